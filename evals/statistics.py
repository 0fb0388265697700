"""Statistics of agreement and order, in numpy alone; every value is NaN where it is not defined."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Scale = Literal["nominal", "interval"]


class Hits(NamedTuple):
    """How far what was found is right, and what is right was found."""

    precision: float
    recall: float


def pearson(one: ArrayLike, other: ArrayLike) -> float:
    """Pearson's r of two equally long series."""
    a, b = _floats(one), _floats(other)
    if len(a) < 2 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return float("nan")
    a, b = a - a.mean(), b - b.mean()
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def ranks(values: ArrayLike) -> Floats:
    """Ranks from 1; equal values share the mean of their ranks."""
    _, inverse, counts = np.unique(_floats(values), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    shared = (ends - counts + 1 + ends) / 2
    return np.asarray(shared[inverse], dtype=np.float64)


def spearman(one: ArrayLike, other: ArrayLike) -> float:
    """Spearman's rho: Pearson's r of the ranks."""
    return pearson(ranks(one), ranks(other))


def rmse(truth: ArrayLike, found: ArrayLike) -> float:
    """Root of the mean squared error."""
    gap = _floats(truth) - _floats(found)
    return float(np.sqrt(np.mean(gap * gap))) if len(gap) else float("nan")


def quadratic_kappa(truth: ArrayLike, found: ArrayLike) -> float:
    """Cohen's kappa with quadratic weights (QWK) of two series of whole-number grades."""
    a, b = np.rint(_floats(truth)), np.rint(_floats(found))
    if not len(a):
        return float("nan")
    seen = np.mean((a - b) ** 2)
    # Expected over all pairs: E(a-b)^2 of independent draws from both series.
    by_chance = np.mean(a * a) + np.mean(b * b) - 2 * a.mean() * b.mean()
    return float(1 - seen / by_chance) if by_chance > 0 else float("nan")


def krippendorff(ratings: ArrayLike, scale: Scale = "interval") -> float:
    """Krippendorff's alpha of raters x units; NaN where a rater gave no rating."""
    table = np.asarray(ratings, dtype=np.float64)
    units = [column[~np.isnan(column)] for column in table.T]
    units = [unit for unit in units if len(unit) > 1]
    if not units:
        return float("nan")
    pooled = np.concatenate(units)
    seen = sum(_disagreement(unit, scale) / (len(unit) - 1) for unit in units)
    by_chance = _disagreement(pooled, scale) / (len(pooled) - 1)
    return float(1 - seen / by_chance) if by_chance > 0 else float("nan")


def _disagreement(values: Floats, scale: Scale) -> float:
    """Sum of the distances of all ordered pairs."""
    gaps = values[:, None] - values[None, :]
    return float(np.sum(gaps != 0) if scale == "nominal" else np.sum(gaps * gaps))


def d_prime(higher: ArrayLike, lower: ArrayLike) -> float:
    """Distance of two groups' means in units of their pooled deviation."""
    a, b = _floats(higher), _floats(lower)
    spread = np.sqrt((a.var() + b.var()) / 2) if len(a) and len(b) else 0.0
    return float((a.mean() - b.mean()) / spread) if spread > 0 else float("nan")


def ndcg(gains: Sequence[float], best: Sequence[float], k: int) -> float:
    """Normalised discounted gain of the first k; `best` holds the gains of all that exists."""
    ideal = _discounted(sorted(best, reverse=True)[:k])
    return _discounted(gains[:k]) / ideal if ideal > 0 else float("nan")


def _discounted(gains: Sequence[float]) -> float:
    places = np.arange(len(gains)) + 2
    return float(np.sum(_floats(gains) / np.log2(places)))


def mean_reciprocal_rank(first_right: Sequence[int | None]) -> float:
    """Mean of 1/place of the first right result of each query; nothing right counts 0."""
    if not first_right:
        return float("nan")
    return float(np.mean([1 / place if place else 0.0 for place in first_right]))


def hits(truth: ArrayLike, found: ArrayLike) -> Hits:
    """Precision and recall of a yes-or-no finding."""
    right, said = np.asarray(truth, dtype=bool), np.asarray(found, dtype=bool)
    both = float(np.sum(right & said))
    precision = both / said.sum() if said.any() else float("nan")
    recall = both / right.sum() if right.any() else float("nan")
    return Hits(float(precision), float(recall))


def macro_f1(truth: Sequence[object], found: Sequence[object]) -> float:
    """Mean F1 over the classes that occur in the truth; a class never found counts 0."""
    classes = list(dict.fromkeys(truth))
    if not classes:
        return float("nan")
    return float(np.mean([_f1(truth, found, one) for one in classes]))


def _f1(truth: Sequence[object], found: Sequence[object], one: object) -> float:
    pairs = list(zip(truth, found, strict=True))
    both = sum(right == one and said == one for right, said in pairs)
    either = sum((right == one) + (said == one) for right, said in pairs)
    return 2 * both / either if either else 0.0


def auc(truth: ArrayLike, score: ArrayLike) -> float:
    """Chance that a right one scores above a wrong one; ties count half."""
    right = np.asarray(truth, dtype=bool)
    yes, no = int(right.sum()), int((~right).sum())
    if not yes or not no:
        return float("nan")
    return float((ranks(score)[right].sum() - yes * (yes + 1) / 2) / (yes * no))


def _floats(values: ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)
