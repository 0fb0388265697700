"""Nodes that go on or end: the next question, the next round, the report, what is remembered."""

from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.context import Turn, TurnState
from agents.nodes.opening import ask, next_stage
from agents.nodes.tasks import announce
from agents.planner import next_item, stage_index
from agents.report import build_report
from interview.content import AnyContent
from interview.events import EndAsked, InterviewEnded, ReportReady, ReviewRequested, RoundEnded
from interview.minds import Tone
from interview.ports import Draft
from interview.report import Outcome
from interview.vocabulary import YOUR_QUESTIONS, EndReason


async def question(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["record", "close_round"]]:
    """Ask the next question of the round, if one is left that fits the time."""
    turn = runtime.context
    course = turn.course
    round_ = course.planned(turn.cursor)
    if turn.cursor.announced:
        await ask(turn, course.items[turn.cursor.announced], 0)
        return Command(goto="record")
    item = next_item(round_, course.items, turn.cursor, turn.time_left_ms, course.mode)
    if item is None:
        return Command(goto="close_round")
    ahead = turn.kinds[round_.kind].heads_up(item)
    await (announce(turn, item, ahead) if ahead else ask(turn, item, 0))
    return Command(goto="record")


async def advance(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["record", "question", "close_round"]]:
    """Leave what is open: to the item's next stage, the next question or the round's end."""
    turn = runtime.context
    if turn.time_left_ms <= 0:
        return Command(goto="close_round")
    if not turn.cursor.open:
        return Command(goto="question")
    stage = next_stage(turn.item, turn.cursor.stage)
    if stage is None or _leaves_item(turn, turn.item, turn.cursor.stage):
        return Command(goto="question")
    await ask(turn, turn.item, stage)
    return Command(goto="record")


def _leaves_item(turn: Turn, item: AnyContent, stage: str) -> bool:
    """Skipping the first stage of a case leaves the case."""
    wished = turn.offer is not None and turn.offer.tone == "skipped"
    skipped = wished or turn.trigger.type == "question.skipped"
    return skipped and stage_index(item, stage) == 0


async def close_round(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["open_round", "invite"]]:
    """End the round; go to the next one, or let the candidate ask."""
    turn = runtime.context
    reason = "time" if turn.time_left_ms <= 0 else "completed"
    last = turn.cursor.round + 1 >= len(turn.course.rounds)
    turn.emit(RoundEnded(round=turn.course.planned(turn.cursor).id, reason=reason))
    return Command(goto="invite" if last else "open_round")


async def debrief(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["record", "remember"]]:
    """Say goodbye and what happens next; write the report unless a person looks at it first."""
    turn = runtime.context
    reason = _end_reason(turn)
    if reason != "completed" and _round_is_open(turn):
        turn.emit(RoundEnded(round=turn.course.planned(turn.cursor).id, reason=reason))
    if turn.view.lines:
        next_steps = turn.course.template.next_steps
        await turn.say(turn.intent("closing", next_steps, tone=_CLOSING.get(reason, "plain")))
    if turn.course.template.reviews.scores and turn.view.scores:
        turn.emit(InterviewEnded(reason=reason))
        turn.emit(ReviewRequested(review=f"{turn.course.interview}.scores", kind="score"))
        return Command(goto="record")
    await _release(turn, reason)
    turn.emit(InterviewEnded(reason=reason))
    return Command(goto="remember")


_CLOSING: dict[EndReason, Tone] = {"candidate": "ended", "operator": "ended", "abandoned": "ended"}


def _end_reason(turn: Turn) -> EndReason:
    """Whoever ends while only their own questions are left has gone through all of it."""
    if not isinstance(turn.trigger, EndAsked) or turn.cursor.segment == YOUR_QUESTIONS:
        return "completed"
    return turn.trigger.reason


def _round_is_open(turn: Turn) -> bool:
    return any(round_.status in ("opened", "running") for round_ in turn.view.rounds)


async def release(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["remember"]]:
    """Release the report after a person has looked at the scores."""
    turn = runtime.context
    await _release(turn, turn.view.end_reason)
    return Command(goto="remember")


async def _release(turn: Turn, reason: EndReason | None) -> None:
    facts = [*await turn.history(), *turn.drafts]
    turn.emit(ReportReady(report=build_report(facts, turn.course, turn.current_view(), reason)))


async def remember(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["record"]]:
    """Keep the outcome in the candidate's long-term memory, before the report makes it known."""
    turn = runtime.context
    interview = turn.course.interview
    stored = await turn.documents.get("interviews", interview)
    (ready,) = [fact for fact in turn.drafts if isinstance(fact, ReportReady)]
    if stored is not None:
        outcome = Outcome(
            interview=interview,
            title=ready.report.title,
            mode=ready.report.mode,
            at=turn.trigger.at,
            competencies=ready.report.competencies,
            asked=tuple(dict.fromkeys(each.question for each in ready.report.questions)),
        )
        key = f"{stored['candidate_id']}/{interview}"
        await turn.documents.put("candidates", key, outcome.model_dump(mode="json"))
    return Command(goto="record")


async def record(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["wait", "review_plan", "review_scores", "__end__"]]:
    """Append all facts of the turn in one transaction; each has its effect key."""
    turn = runtime.context
    drafts = [Draft(fact, f"{turn.trigger.seq}:{n}") for n, fact in enumerate(turn.drafts)]
    await turn.append(drafts)
    parked = turn.cursor.parked
    update: TurnState = {"cursor": turn.cursor.model_dump(mode="json")}
    return Command(goto="__end__" if parked == "end" else parked, update=update)
