"""Fits the scorer's weights to graded sets that stand side by side, each counting the same."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from evals.fitting import Floats, Line, ridge
from evals.graded import Graded, groups
from evals.statistics import pearson
from evals.truth.junk import anchors
from tools.encoder import Align
from tools.rubric_scorer.grading import features

PENALTIES = (10.0, 100.0, 1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6)
"""Strengths that are tried; strong ones make weights follow each feature's own worth."""
AS_GOOD = 0.003
"""Of penalties whose mean r differs by less, the weakest is taken."""


class Sample(NamedTuple):
    """Graded answers as numbers."""

    features: Floats
    grades: Floats
    groups: list[str]


def sample(rows: Sequence[Graded], align: Align | None = None) -> Sample:
    """Features (answers x features) and grades of rows."""
    found = [features(row.question, row.reference, row.answer, row.points, align) for row in rows]
    return Sample(np.array(found), np.array([row.grade for row in rows]), groups(rows))


def with_zeros(rows: Sequence[Graded], align: Align | None = None) -> Sample:
    """A sample with junk answers beside the graded ones, so that nothing said scores nothing."""
    return sample([*rows, *anchors(rows)], align)


def fit_table(samples: Sequence[Sample]) -> tuple[Line, float]:
    """The line of features to grades over all samples, and the penalty that was chosen.

    The penalty is the one with which sets left out are put in the best order (mean r): what is
    fitted to some sets must hold for another. Shrinkage is then undone, so that grades spread again.
    """
    found = {penalty: _transfer(samples, penalty) for penalty in PENALTIES}
    penalty = next(one for one in PENALTIES if found[one] >= max(found.values()) - AS_GOOD)
    return stretched(_line(samples, penalty), samples), penalty


def _transfer(samples: Sequence[Sample], penalty: float) -> float:
    """Mean r over the sets, each judged by a line that was fitted to the others."""
    found = []
    for held in samples:
        others = [one for one in samples if one is not held] or [held]
        line = _line(others, penalty)
        found.append(pearson(held.grades, line(held.features)))
    return float(np.mean(found))


def _line(samples: Sequence[Sample], penalty: float) -> Line:
    return ridge(*_stacked(samples), penalty, _mass(samples))


def stretched(line: Line, samples: Sequence[Sample]) -> Line:
    """The line with the slope and height that fit the grades best."""
    matrix, grades = _stacked(samples)
    again = ridge(line(matrix)[:, None], grades, 0.0, _mass(samples))
    slope = float(again.weights[0])
    return Line(line.weights * slope, line.intercept * slope + again.intercept)


def _stacked(samples: Sequence[Sample]) -> tuple[Floats, Floats]:
    matrix = np.concatenate([one.features for one in samples])
    return matrix, np.concatenate([one.grades for one in samples])


def _mass(samples: Sequence[Sample]) -> Floats:
    """Weights of rows with which every set counts the same."""
    return np.concatenate([np.full(len(one.grades), 1 / len(one.grades)) for one in samples])
