"""The signs by which a point is judged in a unit: what its words share with the rubric's, and how."""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from tools.rubric_scorer.matching import Match
from tools.rubric_scorer.rubric import Floats, Rubric, weight_of
from tools.rubric_scorer.traits import Traits, odd_numbers, opposed, reversed_order, swapped, traits
from tools.rubric_scorer.units import Unit

SIGNS: tuple[str, ...] = (
    "recall", "recall_squared", "cloud", "mass", "strength", "turned", "wrong", "wrong_more", "fit",
    "margin", "pair", "length", "same_order", "other_order", "opposed", "odd_numbers",
    "same_numbers", "negators", "lost_negators", "absolutes", "dismissals",
)  # fmt: skip
"""The signs, in the order of the weights."""
MOST = 3.0
"""From so many on, more of a sign says nothing more."""


TURNED_SHARE = 0.05
"""Share of the common words whose negation differs, from which a unit cannot meet a point."""


VERBATIM = 0.5
"""Recall of a point's own text from which words around it do not matter."""
VERBATIM_TURNED_SHARE = 0.15
"""The same share for such a unit: a longer sentence negates other things too."""


Conflict = Literal["none", "slight", "open"]
"""An open conflict makes a point unclear; a slight one keeps it from `met`: negations that the point
does not have, or two sentences that say it only together."""


class Signs(NamedTuple):
    """The signs of one unit for one point."""

    values: tuple[float, ...]
    conflict: Conflict
    """Whether direction, numbers or negation differ, so that the point cannot be met by it."""


class Case:
    """What all points of a stage are judged by; the forms of units are found once."""

    def __init__(self, rubric: Rubric, match: Match, units: Sequence[Unit]) -> None:
        self.rubric, self.match, self.units = rubric, match, units
        self._forms: dict[int, Traits] = {}

    def form(self, at: int) -> Traits:
        """The form of the unit at a place."""
        if at not in self._forms:
            self._forms[at] = traits(self.units[at].words, self.units[at].folded)
        return self._forms[at]


def signs(case: Case, at: int, point: int) -> Signs:
    """The signs of the unit at a place, for a point."""
    match, unit, mine = case.match, case.units[at], case.form(at)
    row, known = case.rubric.rows[match.row[at, point]].traits, case.rubric.known[point]
    values = (*_words(unit, match, at, point), *_form(mine, row, known))
    return Signs(values, _conflict(case, at, point))


def _words(unit: Unit, match: Match, at: int, point: int) -> tuple[float, ...]:
    """What the words have in common."""
    recall, turned = float(match.recall[at, point]), float(match.turned[at, point])
    wrong = float(match.wrong[at, point])
    return (
        recall,
        recall * recall,
        float(match.cloud[at, point]),
        math.log1p(float(match.mass[at, point])),
        float(match.strength[at, point]),
        _turned_share(match, at, point),
        wrong,
        max(0.0, wrong - recall),
        _fit(unit, match, at, point),
        recall + turned - _rival(match, at, point),
        float(unit.pair),
        math.log1p(sum(bool(token.term) for token in unit.words)),
    )


def _form(mine: Traits, row: Traits, known: Traits) -> tuple[float, ...]:
    """What the forms have in common, and what they have not."""
    same, other = reversed_order(mine, row)
    odd = odd_numbers(mine, known)
    return (
        same / (same + 2.0),
        other / (other + 1.0),
        min(MOST, opposed(mine.sides, row.sides, known.sides)),
        min(MOST, odd),
        float(len(mine.numbers) > odd and bool(known.numbers)),
        min(MOST, max(0, mine.negators - known.negators)),
        float(row.negators > 0 and mine.negators == 0),
        min(MOST, len(mine.absolutes - known.absolutes)),
        min(MOST, len(mine.dismissals - known.dismissals)),
    )


def _conflict(case: Case, at: int, point: int) -> Conflict:
    """Whether the unit may say the opposite; one nearly in the point's words is forgiven extras."""
    rubric, match, unit, mine = case.rubric, case.match, case.units[at], case.form(at)
    row, known = rubric.rows[match.row[at, point]].traits, rubric.known[point]
    recall = float(match.recall[at, point])
    near = recall >= VERBATIM
    most = VERBATIM_TURNED_SHARE if near else TURNED_SHARE
    if unit.denies or _turned_share(match, at, point) > most or match.wrong[at, point] > recall:
        return "open"
    if swapped(mine, row) or opposed(mine.sides, row.sides, known.sides):
        return "open"
    odd = odd_numbers(mine, known) > 0
    if odd and row.numbers:
        return "open"
    if odd or mine.negators > row.negators or mine.dismissals - known.dismissals:
        own_text = near and match.row[at, point] == rubric.right[point][0]
        return "none" if own_text else "slight" if near else "open"
    return "slight" if unit.pair else "none"


def _turned_share(match: Match, at: int, point: int) -> float:
    turned = float(match.turned[at, point])
    return turned / max(1e-9, float(match.recall[at, point]) + turned)


def _fit(unit: Unit, match: Match, at: int, point: int) -> float:
    """The share of what the unit says that belongs to the point."""
    whole = sum(weight_of(term) for term in {token.term for token in unit.words if token.term})
    return min(1.0, float(match.mass[at, point]) / whole) if whole else 0.0


def _rival(match: Match, at: int, point: int) -> float:
    """How well the unit says the best of the other points."""
    said: Floats = match.recall[at] + match.turned[at]
    return float(np.delete(said, point).max()) if len(said) > 1 else 0.0
