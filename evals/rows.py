"""What a measurement yields: rows of figures, each with its interval and what stands beside it."""

import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from evals.bootstrap import Interval
from interview.ports import Scorer
from interview.vocabulary import ContentKind
from tools.question_bank import Bank


class Row(NamedTuple):
    """One figure."""

    suite: str
    case: str
    """What was measured on: a set, an attack, a group of answers."""
    measure: str
    value: float
    low: float
    high: float
    """Bounds that hold 95 % of the draws over questions; NaN where there are too few."""
    n: int
    """Answers, points or pairs that the figure rests on."""
    beside: tuple[tuple[str, float], ...] = ()
    """The same figure for baselines, by their names."""


class Outcome(NamedTuple):
    """What a suite found, and in words what it could not measure."""

    rows: list[Row]
    notes: list[str]


class Bench(NamedTuple):
    """What suites measure, and where their material lies."""

    bank: Bank
    judges: Mapping[ContentKind, Scorer]
    folder: Path
    """Holds `candidates/` and `truth/` with labels and pairs."""
    graded: Path | None = None
    """Holds published sets of graded answers."""


class Suite(Protocol):
    """A file in a group's folder that measures one thing."""

    name: str

    def run(self, bench: Bench) -> Outcome:
        """Measure; what cannot be measured here is told in the notes."""
        ...


class Measured(NamedTuple):
    """A suite made of a function."""

    name: str
    measure: Callable[[Bench], Outcome]

    def run(self, bench: Bench) -> Outcome:
        """Call the function."""
        return self.measure(bench)


def row(
    suite: str,
    case: str,
    measure: str,
    found: Interval | float,
    n: int,
    beside: Mapping[str, float] | None = None,
) -> Row:
    """A row from an interval, or from a bare value."""
    low = high = math.nan
    if isinstance(found, Interval):
        found, low, high = found
    return Row(suite, case, measure, found, low, high, n, tuple((beside or {}).items()))


def key(found: Row) -> str:
    """The name under which `floors.toml` sets a bound for a row of its suite."""
    return f"{found.case}, {found.measure}"


def named(rows: Sequence[Row], case: str, measure: str) -> Row:
    """The row of a case and measure; raises KeyError."""
    for one in rows:
        if (one.case, one.measure) == (case, measure):
            return one
    raise KeyError(f"{case}, {measure}")
