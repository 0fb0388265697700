"""Prints rows as a plain table, and says in words which bounds are broken."""

import math
from collections.abc import Iterator, Sequence

from evals.floors import Floors, bound_of, failures, unmet
from evals.rows import Outcome, Row

HEAD = ("suite", "case", "measure", "value", "95 % interval", "n", "beside", "bound")


def report(outcome: Outcome, floors: Floors, suites: Sequence[str]) -> tuple[str, bool]:
    """The page, and whether every bound that could be measured is kept."""
    broken = failures(floors, outcome.rows)
    absent = unmet(floors, outcome.rows, suites)
    parts = [table(outcome.rows, floors)] if outcome.rows else []
    parts += _told("Not measured", [*outcome.notes, *_absent(absent)])
    parts += _told("FAILED", broken) if broken else [_kept(outcome.rows, floors)]
    return "\n\n".join(parts) + "\n", not broken


def table(rows: Sequence[Row], floors: Floors) -> str:
    """Rows in columns as wide as they need to be; repeated names are left out."""
    cells = [HEAD, *(_cells(row, floors) for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(HEAD))]
    return "\n".join(_line(line, widths) for line in _without_repeats(cells))


def _without_repeats(cells: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    before: tuple[str, ...] = ("", "")
    for line in cells:
        suite = "" if line[0] == before[0] else line[0]
        case = "" if line[:2] == before[:2] else line[1]
        yield (suite, case, *line[2:])
        before = line


def _line(cells: tuple[str, ...], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _cells(row: Row, floors: Floors) -> tuple[str, ...]:
    bound = bound_of(floors, row)
    told = bound.told() if bound else ""
    if bound is not None and not bound.keeps(row.value):
        told = f"{told}: FAILED"
    beside = ", ".join(f"{name} {_number(value)}" for name, value in row.beside)
    return (row.suite, row.case, row.measure, *_figures(row), beside, told)


def _figures(row: Row) -> tuple[str, str, str]:
    span = "" if math.isnan(row.low) else f"{_number(row.low)} .. {_number(row.high)}"
    return _number(row.value), span, str(row.n)


def _number(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.3f}"


def _absent(names: Sequence[str]) -> list[str]:
    return [f"{name}: it has a bound, but there was nothing to measure it on." for name in names]


def _told(title: str, sentences: Sequence[str]) -> list[str]:
    return ["\n".join([f"{title}:", *(f"- {one}" for one in sentences)])] if sentences else []


def _kept(rows: Sequence[Row], floors: Floors) -> str:
    count = sum(bound_of(floors, row) is not None for row in rows)
    return f"All {count} bounds that could be measured are kept." if count else "No bounds apply."
