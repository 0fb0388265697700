"""How values and messages cross the channel: a length, then JSON whose values carry their type.

Plain JSON stands for itself, except floats that JSON has no word for, large integers, tuples,
sets and mappings: `{"$f": "nan"}`, `{"$i": "0x.."}`, `{"$t": [..]}`, `{"$s": [..]}`,
`{"$d": [[key, value], ..]}`; what has no plain form is `{"$o": "Name of its type"}`.
"""

import collections
import collections.abc
import json
import math
import os
import struct
from collections.abc import Iterable
from typing import cast

DEPTH_AT_MOST = 100
_EXACT_BITS = 10_000
_LISTS: tuple[type, ...] = (
    *(list, range, collections.deque),
    *(collections.abc.KeysView, collections.abc.ValuesView, collections.abc.ItemsView),
)


class Channel:
    """The one way in and out of the box, a socket under a file number."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._held = b""

    def receive(self) -> dict[str, object]:
        """The next message; the process ends when the other side is gone."""
        (size,) = struct.unpack(">I", self._read(4))
        message: dict[str, object] = json.loads(self._read(size))
        return message

    def send(self, message: dict[str, object]) -> None:
        """Send one message."""
        body = json.dumps(message).encode()
        rest = memoryview(struct.pack(">I", len(body)) + body)
        while rest:
            rest = rest[os.write(self._fd, rest) :]

    def _read(self, size: int) -> bytes:
        parts = [self._held]
        missing = size - len(self._held)
        while missing > 0:
            part = os.read(self._fd, 1 << 16)
            if not part:
                os._exit(0)
            parts.append(part)
            missing -= len(part)
        whole = b"".join(parts)
        self._held = whole[size:]
        return whole[:size]


def encode(value: object, depth: int = 0) -> object:
    """A value as the trusted side can read it."""
    if depth > DEPTH_AT_MOST:
        raise ValueError("the result is nested more than 100 deep")
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, str):
        return str.__str__(value)
    return _collection(value, depth + 1)


def _number(value: "int | float") -> object:
    if isinstance(value, float):
        exact = float.__float__(value)
        return exact if math.isfinite(exact) else {"$f": repr(exact)}
    whole = int.__int__(value)
    return whole if whole.bit_length() <= _EXACT_BITS else {"$i": hex(whole)}


def _collection(value: object, depth: int) -> object:
    if isinstance(value, tuple):
        return {"$t": [encode(each, depth) for each in tuple.__iter__(value)]}
    if isinstance(value, (set, frozenset)):
        return {"$s": [encode(each, depth) for each in value]}
    if isinstance(value, dict):
        pairs = dict.items(value)
        return {"$d": [[encode(key, depth), encode(each, depth)] for key, each in pairs]}
    if isinstance(value, _LISTS) or hasattr(value, "__next__"):
        return [encode(each, depth) for each in cast("Iterable[object]", value)]
    if type(value).__module__ == "numpy" and hasattr(value, "tolist"):
        return encode(value.tolist(), depth)
    return {"$o": type(value).__name__}


def decode(value: object) -> object:
    """A value that the trusted side has sent."""
    if isinstance(value, list):
        return [decode(each) for each in value]
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    if kind == "$f":
        return float(held)
    if kind == "$i":
        return int(held, 16)
    return {decode(key): decode(each) for key, each in held}
