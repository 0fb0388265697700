"""Cuts folded text into terms, each with its sign: affirmed, or turned by a negation."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tools.rubric_scorer.concepts import LONGEST_PHRASE, PREFIXES, concept, starts
from tools.rubric_scorer.folding import Folded
from tools.rubric_scorer.lexicon import NEGATORS, SOFTENERS, STOP
from tools.rubric_scorer.polarity import Side, merged, sides
from tools.rubric_scorer.stemming import stem

REACH = 4
"""Content words behind a negator that it turns, up to the end of the clause."""

NO_LONGER = "no longer"
"""Two words that negate as one; length has no part in it."""
_TOKEN = re.compile(r"no longer\b|\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)?|%|[.,;:!?\n()]")
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
    """The stem or concept, or the empty string for words without content."""
    sign: int
    """1 as affirmed, -1 as negated; 1 for words on an axis, whose end is turned instead."""
    start: int
    end: int
    """Place in the folded text."""
    word: str
    """The stem of the word itself, also for words without content."""
    sides: tuple[Side, ...] = ()
    """The ends of axes it stands for, a negation before it taken into account."""


class _Word(NamedTuple):
    text: str
    stem: str
    start: int
    end: int
    sign: int


def tokens(folded: Folded) -> list[Token]:
    """All words of a text in order; marks of punctuation only end the reach of negators."""
    words = _words(folded.text)
    found: list[Token] = []
    while len(found) < len(words):
        found.extend(_next(words, len(found)))
    return found


def is_denial(text: str) -> bool:
    """Whether folded text calls the statement that follows wrong."""
    return _DENIAL.search(text) is not None


def negates(word: str) -> bool:
    """Whether a folded word turns what follows it."""
    return word in NEGATORS or word.endswith("n't") or word == NO_LONGER


def _words(text: str) -> list[_Word]:
    """Words with the sign that negators before them, and denials around them, give."""
    denied = _denied(text)
    found: list[_Word] = []
    left = 0
    matches = list(_TOKEN.finditer(text))
    near = ["", *(match[0] for match in matches), ""]
    for match, before, word, after in zip(matches, near, near[1:], near[2:], strict=False):
        if word in _CLAUSE_END:
            left = 0
        if word.isalnum() or len(word) > 1 or word == "%":
            sign = -1 if left > 0 else 1
            turned = -sign if match.start() in denied else sign
            root = stem(word.partition("'")[0])
            found.append(_Word(word, root, match.start(), match.end(), turned))
            left -= not _is_empty(word)
        if _turns(before, word, after):
            left = REACH
    return found


def _next(words: Sequence[_Word], at: int) -> list[Token]:
    """The tokens of the longest phrase from a place on: its concept, and nothing for the rest."""
    for length in range(_longest(words, at), 1, -1):
        name = concept(tuple(word.stem for word in words[at : at + length]))
        if name is not None:
            rest = [Token("", w.sign, w.start, w.end, w.stem) for w in words[at + 1 : at + length]]
            return [_content(words[at], name), *rest]
    word = words[at]
    if _is_joined(words, at):
        joined = stem(word.text + words[at + 1].text)
        after = words[at + 1]
        rest = [Token("", after.sign, after.start, after.end, after.stem)]
        return [_content(word, concept((joined,)) or joined), *rest]
    if _is_empty(word.text):
        return [Token("", word.sign, word.start, word.end, word.stem)]
    return [_content(word, concept((word.stem,)) or word.stem)]


def _longest(words: Sequence[_Word], at: int) -> int:
    return min(LONGEST_PHRASE, len(words) - at) if words[at].stem in starts() else 1


def _is_joined(words: Sequence[_Word], at: int) -> bool:
    """Whether a beginning such as `re` or `pre` stands apart from its word."""
    if words[at].text not in PREFIXES or at + 1 == len(words):
        return False
    return words[at + 1].start - words[at].end == 1 and len(words[at + 1].text) > 3


def _content(word: _Word, term: str) -> Token:
    ends = sides(word.stem) or sides(term)
    if not ends:
        return Token(term, word.sign, word.start, word.end, word.stem)
    ends = tuple(Side(end.axis, end.sign * word.sign) for end in ends)
    name = merged(ends[0]) if len(ends) == 1 and term == word.stem else None
    if name is not None:
        return Token(name, 1, word.start, word.end, word.stem, ends)
    return Token(term, word.sign, word.start, word.end, word.stem, ends)


def _is_empty(word: str) -> bool:
    if negates(word):
        return not sides(stem(word))
    return word in STOP and not sides(stem(word))


def _turns(before: str, word: str, after: str) -> bool:
    if (word, after) in _FALLS_SHORT:
        return True
    return negates(word) and after not in SOFTENERS and (before, word) != ("or", "no")


def _denied(text: str) -> set[int]:
    """Places in the text that lie between a denial and the end of its sentence."""
    places: set[int] = set()
    for match in _DENIAL.finditer(text):
        if match.end() not in places:
            end = _SENTENCE_END.search(text, match.end())
            places.update(range(match.end(), end.start() if end else len(text)))
    return places
