"""Nodes that reply within a question: follow-ups, hints, clarifications."""

from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.context import Turn, TurnState, emit, intent, read_cursor
from agents.cursor import Cursor, step
from agents.matching import best_match
from agents.moves import next_hint
from interview.content import Clarification
from interview.errors import WrongMoment
from interview.events import AnswerGiven, AnyFact, ClarificationAsked, Decided
from interview.minds import Offer
from interview.vocabulary import SaidKind

Replied = Command[Literal["record"]]


async def probe(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Ask about a point that is still open."""
    return await _follow_up(state, runtime, "probe")


async def deepen(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Change a constraint for a candidate who has met the points."""
    return await _follow_up(state, runtime, "deepen")


async def challenge(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Make a fair counter-claim."""
    return await _follow_up(state, runtime, "challenge")


async def redirect(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Offer another way in."""
    return await _follow_up(state, runtime, "redirect")


async def _follow_up(state: TurnState, runtime: Runtime[Turn], kind: SaidKind) -> Replied:
    turn = runtime.context
    offer = Offer.model_validate(state["offer"])
    words = intent(turn, kind, offer.text, span=offer.span, tone=offer.tone)
    said = await turn.say(words, cursor=read_cursor(state), expects_reply=True)
    return Command(goto="record", update=emit(state, turn, [said]))


async def hint(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Give the hint that was paid for."""
    turn = runtime.context
    cursor = read_cursor(state)
    found = next_hint(turn.course.stage(cursor), cursor, turn.course.template_round(cursor))
    if found is None:
        raise WrongMoment("there is no further hint for this question")
    point, help_ = found
    decided = Decided(next="hint", point=point.id, why=f"asked for a hint; {point.id} is open")
    words = intent(turn, "hint", help_.text)
    said = await turn.say(words, cursor=step(cursor, decided), expects_reply=True)
    return Command(goto="record", update=emit(state, turn, [decided, said]))


async def clarify(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Answer a question back from the question's own facts, or say that it is left open."""
    turn = runtime.context
    cursor = read_cursor(state)
    facts: list[AnyFact] = []
    if isinstance(turn.trigger, AnswerGiven):
        facts.append(Decided(next="clarify", why="the candidate asked a question back"))
        cursor = step(cursor, facts[0])
    words = intent(turn, "clarification", _clarification(turn, cursor, _asked(turn)))
    facts.append(await turn.say(words, cursor=cursor, expects_reply=True))
    return Command(goto="record", update=emit(state, turn, facts))


def _asked(turn: Turn) -> str:
    trigger = turn.trigger
    return trigger.text if isinstance(trigger, AnswerGiven | ClarificationAsked) else ""


def _clarification(turn: Turn, cursor: Cursor, asked: str) -> str:
    if turn.mind.classify(asked) == "repeat":
        return f"Once more: {turn.course.stage(cursor).ask}"
    known = [*turn.course.item(cursor).clarifications, *_process_facts(turn)]
    index = best_match(asked, [each.asked for each in known])
    if index is None:
        return "That is left open on purpose. State the assumption you need, and go on from it."
    return known[index].answer


def _process_facts(turn: Turn) -> list[Clarification]:
    """What the template lets the interviewer tell about the process."""
    return [
        Clarification(asked=fact.asked, answer=fact.answer) for fact in turn.course.template.facts
    ]
