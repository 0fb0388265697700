"""Nodes that go on or end: the next question, the next round, the report, what is remembered."""

from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.context import (
    Turn,
    TurnState,
    current_view,
    drafted,
    emit,
    intent,
    read_cursor,
)
from agents.nodes.opening import ask, next_stage
from agents.planner import next_item, stage_index
from agents.report import build_report, competency_levels
from interview.content import AnyContent
from interview.events import (
    AnyFact,
    EndAsked,
    InterviewEnded,
    ReportReady,
    ReviewRequested,
    RoundEnded,
)
from interview.ports import Draft
from interview.vocabulary import EndReason


async def question(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["record", "close_round"]]:
    """Ask the next question of the round, if one is left that fits the time."""
    turn = runtime.context
    cursor = read_cursor(state)
    round_ = turn.course.planned(cursor)
    item = next_item(round_, turn.course.items, cursor, turn.time_left_ms, turn.course.mode)
    if item is None:
        return Command(goto="close_round")
    return Command(goto="record", update=await ask(state, runtime, item, 0))


async def advance(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["record", "question", "close_round"]]:
    """Leave what is open: to the item's next stage, the next question or the round's end."""
    turn = runtime.context
    cursor = read_cursor(state)
    if not cursor.open:
        return Command(goto="question")
    item = turn.course.item(cursor)
    stage = next_stage(item, cursor.stage)
    if stage is None or turn.time_left_ms <= 0 or _skips_item(turn, item, cursor.stage):
        return Command(goto="question" if turn.time_left_ms > 0 else "close_round")
    return Command(goto="record", update=await ask(state, runtime, item, stage))


def _skips_item(turn: Turn, item: AnyContent, stage: str) -> bool:
    """Skipping the first stage of a case leaves the case."""
    return turn.trigger.type == "question.skipped" and stage_index(item, stage) == 0


async def close_round(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["open_round", "debrief"]]:
    """End the round; go to the next one or to the debrief."""
    turn = runtime.context
    cursor = read_cursor(state)
    reason = "time" if turn.time_left_ms <= 0 else "completed"
    ended = RoundEnded(round=turn.course.planned(cursor).id, reason=reason)
    last = cursor.round + 1 >= len(turn.course.rounds)
    update = emit(state, turn, [ended])
    return Command(goto="debrief" if last else "open_round", update=update)


async def debrief(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["record"]]:
    """Say goodbye and what happens next; write the report unless a person looks at it first."""
    turn = runtime.context
    cursor = read_cursor(state)
    facts: list[AnyFact] = []
    reason = _end_reason(turn)
    if reason != "completed" and cursor.round >= 0 and _round_runs(turn):
        facts.append(RoundEnded(round=turn.course.planned(cursor).id, reason=reason))
    words = intent(turn, "closing", turn.course.template.next_steps, n=9)
    facts.append(await turn.say(words, cursor=cursor, expects_reply=False))
    state = {**state, **emit(state, turn, facts)}
    ended = InterviewEnded(reason=reason)
    if turn.course.template.reviews.scores:
        asked = ReviewRequested(review=f"{turn.course.interview}.scores", kind="score")
        return Command(goto="record", update=emit(state, turn, [ended, asked]))
    report = await _report(state, turn, reason)
    return Command(goto="record", update=emit(state, turn, [report, ended]))


def _end_reason(turn: Turn) -> EndReason:
    return turn.trigger.reason if isinstance(turn.trigger, EndAsked) else "completed"


def _round_runs(turn: Turn) -> bool:
    return any(round_.status in ("opened", "running") for round_ in turn.view.rounds)


async def release(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["record"]]:
    """Release the report after a person has looked at the scores."""
    turn = runtime.context
    return Command(
        goto="record", update=emit(state, turn, [await _report(state, turn, turn.view.end_reason)])
    )


async def _report(state: TurnState, turn: Turn, reason: EndReason | None) -> ReportReady:
    facts = [*await turn.history(), *drafted(state)]
    return ReportReady(report=build_report(facts, turn.course, current_view(state, turn), reason))


async def record(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["wait", "review_plan", "review_scores", "remember"]]:
    """Append all facts of the turn in one transaction; each has its effect key."""
    turn = runtime.context
    drafts = [Draft(fact, f"{turn.trigger.seq}:{n}") for n, fact in enumerate(drafted(state))]
    await turn.append(drafts)
    parked = read_cursor(state).parked
    update: TurnState = {"drafts": [], "offer": None}
    return Command(goto="remember" if parked == "end" else parked, update=update)


async def remember(state: TurnState, runtime: Runtime[Turn]) -> None:
    """Keep the levels of this interview in the candidate's long-term memory."""
    turn = runtime.context
    stored = await turn.documents.get("interviews", turn.course.interview)
    reports = [fact for fact in await turn.history() if isinstance(fact, ReportReady)]
    if stored is None or not reports:
        return
    key = f"{stored['candidate_id']}/{turn.course.interview}"
    levels = competency_levels(reports[-1].report)
    await turn.documents.put("candidates", key, {"at": reports[-1].at, "levels": levels})
