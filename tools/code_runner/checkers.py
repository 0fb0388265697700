"""Checkers for tasks where many values are right; ours alone run here, on plain data.

A checker is called as `(arguments, expected, got)`, all plain; what it raises counts as wrong.
"""

import math
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

Checker = Callable[[Any, Any, Any], bool]


def one_of(arguments: Any, expected: Any, got: Any) -> bool:
    """Any of the values in `expected`."""
    return any(type(got) is type(each) and got == each for each in expected)


def topological_order(arguments: Any, expected: Any, got: Any) -> bool:
    """An order of `expected["nodes"]` in which every edge `[before, after]` points forward."""
    place = {node: number for number, node in enumerate(got)}
    forward = all(place[before] < place[after] for before, after in expected["edges"])
    return forward and Counter(got) == Counter(expected["nodes"])


def same_groups(arguments: Any, expected: Any, got: Any) -> bool:
    """Labels that group as `expected` does, whatever the groups are called."""
    pairs = set(zip(expected, got, strict=True))
    return len(pairs) == len(set(expected)) == len(set(got))


def ascending(arguments: Any, expected: Any, got: Any) -> bool:
    """The elements of `expected`, each not smaller than the one before it."""
    return Counter(got) == Counter(expected) and all(one <= two for one, two in pairwise(got))


def distribution(arguments: Any, expected: Any, got: Any) -> bool:
    """Shares of `expected["shares"]` within `expected["within"]`, out of drawn values."""
    counts = Counter(str(each) for each in got)
    drawn = expected["draws"]
    if len(got) != drawn or not set(counts) <= set(expected["shares"]):
        return False
    return all(
        math.isclose(counts[value] / drawn, share, rel_tol=0.0, abs_tol=expected["within"])
        for value, share in expected["shares"].items()
    )


CHECKERS: dict[str, Checker] = {
    "one-of": one_of,
    "topological-order": topological_order,
    "same-groups": same_groups,
    "ascending": ascending,
    "distribution": distribution,
}
