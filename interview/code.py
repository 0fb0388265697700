"""What is run and what came of it: languages, verdicts, and changes of an editor's text."""

from typing import Annotated, Literal

from pydantic import Field

from interview.record import Record

Language = Literal["python", "javascript", "sql"]
Purpose = Literal["samples", "scratch", "submit"]
"""The visible examples; the program as it is, with input of its own; all tests."""
Status = Literal[
    "ok",
    "wrong",
    "type-mismatch",
    "exception",
    "too-slow",
    "out-of-memory",
    "too-much-output",
    "crashed",
    "no-answer",
    "protocol-violation",
    "load-error",
    "skipped",
    "unavailable",
]
"""How a test, or all of them, came out; `skipped` after an end that left no time for the rest."""
Note = Literal["keeps-state", "forged-frames"]
"""`keeps-state`: a failed test passes alone; `forged-frames`: it wrote to the channel itself."""

SOURCE_AT_MOST = 64 << 10
"""Characters of one file; the runner counts bytes."""
FILES_AT_MOST = 12
SOLUTIONS: dict[Language, str] = {
    "python": "solution.py",
    "javascript": "solution.js",
    "sql": "solution.sql",
}
"""Path of the file that holds the solution, by language."""

Code = Annotated[str, Field(max_length=SOURCE_AT_MOST)]
FilePath = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,4}$")
]
"""A relative path without a way up."""
Files = Annotated[dict[FilePath, Code], Field(max_length=FILES_AT_MOST)]


class Shown(Record):
    """What a candidate may see of a visible test."""

    args: str
    expected: str
    got: str = ""
    """The value in words, or what was wrong with it."""
    error: str = ""
    line: int | None = None
    """Line of the submission where the error arose."""
    printed: str = ""


class Outcome(Record):
    """How one test came out."""

    name: str
    status: Status
    hidden: bool
    ms: float = 0.0
    """CPU, measured from outside."""
    error_class: str = ""
    shown: Shown | None = None
    """Nothing for a hidden test."""


class Verdict(Record):
    """How code came out; safe to store, log and send."""

    status: Status
    """`ok`, or that of the first test that failed; of a scratch run, how the program ended."""
    language: Language
    tests: tuple[Outcome, ...] = ()
    message: str = ""
    """Why it did not load, or why there is no runner."""
    printed: str = ""
    """What a scratch run printed."""
    notes: tuple[Note, ...] = ()
    cpu_ms: float = 0.0
    sha256: str = ""
    """Of the submission's source."""
    walls: str = ""
    """The walls that it ran behind."""

    @property
    def passed(self) -> int:
        """How many tests came out well."""
        return sum(test.status == "ok" for test in self.tests)


class Change(Record):
    """One change of a text: how far into the batch it came, and what it does from start to end."""

    ms: Annotated[int, Field(ge=0, le=600_000)]
    """Milliseconds since the first change of its batch."""
    spans: Annotated[tuple[int | tuple[int, str], ...], Field(max_length=2000)]
    """A number keeps so many UTF-16 units; a pair drops so many and puts its text there instead."""


class ExampleShown(Record):
    """A visible example, in the words of a call."""

    call: str
    gives: str
    note: str = ""


class TaskShown(Record):
    """What a hands-on task shows: everything that is needed to write code, nothing that judges it."""

    languages: tuple[Language, ...]
    entry: str
    starter: dict[Language, str]
    """What the editor opens with, by language."""
    examples: tuple[ExampleShown, ...]
    files: dict[str, str] = {}
    """Files beside the solution; they can be read, imported and changed."""
    setup: str = ""
    """For SQL: the script that makes the tables."""
    tests: int
    """How many hidden tests there are beside the examples."""
    minutes: int
    off: str = ""
    """Why code cannot be run here; then it is written and talked about."""
