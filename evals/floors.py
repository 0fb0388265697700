"""Holds measured rows against the bounds that a release must keep."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from evals.rows import Row, key
from interview.record import Record

FILE = Path(__file__).with_name("floors.toml")
Side = Literal["least", "most"]


class Bound(Record):
    """The least or the most that a figure may be; a figure that is not defined fails too."""

    least: float | None = None
    most: float | None = None

    def keeps(self, value: float) -> bool:
        """Whether a value lies within."""
        if math.isnan(value):
            return False
        above = self.least is None or value >= self.least
        return above and (self.most is None or value <= self.most)

    def told(self) -> str:
        """The bound in a few words."""
        sides = (("at least", self.least), ("at most", self.most))
        return " and ".join(f"{word} {value:g}" for word, value in sides if value is not None)


Floors = Mapping[str, Mapping[str, Bound]]
"""Suite, then `case, measure`, to a bound."""


def read(file: Path = FILE) -> Floors:
    """The bounds of a TOML file with a table for each suite."""
    plain = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        suite: {name: Bound.model_validate(bound) for name, bound in table.items()}
        for suite, table in plain.items()
    }


def bound_of(floors: Floors, row: Row) -> Bound | None:
    """The bound of a row, if it has one."""
    return floors.get(row.suite, {}).get(key(row))


def failures(floors: Floors, rows: Sequence[Row]) -> list[str]:
    """Every broken bound in a sentence."""
    found = []
    for row in rows:
        bound = bound_of(floors, row)
        if bound is not None and not bound.keeps(row.value):
            value = "not defined" if math.isnan(row.value) else f"{row.value:.3f}"
            found.append(
                f"{row.suite}: {row.case}, {row.measure} is {value}, it must be {bound.told()}."
            )
    return found


def unmet(floors: Floors, rows: Sequence[Row], suites: Sequence[str]) -> list[str]:
    """Bounds of suites that ran for which no row came, as `suite: case, measure`."""
    keys = {(row.suite, key(row)) for row in rows}
    return [
        f"{suite}: {name}"
        for suite in suites
        for name in floors.get(suite, {})
        if (suite, name) not in keys
    ]
