"""Nodes of hands-on tasks: the heads-up, and following along while somebody works."""

from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.context import Turn, TurnState
from agents.planner import HeadsUp
from agents.process import hint_offer
from interview.content import AnyContent
from interview.errors import WrongMoment
from interview.events import Decided, TaskAnnounced
from interview.minds import Tone

_LOST = "Say which part you are unsure of, or try a small piece of it first."
_LATE = "The time is up, so it does not count any more. Go on when you are ready."


async def announce(turn: Turn, item: AnyContent, ahead: HeadsUp) -> None:
    """Say what kind of task comes and give time to prepare, before anything is shown."""
    turn.emit(
        TaskAnnounced(
            question=item.id,
            round=turn.course.planned(turn.cursor).id,
            brief=ahead.brief,
            prepare_ms=ahead.prepare_ms,
        )
    )
    core = f"{ahead.brief} {_preparing(ahead.prepare_ms, limited=bool(turn.current_view().clock.limit_ms))}"
    await turn.say(turn.intent("brief", core), question=item.id)


def _preparing(prepare_ms: int, *, limited: bool) -> str:
    """How long to prepare, and what happens then."""
    minutes = round(prepare_ms / 60_000)
    time = (
        "a moment" if prepare_ms < 60_000 else "a minute" if minutes == 1 else f"{minutes} minutes"
    )
    clock = ", and the clock starts then" if limited else ""
    return (
        f"Take {time} to prepare, or more if you need it. The editor opens when you say that you are"
        f" ready{clock}."
    )


async def follow_along(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["record"]]:
    """Hear what is said while the code is being written; it is judged with the submission."""
    turn = runtime.context
    heard = turn.heard()
    late = turn.time_left_ms <= 0
    why = "the time is up" if late else "thinking aloud; it is judged with the code"
    turn.emit(Decided(next="wait", heard=heard, why=why))
    words, tone, aside = _along(turn, lost=heard == "dont_know", late=late)
    said = turn.intent("acknowledgement", words, tone=tone, aside=aside)
    await turn.say(said, expects_reply=True)
    return Command(goto="record")


def _along(turn: Turn, *, lost: bool, late: bool) -> tuple[str, Tone, str]:
    if late:
        return _LATE, "told", ""
    return (_LOST, "told", hint_offer(turn.hint_price())) if lost else ("", "aloud", "")


async def wait_on(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["record"]]:
    """Leave the floor with the candidate, who works on."""
    turn = runtime.context
    if turn.offer is None:
        raise WrongMoment("there is nothing to say about the submission")
    words = turn.intent("acknowledgement", turn.offer.text, tone="told")
    await turn.say(words, expects_reply=True)
    return Command(goto="record")
