"""Folds an answer into comparable letters while every letter remembers its place in the answer."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

HIDDEN = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})
"""Unicode categories that cannot be seen; they are left out and counted."""

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]")
_LOOKS_LATIN = dict(zip("аеорсхуікмтнвѕјαοειυνκρτ", "aeopcxyikmthbsjaoeiuvkpt", strict=True))


class Folded(NamedTuple):
    """Lower-case letters without accents, and where each came from."""

    text: str
    at: list[int]
    """Place in the raw text of each letter of `text`."""
    hidden: int
    """Invisible characters that were left out."""
    lookalikes: int
    """Letters of another script that stood in for Latin ones."""


def fold(raw: str) -> Folded:
    """Fold compatibility forms, case and accents; leave out what cannot be seen."""
    letters: list[str] = []
    at: list[int] = []
    hidden = 0
    for place, char in enumerate(raw):
        folded = _fold_char(char)
        if folded is None:
            hidden += 1
            continue
        letters.extend(folded)
        at.extend([place] * len(folded))
    text, lookalikes = _unmask("".join(letters))
    return Folded(text, at, hidden, lookalikes)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str | None:
    """The comparable form, empty for accents, null for what cannot be seen."""
    if char.isascii() and char.isprintable():
        return char.lower()
    if char in "\t\n\r\x0b\x0c\x85":
        return "\n" if char in "\n\r\x85" else " "
    if unicodedata.category(char) in HIDDEN:
        return None
    plain = unicodedata.normalize("NFKD", char).lower().replace("’", "'").replace("‘", "'")
    return "".join(part for part in plain if not unicodedata.category(part).startswith("M"))


def _unmask(text: str) -> tuple[str, int]:
    """Replace look-alike letters inside words that mix scripts, and count them."""
    if text.isascii():
        return text, 0
    count = 0

    def latin(word: re.Match[str]) -> str:
        nonlocal count
        if word[0].isascii() or not _LATIN.search(word[0]):
            return word[0]
        count += sum(char in _LOOKS_LATIN for char in word[0])
        return "".join(_LOOKS_LATIN.get(char, char) for char in word[0])

    return _LETTERS.sub(latin, text), count
