"""Nodes that hear: understand what came in, judge it, decide what follows."""

from dataclasses import replace
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.context import Turn, TurnState, drafted, emit, read_cursor
from agents.cursor import Cursor, step
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
    heard: TurnState = {
        "cursor": step(read_cursor(state), trigger).model_dump(mode="json"),
        "drafts": [],
        "trigger": trigger.seq,
    }
    if isinstance(trigger, AnswerGiven):
        return Command(goto=_hear_answer(turn, trigger), update=heard)
    if isinstance(trigger, ReviewResolved):
        await _replan(turn, trigger)
        return Command(goto="open_round" if trigger.kind == "plan" else "release", update=heard)
    return Command(goto=_ROUTES[trigger.type], update=heard)


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
    cursor = read_cursor(state)
    answers = await turn.answers(cursor)
    item, stage = turn.course.item(cursor), turn.course.stage(cursor)
    finding = await turn.mind.judge(item, stage, answers, cursor.hinted)
    scored = AnswerScored(
        question=item.id,
        stage=stage.id,
        points=finding.points,
        level=finding.level,
        confidence=finding.confidence,
        flags=finding.flags,
        judges=(finding.judge,),
    )
    return Command(goto="decide", update=emit(state, turn, [scored]))


Decision = Literal["probe", "deepen", "challenge", "redirect", "advance"]


async def decide(state: TurnState, runtime: Runtime[Turn]) -> Command[Decision]:
    """Choose among the moves that the rules allow, and record why."""
    turn = runtime.context
    cursor = read_cursor(state)
    offer = await turn.mind.choose(_offers(state, turn, cursor))
    decided = Decided(next=offer.move, point=offer.point, span=offer.span, why=offer.why)
    update = emit(state, turn, [decided])
    update["offer"] = offer.model_dump(mode="json")
    return Command(goto=_decision(offer), update=update)


def _decision(offer: Offer) -> Decision:
    match offer.move:
        case "probe" | "deepen" | "challenge" | "redirect" | "advance":
            return offer.move
        case _:
            raise ValueError(f"{offer.move} is not a move after an answer")


def _offers(state: TurnState, turn: Turn, cursor: Cursor) -> list[Offer]:
    now = turn.situation(cursor)
    text = turn.trigger.text if isinstance(turn.trigger, AnswerGiven) else ""
    if turn.mind.classify(text) == "dont_know":
        return lost_offers(now)
    scored = [fact for fact in drafted(state) if isinstance(fact, AnswerScored)]
    return offers(now, scored[-1], text)
