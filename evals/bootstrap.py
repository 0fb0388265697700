"""Intervals by drawing whole questions again, because answers to one question hang together."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]
Statistic = Callable[[Places], float]
"""Takes positions of rows, some of them more than once."""

DRAWS = 300
SEED = 20
FEWEST = 4
"""Groups below which an interval would be made up."""


class Interval(NamedTuple):
    """A value with the bounds that hold 95 % of the draws; NaN bounds: too few groups."""

    value: float
    low: float
    high: float


def interval(groups: Sequence[Hashable], statistic: Statistic, draws: int = DRAWS) -> Interval:
    """The statistic over all rows, and its spread when whole groups are drawn with replacement."""
    members = places_by_group(groups)
    value = statistic(np.arange(len(groups), dtype=np.intp))
    if len(members) < FEWEST:
        return Interval(value, float("nan"), float("nan"))
    random = np.random.default_rng(SEED)
    drawn = [statistic(_draw(members, random)) for _ in range(draws)]
    kept = [one for one in drawn if not np.isnan(one)]
    if len(kept) < draws / 2:
        return Interval(value, float("nan"), float("nan"))
    low, high = np.quantile(kept, [0.025, 0.975])
    return Interval(value, float(low), float(high))


def places_by_group(groups: Sequence[Hashable]) -> list[Places]:
    """Positions of the rows of each group, groups in order of appearance."""
    found: dict[Hashable, list[int]] = {}
    for place, group in enumerate(groups):
        found.setdefault(group, []).append(place)
    return [np.array(places, dtype=np.intp) for places in found.values()]


def _draw(members: Sequence[Places], random: np.random.Generator) -> Places:
    chosen = random.integers(0, len(members), len(members))
    return np.concatenate([members[one] for one in chosen])
