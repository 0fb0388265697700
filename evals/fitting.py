"""Fits of features to grades: ridge in closed form, isotonic, and leaving whole questions out."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

LAMBDAS = tuple(float(one) for one in np.logspace(-1, 4, 11))
"""Strengths of the penalty that are tried, in units of answers."""
FOLDS = 10
PRODUCT_COST = 10.0
"""How much more penalty a product of two features carries than a feature."""


class Line(NamedTuple):
    """A linear map from features, as they come, to a grade."""

    weights: Floats
    intercept: float

    def __call__(self, features: Floats) -> Floats:
        """Grades of rows of features, not clipped."""
        return np.asarray(features @ self.weights + self.intercept, dtype=np.float64)


class Steps(NamedTuple):
    """A rising map: straight between knots, flat beyond the outermost ones."""

    at: Floats
    value: Floats

    def __call__(self, x: Floats) -> Floats:
        """The map at each x."""
        return np.asarray(np.interp(x, self.at, self.value), dtype=np.float64)


def ridge(features: Floats, grades: Floats, penalty: float, mass: Floats | None = None) -> Line:
    """Least squares with a penalty on standardised weights; `mass` weighs the rows."""
    return ridges(features, grades, (penalty,), mass)[0]


def ridges(
    features: Floats,
    grades: Floats,
    penalties: Sequence[float],
    mass: Floats | None = None,
    cost: Floats | None = None,
) -> list[Line]:
    """The same for several penalties at little more than the price of one.

    `cost` multiplies the penalty feature by feature.
    """
    mass = np.ones(len(grades)) if mass is None else mass * len(mass) / mass.sum()
    centre = mass @ features / mass.sum()
    scale = np.sqrt(mass @ (features - centre) ** 2 / mass.sum())
    # A feature that never varies says nothing, and must not be blown up.
    scale = np.where(scale > 1e-9, scale, np.inf)
    standard = (features - centre) / scale
    middle = float(mass @ grades / mass.sum())
    weighed = standard * mass[:, None]
    gram, target = weighed.T @ standard, weighed.T @ (grades - middle)
    own = np.eye(len(target)) if cost is None else np.diag(cost)
    found = [np.linalg.solve(gram + penalty * own, target) / scale for penalty in penalties]
    return [Line(weights, middle - float(centre @ weights)) for weights in found]


def isotonic(x: Floats, grades: Floats, mass: Floats | None = None) -> Steps:
    """The best rising map from x to grades: pool adjacent violators."""
    mass = np.ones(len(grades)) if mass is None else mass
    at, inverse = np.unique(x, return_inverse=True)
    weight = np.bincount(inverse, weights=mass).astype(np.float64)
    total = np.bincount(inverse, weights=mass * grades).astype(np.float64)
    return Steps(at, _pooled(total / weight, weight))


def _pooled(means: Floats, weights: Floats) -> Floats:
    """Merge neighbouring blocks until their means rise."""
    blocks: list[tuple[float, float, int]] = []
    for mean, weight in zip(means.tolist(), weights.tolist(), strict=True):
        size = 1
        while blocks and blocks[-1][0] >= mean:
            other, mass, count = blocks.pop()
            mean = (mean * weight + other * mass) / (weight + mass)
            weight, size = weight + mass, size + count
        blocks.append((mean, weight, size))
    return np.concatenate([np.full(size, mean) for mean, _, size in blocks])


def folds(groups: Sequence[Hashable], most: int = FOLDS) -> Iterator[tuple[Places, Places]]:
    """(others, held out) so often that every group is held out once, whole; needs two groups."""
    part = _parts(groups, most)
    for one in range(int(part.max()) + 1):
        yield np.flatnonzero(part != one), np.flatnonzero(part == one)


def _parts(groups: Sequence[Hashable], most: int) -> Places:
    """The fold of each row: the biggest groups first, each to the fold that is emptiest."""
    sizes: dict[Hashable, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    load = [0] * min(most, len(sizes))
    home: dict[Hashable, int] = {}
    for group in sorted(sizes, key=lambda one: -sizes[one]):
        home[group] = load.index(min(load))
        load[home[group]] += sizes[group]
    return np.array([home[group] for group in groups], dtype=np.intp)


def best_penalty(
    features: Floats, grades: Floats, groups: Sequence[Hashable], cost: Floats | None = None
) -> float:
    """The penalty with the smallest squared error on questions left out."""
    if len(set(groups)) < 2:
        return 1.0
    errors = np.zeros(len(LAMBDAS))
    for others, held in folds(groups, 5):
        lines = ridges(features[others], grades[others], LAMBDAS, None, cost)
        errors += [np.sum((line(features[held]) - grades[held]) ** 2) for line in lines]
    return LAMBDAS[int(np.argmin(errors))]


Predict = Callable[[Floats], Floats]


class Bend(NamedTuple):
    """Features with their products: a line through these can bend."""

    centre: Floats
    scale: Floats

    @classmethod
    def of(cls, features: Floats) -> "Bend":
        """Standardised by these features."""
        scale = features.std(axis=0)
        return cls(features.mean(axis=0), np.where(scale > 1e-9, scale, np.inf))

    def __call__(self, features: Floats) -> Floats:
        """Standardised features, then the product of each two."""
        plain = np.clip((features - self.centre) / self.scale, -3.0, 3.0)
        one, other = np.triu_indices(plain.shape[1])
        return np.hstack([plain, plain[:, one] * plain[:, other]])

    def cost(self) -> Floats:
        """What each costs: products more, because there are many."""
        plain = len(self.centre)
        return np.repeat([1.0, PRODUCT_COST], [plain, plain * (plain + 1) // 2])


def fit(features: Floats, grades: Floats, groups: Sequence[Hashable]) -> Predict:
    """Ridge over features and their products, then isotonic; grades in 0..1."""
    line = bent(features, grades, groups)
    steps = isotonic(line(features), grades)
    return lambda rows: np.clip(steps(line(rows)), 0.0, 1.0)


def bent(features: Floats, grades: Floats, groups: Sequence[Hashable]) -> Predict:
    """Ridge over features and their products, with the penalty that suits questions left out."""
    bend = Bend.of(features)
    wide, cost = bend(features), bend.cost()
    penalty = best_penalty(wide, grades, groups, cost)
    (line,) = ridges(wide, grades, (penalty,), None, cost)
    return lambda rows: line(bend(rows))


def left_out(
    features: Floats,
    grades: Floats,
    groups: Sequence[Hashable],
    make: Callable[[Floats, Floats, Sequence[Hashable]], Predict] = fit,
) -> Floats:
    """Grades of every row by a fit that has not seen its question."""
    found = np.zeros(len(grades))
    for others, held in folds(groups):
        seen = [groups[place] for place in others]
        found[held] = make(features[others], grades[others], seen)(features[held])
    return found
