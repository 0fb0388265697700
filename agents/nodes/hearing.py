"""Nodes that hear: understand what came in, judge it, decide what follows."""

from dataclasses import replace
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.clarifying import known_answers, questions_in
from agents.context import Turn, TurnState
from agents.moves import lost_offers, offers
from agents.pins import pinned_items
from interview.events import AnswerGiven, AnswerScored, Decided, ReviewResolved
from interview.minds import Offer

Heard = Literal[
    "plan", "open_round", "release", "question", "assess", "clarify", "hint", "advance", "debrief"
]
_ROUTES: dict[str, Heard] = {
    "consent.given": "plan",
    "round.readied": "question",
    "clarification.asked": "clarify",
    "hint.asked": "hint",
    "question.skipped": "advance",
    "end.asked": "debrief",
}


async def understand(state: TurnState, runtime: Runtime[Turn]) -> Command[Heard]:
    """Take in what happened and say which node answers it."""
    turn = runtime.context
    trigger = turn.trigger
    if isinstance(trigger, AnswerGiven):
        return Command(goto=_hear_answer(turn, trigger))
    if isinstance(trigger, ReviewResolved):
        await _replan(turn, trigger)
        return Command(goto="open_round" if trigger.kind == "plan" else "release")
    return Command(goto=_ROUTES[trigger.type])


async def _replan(turn: Turn, resolved: ReviewResolved) -> None:
    """Take over a plan as a reviewer edited it."""
    if resolved.rounds:
        items = await pinned_items(turn.documents, resolved.rounds)
        turn.course = replace(turn.course, rounds=resolved.rounds, items=items)


def _hear_answer(turn: Turn, trigger: AnswerGiven) -> Heard:
    utterance = turn.mind.classify(trigger.text)
    return "clarify" if utterance in ("question_back", "repeat") else "assess"


async def assess(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["decide"]]:
    """Judge all answers to the open stage, point by point."""
    turn = runtime.context
    finding = await turn.mind.judge(turn.item, turn.stage, await turn.answers(), turn.cursor.hinted)
    turn.emit(
        AnswerScored(
            question=turn.item.id,
            stage=turn.stage.id,
            points=finding.points,
            level=finding.level,
            confidence=finding.confidence,
            flags=finding.flags,
            judges=(finding.judge,),
        )
    )
    return Command(goto="decide")


Decision = Literal["probe", "deepen", "challenge", "redirect", "advance"]


async def decide(state: TurnState, runtime: Runtime[Turn]) -> Command[Decision]:
    """Choose among the moves that the rules allow, and record why."""
    turn = runtime.context
    offer = await turn.mind.choose(_offers(turn))
    turn.offer = offer
    turn.emit(Decided(next=offer.move, point=offer.point, span=offer.span, why=offer.why))
    await _tell_what_was_asked(turn)
    return Command(goto=_decision(offer))


def _decision(offer: Offer) -> Decision:
    match offer.move:
        case "probe" | "deepen" | "challenge" | "redirect" | "advance":
            return offer.move
        case _:
            raise ValueError(f"{offer.move} is not a move after an answer")


def _offers(turn: Turn) -> list[Offer]:
    now = turn.situation()
    text = turn.trigger.text if isinstance(turn.trigger, AnswerGiven) else ""
    (scored,) = [fact for fact in turn.drafts if isinstance(fact, AnswerScored)]
    if turn.mind.classify(text) == "dont_know" and not _adds(turn, scored):
        return lost_offers(now)
    return offers(now, scored, text, new=_adds(turn, scored))


def _adds(turn: Turn, scored: AnswerScored) -> bool:
    """Whether the newest answer holds the words of a point."""
    return any(
        point.seq == turn.trigger.seq and point.verdict in ("met", "partly")
        for point in scored.points
    )


async def _tell_what_was_asked(turn: Turn) -> None:
    """Questions inside a longer answer get their facts before the interviewer goes on."""
    asked = questions_in(turn.trigger.text) if isinstance(turn.trigger, AnswerGiven) else []
    told = known_answers(turn, asked)
    if told:
        await turn.say(turn.intent("clarification", " ".join(told)))
