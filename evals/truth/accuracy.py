"""Published graded answers: transfer, refit by question, and right or wrong beside baselines.

Transfer is fitted to the other two sets alone. As shipped, the weights have seen the training parts,
so only the parts held out are told. Refit never sees a grade of the question it grades.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from evals import baselines
from evals.fitting import Floats, left_out
from evals.graded import Graded
from evals.rows import Bench, Measured, Outcome, Row
from evals.sheet import Sheet
from evals.truth.agreement import (
    CONSTANT,
    LENGTH,
    RECALL,
    Subject,
    agreement,
    refitted,
    unfitted,
)
from evals.truth.classes import RIGHT, Bools, classify, two_way
from evals.truth.own import shipped
from evals.truth.sets import SETS, TRAINING, UNSEEN, load
from evals.truth.table import Sample, fit_table, sample, with_zeros

NAME = "accuracy"
NO_FOLDER = (
    "no folder of graded sets is named; give --graded DIR with saf/ and semeval2013/"
    " (docs/evals.md says where they come from)."
)
NO_CEILING = "human ceiling: none of these sets keeps the grades of two people."


class Read(NamedTuple):
    """A set, its features, and its training part with junk of grade 0."""

    name: str
    rows: list[Graded]
    every: Sample
    training: Sample


def measure(bench: Bench) -> Outcome:
    """All sets in the folder."""
    if bench.graded is None:
        return Outcome([], [NO_FOLDER])
    sets = {name: _read(name, bench.graded) for name in SETS}
    rows = [row for one in sets.values() for row in _of_set(one, sets)]
    return Outcome(rows, [NO_CEILING])


def _read(name: str, folder: Path) -> Read:
    rows = load(name, folder)
    training = [row for row in rows if row.split == TRAINING]
    return Read(name, rows, sample(rows), with_zeros(training))


def _of_set(one: Read, sets: Mapping[str, Read]) -> Iterator[Row]:
    steps = SETS[one.name].steps
    subject = Subject(NAME, one.name, one.rows, steps, steps)
    line, _ = fit_table([other.training for other in sets.values() if other is not one])
    found = np.clip(line(one.every.features), 0.0, 1.0)
    yield from agreement(subject, found, "transfer", unfitted(one.rows))
    found = left_out(one.every.features, one.every.grades, one.every.groups)
    yield from agreement(subject, found, "refit", refitted(one.rows))
    yield from _held_out(one, steps)


def _held_out(one: Read, steps: int) -> Iterator[Row]:
    """The parts kept apart by the set's authors."""
    splits = [row.split for row in one.rows]
    for split, title in UNSEEN.items():
        chosen = np.flatnonzero([each == split for each in splits])
        if len(chosen):
            rows = [one.rows[place] for place in chosen]
            subject = Subject(NAME, one.name, rows, steps, steps)
            found = shipped(rows)
            yield from agreement(subject, found, f"as shipped, {title}", unfitted(rows))
            if steps == 1:
                yield from _two_way(one, chosen, title)


def _two_way(one: Read, chosen: np.typing.NDArray[np.intp], title: str) -> Iterator[Row]:
    """Right or wrong by the set's own training part."""
    seen = np.flatnonzero([row.split == TRAINING for row in one.rows])
    right = one.every.grades[chosen] >= RIGHT
    said = _said(one, one.every.features, seen, chosen)
    plain = {name: _said(one, column, seen, chosen) for name, column in _columns(one).items()}
    plain[CONSTANT] = np.full(len(chosen), one.every.grades[seen].mean() >= RIGHT)
    sheet = Sheet(NAME, f"{one.name}, own training, {title}", [one.rows[at].group for at in chosen])
    beside = {name: two_way(right, each) for name, each in plain.items()}
    sheet.add("macro-F1", lambda at: two_way(right[at], said[at]), beside)
    beside = {name: float(np.mean(right == each)) for name, each in plain.items()}
    sheet.add("share right", lambda at: float(np.mean(right[at] == said[at])), beside)
    yield from sheet.rows


def _columns(one: Read) -> dict[str, Floats]:
    words = [float(np.log1p(baselines.length(row.answer))) for row in one.rows]
    return {
        LENGTH: np.array(words)[:, None],
        RECALL: np.array(baselines.recall_of(one.rows))[:, None],
    }


def _said(
    one: Read,
    features: Floats,
    seen: np.typing.NDArray[np.intp],
    chosen: np.typing.NDArray[np.intp],
) -> Bools:
    groups = [one.every.groups[place] for place in seen]
    return classify(features[seen], one.every.grades[seen], groups, features[chosen])


SUITE = Measured(NAME, measure)
