"""The hash chain: every stored row carries the hash of the one before, over the bytes as stored.

Sealed bodies are hashed sealed, so the chain still verifies when their key is destroyed.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

GENESIS = "0" * 64


class Row(NamedTuple):
    """A fact as the log stores it."""

    seq: int
    at: int
    type: str
    re: str | None
    sealed: bool
    body: bytes
    """The fact's own fields as JSON; encrypted when `sealed`."""
    hash: str


class Break(NamedTuple):
    """The first row at which a log does not verify."""

    seq: int
    fault: str


def link(previous: str, interview: str, row: Row) -> str:
    """SHA-256 (hex) over the previous hash, the row's header and its body as stored."""
    header = json.dumps(
        [interview, row.seq, row.at, row.type, row.re, row.sealed],
        separators=(",", ":"),
        ensure_ascii=True,
    )
    digest = hashlib.sha256(previous.encode("ascii"))
    digest.update(header.encode("ascii"))
    digest.update(b"\n")
    digest.update(row.body)
    return digest.hexdigest()


def verify(interview: str, rows: Iterable[Row]) -> Break | None:
    """Walk a whole log from seq 1; null when every seq and every hash is right."""
    previous, expected = GENESIS, 1
    for row in rows:
        if row.seq != expected:
            return Break(expected, f"seq {expected} is missing; found {row.seq}")
        if link(previous, interview, row) != row.hash:
            return Break(row.seq, "the stored hash does not match the stored bytes")
        previous, expected = row.hash, expected + 1
    return None
