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
    CodeRan,
    Decided,
    PlanMade,
    QuestionAsked,
    ReviewRequested,
    RoundStarted,
    Said,
    TaskAnnounced,
)
from interview.record import Record
from interview.vocabulary import SEGMENTS, Competency, Verdict

Parked = Literal["wait", "review_plan", "review_scores", "end"]
TRIGGERS = frozenset(
    {
        "consent.given",
        "review.resolved",
        "round.readied",
        "task.readied",
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
    joined: tuple[int, ...] = ()
    """Those of the answers that go on with the one before."""
    follow_ups: int = 0
    probed: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()
    deepened: int = 0
    challenged: bool = False
    doubted: tuple[str, ...] = ()
    """Points on which the candidate was asked whether they mean what they said."""
    elaborated: bool = False
    """Whether a few words were asked to become one sentence more, on this stage."""
    awaited: bool = False
    """Whether the rest of an unfinished sentence was asked for."""
    unheard: int = 0
    """How often words on this stage were taken for something other than an answer."""
    strayed: int = 0
    """How often the candidate left the subject, on this stage."""
    told: int = 0
    """How many of the candidate's own questions were heard at the end."""
    segment: str | None = None
    """The floor without a score that is open: warm-up or the candidate's own questions."""
    announced: str | None = None
    """The hands-on task that is to be opened next."""
    submissions: int = 0
    """How often code counted as an answer to the open task."""
    ran: int | None = None
    """Seq of the newest `code.ran` that counts."""
    trials: int = 0
    """Runs with inputs of the candidate's own, before the first submission."""
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


def _announced(cursor: Cursor, fact: TaskAnnounced) -> Cursor:
    return _with(_leave(cursor), parked="wait", announced=fact.question)


def _ran(cursor: Cursor, fact: CodeRan) -> Cursor:
    if fact.purpose == "submit" and fact.scored:
        return _with(cursor, ran=fact.seq, submissions=cursor.submissions + 1)
    tried = fact.purpose == "scratch" and not cursor.submissions
    return _with(cursor, trials=cursor.trials + 1) if tried else cursor


def _answered(cursor: Cursor, fact: AnswerGiven) -> Cursor:
    if fact.question in SEGMENTS or fact.modality == "code":
        return cursor
    goes_on = cursor.awaited or (bool(cursor.answers) and fact.answers < cursor.answers[-1])
    return _with(
        cursor,
        answers=(*cursor.answers, fact.seq),
        joined=(*cursor.joined, fact.seq) if goes_on else cursor.joined,
        awaited=False,
    )


def _said(cursor: Cursor, fact: Said) -> Cursor:
    if fact.question not in SEGMENTS:
        return cursor
    return _with(cursor, segment=fact.question)


def _scored(cursor: Cursor, fact: AnswerScored) -> Cursor:
    verdicts = {point.point: point.verdict for point in fact.points}
    return _with(cursor, verdicts=verdicts, level=fact.level)


def _decided(cursor: Cursor, fact: Decided) -> Cursor:
    point = (fact.point,) if fact.point else ()
    match fact.next:
        case "probe":
            return _probed(cursor, point)
        case "deepen":
            return _with(cursor, deepened=cursor.deepened + 1, follow_ups=cursor.follow_ups + 1)
        case "challenge":
            return _with(cursor, challenged=True, follow_ups=cursor.follow_ups + 1)
        case "redirect":
            return _redirected(cursor, fact, point)
        case "hint":
            return _with(cursor, hinted=cursor.hinted + point)
        case "clarify":
            return _clarified(cursor, fact, point)
        case _:
            return cursor


def _probed(cursor: Cursor, point: tuple[str, ...]) -> Cursor:
    """The sentence more that a few words need before a level does not count as a follow-up."""
    probed = _with(cursor, probed=cursor.probed + point)
    if cursor.level is None and not cursor.elaborated:
        return _with(probed, elaborated=True)
    return _with(probed, follow_ups=cursor.follow_ups + 1)


def _redirected(cursor: Cursor, fact: Decided, point: tuple[str, ...]) -> Cursor:
    probed = _with(cursor, probed=cursor.probed + point)
    if fact.heard == "off_topic":
        return _with(_unheard(probed), strayed=cursor.strayed + 1)
    return _with(probed, lost=cursor.lost + 1, follow_ups=cursor.follow_ups + 1)


def _clarified(cursor: Cursor, fact: Decided, point: tuple[str, ...]) -> Cursor:
    if cursor.segment:
        return _with(cursor, told=cursor.told + 1)
    if point:
        # Once a stage, and no follow-up: to be understood must not cost a candidate a question.
        return _with(cursor, doubted=cursor.doubted + point, probed=cursor.probed + point)
    if fact.heard == "answer":
        return cursor
    return _with(cursor, awaited=True) if fact.heard == "partial" else _unheard(cursor)


def _unheard(cursor: Cursor) -> Cursor:
    """Without the newest answer, which turned out to be none."""
    return _with(cursor, answers=cursor.answers[:-1], unheard=cursor.unheard + 1)


def _ended(cursor: Cursor, fact: Any) -> Cursor:
    return _with(_leave(cursor), parked="end")


def _reported(cursor: Cursor, fact: Any) -> Cursor:
    return _with(cursor, parked="end")


_REPLIES = frozenset(
    {
        "plan.made",
        "review.requested",
        "round.started",
        "task.announced",
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
    "task.announced": _announced,
    "code.ran": _ran,
    "answer.given": _answered,
    "answer.scored": _scored,
    "said": _said,
    "decided": _decided,
    "report.ready": _reported,
    "interview.ended": _ended,
}
