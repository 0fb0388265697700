"""Reads a wish in words: what of it names a level or a kind becomes a filter, the rest is searched."""

import re
from typing import NamedTuple

from interview.vocabulary import ContentKind

_ASKED = r"(?:questions?|rounds?|problems?|interviews?)"
_LEVELS: tuple[tuple[str, tuple[int, int]], ...] = (
    (r"(?:entry|junior|beginner|introductory|basic|easy|warm-?up|graduate|intern)", (1, 2)),
    (r"(?:mid|intermediate|medium)", (2, 4)),
    (r"(?:senior|advanced|hard|difficult|tough|expert|staff|principal)", (4, 5)),
)
_AROUND = rf"\b{{}}(?:[- ]level)?s?(?: {_ASKED})?\b"
_KINDS: tuple[tuple[str, ContentKind], ...] = (
    (
        rf"(?<!use )(?<!test )(?<!edge )(?<!corner )\b(?:design )?cases?(?: stud(?:y|ies)| {_ASKED})?\b",
        "case",
    ),
    (
        rf"\b(?:behaviou?ral(?: {_ASKED})?|experience {_ASKED}|stor(?:y|ies)|about a time)\b",
        "experience",
    ),
    (rf"\b(?:coding|programming)(?: {_ASKED})?\b", "coding"),
)
_NUMBERED = re.compile(r"\blevels? ([1-5])(?: ?(?:-|to) ?([1-5]))?\b")
_FILLING = re.compile(
    r"\b(?:questions?|ask|asking|something|about|on|for|an?|the|some|round|interview(?:ing)?"
    r"|candidates?|engineers?|scientists?|developers? who|tell me|handle|choose|choosing"
    r"|how (?:to|do|does|would|should|can)(?: (?:you|i|we|they))?)\b"
)


class Wished(NamedTuple):
    """A wish taken apart."""

    words: str
    """What is left to be searched for."""
    levels: tuple[int, int] | None
    exact: bool
    """Whether the levels were given as numbers."""
    kinds: frozenset[ContentKind]


def read_wish(query: str) -> Wished:
    """The filters in a query and its remaining words; `hard RAG questions` is levels 4 and 5, and RAG."""
    words, levels = _numbered(query.casefold())
    exact = levels is not None
    for pattern, span in _LEVELS if levels is None else ():
        words, found = _taken(words, _AROUND.format(pattern))
        levels = span if found and levels is None else levels
    kinds: set[ContentKind] = set()
    for pattern, kind in _KINDS:
        words, found = _taken(words, pattern)
        kinds |= {kind} if found else set()
    left = " ".join(_FILLING.sub(" ", words).split())
    return Wished(left, levels, exact, frozenset(kinds))


def _numbered(words: str) -> tuple[str, tuple[int, int] | None]:
    found = _NUMBERED.search(words)
    if found is None:
        return words, None
    low, high = int(found[1]), int(found[2] or found[1])
    return _NUMBERED.sub(" ", words), (min(low, high), max(low, high))


def _taken(words: str, pattern: str) -> tuple[str, bool]:
    return re.sub(pattern, " ", words), re.search(pattern, words) is not None
