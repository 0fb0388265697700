"""Texts as the features see them: weighed terms, plain words in order, letters in threes and fours."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from tools.rubric_scorer.folding import fold
from tools.rubric_scorer.lexicon import LIGHT, STOP
from tools.rubric_scorer.likeness import alike
from tools.rubric_scorer.rubric import weight_of
from tools.rubric_scorer.stemming import stem
from tools.rubric_scorer.tokens import Token, negates, tokens

STOP_WEIGHT = 0.25
"""What a word without content weighs where the order and choice of all words is compared."""
NEGATION = "not"
"""The word that all negators are read as."""
LENGTHS = (3, 4)
"""Letters in a piece of text, when pieces are compared."""

_STOP = frozenset(stem(word) for word in STOP)
_SPACE = re.compile(r"[^a-z0-9]+")


class Bag(NamedTuple):
    """A text taken apart."""

    tokens: Sequence[Token]
    terms: Mapping[str, int]
    """Content terms and the sign of their last occurrence, in order."""
    counts: Mapping[str, int]
    words: Sequence[str]
    """Stems of all but the lightest words, in order; every negator is the same."""
    pieces: Mapping[str, int]
    """Overlapping pieces of letters, and how often each occurs."""
    neighbours: frozenset[tuple[str, str]]
    """Content terms next to each other, or with one between."""


def bag(text: str) -> Bag:
    """Take a text apart."""
    folded = fold(text)
    found = tokens(folded)
    content = [token for token in found if token.term]
    order = [token.term for token in content]
    words = [_word(folded.text[token.start : token.end], token) for token in found]
    near = [*zip(order, order[1:], strict=False), *zip(order, order[2:], strict=False)]
    return Bag(
        found,
        {token.term: token.sign for token in content},
        Counter(order),
        [word for word in words if word],
        _pieces(folded.text),
        frozenset(near),
    )


@lru_cache(maxsize=1024)
def known_bag(text: str) -> Bag:
    """The same for texts that come again: questions and references."""
    return bag(text)


class Cover:
    """How well the terms of a text cover others; asks only those with the same first letter."""

    def __init__(self, terms: Collection[str]) -> None:
        self._initials: dict[str, list[str]] = {}
        for term in terms:
            self._initials.setdefault(term[0], []).append(term)
        self._known = dict.fromkeys(terms, 1.0)

    def __call__(self, term: str) -> float:
        """How well the most alike of the terms covers one: 0..1."""
        found = self._known.get(term)
        if found is None:
            near = self._initials.get(term[0], ())
            found = max((alike(term, other) for other in near), default=0.0)
            self._known[term] = found
        return found


def word_weight(word: str) -> float:
    """What a plain word weighs."""
    return STOP_WEIGHT if word in _STOP else weight_of(word)


def cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Cosine of two counts."""
    small, large = sorted((one, other), key=len)
    shared = sum(count * large[piece] for piece, count in small.items() if piece in large)
    size = sum(n * n for n in one.values()) * sum(n * n for n in other.values())
    return shared / math.sqrt(size) if size else 0.0


def in_order(one: Sequence[str], other: Sequence[str]) -> float:
    """Weight of the heaviest words that stand in both texts in the same order."""
    if not one or not other:
        return 0.0
    places: dict[str, list[int]] = {}
    for place, word in enumerate(other):
        places.setdefault(word, []).append(place)
    best = np.zeros(len(other) + 1)
    for word in one:
        if word in places:
            at = np.array(places[word])
            better = best.copy()
            better[at + 1] = np.maximum(best[at + 1], best[at] + word_weight(word))
            best = np.maximum.accumulate(better)
    return float(best[-1])


def _word(text: str, token: Token) -> str:
    if negates(text):
        return NEGATION
    return "" if text in LIGHT else token.word


def _pieces(text: str) -> Mapping[str, int]:
    framed = f" {_SPACE.sub(' ', text).strip()} "
    return Counter(
        framed[at : at + length] for length in LENGTHS for at in range(len(framed) - length + 1)
    )
