"""Holds every evidence unit of the answers against every row of a rubric."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tools.rubric_scorer.rubric import Floats, Rubric
from tools.rubric_scorer.units import Unit

PAIR_DISCOUNT = 0.9
"""A pair of units has twice the words to match by chance."""
HALF_CLOUD = 2.0
"""Weight of matched terms, from all rows of a point together, that counts half."""
SCATTERED = 0.16
"""What words scattered over all rows of a point may add to those of its best row."""
DOUBTFUL_SHARE = 0.12
"""Share of a match from which one side negating what the other affirms makes it doubtful."""
DOUBTFUL_MOST = 0.4
"""The most strength of doubtful matches and of denials: worth asking about, no more."""
TURNED_SHARE = 0.5
"""Share of a match from which its turned negation turns the statement."""
DENYING_SHARE = 0.3
"""The same in a sentence that opens by calling what follows wrong."""


class Match(NamedTuple):
    """How well units say points; every array is units x points, in 0..1."""

    right: Floats
    """Strength with which the unit says the point."""
    denied: Floats
    """Recall of the point's best row where the negation of most of the match is turned, else 0;
    never in pairs, whose second half may be about something else."""
    wrong: Floats
    """Recall of the best statement that contradicts the point."""
    recall: Floats
    """Recall of the best row that says the point."""


def match(rubric: Rubric, units: Sequence[Unit]) -> Match:
    """Strength of each point in each unit, for and against."""
    affirms, negates = _occurrences(rubric, units)
    single = np.array([not unit.pair for unit in units], dtype=bool)[:, None]
    discount = np.where(single, 1.0, PAIR_DISCOUNT)
    agree = (affirms @ rubric.affirmed.T + negates @ rubric.negated.T) * discount
    both = affirms * negates
    turned = (negates - both) @ rubric.affirmed.T + (affirms - both) @ rubric.negated.T
    mass = np.maximum(affirms, negates) @ rubric.cloud * discount
    cloud = mass / (mass + HALF_CLOUD)
    right, against = _best(agree, turned * discount, rubric.right)
    share = against / np.maximum(right + against, 1e-9)
    said = right + against
    denies = np.array([unit.denies for unit in units], dtype=bool)[:, None]
    strength = np.minimum((said + cloud) / 2, said + SCATTERED)
    doubtful = denies | (share >= DOUBTFUL_SHARE)
    strength = np.where(doubtful, np.minimum(strength, DOUBTFUL_MOST), strength)
    turns = share >= np.where(denies, DENYING_SHARE, TURNED_SHARE)
    denied = np.where(single & turns, said, 0.0)
    wrong, _ = _best(agree, turned, rubric.wrong)
    return Match(strength, denied, wrong, right)


def _occurrences(rubric: Rubric, units: Sequence[Unit]) -> tuple[Floats, Floats]:
    """Units x terms, 1 where the unit affirms the term, and 1 where it negates it."""
    affirms, negates = np.zeros((2, len(units), len(rubric.columns)))
    for at, unit in enumerate(units):
        for token in unit.words:
            column = rubric.columns.get(token.term)
            if column is not None:
                (affirms if token.sign > 0 else negates)[at, column] = 1.0
    return affirms, negates


def _best(
    agree: Floats, turned: Floats, rows_by_point: Sequence[Sequence[int]]
) -> tuple[Floats, Floats]:
    """For each unit and point, how much of the best row agrees and is turned; 0 without rows."""
    best, against = np.zeros((2, len(agree), len(rows_by_point)))
    every = np.arange(len(agree))
    for point, rows in enumerate(rows_by_point):
        if rows:
            columns = list(rows)
            chosen = np.asarray(rows)[np.argmax((agree + turned)[:, columns], axis=1)]
            best[:, point] = agree[every, chosen]
            against[:, point] = turned[every, chosen]
    return best, against
