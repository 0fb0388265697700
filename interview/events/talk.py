"""What was said and asked, by either side."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from interview.code import TaskShown
from interview.events.base import Fact
from interview.record import Record
from interview.vocabulary import (
    Competency,
    Modality,
    SaidKind,
)


class Said(Fact):
    """Somebody other than the candidate said something."""

    type: Literal["said"] = "said"
    sealed: ClassVar[bool] = True
    by: str
    """The interviewer's name, `recruiter` or `system`."""
    utterance: str
    kind: SaidKind
    question: str | None = None
    expects_reply: bool = False
    text: str
    hint_price: float | None = None
    """Where it opens the floor: the price of a hint from here; null when there is none."""


class QuestionAsked(Fact):
    """A question (or the next stage of a case) is open."""

    type: Literal["question.asked"] = "question.asked"
    question: str
    stage: str = "main"
    round: str
    competency: Competency
    difficulty: int
    text: str
    hint_price: float | None = None
    task: TaskShown | None = None
    """What a hands-on task shows beside its text."""


class WordTime(Record):
    """A spoken word with its place in time."""

    word: str
    start: int
    end: int


class AnswerGiven(Fact):
    """The candidate answered."""

    type: Literal["answer.given"] = "answer.given"
    sealed: ClassVar[bool] = True
    question: str
    answers: int
    """Seq of the `question.asked` or `said` it answers."""
    text: str
    """The words; of an answer in code, the source."""
    modality: Modality = "text"
    words: tuple[WordTime, ...] | None = None


class ClarificationAsked(Fact):
    """The candidate asked a question back."""

    type: Literal["clarification.asked"] = "clarification.asked"
    sealed: ClassVar[bool] = True
    text: str


class QuestionNoted(Fact):
    """A question of the candidate that the template does not answer; a person is to see it."""

    type: Literal["question.noted"] = "question.noted"
    sealed: ClassVar[bool] = True
    text: str


class HintAsked(Fact):
    """The candidate asked for a hint at its declared price."""

    type: Literal["hint.asked"] = "hint.asked"
    price: float


class ThinkingBegan(Fact):
    """The candidate takes time to think; the clock rests until `until`."""

    type: Literal["thinking.began"] = "thinking.began"
    until: int


class QuestionSkipped(Fact):
    """The candidate left a question."""

    type: Literal["question.skipped"] = "question.skipped"
    question: str


class ObjectionMade(Fact):
    """The candidate disagrees with a score."""

    type: Literal["objection.made"] = "objection.made"
    sealed: ClassVar[bool] = True
    question: str
    text: str


class FeedbackGiven(Fact):
    """The candidate rated the interview."""

    type: Literal["feedback.given"] = "feedback.given"
    sealed: ClassVar[bool] = True
    rating: Annotated[int, Field(ge=1, le=5)]
    text: str

    def holds_words(self) -> bool:
        """A rating without a remark holds nobody's words."""
        return bool(self.text)
