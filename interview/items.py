"""What every kind of content has: rubric points, hints, levels, stages, sources."""

from abc import ABC, abstractmethod
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from interview.record import Record
from interview.vocabulary import Competency, EvidenceSlot, PointKind, RoundKindName, Theme

Text = Annotated[str, Field(min_length=3, max_length=4000)]
Line = Annotated[str, Field(min_length=3, max_length=600)]
Level = Annotated[int, Field(ge=1, le=5)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
PointId = Annotated[str, Field(pattern=r"^[ptc][0-9]{1,2}$")]


class Hint(Record):
    """Help towards one point, at a price the candidate is told first."""

    text: Line
    price: Annotated[float, Field(ge=0, le=1)] = 0.5
    """Share of the point's credit that is given up by taking the hint."""


class Point(Record):
    """One thing a good answer contains; the unit that is judged and quoted."""

    id: PointId
    """Opaque to the candidate: `p1`, `p2`, ... unique within the item.

    `t1`, `t2`, ... and `c1` stand for what a twist and the challenge listen for.
    """
    text: Line
    """The point in the words of a good answer."""
    aliases: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The same point as people really say it, in other words."""
    weight: Annotated[int, Field(ge=1, le=5)] = 2
    kind: PointKind = "must"
    wrong_if: tuple[Line, ...] = ()
    """Statements that contradict the point."""
    probe: Line
    """A follow-up question that opens the point without its key terms."""
    hint: Hint
    slot: EvidenceSlot | None = None
    """The evidence slot that the point stands for, in experience questions."""


class Anchors(Record):
    """What can be observed at three levels of an answer (BARS); 2 and 4 lie between."""

    one: Text
    three: Text
    five: Text


class Clarification(Record):
    """A fact the interviewer gives when asked; in a case, only then."""

    asked: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Ways of asking for it."""
    answer: Line


class Twist(Record):
    """A change of the constraints for those who have met the points."""

    text: Line
    listens_for: Annotated[tuple[Line, ...], Field(min_length=1)]


class Challenge(Record):
    """A fair counter-claim; holding or revising for a reason counts."""

    claim: Line
    listens_for: Annotated[tuple[Line, ...], Field(min_length=1)]


class Source(Record):
    """Where the facts can be checked, and read further."""

    title: Line
    url: Annotated[str, Field(pattern=r"^https://", max_length=300)]


class Stage(Record):
    """A part of an item that is asked and scored on its own."""

    id: Slug
    ask: Text
    points: Annotated[tuple[Point, ...], Field(min_length=2)]


class Item(Record, ABC):
    """What every kind of content has."""

    id: Slug
    title: Annotated[str, Field(min_length=3, max_length=90)]
    theme: Theme
    competency: Competency
    rounds: Annotated[tuple[RoundKindName, ...], Field(min_length=1)]
    level: Level
    minutes: Annotated[int, Field(ge=2, le=45)]
    """Minutes an able candidate needs, follow-ups included."""
    why: Line
    """Why interviewers ask it."""
    levels: Anchors
    clarifications: tuple[Clarification, ...] = ()
    strong_answer: Text
    misconceptions: Annotated[tuple[Line, ...], Field(min_length=1)]
    twists: tuple[Twist, ...] = ()
    challenge: Challenge | None = None
    follow_ons: tuple[Slug, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    reviewed_at: date
    stale_after: date

    @property
    @abstractmethod
    def stages(self) -> tuple[Stage, ...]:
        """The parts in the order they are asked; most items have one."""

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point of every stage."""
        return tuple(point for stage in self.stages for point in stage.points)

    @model_validator(mode="after")
    def _consistent(self) -> "Item":
        ids = [point.id for point in self.points]
        if len(ids) != len(set(ids)):
            raise ValueError("point ids repeat; number them p1, p2, ... through the whole item")
        if not any(point.kind == "must" for point in self.points):
            raise ValueError("no point is a `must`; say what an answer cannot do without")
        if self.stale_after <= self.reviewed_at:
            raise ValueError("stale_after must lie after reviewed_at")
        return self
