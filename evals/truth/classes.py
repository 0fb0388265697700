"""Right or wrong instead of a grade: a line and a cut, both fitted to a set's own training part."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from evals.fitting import Floats, bent, left_out
from evals.statistics import macro_f1

RIGHT = 0.5
"""Grade from which an answer counts as right."""

Bools = NDArray[np.bool_]


def classify(features: Floats, grades: Floats, groups: Sequence[Hashable], unseen: Floats) -> Bools:
    """Which unseen answers are right, learnt from graded ones; the cut suits questions left out."""
    held = left_out(features, grades, groups, bent)
    cut = best_cut(held, grades >= RIGHT)
    return np.asarray(bent(features, grades, groups)(unseen) >= cut, dtype=np.bool_)


def best_cut(found: Floats, right: Bools) -> float:
    """The cut with the highest macro-F1."""
    cuts = np.quantile(found, np.linspace(0.05, 0.95, 91))
    return float(max(cuts, key=lambda cut: two_way(right, found >= cut)))


def two_way(right: Bools, said: Bools) -> float:
    """Macro-F1 of right and wrong."""
    return macro_f1(right.tolist(), said.tolist())
