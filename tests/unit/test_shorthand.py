"""Shorthands of large inputs: written out, bounded, and refused in words."""

import pytest
from pydantic import JsonValue

from interview.shorthand import expanded


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ({"$range": [2, 8, 3]}, [2, 5]),
        ({"$repeat": [[1, "a"], 2]}, [[1, "a"], [1, "a"]]),
        ({"$text": ["ab", 3]}, "ababab"),
        ({"$concat": [[1], {"$range": [2]}]}, [1, 0, 1]),
        ({"$concat": ["a", {"$text": ["b", 2]}]}, "abb"),
        ({"$zip": [[1, 2], ["a", "b"]]}, [[1, "a"], [2, "b"]]),
        ({"$names": ["q", 2]}, ["q0", "q1"]),
        ([{"deep": {"$range": [2]}}], [{"deep": [0, 1]}]),
        ({"plain": 1}, {"plain": 1}),
    ],
)
def test_a_shorthand_is_written_out(short: JsonValue, whole: JsonValue) -> None:
    assert expanded(short) == whole


def test_random_numbers_are_the_same_everywhere_and_within_their_bounds() -> None:
    numbers = expanded({"$random": [7, 500, -3, 3]})
    assert numbers == expanded({"$random": [7, 500, -3, 3]})
    assert isinstance(numbers, list)
    assert set(map(int, map(str, numbers))) == set(range(-3, 4))


@pytest.mark.parametrize(
    "short",
    [
        {"$range": [0, 10**9]},
        {"$repeat": ["a", 10**9]},
        {"$text": ["ab", 10**9]},
        {"$names": ["a", 10**9]},
        {"$unknown": [1]},
        {"$range": "3"},
        {"$repeat": [1]},
        {"$repeat": [1, True]},
        {"$zip": [[1], [1, 2]]},
        {"$zip": [1]},
    ],
)
def test_what_is_no_shorthand_or_too_large_is_refused(short: JsonValue) -> None:
    with pytest.raises(ValueError, match=r"."):
        expanded(short)
