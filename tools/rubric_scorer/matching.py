"""Holds every evidence unit of the answers against every row of a rubric."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tools.rubric_scorer.rubric import Floats, Rubric
from tools.rubric_scorer.units import Unit

TURNED_CREDIT = 0.3
"""Share of its weight that a term keeps when one side negates it and the other does not."""
PAIR_DISCOUNT = 0.92
"""A pair of units has twice the words to match by chance."""


class Match(NamedTuple):
    """How well units say points; every array is units x points."""

    right: Floats
    """Best recall of the point's text and aliases, terms of turned sign mostly left out."""
    turned: Floats
    """Share of the matched weight, in that best row, whose sign is turned."""
    wrong: Floats
    """Best recall of the statements that contradict the point."""


def match(rubric: Rubric, units: Sequence[Unit]) -> Match:
    """Recall of each point in each unit, in 0..1."""
    affirms, negates = _occurrences(rubric, units)
    agree = affirms @ rubric.affirmed.T + negates @ rubric.negated.T
    both = affirms * negates
    turned = (negates - both) @ rubric.affirmed.T + (affirms - both) @ rubric.negated.T
    discount = np.where([unit.pair for unit in units], PAIR_DISCOUNT, 1.0)[:, None]
    recall = (agree + TURNED_CREDIT * turned) * discount
    share = turned / np.maximum(agree + turned, 1e-9)
    right, right_turned = _best(recall, share, rubric.right)
    wrong, _ = _best(agree * discount, share, rubric.wrong)
    return Match(right, right_turned, wrong)


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
    recall: Floats, share: Floats, rows_by_point: Sequence[Sequence[int]]
) -> tuple[Floats, Floats]:
    """For each unit and point the best row's recall and turned share; 0 without rows."""
    best, turned = np.zeros((2, len(recall), len(rows_by_point)))
    every = np.arange(len(recall))
    for point, rows in enumerate(rows_by_point):
        if rows:
            chosen = np.asarray(rows)[np.argmax(recall[:, rows], axis=1)]
            best[:, point] = recall[every, chosen]
            turned[:, point] = share[every, chosen]
    return best, turned
