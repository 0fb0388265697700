"""The signs by which a point is judged in a unit: what its words share with the rubric's, and how."""

import math
from collections.abc import Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np

from tools.rubric_scorer.exchange import exchanged, misbound
from tools.rubric_scorer.matching import Match
from tools.rubric_scorer.rubric import Floats, Rubric, weight_of
from tools.rubric_scorer.traits import (
    Traits,
    odd_amounts,
    odd_numbers,
    opposed,
    reversed_order,
    swapped,
    traits,
)
from tools.rubric_scorer.units import Unit

PLAIN: tuple[str, ...] = (
    "recall", "cloud", "mass", "strength", "turned", "wrong", "wrong_more", "fit",
    "margin", "pair", "length", "same_order", "other_order", "opposed", "odd_numbers",
    "same_numbers", "negators", "lost_negators", "absolutes", "dismissals", "swapped",
    "exchanged", "misbound", "odd_amounts", "turned_any", "second", "gap",
)  # fmt: skip
"""What is told of a unit and a point."""
MULTIPLIED: tuple[str, ...] = (
    "recall", "mass", "strength", "fit", "margin", "length", "second", "gap", "wrong",
    "same_order", "turned_any", "pair",
)  # fmt: skip
"""Signs that mean more or less by what another one says: their products are signs too."""
PAIRS: tuple[tuple[str, str], ...] = tuple(combinations_with_replacement(MULTIPLIED, 2))
SIGNS: tuple[str, ...] = (*PLAIN, *(f"{one}_{other}" for one, other in PAIRS))
"""The signs, in the order of the weights."""
MOST = 3.0
"""From so many on, more of a sign says nothing more."""
MOST_NEGATORS = 2.0
"""The same for negators more or fewer than in the row."""

_ONE, _OTHER = (np.array([PLAIN.index(pair[side]) for pair in PAIRS]) for side in (0, 1))


class Form(NamedTuple):
    """What a unit is by itself, whatever the point."""

    traits: Traits
    length: float
    """Logarithm of its content words, and one."""
    weight: float
    """What its distinct terms weigh."""


class Case:
    """What all points of a stage are judged by; the forms of units are found once."""

    def __init__(self, rubric: Rubric, match: Match, units: Sequence[Unit]) -> None:
        self.rubric, self.match, self.units = rubric, match, units
        self._forms: dict[int, Form] = {}

    def form(self, at: int) -> Form:
        """The form of the unit at a place."""
        if at not in self._forms:
            unit = self.units[at]
            terms = [token.term for token in unit.words if token.term]
            weight = math.fsum(weight_of(term) for term in set(terms))
            own = traits(unit.words, unit.folded, unit.words[0].start)
            self._forms[at] = Form(own, math.log1p(len(terms)), weight)
        return self._forms[at]


def signs(case: Case, at: int, point: int) -> Floats:
    """The signs of the unit at a place, for a point, in the order of `SIGNS`."""
    form, row = case.form(at), case.rubric.rows[case.match.row[at, point]].traits
    plain = np.array(
        [
            *_words(case, form, at, point),
            *_form(form.traits, row, case.rubric.known[point]),
            *_beside(case, form.traits, row, at, point),
        ]
    )
    return np.concatenate([plain, plain[_ONE] * plain[_OTHER]])


def _words(case: Case, form: Form, at: int, point: int) -> tuple[float, ...]:
    """What the words have in common."""
    match = case.match
    recall, turned = float(match.recall[at, point]), float(match.turned[at, point])
    wrong = float(match.wrong[at, point])
    return (
        recall,
        float(match.cloud[at, point]),
        math.log1p(float(match.mass[at, point])),
        float(match.strength[at, point]),
        _turned_share(match, at, point),
        wrong,
        max(0.0, wrong - recall),
        min(1.0, float(match.mass[at, point]) / form.weight) if form.weight else 0.0,
        recall + turned - _rival(match, at, point),
        float(case.units[at].pair),
        form.length,
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
        float(swapped(mine, row)),
        float(exchanged(mine.frame, row.frame)),
        min(MOST, misbound(mine.frame, row.frame, known.frame)),
        min(MOST, odd_amounts(mine, known)),
    )


def _beside(case: Case, mine: Traits, row: Traits, at: int, point: int) -> tuple[float, ...]:
    """What the other rows of the point say, and how far negators differ from the best one's."""
    match = case.match
    return (
        float(match.turned_any[at, point]),
        float(match.second[at, point]),
        min(MOST_NEGATORS, abs(mine.negators - row.negators)) * float(match.recall[at, point]),
    )


def _turned_share(match: Match, at: int, point: int) -> float:
    turned = float(match.turned[at, point])
    return turned / max(1e-9, float(match.recall[at, point]) + turned)


def _rival(match: Match, at: int, point: int) -> float:
    """How well the unit says the best of the other points."""
    said: list[float] = (match.recall[at] + match.turned[at]).tolist()
    return max(said[:point] + said[point + 1 :], default=0.0)
