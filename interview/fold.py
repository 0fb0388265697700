"""`fold(facts) -> View`: the one reducer for live page, replay, report and tests.

The page's twin (`web/src/view.ts`) must give the same View for the golden logs.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

from interview import fold_task
from interview.events import (
    AnswerGiven,
    AnswerScored,
    AnyFact,
    ConsentGiven,
    InterviewCreated,
    InterviewEnded,
    PlanMade,
    PlannedRound,
    QuestionAsked,
    ReportReady,
    ReviewRequested,
    ReviewResolved,
    RoundEnded,
    RoundReadied,
    RoundStarted,
    Said,
    ThinkingBegan,
)
from interview.view import Clock, Line, PendingReview, RoundView, ScoreView, View
from interview.vocabulary import HOLDING_REVIEWS, SEGMENTS, WARM_UP, YOUR_QUESTIONS, Awaits, Phase


def fold(facts: Iterable[AnyFact], view: View | None = None) -> View:
    """Read facts in order, from nothing or from an earlier view."""
    return reduce(step, facts, view or View())


def step(view: View, fact: AnyFact) -> View:
    """The view after one more fact."""
    counted = _with(_tick(view, fact), seq=fact.seq, at=fact.at)
    handler = _STEPS.get(fact.type)
    after = handler(counted, fact) if handler else counted
    return _run_clock(_with(after, awaits=_awaits(after)), fact.at)


def _with(view: View, **changes: object) -> View:
    return view.model_copy(update=changes)


def _tick(view: View, fact: AnyFact) -> View:
    """Count the time since the clock was last looked at; a restart counts nothing."""
    since = view.clock.running_since
    if since is None:
        return view
    if fact.type == "fault" and fact.kind == "restart":
        return _with(view, clock=view.clock.model_copy(update={"running_since": None}))
    used = view.clock.used_ms + max(0, fact.at - since)
    clock = view.clock.model_copy(update={"used_ms": used, "running_since": max(since, fact.at)})
    return _with(view, clock=clock, rounds=_in_round(view, used_ms=used))


def _run_clock(view: View, at: int) -> View:
    """Start or stop the clock: it runs while a question is open, connected and not paused."""
    open_ = view.awaits == "answer" and view.question not in SEGMENTS
    runs = open_ and view.connected and not view.paused
    if runs == (view.clock.running_since is not None):
        return view
    return _with(view, clock=view.clock.model_copy(update={"running_since": at if runs else None}))


def _awaits(view: View) -> Awaits:
    if view.phase == "erased" or view.end_reason is not None:
        return "none"
    if any(review.kind in HOLDING_REVIEWS for review in view.reviews):
        return "review"
    if view.transcript_kept is None:
        return "consent"
    if fold_task.prepares(view) or any(round_.status == "opened" for round_ in view.rounds):
        return "ready"
    return "answer" if view.floors else "none"


def _in_round(view: View, **changes: object) -> tuple[RoundView, ...]:
    return tuple(
        round_.model_copy(update=changes) if round_.id == view.round else round_
        for round_ in view.rounds
    )


def _say(view: View, fact: Any, by: str, kind: str, question: str | None) -> tuple[Line, ...]:
    line = Line(seq=fact.seq, at=fact.at, by=by, kind=kind, question=question, text=fact.text)
    return (*view.lines, line)


def _created(view: View, fact: InterviewCreated) -> View:
    return _with(view, template=fact.template, mode=fact.mode, engine=fact.engine)


def _consented(view: View, fact: ConsentGiven) -> View:
    return _with(
        view,
        transcript_kept=fact.transcript,
        phase="running",
        time_percent=fact.time_percent,
        patient=fact.patient,
    )


def _planned(view: View, fact: PlanMade) -> View:
    return _with(view, rounds=_round_views(fact.rounds))


def _round_views(rounds: Iterable[PlannedRound]) -> tuple[RoundView, ...]:
    shown = set(RoundView.model_fields) - {"status", "used_ms"}
    return tuple(RoundView(**round_.model_dump(include=shown)) for round_ in rounds)


def _review_requested(view: View, fact: ReviewRequested) -> View:
    pending = PendingReview(review=fact.review, kind=fact.kind, at=fact.at)
    return _with(view, reviews=(*view.reviews, pending), phase="in_review")


def _review_resolved(view: View, fact: ReviewResolved) -> View:
    left = tuple(review for review in view.reviews if review.review != fact.review)
    rounds = _round_views(fact.rounds) if fact.rounds else view.rounds
    phase = _phase(_with(view, reviews=left))
    return _with(view, reviews=left, rounds=rounds, phase=phase)


def _phase(view: View) -> Phase:
    """The phase outside of the moments that set it themselves."""
    if view.end_reason is not None:
        return "in_review" if view.report is None else "ended"
    if view.reviews:
        return "in_review"
    return "paused" if view.paused else "running"


def _round_started(view: View, fact: RoundStarted) -> View:
    opened = _with(view, round=fact.round)
    minutes = next((r.minutes for r in view.rounds if r.id == fact.round), 0)
    clock = Clock(limit_ms=minutes * 600 * view.time_percent)
    rounds = _in_round(opened, status="opened", expectations=fact.expectations, brief=fact.brief)
    return _with(opened, rounds=rounds, clock=clock, task=None)


def _round_readied(view: View, fact: RoundReadied) -> View:
    started = _close_floor(view) if view.question == WARM_UP else view
    task = fold_task.readied(view.task)
    return _with(started, rounds=_in_round(view, status="running"), task=task)


def _round_ended(view: View, fact: RoundEnded) -> View:
    return _with(_close_floor(view), rounds=_in_round(view, status="ended"), task=None)


def _close_floor(view: View) -> View:
    return _with(
        view,
        question=None,
        stage=None,
        floors=(),
        answered=(),
        hint_price=None,
        hints=0,
        thoughts=0,
    )


def _said(view: View, fact: Said) -> View:
    lines = _say(view, fact, fact.by, fact.kind, fact.question)
    said = _with(view, lines=lines, answered=())
    if fact.question == WARM_UP:
        return _with(said, question=WARM_UP, floors=(fact.seq,))
    if not fact.expects_reply:
        return said
    opened = _with(said, floors=(*view.floors, fact.seq), hint_price=fact.hint_price)
    return _with(opened, question=YOUR_QUESTIONS) if fact.question == YOUR_QUESTIONS else opened


def _asked(view: View, fact: QuestionAsked) -> View:
    return _with(
        view,
        question=fact.question,
        stage=fact.stage,
        floors=(fact.seq,),
        answered=(),
        hint_price=fact.hint_price,
        hints=0,
        thoughts=0,
        task=fold_task.opened(view.task, fact),
    )


def _answered(view: View, fact: AnswerGiven) -> View:
    kind = "code" if fact.modality == "code" else "answer"
    lines = _say(view, fact, "candidate", kind, fact.question)
    answered = view.floors or view.answered
    return _with(view, lines=lines, floors=(), answered=answered, hint_price=None)


def _scored(view: View, fact: AnswerScored) -> View:
    key = (fact.question, fact.stage)
    kept = tuple(score for score in view.scores if (score.question, score.stage) != key)
    score = ScoreView(
        seq=fact.seq,
        question=fact.question,
        stage=fact.stage,
        level=fact.level,
        points=fact.points,
    )
    return _with(view, scores=(*kept, score))


def _clarified(view: View, fact: Any) -> View:
    return _with(view, lines=_say(view, fact, "candidate", "clarify", view.question))


def _hinted(view: View, fact: Any) -> View:
    return _with(view, hints=view.hints + 1)


def _thinking(view: View, fact: ThinkingBegan) -> View:
    thought = _with(view, thoughts=view.thoughts + 1)
    if view.clock.running_since is None:
        return thought
    return _with(thought, clock=view.clock.model_copy(update={"running_since": fact.until}))


def _skipped(view: View, fact: Any) -> View:
    return _close_floor(view)


def _end_asked(view: View, fact: Any) -> View:
    return _with(_close_floor(view), paused=False)


def _paused(view: View, fact: Any) -> View:
    paused = _with(view, paused=True)
    return _with(paused, phase=_phase(paused))


def _resumed(view: View, fact: Any) -> View:
    resumed = _with(view, paused=False)
    return _with(resumed, phase=_phase(resumed))


def _connection(view: View, fact: Any) -> View:
    if fact.who != "candidate":
        return view
    return _with(view, connected=fact.type == "connected")


def _faulted(view: View, fact: Any) -> View:
    return _with(view, connected=False) if fact.kind == "restart" else view


def _reported(view: View, fact: ReportReady) -> View:
    reported = _with(view, report=fact.report, reviews=())
    return _with(reported, phase=_phase(reported))


def _ended(view: View, fact: InterviewEnded) -> View:
    left = tuple(review for review in view.reviews if review.kind not in HOLDING_REVIEWS)
    ended = _with(_close_floor(view), end_reason=fact.reason, paused=False, reviews=left, task=None)
    return _with(ended, phase=_phase(ended))


_STEPS: dict[str, Callable[[View, Any], View]] = {
    "interview.created": _created,
    "consent.given": _consented,
    "plan.made": _planned,
    "review.requested": _review_requested,
    "review.resolved": _review_resolved,
    "round.started": _round_started,
    "round.readied": _round_readied,
    "round.ended": _round_ended,
    "said": _said,
    "question.asked": _asked,
    **fold_task.STEPS,
    "answer.given": _answered,
    "answer.scored": _scored,
    "clarification.asked": _clarified,
    "hint.asked": _hinted,
    "thinking.began": _thinking,
    "question.skipped": _skipped,
    "end.asked": _end_asked,
    "paused": _paused,
    "resumed": _resumed,
    "connected": _connection,
    "disconnected": _connection,
    "fault": _faulted,
    "report.ready": _reported,
    "interview.ended": _ended,
}
