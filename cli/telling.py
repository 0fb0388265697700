"""Facts in words: one telling for the live interview and for its replay."""

from collections.abc import Callable, Iterator
from typing import Any

from cli import telling_code
from cli.report import level_words, report_parts
from cli.screen import Part
from interview.events import (
    AnswerGiven,
    AnswerScored,
    AnyFact,
    ClarificationAsked,
    Decided,
    Fault,
    HintAsked,
    InterviewCreated,
    InterviewEnded,
    PlanMade,
    QuestionAsked,
    QuestionNoted,
    ReportReady,
    ReviewRequested,
    RoundStarted,
    Said,
)
from interview.view import View
from interview.vocabulary import HOLDING_REVIEWS, TITLES

_ENDS = {
    "completed": "The interview is complete.",
    "time": "The time is over.",
    "candidate": "You ended the interview.",
    "operator": "The interview was ended by its organiser.",
    "abandoned": "The interview lay still for too long and was closed.",
    "fault": "The interview was ended by a fault.",
}
_FAULTS = {
    "restart": "The service was restarted",
    "engine": "A turn of the interviewer failed",
    "storage": "Something could not be stored",
}


def tell(fact: AnyFact, view: View) -> Iterator[Part]:
    """A fact in words; `view` is the view after it. Facts that say nothing new give nothing."""
    teller = _TELLERS.get(fact.type)
    return teller(fact, view) if teller else iter(())


def judged(fact: AnyFact) -> Iterator[Part]:
    """What went on behind the conversation: scores and decisions, where they may be read."""
    if isinstance(fact, AnswerScored):
        yield Part("note", f"scored: {level_words(fact.level)}")
    if isinstance(fact, Decided) and fact.why:
        yield Part("note", f"decided: {fact.next}; {fact.why}")


def minutes_left(view: View) -> str:
    """The candidate's minutes in this round, as of the newest fact."""
    if not view.clock.limit_ms:
        return "no clock"
    left = max(0, view.clock.limit_ms - view.clock.used_ms)
    return f"{-(-left // 60_000)} min left"


def _minutes(planned: int, view: View) -> str:
    """Minutes as the candidate has them, who may have asked for more."""
    return f"{planned * view.time_percent // 100} minutes" if view.time_percent else "no clock"


def _noted(fact: QuestionNoted, view: View) -> Iterator[Part]:
    yield Part("note", "Your question is noted for the people who run this.")


def _created(fact: InterviewCreated, view: View) -> Iterator[Part]:
    yield Part("heading", f"Interview · {fact.template.name} · {fact.mode}")


def _planned(fact: PlanMade, view: View) -> Iterator[Part]:
    total = sum(round_.minutes for round_ in fact.rounds)
    yield Part("note", f"The plan, {_minutes(total, view)} in all:")
    for round_ in fact.rounds:
        yield Part("item", f"{round_.title}, {_minutes(round_.minutes, view)}")


def _opened(fact: RoundStarted, view: View) -> Iterator[Part]:
    number = next((n for n, each in enumerate(view.rounds, 1) if each.id == fact.round), 0)
    title = view.rounds[number - 1].title if number else fact.round
    limit = view.clock.limit_ms
    time = f" · {limit // 60_000} minutes" if limit else ""
    yield Part("heading", f"Round {number} of {len(view.rounds)} · {title}{time}")
    yield Part("text", fact.brief)
    yield Part("note", "What it looks for:")
    yield from (Part("item", line) for line in fact.expectations)


def _said(fact: Said, view: View) -> Iterator[Part]:
    if fact.kind != "brief":  # the round's opening has just shown it
        yield Part("speech", f"{fact.by}: {fact.text}")


def _asked(fact: QuestionAsked, view: View) -> Iterator[Part]:
    title = TITLES[fact.competency]
    yield Part("note", f"[{title}, difficulty {fact.difficulty} of 5, {minutes_left(view)}]")
    if fact.task is not None:
        yield from telling_code.opened(fact.task)


def _spoke(fact: AnswerGiven | ClarificationAsked, view: View) -> Iterator[Part]:
    if fact.type == "answer.given" and fact.modality == "code":
        return  # the run before it has shown what was submitted
    yield Part("mine", f"Candidate: {fact.text}")


def _hinted(fact: HintAsked, view: View) -> Iterator[Part]:
    yield Part("note", f"Hint taken, at {fact.price:.0%} of one point's credit.")


def _review(fact: ReviewRequested, view: View) -> Iterator[Part]:
    if fact.kind in HOLDING_REVIEWS:
        yield Part("note", f"A reviewer looks at the {fact.kind} first; this goes on by itself.")
    else:
        yield Part("note", "A reviewer looks at the scores before the report is released.")


def _faulted(fact: Fault, view: View) -> Iterator[Part]:
    yield Part("note", f"{_FAULTS[fact.kind]}: {fact.handled_by}. The clock stood still.")


def _reported(fact: ReportReady, view: View) -> Iterator[Part]:
    yield from report_parts(fact.report)


def _ended(fact: InterviewEnded, view: View) -> Iterator[Part]:
    yield Part("heading", _ENDS[fact.reason])


def _plainly(words: str) -> Callable[[AnyFact, View], Iterator[Part]]:
    def teller(fact: AnyFact, view: View) -> Iterator[Part]:
        yield Part("note", words)

    return teller


_TELLERS: dict[str, Callable[[Any, View], Iterator[Part]]] = {
    "interview.created": _created,
    "plan.made": _planned,
    "round.started": _opened,
    "said": _said,
    "question.asked": _asked,
    "task.announced": telling_code.announced,
    "code.ran": telling_code.ran,
    "answer.given": _spoke,
    "clarification.asked": _spoke,
    "hint.asked": _hinted,
    "question.noted": _noted,
    "thinking.began": _plainly("Time to think; the clock rests for it."),
    "question.skipped": _plainly("The question is left."),
    "paused": _plainly("Paused; the clock stands still."),
    "resumed": _plainly("Going on."),
    "review.requested": _review,
    "fault": _faulted,
    "report.ready": _reported,
    "interview.ended": _ended,
}
