"""What goes into the runner and what comes out of it."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from interview.code import Language, Status
from interview.problems import Shape
from interview.record import Record
from tools.code_runner.values import question


class Limits(Record):
    """What one submission may use; a task may lower them, only the operator raises them."""

    test_cpu_s: Annotated[float, Field(gt=0)] = 2.0
    """CPU of one test; three times as long by the clock on the wall is the end too."""
    total_cpu_s: Annotated[float, Field(gt=0)] = 10.0
    memory_mib: Annotated[int, Field(ge=64)] = 512
    output_bytes: Annotated[int, Field(ge=0)] = 64 << 10
    value_bytes: Annotated[int, Field(ge=1024)] = 1 << 20
    source_bytes: Annotated[int, Field(ge=1)] = 64 << 10
    tests: Annotated[int, Field(ge=1)] = 50
    fresh_starts: Annotated[int, Field(ge=0)] = 2
    """New processes after one that ended in the middle of a test."""
    alone: Annotated[int, Field(ge=0)] = 3
    """Failed tests that are run again, each alone in a fresh process."""


class Case(Record):
    """One call with the value it should give; the value stays on the trusted side."""

    name: str
    args: tuple[object, ...]
    """Plain values; for SQL: scripts that fill the tables."""
    expected: object = None
    hidden: bool = True

    @cached_property
    def question(self) -> str:
        """The args as they are sent: the same for every submission."""
        return question(self.args)


class Comparison(Record):
    """When a value counts as the expected one."""

    tolerance: Annotated[float, Field(ge=0)] | None = None
    """Relative and absolute, for numbers; without it 1e-9, for fractions alone."""
    any_order: bool | Literal["deep"] = False
    """Whether the order of a list does not matter; `deep`: nor that of lists in it."""
    in_place: Annotated[int, Field(ge=0)] | None = None
    """The argument, from 0, that the call changes and that is compared in place of the result."""
    checker: str | None = None
    """Name of a shipped checker, where many values are right."""


class Task(Record):
    """What the runner must know of a coding problem."""

    entry: str
    """Name of the function or class; in Python also a method of a class `Solution`."""
    call: Literal["function", "class"] = "function"
    """`class`: a case's args are the constructor's, then calls `[method, argument, ..]`."""
    cases: tuple[Case, ...]
    comparison: Comparison = Comparison()
    takes: tuple[Shape, ...] = ()
    gives: Shape = "plain"
    setup: str = ""
    """For SQL: the script that makes the tables."""
    files: dict[str, str] = {}
    """A work sample's files by path: `.py` can be imported, all can be opened for reading."""
    numpy: bool = False
    """Grants numpy, read-only, where it is installed."""
    limits: Limits = Limits()


class Submission(Record):
    """A candidate's code."""

    language: Language
    source: str
    files: dict[str, str] = {}
    """Files that stand in place of the task's."""


class Scratch(Record):
    """What a program printed when it was run as it is."""

    status: Status
    printed: str = ""
    message: str = ""
    cpu_ms: float = 0.0


class Canary(Record):
    """An attack that the host must hold off before any candidate's code is run."""

    name: str
    language: Language
    held: bool
    tried: bool = True
    """False when nothing was shown: the code that attacks did not run."""
    words: str


class Readiness(Record):
    """Whether code can be run here, for whom and behind which walls."""

    available: bool
    reason: str = ""
    """What is wrong and what to do, when it cannot."""
    walls: str = ""
    languages: tuple[Language, ...] = ()
    numpy: bool = False
    remarks: tuple[str, ...] = ()
    """What is missing without being needed: a language, the second wall."""
    canaries: tuple[Canary, ...] = ()
