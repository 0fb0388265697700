"""Cuts folded text into terms, each with its sign: affirmed, or turned by a negation."""

import re
from typing import NamedTuple

from tools.rubric_scorer.folding import Folded
from tools.rubric_scorer.lexicon import NEGATORS, OPPOSITES, SOFTENERS, STOP
from tools.rubric_scorer.stemming import stem

REACH = 4
"""Content words behind a negator that it turns, up to the end of the clause."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)?|%|[.,;:!?\n()]")
_CLAUSE_END = frozenset(".,;:!?\n()") | {"and", "but", "because", "so", "while", "whereas"}
_SENTENCE_END = re.compile(r"[.!?;\n]")
_FALLS_SHORT = frozenset({("less", "than"), ("fewer", "than"), ("far", "from")})
_DENIAL = re.compile(
    r"\b(?:it|this|that)(?: is|'s| would be) (?:simply |just |completely )?"
    r"(?:wrong|false|incorrect|untrue|a myth|not (?:true|correct|right|the case))"
    r"(?: to (?:say|think|claim|believe))?,? that\b"
)


class Token(NamedTuple):
    """A word of an answer or a rubric."""

    term: str
    """The stem, or the empty string for words without content."""
    sign: int
    """1 as affirmed, -1 as negated."""
    start: int
    end: int
    """Place in the folded text."""


def tokens(folded: Folded) -> list[Token]:
    """All words of a text in order; marks of punctuation only end the reach of negators."""
    denied = _denied(folded.text)
    found: list[Token] = []
    left = 0
    words = list(_TOKEN.finditer(folded.text))
    near = ["", *(word[0] for word in words), ""]
    for match, before, word, after in zip(words, near, near[1:], near[2:], strict=False):
        if word in _CLAUSE_END:
            left = 0
        if word.isalnum() or len(word) > 1 or word == "%":
            sign = -1 if left > 0 else 1
            turned = -sign if match.start() in denied else sign
            found.append(_token(word, turned, match.start(), match.end()))
            left -= bool(found[-1].term)
        if _negates(before, word, after):
            left = REACH
    return found


def is_denial(text: str) -> bool:
    """Whether folded text calls the statement that follows wrong."""
    return _DENIAL.search(text) is not None


def _token(word: str, sign: int, start: int, end: int) -> Token:
    if word in OPPOSITES:
        return Token(stem(OPPOSITES[word]), -sign, start, end)
    if word in STOP or word in NEGATORS or word.endswith("n't"):
        return Token("", sign, start, end)
    return Token(stem(word.partition("'")[0]), sign, start, end)


def _negates(before: str, word: str, after: str) -> bool:
    if (word, after) in _FALLS_SHORT:
        return True
    negator = word in NEGATORS or word.endswith("n't")
    return negator and after not in SOFTENERS and (before, word) != ("or", "no")


def _denied(text: str) -> set[int]:
    """Places in the text that lie between a denial and the end of its sentence."""
    places: set[int] = set()
    for match in _DENIAL.finditer(text):
        if match.end() not in places:
            end = _SENTENCE_END.search(text, match.end())
            places.update(range(match.end(), end.start() if end else len(text)))
    return places
