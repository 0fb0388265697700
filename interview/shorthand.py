"""Shorthands in a problem's values, so that large inputs need no large files."""

from collections.abc import Callable, Sequence

from pydantic import JsonValue

ELEMENTS_AT_MOST = 200_000


def expanded(value: JsonValue) -> JsonValue:
    """A value with its shorthands written out; raises ValueError for one that is no shorthand.

    `{$range: [start, stop, step]}`, `{$repeat: [value, times]}` (a list), `{$text: [text, times]}`,
    `{$concat: [list or text, ..]}`, `{$random: [seed, count, low, high]}` (integers, both ends in),
    `{$zip: [list, list, ..]}` (a list of rows), `{$names: [text, count]}` (text0, text1, ..).
    """
    if isinstance(value, list):
        return [expanded(each) for each in value]
    if not isinstance(value, dict):
        return value
    name = next(iter(value), "")
    if not name.startswith("$"):
        return {key: expanded(each) for key, each in value.items()}
    operands = expanded(value[name])
    if len(value) != 1 or name not in _SHORTHANDS or not isinstance(operands, list):
        raise ValueError(f"{name} is no shorthand; there are {', '.join(sorted(_SHORTHANDS))}")
    try:
        return _SHORTHANDS[name](operands)
    except (TypeError, IndexError) as error:
        raise ValueError(f"{name} cannot be made of {len(operands)} such operands") from error


def _range(operands: Sequence[JsonValue]) -> JsonValue:
    numbers = range(*[_whole(each) for each in operands])
    _within(len(numbers))
    return list(numbers)


def _repeat(operands: Sequence[JsonValue]) -> JsonValue:
    value, times = operands[0], _whole(operands[1])
    _within(times)
    return [value] * times


def _text(operands: Sequence[JsonValue]) -> JsonValue:
    text, times = str(operands[0]), _whole(operands[1])
    _within(len(text) * times)
    return text * times


def _concat(operands: Sequence[JsonValue]) -> JsonValue:
    if all(isinstance(each, str) for each in operands):
        return "".join(map(str, operands))
    joined: list[JsonValue] = []
    for each in operands:
        if not isinstance(each, list):
            raise TypeError("lists and text do not join")
        joined.extend(each)
    _within(len(joined))
    return joined


def _names(operands: Sequence[JsonValue]) -> JsonValue:
    text, count = str(operands[0]), _whole(operands[1])
    _within(count)
    return [f"{text}{number}" for number in range(count)]


def _zip(operands: Sequence[JsonValue]) -> JsonValue:
    columns = [each for each in operands if isinstance(each, list)]
    if len(columns) != len(operands):
        raise TypeError("only lists can be put side by side")
    return [list(row) for row in zip(*columns, strict=True)]


def _random(operands: Sequence[JsonValue]) -> JsonValue:
    """A linear congruential generator (constants: ISO C's sample `rand`), the same everywhere."""
    seed, count, low, high = map(_whole, operands)
    _within(count)
    numbers: list[JsonValue] = []
    for _ in range(count):
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        numbers.append(low + (seed >> 8) % (high - low + 1))
    return numbers


def _whole(value: JsonValue) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("a whole number is needed")
    return value


def _within(count: int) -> None:
    if count > ELEMENTS_AT_MOST:
        raise ValueError(f"{count} elements are too many; {ELEMENTS_AT_MOST} are allowed")


_SHORTHANDS: dict[str, Callable[[Sequence[JsonValue]], JsonValue]] = {
    "$range": _range,
    "$repeat": _repeat,
    "$text": _text,
    "$concat": _concat,
    "$random": _random,
    "$zip": _zip,
    "$names": _names,
}
