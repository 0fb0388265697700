"""Graded answers in one shape, from wherever they come."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NOTHING = re.compile(
    r"(?:no|not|empty|blank) (?:submission|answer(?:ed)?|response|idea)|n/?a|none|nothing"
    r"|i ?(?:do not|don'?t|dont) ?know|idk|dunno|blank|empty|skip(?:ped)?|pass"
)
_LETTERS = re.compile(r"[^\W_]")


class Graded(NamedTuple):
    """An answer that a person has graded."""

    group: str
    """Id of its question; a question is in training or held out, never both."""
    question: str
    reference: str
    """The best reference answer; empty where there is none."""
    points: tuple[str, ...]
    answer: str
    grade: float
    """0..1."""
    split: str = ""
    """The part of a published set that it belongs to."""
    candidate: str | None = None
    second: float | None = None
    """The grade of another person, 0..1."""


def is_blank(answer: str) -> bool:
    """Whether nothing was answered, in no words or in so many; such answers flatter a scorer."""
    plain = answer.strip().lower().rstrip(".!?")
    return not _LETTERS.search(plain) or _NOTHING.fullmatch(plain) is not None


def groups(rows: Sequence[Graded]) -> list[str]:
    """The question of each row."""
    return [row.group for row in rows]
