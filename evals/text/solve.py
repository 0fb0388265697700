"""Multinomial logistic regression over rows of named traits, with a penalty on its weights."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SEEN = 2
"""Rows in which a trait must be found to get a weight."""
PENALTY = 1.5
ROUNDS = 250
STEP = 0.1
MOMENTUM = 0.9
SPREAD = 0.99
TINY = 1e-9
Floats = NDArray[np.float64]
Places = NDArray[np.intp]


def fitted(
    rows: Sequence[frozenset[str]], labels: Sequence[int], kinds: int, small: int
) -> dict[str, list[int]]:
    """Weights by trait, in hundredths, one a kind; traits that hardly weigh are left out."""
    counts = Counter(trait for row in rows for trait in row)
    names = ["always", *sorted(trait for trait, count in counts.items() if count >= SEEN)]
    place = {name: at for at, name in enumerate(names)}
    held = [[0, *(place[each] for each in row if each in place)] for row in rows]
    weights = np.rint(100 * _descend(Held.of(held), np.eye(kinds)[list(labels)])).astype(int)
    return {
        name: row.tolist()
        for name, row in zip(names, weights, strict=True)
        if np.abs(row).max() >= small
    }


class Held(NamedTuple):
    """Which row holds which trait, sorted once by row and once by trait."""

    traits: Places
    rows: Places
    by_trait: Places
    """The order that sorts the pairs by trait."""
    row_starts: Places
    trait_starts: Places

    @classmethod
    def of(cls, held: Sequence[Sequence[int]]) -> "Held":
        """From the places of the traits of each row; every trait is in some row."""
        traits = np.array([each for row in held for each in row], dtype=np.intp)
        rows = np.repeat(np.arange(len(held)), [len(row) for row in held])
        order = np.argsort(traits, kind="stable")
        row_starts = np.flatnonzero(np.diff(rows, prepend=-1))
        trait_starts = np.flatnonzero(np.diff(traits[order], prepend=-1))
        return cls(traits, rows, order, row_starts, trait_starts)

    def sums(self, weights: Floats) -> Floats:
        """The weights of each row's traits, added up."""
        return np.asarray(np.add.reduceat(weights[self.traits], self.row_starts), dtype=np.float64)

    def spread(self, errors: Floats) -> Floats:
        """The errors of each trait's rows, added up."""
        sorted_ = errors[self.rows[self.by_trait]]
        return np.asarray(np.add.reduceat(sorted_, self.trait_starts), dtype=np.float64)


def _descend(held: Held, wanted: Floats) -> Floats:
    """Gradient descent whose steps are scaled trait by trait, so that rare ones move as well."""
    weights = np.zeros((len(held.trait_starts), wanted.shape[1]))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for round_ in range(1, ROUNDS + 1):
        odds = held.sums(weights)
        odds = np.exp(odds - odds.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        slope = (held.spread(odds - wanted) + PENALTY * weights) / len(wanted)
        first = MOMENTUM * first + (1 - MOMENTUM) * slope
        second = SPREAD * second + (1 - SPREAD) * slope**2
        pace = STEP * (1 - round_ / (ROUNDS + 1))
        weights -= (
            pace
            * _unbiased(first, MOMENTUM, round_)
            / (np.sqrt(_unbiased(second, SPREAD, round_)) + TINY)
        )
    return weights


def _unbiased(mean: Floats, decay: float, rounds: int) -> Floats:
    """A running mean that began at zero, without the pull of that beginning."""
    return mean / (1 - decay**rounds)
