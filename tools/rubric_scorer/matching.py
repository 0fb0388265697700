"""Holds every evidence unit of the answers against every row of a rubric."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tools.rubric_scorer.likeness import alike
from tools.rubric_scorer.rubric import Floats, Rubric
from tools.rubric_scorer.units import Unit

Places = npt.NDArray[np.intp]

PAIR_DISCOUNT = 0.9
"""A pair of units has twice the words to match by chance."""
HALF_CLOUD = 2.0
"""Weight of matched terms, from all rows of a point together, that counts half."""
SCATTERED = 0.16
"""What words scattered over all rows of a point may add to those of its best row."""
_DIGITS = 9
"""Decimals to which rows are compared: of equals the first counts, whatever sums were rounded to."""


class Match(NamedTuple):
    """How well units say points; every array is units x points, in 0..1."""

    strength: Floats
    """Strength with which the unit speaks of the point, for or against."""
    recall: Floats
    """Weight of the point's best row that the unit says, negated where the row is."""
    turned: Floats
    """Weight of that row that the unit says with its negation turned."""
    cloud: Floats
    """Weight of all terms that say the point in any row, levelled off."""
    row: Places
    """The best row."""
    wrong: Floats
    """Recall of the best statement that contradicts the point."""
    mass: Floats
    """Units x points: weight of the unit's terms that say the point in any row, not levelled."""
    second: Floats
    """Units x points: what agrees of the point's second best row."""
    turned_any: Floats
    """Units x points: the most that is turned in any row of the point."""


def match(rubric: Rubric, units: Sequence[Unit]) -> Match:
    """Strength of each point in each unit, for and against."""
    affirms, negates = _occurrences(rubric, units)
    pairs = np.array([unit.pair for unit in units], dtype=bool)[:, None]
    discount = np.where(pairs, PAIR_DISCOUNT, 1.0)
    agree = (affirms @ rubric.affirmed.T + negates @ rubric.negated.T) * discount
    both = np.minimum(affirms, negates)
    turned = (negates - both) @ rubric.affirmed.T + (affirms - both) @ rubric.negated.T
    mass = np.maximum(affirms, negates) @ rubric.cloud * discount
    cloud = mass / (mass + HALF_CLOUD)
    recall, against, row = _best(agree, turned * discount, rubric.right)
    said = recall + against
    strength = np.minimum((said + cloud) / 2, said + SCATTERED)
    wrong, _, _ = _best(agree, turned, rubric.wrong)
    second, turned_any = _others(agree, turned, rubric.right)
    return Match(strength, recall, against, cloud, row, wrong, mass, second, turned_any)


def _occurrences(rubric: Rubric, units: Sequence[Unit]) -> tuple[Floats, Floats]:
    """Units x terms: how surely the unit affirms the term, and how surely it negates it."""
    affirms, negates = np.zeros((2, len(units), len(rubric.columns)))
    found: dict[str, tuple[int, float] | None] = {}
    for at, unit in enumerate(units):
        for token in unit.words:
            if token.term and token.term not in found:
                found[token.term] = _column(rubric, token.term)
            place = found.get(token.term)
            if place is not None:
                side = affirms if token.sign > 0 else negates
                side[at, place[0]] = max(side[at, place[0]], place[1])
    return affirms, negates


def _column(rubric: Rubric, term: str) -> tuple[int, float] | None:
    """The column of a term, or of the one most like it, and how like it is."""
    if term in rubric.columns:
        return rubric.columns[term], 1.0
    near = ((alike(term, other), other) for other in rubric.initials.get(term[0], ()))
    likeness, other = max(near, default=(0.0, ""))
    return (rubric.columns[other], likeness) if likeness else None


def _best(
    agree: Floats, turned: Floats, rows_by_point: Sequence[Sequence[int]]
) -> tuple[Floats, Floats, Places]:
    """For each unit and point, how much of the best row agrees and is turned; 0 without rows."""
    best, against = np.zeros((2, len(agree), len(rows_by_point)))
    row = np.zeros((len(agree), len(rows_by_point)), dtype=np.intp)
    every = np.arange(len(agree))
    for point, rows in enumerate(rows_by_point):
        if rows:
            columns = list(rows)
            said = np.round((agree + turned)[:, columns], _DIGITS)
            chosen = np.asarray(rows)[np.argmax(said, axis=1)]
            best[:, point] = agree[every, chosen]
            against[:, point] = turned[every, chosen]
            row[:, point] = chosen
    return best, against, row


def _others(
    agree: Floats, turned: Floats, rows_by_point: Sequence[Sequence[int]]
) -> tuple[Floats, Floats]:
    """For each unit and point, what agrees of the second best row, and the most that is turned."""
    second, most = np.zeros((2, len(agree), len(rows_by_point)))
    for point, rows in enumerate(rows_by_point):
        columns = list(rows)
        if columns:
            most[:, point] = turned[:, columns].max(axis=1)
        if len(columns) > 1:
            second[:, point] = np.partition(agree[:, columns], -2, axis=1)[:, -2]
    return second, most
