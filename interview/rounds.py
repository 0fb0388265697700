"""Round templates: what a recruiter configures and a candidate reads before it starts."""

from typing import Annotated

from pydantic import Field, TypeAdapter, model_validator

from interview.code import Language
from interview.content import Level, Line, Slug, Text
from interview.problems import Family
from interview.record import Record
from interview.vocabulary import Competency, RoundKindName

RoundId = Annotated[str, Field(pattern=r"^r[0-9]{1,2}$")]


class LevelRange(Record):
    """The band of difficulty from which questions are drawn."""

    low: Level = 2
    high: Level = 4

    @model_validator(mode="after")
    def _ordered(self) -> "LevelRange":
        if self.low > self.high:
            raise ValueError("low is above high; swap them")
        return self


class RoundTemplate(Record):
    """One round: its kind, its minutes, what it looks for and how it is opened."""

    id: RoundId
    kind: RoundKindName
    title: Annotated[str, Field(min_length=3, max_length=80)]
    minutes: Annotated[int, Field(ge=2, le=120)]
    competencies: Annotated[dict[Competency, int], Field(min_length=1)]
    """Competency to weight in per cent; the weights of a round total 100."""
    expectations: Annotated[tuple[Line, ...], Field(min_length=1, max_length=5)]
    """What the round expects, said at its very start."""
    brief: Text
    """What is about to happen and how to prepare, said before the clock starts."""
    level: LevelRange = LevelRange()
    pinned: tuple[Slug, ...] = ()
    """Questions that are always asked, in this order, before others are drawn."""
    forbidden: tuple[Slug, ...] = ()
    families: tuple[Family, ...] = ()
    """In coding rounds: the families of problems that are drawn from; empty for all."""
    languages: tuple[Language, ...] = ()
    """In coding rounds: only problems on offer in one of these; empty for any."""
    hints: bool = True
    follow_ups: Annotated[int, Field(ge=0, le=6)] = 2
    """At most so many follow-ups a question (hints and clarifications not counted)."""

    @model_validator(mode="after")
    def _weights(self) -> "RoundTemplate":
        total = sum(self.competencies.values())
        if total != 100:
            raise ValueError(f"competency weights of round {self.id} total {total}, not 100")
        if (self.families or self.languages) and self.kind != "coding":
            raise ValueError(
                f"round {self.id} is no coding round; leave families and languages out"
            )
        return self


class Interviewer(Record):
    """Who speaks: a name and what they care about."""

    name: Annotated[str, Field(min_length=2, max_length=40)]
    focus: Line


class Reviews(Record):
    """Human checkpoints: where the interview waits for a reviewer."""

    plan: bool = False
    scores: bool = False


class Fact(Record):
    """Something the interviewer may tell when a candidate asks about the job or the process."""

    asked: Annotated[tuple[Line, ...], Field(min_length=1)]
    answer: Line


class Template(Record):
    """A whole interview as configured; a published version never changes."""

    name: Slug
    title: Annotated[str, Field(min_length=3, max_length=80)]
    version: Annotated[int, Field(ge=1)] = 1
    summary: Text
    interviewer: Interviewer
    rounds: Annotated[tuple[RoundTemplate, ...], Field(min_length=1, max_length=8)]
    reviews: Reviews = Reviews()
    facts: tuple[Fact, ...] = ()
    next_steps: Line
    """What happens after the interview, said at its close."""
    abandon_after_hours: Annotated[int, Field(ge=1, le=720)] = 24
    """A hiring interview that lies still so long ends as abandoned."""

    @property
    def minutes(self) -> int:
        """The honest total: the minutes of all rounds."""
        return sum(round_.minutes for round_ in self.rounds)

    @model_validator(mode="after")
    def _ids(self) -> "Template":
        ids = [round_.id for round_ in self.rounds]
        if len(ids) != len(set(ids)):
            raise ValueError("round ids repeat; number them r1, r2, ...")
        return self


TEMPLATE: TypeAdapter[Template] = TypeAdapter(Template)
