"""Which claims count as the expected value."""

import pytest

from tools.code_runner import Comparison
from tools.code_runner.box.wire import encode as claimed
from tools.code_runner.comparing import differ
from tools.code_runner.values import Malformed, encode, parsed

EQUAL = [
    ([1, 2], [1, 2]),
    ([1, 2], (1, 2)),
    ([[1, "a"], None], [(1, "a"), None]),
    ({"a": 1}, {"a": 1}),
    ({"1": "one"}, {1: "one"}),
    ({"true": 1, "null": 2}, {True: 1, None: 2}),
    (2, 2.0),
    (2.0, 2),
    (0.3, 0.1 + 0.2),
    (float("nan"), float("nan")),
    (float("inf"), float("inf")),
    (True, True),
    ("", ""),
    ([], ()),
    (10**4000, 10**4000),
]
UNEQUAL = [
    ([1, 2], [2, 1]),
    ([1, 2], [1, 2, 3]),
    ([1, 2], {1, 2}),
    (1, True),
    (True, 1),
    (0, False),
    ("1", 1),
    (None, 0),
    (None, False),
    ([], None),
    ({"a": 1}, {"a": 1, "b": 2}),
    ({"1": 1}, {1: 1, "1": 1}),
    (3, 3.0000000001),
    (10_000_000, 10_000_001),
    (1.0, 1.001),
    (float("inf"), 1e308),
    ("a", "a "),
    ([[1]], [["1"]]),
    (1, object()),
    (10**400, 1.5),
    (1.5, 10**400),
]


@pytest.mark.parametrize(("expected", "value"), EQUAL)
def test_equal(expected: object, value: object) -> None:
    assert differ(expected, claimed(value), Comparison()) is None


@pytest.mark.parametrize(("expected", "value"), UNEQUAL)
def test_unequal(expected: object, value: object) -> None:
    assert differ(expected, claimed(value), Comparison()) is not None


def test_types_are_told_apart_from_values() -> None:
    how = Comparison()
    found = differ(True, claimed(1), how)
    assert found == (True, "expected bool, got int")
    assert differ([True], claimed([0]), how) == (True, "at 0: expected bool, got int")
    assert differ([1], claimed([2]), how) == (False, "at 0: another number")


def test_tolerance() -> None:
    assert differ(1.0, claimed(1.04), Comparison(tolerance=0.05)) is None
    assert differ(1, claimed(1.04), Comparison(tolerance=0.05)) is None
    assert differ(1.0, claimed(1.2), Comparison(tolerance=0.05)) is not None
    assert differ([[1.0]], claimed([[1.04]]), Comparison(tolerance=0.05)) is None


def test_any_order() -> None:
    free, deep = Comparison(any_order=True), Comparison(any_order="deep")
    assert differ([1, 2, 2], claimed([2, 1, 2]), free) is None
    assert differ([1, 2, 2], claimed([2, 1, 1]), free) is not None
    assert differ([1, 2], claimed({2, 1}), free) is None
    assert differ([[1, 2], [3]], claimed([[3], [1, 2]]), free) is None
    assert differ([[1, 2], [3]], claimed([[3], [2, 1]]), free) is not None
    assert differ([[1, 2], [3]], claimed([[3], [2, 1]]), deep) is None
    assert differ([0.3, 1.0], claimed([1.0, 0.1 + 0.2]), free) is None
    assert differ([1, True], claimed([True, 1]), free) is None
    assert differ([1, 1], claimed([True, 1]), free) is not None
    assert differ([None, 1], claimed([1, None]), free) is None
    assert differ(list(range(400)), claimed(list(range(1, 401))), free) is not None


@pytest.mark.parametrize(
    "claim",
    [{"$s": 5}, {"$d": [[1, 2, 3]]}, {"$f": "x"}, {"$t": "x"}, {"a": 1, "b": 2}, {}, {"$z": []}],
)
def test_malformed_claims_are_told(claim: object) -> None:
    with pytest.raises(Malformed):
        differ([1], claim, Comparison())


@pytest.mark.parametrize("body", [b"[1]", b"{", b'{"a":1,"a":2}', b'{"a":NaN}', b"\xff", b""])
def test_frames_that_are_none(body: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parsed(body)


def test_what_is_sent_in_says_its_type() -> None:
    assert encode({"a": [1, float("-inf")]}) == {"$d": [["a", [1, {"$f": "-inf"}]]]}
