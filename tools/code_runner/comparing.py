"""Whether a claimed value is the expected one: by type and by value, outside the box.

A tuple counts as a list, since our expected values are plain JSON; a bool is not an int. A whole
number counts as the equal fraction (2 and 2.0): JavaScript cannot tell them apart.
"""

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from tools.code_runner.records import Comparison
from tools.code_runner.values import Seen, look, scalar, spelled

TOLERANCE = 1e-9
_SCALARS = frozenset({int, float, str, bool, type(None)})
_LEFT_OVER_AT_MOST = 200
"""Elements without an exact equal that are compared pair by pair."""


class Difference(NamedTuple):
    """Where two values part, in words; whether already by type."""

    by_type: bool
    words: str


def differ(expected: object, claim: object, how: Comparison) -> Difference | None:
    """The first difference; nothing when the claim is right. Raises Malformed."""
    return _differ(expected, look(claim), how, bool(how.any_order))


def _differ(expected: object, seen: Seen, how: Comparison, free: bool) -> Difference | None:
    if isinstance(expected, list | tuple):
        return _list(expected, seen, how, free)
    if isinstance(expected, dict):
        return _map(expected, seen, how)
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        return _number(expected, seen, how.tolerance)
    want = scalar(expected)
    if want.kind != seen.kind:
        return _by_type(want.kind, seen)
    return None if want.scalar == seen.scalar else Difference(False, "another value")


def _by_type(wanted: str, seen: Seen) -> Difference:
    return Difference(True, f"expected {wanted}, got {seen.kind}")


def _number(expected: float, seen: Seen, tolerance: float | None) -> Difference | None:
    got = seen.scalar
    if seen.kind not in ("int", "float") or not isinstance(got, int | float):
        return _by_type(type(expected).__name__, seen)
    if got == expected or (_is_nan(expected) and _is_nan(got)):
        return None
    if tolerance is None and isinstance(expected, int):
        return Difference(False, "another number")
    near = TOLERANCE if tolerance is None else tolerance
    return None if _near(expected, got, near) else Difference(False, "another number")


def _is_nan(number: float) -> bool:
    return isinstance(number, float) and math.isnan(number)


def _near(one: float, other: float, tolerance: float) -> bool:
    try:
        return math.isclose(one, other, rel_tol=tolerance, abs_tol=tolerance)
    except OverflowError:
        return False


def _list(expected: Sequence[object], seen: Seen, how: Comparison, free: bool) -> Difference | None:
    if seen.kind != "list" and not (free and seen.kind == "set"):
        return _by_type("list", seen)
    if len(expected) != len(seen.items):
        return Difference(False, f"expected {len(expected)} elements, got {len(seen.items)}")
    if _same_scalars(expected, seen.items):
        return None
    if free:
        return _any_order(expected, seen.items, how)
    deep = how.any_order == "deep"
    for place, (wanted, claim) in enumerate(zip(expected, seen.items, strict=True)):
        found = _differ(wanted, look(claim), how, deep)
        if found:
            return Difference(found.by_type, f"at {place}: {found.words}")
    return None


def _same_scalars(expected: Sequence[object], claims: Sequence[object]) -> bool:
    """Whether both hold the same scalars of the same types: long lists are told at once."""
    types = [type(each) for each in claims]
    plain = _SCALARS.issuperset(types) and types == [type(each) for each in expected]
    return plain and list(expected) == list(claims)


def _any_order(
    expected: Sequence[object], claims: Sequence[object], how: Comparison
) -> Difference | None:
    deep = how.any_order == "deep"
    missing = Counter(_frozen(each, deep) for each in expected)
    surplus = []
    for claim in claims:
        key = _frozen_claim(claim, deep)
        if missing[key] > 0:
            missing[key] -= 1
        else:
            surplus.append(claim)
    if len(surplus) > _LEFT_OVER_AT_MOST:
        return Difference(False, "other elements")
    return _paired(_still(expected, missing, deep), surplus, how, deep)


def _still(expected: Sequence[object], missing: Counter[Hashable], deep: bool) -> list[object]:
    """The elements that have found no exact equal."""
    left = []
    for each in expected:
        key = _frozen(each, deep)
        if missing[key] > 0:
            missing[key] -= 1
            left.append(each)
    return left


def _paired(
    left: list[object], claims: list[object], how: Comparison, deep: bool
) -> Difference | None:
    """Pair what has no exact equal, as fractions have not."""
    for claim in claims:
        seen = look(claim)
        places = (at for at, each in enumerate(left) if not _differ(each, seen, how, deep))
        place = next(places, None)
        if place is None:
            return Difference(False, "other elements")
        del left[place]
    return None


def _map(expected: dict[str, object], seen: Seen, how: Comparison) -> Difference | None:
    if seen.kind != "map":
        return _by_type("map", seen)
    got = {spelled(key): each for key, each in seen.pairs}
    wanted = {str(key): each for key, each in expected.items()}
    if got.keys() != wanted.keys() or len(seen.pairs) != len(got):
        return Difference(False, "other keys")
    deep = how.any_order == "deep"
    for key, each in wanted.items():
        found = _differ(each, look(got[key]), how, deep)
        if found:
            return Difference(found.by_type, f"at key {key}: {found.words}")
    return None


def _frozen(value: object, deep: bool) -> Hashable:
    """Something equal for equal plain values and for none other."""
    if isinstance(value, list | tuple):
        items = [_frozen(each, deep) for each in value]
        return ("list", frozenset(Counter(items).items()) if deep else tuple(items))
    if isinstance(value, dict):
        pairs = ((str(key), _frozen(each, deep)) for key, each in value.items())
        return ("map", frozenset(pairs))
    return _frozen_scalar(value)


def _frozen_scalar(value: object) -> Hashable:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return ("number" if number else type(value).__name__, value)


def _frozen_claim(claim: object, deep: bool) -> Hashable:
    """The same of a claim."""
    seen = look(claim)
    if seen.kind in ("list", "set"):
        items = [_frozen_claim(each, deep) for each in seen.items]
        free = deep or seen.kind == "set"
        return (seen.kind if not deep else "list", _bag(items) if free else tuple(items))
    if seen.kind == "map":
        pairs = ((spelled(key), _frozen_claim(each, deep)) for key, each in seen.pairs)
        return ("map", frozenset(pairs))
    if seen.kind == "null" or seen.scalar is not None:
        return _frozen_scalar(seen.scalar)
    return ("other", seen.kind)


def _bag(items: Sequence[Hashable]) -> frozenset[tuple[Hashable, int]]:
    return frozenset(Counter(items).items())
