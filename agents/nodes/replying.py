"""Nodes that reply within a question: follow-ups, hints, clarifications, a word to go on."""

import re
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.clarifying import known_answers, questions_in
from agents.context import Turn, TurnState
from agents.minds.utterances import wish
from agents.moves import next_hint
from agents.nodes.hearing import asking_counts
from agents.process import about_interview, hint_offer
from interview.content import Experience
from interview.errors import WrongMoment
from interview.events import AnswerGiven, Decided
from interview.minds import Intent, Offer, Tone
from interview.vocabulary import SaidKind, Utterance

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


async def confirm(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Ask whether the candidate means what they said."""
    return await _follow_up(runtime.context, "clarification")


async def redirect(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Offer another way in; somebody who is lost also hears what a hint costs."""
    turn = runtime.context
    lost = turn.offer is not None and turn.offer.tone == "lost"
    lost = lost and not isinstance(turn.item, Experience)  # nobody else can hint at one's memory
    return await _follow_up(turn, "redirect", hint_offer(turn.hint_price()) if lost else "")


async def _follow_up(turn: Turn, kind: SaidKind, aside: str = "") -> Replied:
    offer = turn.offer
    if offer is None:
        raise WrongMoment("there is no follow-up to make")
    tone = _tone(turn, offer)
    words = turn.intent(kind, offer.text, span=offer.span, tone=tone, aside=aside)
    await turn.say(words, expects_reply=True)
    return Command(goto="record")


def _tone(turn: Turn, offer: Offer) -> Tone:
    """In hiring, the words that lead into a probe say nothing of how the answer was."""
    hides = turn.course.mode == "hiring" and offer.tone == "open"
    return "plain" if hides else offer.tone


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


async def listen(state: TurnState, runtime: Runtime[Turn]) -> Replied:
    """Let the candidate finish a sentence: half a thought is not judged."""
    turn = runtime.context
    why = "the sentence is not finished; wait for the rest of it"
    turn.emit(Decided(next="clarify", heard="partial", why=why))
    await turn.say(turn.intent("acknowledgement", ""), expects_reply=True)
    return Command(goto="record")


async def clarify(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["record", "advance"]]:
    """Reply to words that are no answer: a question back, an objection, a wish."""
    turn = runtime.context
    heard = turn.heard()
    if isinstance(turn.trigger, AnswerGiven):
        leaving = _leaving(turn, heard)
        if leaving is not None:
            turn.offer = leaving
            turn.emit(Decided(next="advance", heard=heard, why=leaving.why))
            return Command(goto="advance")
        turn.emit(_heard_out(turn, heard))
    await turn.say(_clarification(turn, heard), expects_reply=True)
    return Command(goto="record")


def _heard_out(turn: Turn, heard: Utterance) -> Decided:
    """The decision to reply and to leave the floor open; in a case, asking counts."""
    if heard == "question_back" and asking_counts(turn):
        why = "asked for facts of the case, which is part of the answer"
        return Decided(next="clarify", heard="answer", why=why)
    return Decided(next="clarify", heard=heard, why=_WHY.get(heard, _ASKED_BACK))


def _leaving(turn: Turn, heard: Utterance) -> Offer | None:
    """Going on, where the candidate asks for it or has answered already."""
    if heard == "about_interview" and wish(turn.text) == "skip":
        return Offer(move="advance", tone="skipped", why="the candidate asked to go on")
    answered = len(turn.cursor.answers) > 1 and _ALREADY.search(turn.text)
    if heard == "objection" and answered:
        return Offer(move="advance", tone="answered", why="the candidate has answered that already")
    return None


_ALREADY = re.compile(
    r"\b(already|just|twice|same (question|thing)|asked and answered|see above|covered)\b",
    re.IGNORECASE,
)
_WHY: dict[Utterance, str] = {
    "repeat": "the candidate wants to hear it again",
    "objection": "the candidate disputes the question",
    "about_interview": "the candidate asked about the interview itself",
}
_ASKED_BACK = "the candidate asked a question back"


def _clarification(turn: Turn, heard: Utterance) -> Intent:
    """What answers words that are no answer, from the question's own facts or the process."""
    told = known_answers(turn, questions_in(turn.text) or [turn.text])
    if told:
        return turn.intent("clarification", " ".join(told))
    if heard == "repeat":
        return turn.intent("clarification", turn.stage.ask.strip(), tone="again")
    if heard == "objection":
        return turn.intent("clarification", "", tone="objection")
    if heard == "about_interview":
        return turn.intent("clarification", about_interview(turn))
    return turn.intent("clarification", "", tone="left_open")
