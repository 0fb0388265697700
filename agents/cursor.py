"""The cursor: what the graph must remember between turns, folded from the log's own facts.

Graph state is this cursor as plain JSON. Because live turns and recovery fold the same facts,
a checkpoint is only a cache: without it the cursor is read from the log.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any, Literal

from interview.events import (
    AnswerGiven,
    AnswerScored,
    AnyFact,
    Decided,
    PlanMade,
    QuestionAsked,
    ReviewRequested,
    RoundStarted,
)
from interview.record import Record
from interview.vocabulary import Competency, Verdict

Parked = Literal["wait", "review_plan", "review_scores", "end"]
TRIGGERS = frozenset(
    {
        "consent.given",
        "review.resolved",
        "round.readied",
        "answer.given",
        "clarification.asked",
        "hint.asked",
        "question.skipped",
        "end.asked",
    }
)
"""Facts that the graph answers with a turn of its own."""


class Tally(Record):
    """Levels given so far in one competency."""

    total: int = 0
    count: int = 0


class Cursor(Record):
    """Where the interviewer is; its size does not grow with the number of turns."""

    parked: Parked = "wait"
    pending: int | None = None
    """Seq of the trigger that has no reply yet."""
    round: int = -1
    asked: tuple[str, ...] = ()
    """Questions asked in this round; the last one is open."""
    open: bool = False
    stage: str = "main"
    competency: Competency | None = None
    answers: tuple[int, ...] = ()
    """Seqs of the answers to the open stage."""
    verdicts: dict[str, Verdict] = {}
    level: int | None = None
    follow_ups: int = 0
    probed: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()
    deepened: int = 0
    challenged: bool = False
    lost: int = 0
    """How often the candidate said that they do not know, on this stage."""
    tallies: dict[Competency, Tally] = {}


def settle(facts: Iterable[AnyFact], cursor: Cursor | None = None) -> Cursor:
    """Fold facts into a cursor, from the start or from an earlier one."""
    return reduce(step, facts, cursor or Cursor())


def step(cursor: Cursor, fact: AnyFact) -> Cursor:
    """The cursor after one more fact; facts that the graph does not care for change nothing."""
    if fact.type in TRIGGERS:
        cursor = _with(cursor, pending=fact.seq)
    elif fact.type in _REPLIES:
        cursor = _with(cursor, pending=None)
    handler = _STEPS.get(fact.type)
    return handler(cursor, fact) if handler else cursor


def _with(cursor: Cursor, **changes: object) -> Cursor:
    return cursor.model_copy(update=changes)


def _leave(cursor: Cursor) -> Cursor:
    """Close the open stage and count its level."""
    tallies = dict(cursor.tallies)
    if cursor.open and cursor.level is not None and cursor.competency is not None:
        old = tallies.get(cursor.competency, Tally())
        tallies[cursor.competency] = Tally(total=old.total + cursor.level, count=old.count + 1)
    return Cursor(
        parked=cursor.parked,
        pending=cursor.pending,
        round=cursor.round,
        asked=cursor.asked,
        tallies=tallies,
    )


def _planned(cursor: Cursor, fact: PlanMade) -> Cursor:
    return _with(cursor, parked="wait")


def _review_requested(cursor: Cursor, fact: ReviewRequested) -> Cursor:
    parked: dict[str, Parked] = {"plan": "review_plan", "score": "review_scores"}
    return _with(cursor, parked=parked.get(fact.kind, cursor.parked))


def _round_started(cursor: Cursor, fact: RoundStarted) -> Cursor:
    return _with(_leave(cursor), parked="wait", round=cursor.round + 1, asked=())


def _round_ended(cursor: Cursor, fact: Any) -> Cursor:
    return _leave(cursor)


def _asked(cursor: Cursor, fact: QuestionAsked) -> Cursor:
    left = _leave(cursor)
    again = bool(left.asked) and left.asked[-1] == fact.question
    return _with(
        left,
        open=True,
        asked=left.asked if again else (*left.asked, fact.question),
        stage=fact.stage,
        competency=fact.competency,
    )


def _answered(cursor: Cursor, fact: AnswerGiven) -> Cursor:
    return _with(cursor, answers=(*cursor.answers, fact.seq))


def _scored(cursor: Cursor, fact: AnswerScored) -> Cursor:
    verdicts = {point.point: point.verdict for point in fact.points}
    return _with(cursor, verdicts=verdicts, level=fact.level)


def _decided(cursor: Cursor, fact: Decided) -> Cursor:
    point = (fact.point,) if fact.point else ()
    match fact.next:
        case "probe":
            return _with(cursor, probed=cursor.probed + point, follow_ups=cursor.follow_ups + 1)
        case "deepen":
            return _with(cursor, deepened=cursor.deepened + 1, follow_ups=cursor.follow_ups + 1)
        case "challenge":
            return _with(cursor, challenged=True, follow_ups=cursor.follow_ups + 1)
        case "redirect":
            return _with(
                cursor,
                lost=cursor.lost + 1,
                probed=cursor.probed + point,
                follow_ups=cursor.follow_ups + 1,
            )
        case "hint":
            return _with(cursor, hinted=cursor.hinted + point)
        case "clarify":
            return _with(cursor, answers=cursor.answers[:-1])
        case _:
            return cursor


def _ended(cursor: Cursor, fact: Any) -> Cursor:
    return _with(_leave(cursor), parked="end")


def _reported(cursor: Cursor, fact: Any) -> Cursor:
    return _with(cursor, parked="end")


_REPLIES = frozenset(
    {
        "plan.made",
        "review.requested",
        "round.started",
        "said",
        "decided",
        "answer.scored",
        "interview.ended",
        "report.ready",
    }
)
_STEPS: dict[str, Callable[[Cursor, Any], Cursor]] = {
    "plan.made": _planned,
    "review.requested": _review_requested,
    "round.started": _round_started,
    "round.ended": _round_ended,
    "question.asked": _asked,
    "answer.given": _answered,
    "answer.scored": _scored,
    "decided": _decided,
    "report.ready": _reported,
    "interview.ended": _ended,
}
