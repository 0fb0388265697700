"""Intake: what a candidate's command becomes in the present state, or why it is refused. Pure."""

from collections.abc import Callable
from typing import Any

from agents import desk
from interview.commands import (
    Answer,
    AnyCommand,
    AskHint,
    Clarify,
    CodeEdit,
    Consent,
    End,
    Feedback,
    Object,
    Pause,
    Ready,
    Resume,
    Skip,
    Thinking,
)
from interview.errors import ConsentNeeded, Invalid, StaleQuestion, WrongMoment
from interview.events import (
    AnswerGiven,
    AnyFact,
    ClarificationAsked,
    ConsentGiven,
    EndAsked,
    FeedbackGiven,
    HintAsked,
    ObjectionMade,
    Paused,
    QuestionSkipped,
    Resumed,
    RoundReadied,
    TaskReadied,
    ThinkingBegan,
)
from interview.view import View
from interview.vocabulary import WARM_UP

THINKING_MS = 30_000
"""How long the clock rests for one `thinking`."""
THOUGHTS_AT_MOST = 4
"""How often the clock rests on one question, so that a hiring interview keeps its length."""
TURNS = (Consent, Ready, Answer, Clarify, AskHint, Skip, End)
"""Commands that the interviewer replies to; they wait for the reply before them."""


def intake(command: AnyCommand, view: View, now_ms: int) -> list[AnyFact]:
    """The facts that a command becomes; none when it is a harmless repetition."""
    handler: Callable[[Any, View, int], list[AnyFact]] = _INTAKE[type(command)]
    return handler(command, view, now_ms)


def _consent(command: Consent, view: View, now_ms: int) -> list[AnyFact]:
    if view.transcript_kept is not None or view.end_reason is not None:
        return []
    if view.mode == "hiring" and not command.time_percent:
        raise Invalid("only practice can go without a clock; choose up to 200 per cent of the time")
    return [ConsentGiven(**command.model_dump(exclude={"type", "id"}))]


def _ready(command: Ready, view: View, now_ms: int) -> list[AnyFact]:
    if view.awaits != "ready" or view.round is None:
        return []
    if view.paused:
        raise WrongMoment("the interview is paused; resume it, then send ready")
    opened = any(each.id == view.round and each.status == "opened" for each in view.rounds)
    if not opened and view.task is not None:
        return [TaskReadied(question=view.task.question)]
    return [RoundReadied(round=view.round)]


def _answer(command: Answer, view: View, now_ms: int) -> list[AnyFact]:
    if not command.text.strip():
        raise Invalid("the answer is empty; write something, or use skip")
    floors = view.floors or view.answered
    if command.re is not None and floors and command.re not in floors:
        raise StaleQuestion("that question is no longer open; answer the newest one")
    amended = view.question if view.answered and not view.paused else None
    question = amended or _open_question(view, "an answer")
    return [AnswerGiven(question=question, answers=command.re or floors[-1], text=command.text)]


def _clarify(command: Clarify, view: View, now_ms: int) -> list[AnyFact]:
    _open_question(view, "a question back")
    return [ClarificationAsked(text=command.text)]


def _hint(command: AskHint, view: View, now_ms: int) -> list[AnyFact]:
    _open_question(view, "a hint")
    if view.hint_price is None:
        raise WrongMoment("there is no further hint here; answer, ask back or skip")
    return [HintAsked(price=view.hint_price)]


def _skip(command: Skip, view: View, now_ms: int) -> list[AnyFact]:
    return [QuestionSkipped(question=_open_question(view, "a skip"))]


def _thinking(command: Thinking, view: View, now_ms: int) -> list[AnyFact]:
    _open_question(view, "time to think")
    if view.thoughts >= THOUGHTS_AT_MOST:
        raise WrongMoment("the clock cannot rest again on this question; answer, ask back or skip")
    return [ThinkingBegan(until=now_ms + THINKING_MS)]


def _pause(command: Pause, view: View, now_ms: int) -> list[AnyFact]:
    _running(view)
    return [] if view.paused else [Paused(who="candidate")]


def _resume(command: Resume, view: View, now_ms: int) -> list[AnyFact]:
    _running(view)
    return [Resumed(who="candidate")] if view.paused else []


def _end(command: End, view: View, now_ms: int) -> list[AnyFact]:
    return [] if view.end_reason is not None else [EndAsked()]


def _object(command: Object, view: View, now_ms: int) -> list[AnyFact]:
    scored = {score.question for score in view.scores}
    if view.report is not None:
        scored |= {question.question for question in view.report.questions}
    _words_are_kept(view, "an objection")
    if command.question not in scored:
        raise Invalid(f"no score for {command.question!r} to disagree with; name a scored question")
    return [ObjectionMade(question=command.question, text=command.text)]


def _feedback(command: Feedback, view: View, now_ms: int) -> list[AnyFact]:
    if view.transcript_kept is None and view.end_reason is None:
        raise ConsentNeeded("send consent first; nothing is recorded before it")
    if command.text:
        _words_are_kept(view, "a remark (a rating alone is fine)")
    return [FeedbackGiven(rating=command.rating, text=command.text)]


def _words_are_kept(view: View, what: str) -> None:
    if view.transcript_kept is False and view.report is not None:
        raise WrongMoment(
            f"you asked that your words are not kept and they are gone now, so {what} cannot be stored"
        )


def _running(view: View) -> None:
    if view.transcript_kept is None:
        raise ConsentNeeded("send consent first; nothing is recorded before it")
    if view.end_reason is not None:
        raise WrongMoment("the interview is over")


def _open_question(view: View, what: str) -> str:
    """The open question, for commands that need one."""
    _running(view)
    if view.paused:
        raise WrongMoment(f"the interview is paused; resume it, then send {what}")
    open_ = view.awaits == "answer" or (view.question == WARM_UP and view.floors)
    if not open_ or view.question is None:
        raise WrongMoment(f"no question is open for {what}; {_WAITS[view.awaits]}")
    return view.question


_WAITS = {
    "consent": "send consent first",
    "ready": "read the round's brief and send ready",
    "review": "a reviewer has to look at it first",
    "answer": "wait for the interviewer's reply",
    "none": "wait for the interviewer's next words",
}
_INTAKE: dict[type, Callable[[Any, View, int], list[AnyFact]]] = {
    Consent: _consent,
    Ready: _ready,
    Answer: _answer,
    Clarify: _clarify,
    AskHint: _hint,
    Skip: _skip,
    Thinking: _thinking,
    Pause: _pause,
    Resume: _resume,
    End: _end,
    Object: _object,
    CodeEdit: desk.written,
    Feedback: _feedback,
}
