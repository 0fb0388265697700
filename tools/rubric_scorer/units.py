"""Cuts an answer into evidence units: what a verdict may rest on and quote, word for word."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tools.rubric_scorer.folding import Folded, fold
from tools.rubric_scorer.tokens import Token, is_denial, tokens

LONGEST = 28
"""Words in a unit; a longer sentence is cut at its clauses."""

UNMARKED = 22
"""The same for speech, where a sentence without marks runs through several thoughts."""
SHORTEST, USUAL, AWAY = 5, 13, 0.08
"""Words in a sentence of speech, and what each word more or less speaks against a cut there."""
RUN = 3
"""Pieces of speech in the longest unit."""
OPENERS = {
    word: weight
    for weight, words in (
        (2.0, "finally then if third fourth i i'd i'll otherwise that's also besides afterwards"),
        (
            1.5,
            "second but so because since when we it's they my today here next plus first while whereas",
        ),
        (0.8, "and which after he she you it this now usually perhaps or for"),
    )
    for word in words.split()
}
"""Words that open a sentence or clause, and how surely."""
LINKS = "and but so then because or first second third finally"
"""Words behind which an opener makes the beginning surer."""
GOES_ON = """
    the a an and or but so if because since which that as with of by to at in on for from than when
    would could should can will must is are was be has have its our their my i i'd we they every per
    what who where without against about
"""
"""Words behind which no sentence ends."""

_LINKS, _GOES_ON = frozenset(LINKS.split()), frozenset(GOES_ON.split())
_SENTENCE = re.compile(r"(?:[.!?;]+(?=[\s\"')\]]|$)|\n+)")
_COMMA = re.compile(r"[,:()–—]")
_BREAK = re.compile(r"[,:()–—]|\b(?:and|but|because|so|while|whereas|which|if|when|then)\b")


class Span(NamedTuple):
    """Consecutive words of an answer, by their position among its tokens."""

    first: int
    last: int
    loose: bool = False
    """Whether it was cut from speech without marks, so that its ends are guesses."""


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
    """The spans to keep, and each pair of neighbours that are both kept.

    Spans of speech without marks are cut once more, and any run of up to `RUN` pieces is a unit.
    """
    kept = [span for span, kept in zip(reading.spans, keep, strict=True) if kept]
    singles = [unit(reading, span, pair=False) for span in kept if not span.loose]
    pairs = [
        unit(reading, Span(one.first, two.last), pair=True)
        for one, two in pairwise(kept)
        if two.first == one.last + 1 and not (one.loose and two.loose)
    ]
    pieces = [piece for span in kept if span.loose for piece in _pieces(reading, span)]
    return [*singles, *pairs, *_runs(reading, pieces)]


def _runs(reading: Reading, pieces: Sequence[Span]) -> Iterator[Unit]:
    """Every run of neighbouring pieces; the longest count as pairs."""
    for at in range(len(pieces)):
        for size in range(1, RUN + 1):
            run = pieces[at : at + size]
            if len(run) == size and _neighbours(run):
                yield unit(reading, Span(run[0].first, run[-1].last), pair=size == RUN)


def _neighbours(run: Sequence[Span]) -> bool:
    return all(two.first == one.last + 1 for one, two in pairwise(run))


def _pieces(reading: Reading, span: Span) -> list[Span]:
    """A span in two, where a sentence is likeliest to begin."""
    size = span.last - span.first + 1
    if size < 2 * SHORTEST:
        return [span]
    middle = _opening(reading.folded.text, reading.words, span.first, size - SHORTEST, size // 2)
    return [Span(span.first, middle), Span(middle + 1, span.last)]


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
    long = span.last - first + 1 > LONGEST
    unmarked = long and not _COMMA.search(
        folded.text, words[span.first].start, words[span.last].end
    )
    longest = UNMARKED if unmarked else LONGEST
    while span.last - first + 1 > longest:
        cut = (_opening if unmarked else _cut)(folded.text, words, first, longest)
        yield Span(first, cut, unmarked)
        first = cut + 1
    yield Span(first, span.last, unmarked)


def _cut(text: str, words: Sequence[Token], first: int, longest: int) -> int:
    """The last word before the latest break between a third and the whole of a unit's length."""
    for last in range(first + longest - 1, first + longest // 3, -1):
        gap = text[words[last].end : words[last + 1].end]
        if _BREAK.search(gap):
            return last
    return first + longest - 1


def _opening(
    text: str, words: Sequence[Token], first: int, longest: int, usual: int = USUAL
) -> int:
    """The last word before the likeliest beginning of a sentence, in speech without marks."""
    plain = [text[word.start : word.end] for word in words[first : first + longest + 2]]

    def likelihood(size: int) -> float:
        if plain[size - 1] in _GOES_ON:
            return -1.0
        opens = OPENERS.get(plain[size], 0.0)
        if plain[size] in _LINKS and len(plain) > size + 1:
            opens += OPENERS.get(plain[size + 1], 0.0) * 0.5
        return opens - abs(size - usual) * AWAY

    sizes = range(SHORTEST, min(longest, len(plain) - 1) + 1)
    return first + max(sizes, key=likelihood) - 1
