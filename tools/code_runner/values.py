"""Values on the trusted side: sent in as plain data, and read back as what they are: claims.

What comes out of the box is JSON with tags, never objects with behaviour of their own. It is read
one level at a time and only as deep as the expected value goes, so its size costs little.
"""

import json
import math
from collections.abc import Sequence
from typing import NamedTuple

Pairs = list[tuple[object, object]]


class Malformed(ValueError):
    """The box sent what no value looks like."""


class Seen(NamedTuple):
    """One level of a claim: its kind, and the scalar, items or pairs that it holds."""

    kind: str
    """bool, int, float, str, null, list, set, map, or the name of a type without a plain form."""
    scalar: bool | int | float | str | None = None
    items: list[object] = []
    pairs: Pairs = []


def question(args: Sequence[object]) -> str:
    """A call's arguments as the box reads them: bare where JSON has a word for all of them."""
    try:
        return f'"bare": true, "args": {json.dumps(args, allow_nan=False)}'
    except ValueError:
        return f'"bare": false, "args": {json.dumps([encode(each) for each in args])}'


def encode(value: object) -> object:
    """A plain value with tags where JSON has no word for it."""
    if isinstance(value, list | tuple):
        return [encode(each) for each in value]
    if isinstance(value, dict):
        return {"$d": [[key, encode(each)] for key, each in value.items()]}
    if isinstance(value, float) and not math.isfinite(value):
        return {"$f": repr(value)}
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 10_000:
        return {"$i": hex(value)}
    return value


def parsed(body: bytes) -> dict[str, object]:
    """A frame of the box; raises ValueError or RecursionError."""
    message = json.loads(body, object_pairs_hook=_once, parse_constant=_refuse)
    if not isinstance(message, dict):
        raise Malformed("a frame is an object")
    return message


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Malformed("a name comes twice")
    return found


def _refuse(word: str) -> object:
    raise Malformed(f"{word} is no JSON")


def look(claim: object) -> Seen:
    """One level of a claim; raises Malformed."""
    if isinstance(claim, list):
        return Seen("list", items=claim)
    if isinstance(claim, dict):
        return _untagged(claim)
    return scalar(claim)


def scalar(value: object) -> Seen:
    """A value that holds no others."""
    if value is None:
        return Seen("null")
    if isinstance(value, bool | int | float | str):
        return Seen(type(value).__name__, value)
    raise Malformed(f"{type(value).__name__} is no plain value")


def _untagged(claim: dict[str, object]) -> Seen:
    if len(claim) != 1:
        raise Malformed("a tag stands alone")
    ((tag, held),) = claim.items()
    if isinstance(held, str):
        return _word(tag, held)
    if not isinstance(held, list):
        raise Malformed(f"{tag} holds a list")
    if tag == "$t":
        return Seen("list", items=held)
    if tag == "$s":
        return Seen("set", items=held)
    if tag == "$d":
        return Seen("map", pairs=[_pair(each) for each in held])
    raise Malformed(f"{tag} is no tag")


def _pair(value: object) -> tuple[object, object]:
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed("a pair has two parts")
    return value[0], value[1]


def _word(tag: str, held: str) -> Seen:
    if tag == "$f" and held in ("nan", "inf", "-inf"):
        return Seen("float", float(held))
    if tag == "$i":
        return Seen("int", int(held, 16))
    if tag == "$o":
        return Seen(held[:80] or "object")
    raise Malformed(f"{tag} is no tag")


def spelled(key: object) -> str:
    """A mapping's key as JSON spells it: our expected mappings have no other keys."""
    seen = look(key)
    if seen.kind == "str":
        return str(seen.scalar)
    if seen.kind == "list":
        return f"[{', '.join(spelled(each) for each in seen.items)}]"
    return json.dumps(seen.scalar)


def plain(claim: object) -> object:
    """A claim as plain data, for a checker and for showing; a set is a list."""
    seen = look(claim)
    if seen.kind in ("list", "set"):
        return [plain(each) for each in seen.items]
    if seen.kind == "map":
        return {spelled(key): plain(each) for key, each in seen.pairs}
    if seen.kind == "null" or seen.scalar is not None:
        return seen.scalar
    return f"<{seen.kind}>"
