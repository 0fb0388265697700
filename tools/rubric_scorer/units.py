"""Cuts an answer into evidence units: what a verdict may rest on and quote, word for word."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tools.rubric_scorer.folding import Folded, fold
from tools.rubric_scorer.tokens import Token, is_denial, tokens

LONGEST = 28
"""Words in a unit; a longer sentence is cut at its clauses."""

UNMARKED = 16
"""The same for speech, where a sentence without marks runs through several thoughts."""

_SENTENCE = re.compile(r"(?:[.!?;]+(?=[\s\"')\]]|$)|\n+)")
_BREAK = re.compile(r"[,:()–—]|\b(?:and|but|because|so|while|whereas|which|if|when|then)\b")


class Span(NamedTuple):
    """Consecutive words of an answer, by their position among its tokens."""

    first: int
    last: int


class Unit(NamedTuple):
    """A sentence, a clause, or two neighbouring ones."""

    quote: str
    """A verbatim part of the answer."""
    seq: int
    """Seq of the answer."""
    place: int
    """Position of its first word in that answer."""
    words: tuple[Token, ...]
    pair: bool
    folded: str
    """Its folded text."""
    denies: bool
    """Whether it opens by calling what follows wrong."""


class Reading(NamedTuple):
    """An answer as the scorer reads it."""

    seq: int
    raw: str
    folded: Folded
    words: list[Token]
    spans: list[Span]


def read(seq: int, raw: str) -> Reading:
    """Fold an answer and cut it into sentences and clauses."""
    folded = fold(raw)
    words = tokens(folded)
    spans = [
        span for line in _sentences(folded.text, words) for span in _clauses(folded, words, line)
    ]
    return Reading(seq, raw, folded, words, spans)


def units(reading: Reading, keep: Sequence[bool]) -> list[Unit]:
    """The spans to keep, and each pair of neighbours that are both kept."""
    singles = [
        unit(reading, span, pair=False)
        for span, kept in zip(reading.spans, keep, strict=True)
        if kept
    ]
    pairs = [
        unit(reading, Span(one.first, two.last), pair=True)
        for at, (one, two) in enumerate(zip(reading.spans, reading.spans[1:], strict=False))
        if keep[at] and keep[at + 1]
    ]
    return singles + pairs


def unit(reading: Reading, span: Span, *, pair: bool) -> Unit:
    """A unit with its quote, cut from the raw answer between its first and last letter."""
    words = tuple(reading.words[span.first : span.last + 1])
    start = reading.folded.at[words[0].start]
    end = reading.folded.at[words[-1].end - 1] + 1
    while end < len(reading.raw) and _belongs(reading.raw[end]):
        end += 1
    text = text_of(reading, span)
    return Unit(reading.raw[start:end], reading.seq, span.first, words, pair, text, is_denial(text))


def text_of(reading: Reading, span: Span) -> str:
    """The folded text of a span."""
    return reading.folded.text[reading.words[span.first].start : reading.words[span.last].end]


def _belongs(char: str) -> bool:
    """Whether a character goes with the letter before it: an accent, or a closing mark."""
    return char in ".!?" or unicodedata.category(char).startswith("M")


def _sentences(text: str, words: Sequence[Token]) -> Iterator[Span]:
    ends = [match.start() for match in _SENTENCE.finditer(text)] + [len(text)]
    first, at = 0, 0
    for end in ends:
        while at < len(words) and words[at].start < end:
            at += 1
        if at > first:
            yield Span(first, at - 1)
        first = at


def _clauses(folded: Folded, words: Sequence[Token], span: Span) -> Iterator[Span]:
    """The sentence itself, or pieces of it that are short enough."""
    first = span.first
    longest = UNMARKED if span.last - first + 1 > 2 * LONGEST else LONGEST
    while span.last - first + 1 > longest:
        cut = _cut(folded.text, words, first, longest)
        yield Span(first, cut)
        first = cut + 1
    yield Span(first, span.last)


def _cut(text: str, words: Sequence[Token], first: int, longest: int) -> int:
    """The last word before the latest break between a third and the whole of a unit's length."""
    for last in range(first + longest - 1, first + longest // 3, -1):
        gap = text[words[last].end : words[last + 1].end]
        if _BREAK.search(gap):
            return last
    return first + longest - 1
