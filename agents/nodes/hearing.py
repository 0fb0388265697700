"""Nodes that hear: understand what came in, judge it, decide what follows."""

from dataclasses import replace
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.clarifying import asked_for, known_answers, questions_in
from agents.coding_moves import coding_offers
from agents.context import Turn, TurnState
from agents.further import judged_stage
from agents.moves import Situation, lost_offers, offers, open_points, stray_offers
from agents.parts import merged, placed
from agents.pins import pinned_items
from interview.content import Case, Coding
from interview.events import AnswerGiven, AnswerScored, Decided, PointVerdict, ReviewResolved
from interview.minds import Offer
from interview.ports import GivenAnswer
from interview.vocabulary import WARM_UP, Utterance

Heard = Literal[
    "plan",
    "open_round",
    "release",
    "question",
    "assess",
    "decide",
    "listen",
    "follow_along",
    "clarify",
    "hint",
    "advance",
    "debrief",
    "warm_up",
    "your_questions",
]
_ROUTES: dict[str, Heard] = {
    "consent.given": "plan",
    "round.readied": "question",
    "task.readied": "question",
    "clarification.asked": "clarify",
    "hint.asked": "hint",
    "question.skipped": "advance",
    "end.asked": "debrief",
}
_WORDS: dict[Utterance, Heard] = {
    "answer": "assess",
    "dont_know": "assess",
    "partial": "listen",
    "off_topic": "decide",
    "question_back": "clarify",
    "repeat": "clarify",
    "objection": "clarify",
    "about_interview": "clarify",
}
TAKEN_AMISS = 3
"""How often words on a stage are taken for something other than an answer."""
QUESTIONS_AT_MOST = 12
"""How many questions back are answered on a stage before they are taken for its answer."""
MANY = 25
"""Words of questions from which they are taken for the whole answer to a case."""
_TALK = ("answer.given", "clarification.asked", "question.skipped")


async def understand(state: TurnState, runtime: Runtime[Turn]) -> Command[Heard]:
    """Take in what happened and say which node answers it."""
    turn = runtime.context
    trigger = turn.trigger
    if turn.cursor.segment and trigger.type in _TALK:
        warm_up = turn.cursor.segment == WARM_UP
        return Command(goto="warm_up" if warm_up else "your_questions")
    if isinstance(trigger, AnswerGiven):
        return Command(goto=_hear_answer(turn))
    if isinstance(trigger, ReviewResolved):
        await _replan(turn, trigger)
        return Command(goto="open_round" if trigger.kind == "plan" else "release")
    return Command(goto=_ROUTES[trigger.type])


async def _replan(turn: Turn, resolved: ReviewResolved) -> None:
    """Take over a plan as a reviewer edited it."""
    if resolved.rounds:
        items = await pinned_items(turn.documents, resolved.rounds)
        turn.course = replace(turn.course, rounds=resolved.rounds, items=items)


_ALONG: frozenset[Utterance] = frozenset({"answer", "partial", "off_topic", "dont_know"})
"""Words that are followed, and not judged yet, while code is being written."""


def _hear_answer(turn: Turn) -> Heard:
    if turn.is_code:
        return "assess"
    heard = turn.heard()
    if isinstance(turn.item, Coding) and _is_at_work(turn):
        return "follow_along" if heard in _ALONG else _WORDS[heard]
    waited = heard == "partial" and turn.cursor.awaited
    many = heard == "question_back" and asking_counts(turn) and len(turn.text.split()) > MANY
    return "assess" if waited or many or _insists(turn, heard) else _WORDS[heard]


def _is_at_work(turn: Turn) -> bool:
    """Whether a coding task waits for its code, or its time is over."""
    waits = not turn.cursor.submissions and not turn.code_is_off
    return waits or turn.time_left_ms <= 0


def _insists(turn: Turn, heard: Utterance) -> bool:
    """Whoever is taken for no answer again and again is believed in the end."""
    return turn.cursor.unheard >= (QUESTIONS_AT_MOST if heard == "question_back" else TAKEN_AMISS)


def asking_counts(turn: Turn) -> bool:
    """In a case, asking for the facts is part of the answer."""
    return isinstance(turn.item, Case)


async def assess(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["decide"]]:
    """Judge all answers to the open stage, point by point."""
    turn = runtime.context
    parts = await turn.answers()
    stage = judged_stage(turn.item, turn.stage, turn.cursor)
    whole = [*merged(parts, turn.cursor.joined), *await turn.work()]
    finding = await turn.mind.judge(turn.item, stage, whole, turn.cursor.hinted)
    points = tuple(placed(verdict, parts) for verdict in finding.points)
    early = not turn.cursor.submissions and _too_early(await turn.situation(), points)
    turn.emit(
        AnswerScored(
            question=turn.item.id,
            stage=stage.id,
            points=points,
            level=None if early else finding.level,
            confidence=finding.confidence,
            flags=finding.flags,
            judges=(finding.judge,),
        )
    )
    return Command(goto="decide")


def _too_early(now: Situation, points: tuple[PointVerdict, ...]) -> bool:
    """Whether a few words are to become a sentence more before they get a level."""
    return now.terse and bool(open_points(now.stage, points))


Decision = Literal["probe", "deepen", "challenge", "confirm", "redirect", "wait_on", "advance"]


async def decide(state: TurnState, runtime: Runtime[Turn]) -> Command[Decision]:
    """Choose among the moves that the rules allow, and record why."""
    turn = runtime.context
    heard = turn.heard()
    offer = await turn.mind.choose(await _offers(turn, heard))
    turn.offer = offer
    span = offer.span.text if offer.span else None
    decided = Decided(next=offer.move, point=offer.point, span=span, heard=heard, why=offer.why)
    turn.emit(decided)
    await _tell_what_was_asked(turn)
    if turn.is_code and offer.move == "advance" and offer.text:
        await turn.say(turn.intent("acknowledgement", offer.text, tone="told"))
    return Command(goto=_decision(offer))


def _decision(offer: Offer) -> Decision:
    match offer.move:
        case "probe" | "deepen" | "challenge" | "redirect" | "advance":
            return offer.move
        case "clarify":
            return "confirm"
        case "wait":
            return "wait_on"
        case _:
            raise ValueError(f"{offer.move} is not a move after an answer")


async def _offers(turn: Turn, heard: Utterance) -> list[Offer]:
    now = await turn.situation()
    if heard == "off_topic":
        return stray_offers(now)
    if isinstance(turn.item, Coding):
        verdicts = [each.work.verdict for each in await turn.work() if each.work]
        verdict = next(iter(verdicts), None)
        return coding_offers(now, turn.scored, verdict, fresh=turn.is_code)
    scored = turn.scored
    new = _adds(merged(await turn.answers(), turn.cursor.joined), scored)
    if heard == "dont_know" and not new:
        return lost_offers(now)
    return offers(now, scored, new=new)


def _adds(whole: list[GivenAnswer], scored: AnswerScored) -> bool:
    """Whether the newest answer holds the words of a point."""
    return any(
        (point.seq or 0) >= whole[-1].seq and point.verdict in ("met", "partly")
        for point in scored.points
    )


async def _tell_what_was_asked(turn: Turn) -> None:
    """Questions inside a longer answer get their facts before the interviewer goes on."""
    asked = questions_in(turn.text) if isinstance(turn.trigger, AnswerGiven) else []
    if asking_counts(turn):
        asked = [*asked, *asked_for(turn.text)]
    told = known_answers(turn, asked)
    if told:
        await turn.say(turn.intent("clarification", " ".join(told)))
