"""What a turn may use: the interview's fixed things, its log, its mind, and the state types."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypedDict

from agents.cursor import Cursor, step
from agents.moves import Situation, hint_price
from agents.planner import RoundKind, stage_index
from interview.content import AnyContent, Stage
from interview.events import FACT, AnyFact, PlannedRound, Said
from interview.fold import fold
from interview.minds import Intent, Mind
from interview.ports import Documents, Draft, Entry, EventLog, GivenAnswer
from interview.rounds import RoundTemplate, Template
from interview.view import View
from interview.vocabulary import Mode
from memory import Memory
from tools.question_bank import Bank

Append = Callable[[Sequence[Draft]], Awaitable[None]]
"""Appends a turn's facts in one transaction and folds them into the running interview."""
Signal = Callable[[str, str], Awaitable[None]]
"""Sends words of an utterance as they are made."""
_PAGE = 1000


async def read_all(log: EventLog, interview: str) -> AsyncIterator[Entry]:
    """Every stored fact of an interview, page by page."""
    after = 0
    while batch := await log.read(interview, after=after, limit=_PAGE):
        for entry in batch:
            yield entry
        after = batch[-1].fact.seq


class TurnState(TypedDict, total=False):
    """Graph state: plain JSON, small, and the same size at any turn."""

    cursor: dict[str, Any]
    trigger: int
    """Seq of the fact that is being answered."""
    drafts: list[dict[str, Any]]
    """Facts of this turn, appended in one transaction before it parks; then empty."""
    offer: dict[str, Any] | None
    """The move that was chosen, for the node that makes it; null when parked."""


@dataclass(frozen=True)
class Course:
    """What is fixed for an interview once it is planned."""

    interview: str
    template: Template
    mode: Mode
    rounds: tuple[PlannedRound, ...]
    items: Mapping[str, AnyContent]

    def planned(self, cursor: Cursor) -> PlannedRound:
        """The round that the cursor is in."""
        return self.rounds[cursor.round]

    def template_round(self, cursor: Cursor) -> RoundTemplate:
        """The template of the round that the cursor is in."""
        wanted = self.planned(cursor).id
        return next(round_ for round_ in self.template.rounds if round_.id == wanted)

    def item(self, cursor: Cursor) -> AnyContent:
        """The open question."""
        return self.items[cursor.asked[-1]]

    def stage(self, cursor: Cursor) -> Stage:
        """The open stage of the open question."""
        item = self.item(cursor)
        return item.stages[stage_index(item, cursor.stage)]


@dataclass
class Turn:
    """The context of one turn, never stored; planning replaces its course."""

    course: Course
    memory: Memory
    bank: Bank
    mind: Mind
    kinds: Mapping[str, RoundKind]
    view: View
    """The interview as it was when the trigger was stored."""
    trigger: AnyFact
    append: Append
    signal: Signal

    @property
    def documents(self) -> Documents:
        """The documents of this house."""
        return self.memory.documents

    async def history(self) -> list[AnyFact]:
        """The whole log, from the start."""
        return [entry.fact async for entry in read_all(self.memory.log, self.course.interview)]

    @property
    def time_left_ms(self) -> int:
        """Milliseconds left in the round when the trigger was stored."""
        return self.view.clock.limit_ms - self.view.clock.used_ms

    def situation(self, cursor: Cursor) -> Situation:
        """What a decision looks at now."""
        return Situation(
            item=self.course.item(cursor),
            stage=self.course.stage(cursor),
            cursor=cursor,
            round=self.course.template_round(cursor),
            time_left=self.time_left_ms > 0,
        )

    def hint_price(self, cursor: Cursor) -> float | None:
        """The price of the next hint on the open stage."""
        return hint_price(self.course.stage(cursor), cursor, self.course.template_round(cursor))

    async def answers(self, cursor: Cursor) -> list[GivenAnswer]:
        """The answers to the open stage, read from the log."""
        return [await self._answer(seq) for seq in cursor.answers]

    async def _answer(self, seq: int) -> GivenAnswer:
        (entry,) = await self.memory.log.read(self.course.interview, after=seq - 1, limit=1)
        return GivenAnswer(seq, getattr(entry.fact, "text", ""))

    async def say(self, intent: Intent, *, cursor: Cursor, expects_reply: bool) -> Said:
        """Have the mind phrase something and make it a fact."""
        utterance = f"{self.trigger.seq}-{intent.kind}"
        text = await self.mind.phrase(intent, partial(self.signal, utterance))
        return Said(
            by=self.course.template.interviewer.name,
            utterance=utterance,
            kind=intent.kind,
            question=cursor.asked[-1] if cursor.open else None,
            expects_reply=expects_reply,
            text=text,
            hint_price=self.hint_price(cursor) if expects_reply else None,
        )


def read_cursor(state: TurnState) -> Cursor:
    """The cursor in graph state."""
    return Cursor.model_validate(state["cursor"])


def drafted(state: TurnState) -> list[AnyFact]:
    """The facts of this turn so far."""
    return [FACT.validate_python(draft) for draft in state.get("drafts", [])]


def emit(state: TurnState, turn: Turn, facts: Sequence[AnyFact]) -> TurnState:
    """State with more facts of this turn, folded into the cursor; they carry the trigger's id."""
    cursor = read_cursor(state)
    drafts = list(state.get("drafts", []))
    for fact in facts:
        caused = fact.model_copy(update={"re": turn.trigger.re})
        cursor = step(cursor, caused)
        drafts.append(caused.model_dump(mode="json"))
    return {"cursor": cursor.model_dump(mode="json"), "drafts": drafts}


def current_view(state: TurnState, turn: Turn) -> View:
    """The view with this turn's facts on top."""
    return fold(drafted(state), turn.view)


def intent(turn: Turn, kind: Any, core: str, *, n: int = 0, **more: Any) -> Intent:
    """An intent with its seed and the latest utterances filled in."""
    recent = tuple(line.text for line in turn.view.lines[-24:] if line.by != "candidate")[-10:]
    seed = f"{turn.course.interview}:{turn.trigger.seq}:{n}"
    return Intent(kind=kind, core=core, seed=seed, recent=recent, **more)
