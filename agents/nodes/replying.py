"""Nodes that reply within a question: follow-ups, hints, clarifications."""

from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.clarifying import known_answers
from agents.context import Turn, TurnState
from agents.moves import next_hint
from interview.errors import WrongMoment
from interview.events import AnswerGiven, ClarificationAsked, Decided
from interview.minds import Offer, Tone
from interview.vocabulary import SaidKind

Replied = Command[Literal["record"]]


async def probe(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Ask about a point that is still open."""
    return await _follow_up(runtime.context, "probe")


async def deepen(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Change a constraint for a candidate who has met the points."""
    return await _follow_up(runtime.context, "deepen")


async def challenge(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Make a fair counter-claim."""
    return await _follow_up(runtime.context, "challenge")


async def redirect(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Offer another way in."""
    return await _follow_up(runtime.context, "redirect")


async def _follow_up(turn: Turn, kind: SaidKind) -> Replied:
    offer = turn.offer
    if offer is None:
        raise WrongMoment("there is no follow-up to make")
    words = turn.intent(kind, offer.text, span=offer.span, tone=_tone(turn, offer))
    await turn.say(words, expects_reply=True)
    return Command(goto="record")


def _tone(turn: Turn, offer: Offer) -> Tone:
    """In hiring, the words that lead into a follow-up say nothing of how the answer was."""
    return "neutral" if turn.course.mode == "hiring" else offer.tone


async def hint(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Give the hint that was paid for."""
    turn = runtime.context
    found = next_hint(turn.stage, turn.cursor, turn.round)
    if found is None:
        raise WrongMoment("there is no further hint for this question")
    point, help_ = found
    turn.emit(Decided(next="hint", point=point.id, why=f"asked for a hint; {point.id} is open"))
    await turn.say(turn.intent("hint", help_.text), expects_reply=True)
    return Command(goto="record")


async def clarify(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Answer a question back from the question's own facts, or say that it is left open."""
    turn = runtime.context
    trigger = turn.trigger
    if isinstance(trigger, AnswerGiven):
        turn.emit(Decided(next="clarify", why="the candidate asked a question back"))
    asked = trigger.text if isinstance(trigger, AnswerGiven | ClarificationAsked) else ""
    words = turn.intent("clarification", _clarification(turn, asked))
    await turn.say(words, expects_reply=True)
    return Command(goto="record")


def _clarification(turn: Turn, asked: str) -> str:
    if turn.mind.classify(asked) == "repeat":
        return f"Once more: {turn.stage.ask.strip()}"
    told = known_answers(turn, [asked])
    return told[0] if told else _LEFT_OPEN


_LEFT_OPEN = "That is left open on purpose. State the assumption you need, and go on from it."
