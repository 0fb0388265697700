"""What is asked: questions, cases, coding problems and experience questions, with their rubrics."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, model_validator

from interview.items import (
    Anchors,
    Challenge,
    Clarification,
    Hint,
    Item,
    Level,
    Line,
    Point,
    Slug,
    Source,
    Stage,
    Text,
    Twist,
)
from interview.problems import Coding
from interview.record import Record

__all__ = [
    "CONTENT",
    "Anchors",
    "AnyContent",
    "Case",
    "CaseStage",
    "Challenge",
    "Clarification",
    "Coding",
    "Experience",
    "Hint",
    "Item",
    "Level",
    "Line",
    "Point",
    "Question",
    "Slug",
    "Source",
    "Stage",
    "Text",
    "Twist",
    "Variant",
]


class Variant(Record):
    """The same question with other particulars."""

    id: Slug
    ask: Text


class Question(Item):
    """One question, one answer, with follow-ups."""

    kind: Literal["question"]
    ask: Text
    context: Text | None = None
    code: Text | None = None
    """Code or data that is shown with the question."""
    variants: tuple[Variant, ...] = ()
    rubric: Annotated[tuple[Point, ...], Field(min_length=2, alias="points")]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The question itself."""
        return (Stage(id="main", ask=self.ask, points=self.rubric),)


class CaseStage(Stage):
    """A stage of a case: requirements, decomposition, a deep dive, failure, cost."""

    title: Line
    minutes: Annotated[int, Field(ge=1, le=20)] = 4


class Case(Item):
    """A business problem to break into systems; its facts are told only when asked for."""

    kind: Literal["case"]
    brief: Text
    parts: Annotated[tuple[CaseStage, ...], Field(min_length=2, alias="stages")]
    change: Line
    """What changes in the middle, such as ten times the traffic."""

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in order."""
        return self.parts


class Experience(Item):
    """A question about what the candidate did, scored by evidence slots."""

    kind: Literal["experience"]
    ask: Text
    rubric: Annotated[tuple[Point, ...], Field(min_length=3, alias="points")]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The story as a whole."""
        return (Stage(id="main", ask=self.ask, points=self.rubric),)

    @model_validator(mode="after")
    def _slotted(self) -> "Experience":
        if any(point.slot is None for point in self.rubric):
            raise ValueError("every point of an experience question names its `slot`")
        return self


AnyContent = Question | Case | Coding | Experience
CONTENT: TypeAdapter[AnyContent] = TypeAdapter(Annotated[AnyContent, Field(discriminator="kind")])
