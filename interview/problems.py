"""Coding problems: what is shown, what is tested, the rubric, and solutions that prove the tests."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field, JsonValue, model_validator

from interview.code import Code, Files, Language
from interview.items import Hint, Item, Line, Point, Slug, Stage, Text
from interview.record import Record

Family = Literal["algorithms", "ai-ml", "work-sample", "sql"]
"""`work-sample`: the messy, real kind, graded by tests and by what was found in what order."""
Aspect = Literal["approach", "correctness", "tests", "communication", "complexity", "finding"]
"""What a point of a coding rubric looks at; `finding`: a planted fault that was found."""
ShownBy = Literal["words", "tests", "trials"]
"""By what a point is judged: words, groups of tests, or runs with inputs of the candidate's own."""
Shape = Literal["plain", "linked-list", "tree"]
ASPECTS_NEEDED: frozenset[Aspect] = frozenset({"approach", "correctness", "complexity"})
WRONG_AT_LEAST = 3


class CodingPoint(Point):
    """A point of a coding rubric: heard in words, or shown by what the code did."""

    aliases: tuple[Line, ...] = ()
    """Needed where the point is heard in words."""
    aspect: Aspect
    shown_by: ShownBy = "words"
    groups: tuple[Slug, ...] = ()
    """Groups of tests that must pass, for a point shown by tests."""
    more_hints: Annotated[tuple[Hint, ...], Field(max_length=2)] = ()
    """Stronger help towards the same point, in the order it is given."""

    @model_validator(mode="after")
    def _shown(self) -> "CodingPoint":
        if self.shown_by == "words" and not self.aliases:
            raise ValueError(f"{self.id} is heard in words; give aliases")
        if (self.shown_by == "tests") != bool(self.groups):
            raise ValueError(f"{self.id}: name `groups` for a point shown by tests, and only there")
        return self

    @property
    def hints(self) -> tuple[Hint, ...]:
        """All help towards the point, the lightest first."""
        return (self.hint, *self.more_hints)


class Example(Record):
    """A call with its expected value, shown with the problem."""

    args: tuple[JsonValue, ...]
    expected: JsonValue
    note: Line | None = None


class HiddenTest(Record):
    """A hidden call with its expected value, and the kind of input it stands for."""

    args: tuple[JsonValue, ...]
    expected: JsonValue
    group: Slug = "usual"


class InputGroup(Record):
    """A kind of input: told to nobody before the end, asked about when its tests fail."""

    id: Slug
    about: Line
    """What these inputs are like, for the report."""
    probe: Line
    """What the interviewer asks when one of them fails: points there without telling the input."""


class Solution(Record):
    """A reference: it must pass every test."""

    language: Language
    source: Code
    files: Files = {}
    """Files that stand in place of the problem's."""
    about: Line


class WrongSolution(Solution):
    """A mistake people make: it must fail, in these groups of tests at least."""

    fails: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Comparing(Record):
    """When a value counts as the expected one."""

    tolerance: Annotated[float, Field(ge=0)] | None = None
    any_order: bool | Literal["deep"] = False
    in_place: Annotated[int, Field(ge=0)] | None = None
    checker: Slug | None = None


class Coding(Item):
    """A coding problem, in any of its languages."""

    kind: Literal["coding"]
    family: Family
    brief: Text
    """The heads-up before the editor opens: what kind of task, what counts, how to prepare."""
    prepare_seconds: Annotated[int, Field(ge=0, le=600)] = 60
    """Time to prepare between the brief and the task; the candidate may start sooner."""
    ask: Text
    entry: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
    """Name of the function or class that the tests call; for SQL `query`."""
    call: Literal["function", "class"] = "function"
    """`class`: a test's args are the constructor's, then calls `[method, argument, ..]`."""
    takes: tuple[Shape, ...] = ()
    gives: Shape = "plain"
    starter: Annotated[dict[Language, Code], Field(min_length=1)]
    """What the editor opens with; its keys are the languages on offer."""
    files: Files = {}
    setup: Code = ""
    """For SQL: the script that makes the tables."""
    numpy: bool = False
    comparison: Comparing = Comparing()
    test_cpu_s: Annotated[float, Field(gt=0, le=2)] = 2.0
    examples: Annotated[tuple[Example, ...], Field(min_length=1, max_length=4)]
    tests: Annotated[tuple[HiddenTest, ...], Field(min_length=5, max_length=46)]
    """Hidden tests; their expected values never leave the server."""
    groups: Annotated[tuple[InputGroup, ...], Field(min_length=2)]
    rubric: Annotated[tuple[CodingPoint, ...], Field(min_length=4, alias="points")]
    solutions: Annotated[tuple[Solution, ...], Field(min_length=1)]
    wrong: Annotated[tuple[WrongSolution, ...], Field(min_length=WRONG_AT_LEAST)]

    def __hash__(self) -> int:
        """By id: its mappings cannot be hashed."""
        return hash(self.id)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The problem itself."""
        return (Stage(id="main", ask=self.ask, points=self.rubric),)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages on offer, the first of them chosen to begin with."""
        return tuple(self.starter)

    @model_validator(mode="after")
    def _whole(self) -> "Coding":
        groups = [group.id for group in self.groups]
        if len(groups) != len(set(groups)):
            raise ValueError("ids of groups repeat")
        named = {test.group for test in self.tests}
        if named != set(groups):
            raise ValueError(
                f"groups without tests, or tests without a group: {named ^ set(groups)}"
            )
        used = {id for point in self.rubric for id in point.groups}
        used |= {id for each in self.wrong for id in each.fails}
        if used - set(groups):
            raise ValueError(f"unknown groups are named: {sorted(used - set(groups))}")
        missing = ASPECTS_NEEDED - {point.aspect for point in self.rubric}
        if missing and self.family in ("algorithms", "ai-ml"):
            raise ValueError(f"no point on {sorted(missing)}")
        if not {"tests", "words"} <= {point.shown_by for point in self.rubric}:
            raise ValueError("give points that tests show, and points that are heard in words")
        return self

    @model_validator(mode="after")
    def _in_every_language(self) -> "Coding":
        solved = Counter(each.language for each in self.solutions)
        unsolved = [name for name in self.starter if not solved[name]]
        if unsolved:
            raise ValueError(f"no solution in {', '.join(unsolved)}, which is on offer")
        if ("sql" in self.starter) != (self.family == "sql") or (
            self.setup and "sql" not in solved
        ):
            raise ValueError("family sql goes with starter sql and a setup, and only with them")
        return self
