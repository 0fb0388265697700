"""What was judged and decided, by the interviewer and by people."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from interview.events.base import Fact
from interview.events.course import PlannedRound
from interview.record import Record
from interview.vocabulary import (
    Move,
    ReviewAction,
    ReviewKind,
    Utterance,
    Verdict,
)


class PointVerdict(Record):
    """One rubric point judged, with the words it rests on."""

    point: str
    verdict: Verdict
    quote: str | None = None
    """A verbatim part of one of the answers to this question."""
    seq: int | None = None
    """Seq of the answer that holds the quote."""
    run: int | None = None
    """Seq of the `code.ran` that it rests on instead."""
    confidence: Annotated[float, Field(ge=0, le=1)]


class AnswerScored(Fact):
    """The answers to a question so far were judged, point by point."""

    type: Literal["answer.scored"] = "answer.scored"
    sealed: ClassVar[bool] = True
    question: str
    stage: str = "main"
    points: tuple[PointVerdict, ...]
    level: Annotated[int, Field(ge=1, le=5)] | None
    confidence: Annotated[float, Field(ge=0, le=1)]
    flags: tuple[str, ...] = ()
    judges: tuple[str, ...]


class Decided(Fact):
    """What the interviewer does next, and why."""

    type: Literal["decided"] = "decided"
    sealed: ClassVar[bool] = True
    next: Move
    point: str | None = None
    span: str | None = None
    """The candidate's words that the move is tied to."""
    heard: Utterance | None = None
    """What kind of thing the candidate's words were taken for."""
    why: str


class ReviewRequested(Fact):
    """A human checkpoint was reached."""

    type: Literal["review.requested"] = "review.requested"
    review: str
    kind: ReviewKind


class LevelEdit(Record):
    """A reviewer's level for a question, beside the machine's."""

    question: str
    stage: str = "main"
    level: Annotated[int, Field(ge=1, le=5)] | None
    reason: Annotated[str, Field(min_length=3, max_length=600)]


class ReviewResolved(Fact):
    """A human decided at a checkpoint."""

    type: Literal["review.resolved"] = "review.resolved"
    sealed: ClassVar[bool] = True
    review: str
    kind: ReviewKind
    action: ReviewAction
    by: str
    reason: str
    levels: tuple[LevelEdit, ...] = ()
    rounds: tuple[PlannedRound, ...] = ()
    """The plan as edited; empty when it was not."""
