"""Tells a statement from its twin in which two things have changed places.

The words alone cannot: `memory is linear, arithmetic quadratic` has those of its opposite. So a
statement is cut at its joints, and what counts is which terms stand together between two of them.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from tools.rubric_scorer.polarity import Side
from tools.rubric_scorer.stemming import stem
from tools.rubric_scorer.tokens import Token

THAN = "than"
JOINTS = """
    and but because so while whereas since as although though which if unless when then than once
    therefore hence yet
"""
"""Words at which one part of a statement ends and the next begins."""
SIZE = {"long": "large"}
"""Axes that mean the same of most things: long pieces are large ones."""

_JOINTS = frozenset(stem(word) for word in JOINTS.split())
_MARK = re.compile(r"[,.;:!?()\n–—]")
_END = re.compile(r"[.;!?\n]")


class Frame(NamedTuple):
    """Which terms of a statement stand together."""

    places: Mapping[str, int]
    """The part that each term stands in; terms of several parts are left out."""
    bonds: frozenset[tuple[str, Side]]
    """Terms with the ends of axes in the same part."""
    compared: frozenset[tuple[str, Side]]
    """The first term behind a `than`, with the nearest end before it."""


class _Part(NamedTuple):
    """What stands between two joints."""

    tokens: list[Token]
    opens: bool
    """Whether it opens a sentence."""


NO_FRAME = Frame({}, frozenset(), frozenset())


def frame(tokens: Sequence[Token], text: str, start: int) -> Frame:
    """The frame of a statement; `start` is where its folded text begins in that of the tokens."""
    parts = _parts(tokens, text, start)
    places: dict[str, int] = {}
    for at, part in enumerate(parts):
        for token in part.tokens:
            if token.term:
                places[token.term] = at if places.get(token.term, at) == at else -1
    once = {term: place for term, place in places.items() if place >= 0}
    return Frame(once, _bonds(parts), _compared(parts))


def exchanged(mine: Frame, theirs: Frame) -> bool:
    """Whether two things have changed places between two statements."""
    return crosses(mine.places, theirs.places) or _turned_comparison(mine, theirs)


def crosses(mine: Mapping[str, int], theirs: Mapping[str, int]) -> bool:
    """Whether two parts of one statement each share terms with the same two parts of the other.

    What belonged together there then goes with the rest of the other part here. Statements that
    were merely put in another order, or cut elsewhere, leave one of the four meetings empty.
    """
    met = {(place, mine[term]) for term, place in theirs.items() if term in mine}
    ours: dict[int, set[int]] = {}
    for there, here in met:
        ours.setdefault(there, set()).add(here)
    return any(len(one & other) > 1 for one, other in combinations(ours.values(), 2))


def misbound(mine: Frame, theirs: Frame, known: Frame) -> int:
    """How many terms go with the other end of an axis than in `theirs`, or in any of `known`."""
    turned = {(term, Side(side.axis, -side.sign)) for term, side in theirs.bonds}
    return len(((turned & mine.bonds) - known.bonds) - theirs.bonds)


def _turned_comparison(mine: Frame, theirs: Frame) -> bool:
    """Whether what has more of something there is what is compared with here."""
    ends = {side for _, side in theirs.bonds}
    return any(
        term in theirs.places
        and side in ends
        and Side(side.axis, -side.sign) not in ends
        and all(term != other for other, _ in theirs.compared)
        for term, side in mine.compared
    )


def _parts(tokens: Sequence[Token], text: str, start: int) -> list[_Part]:
    parts = [_Part([], opens=True)]
    end = start
    for token in tokens:
        gap = text[end - start : token.start - start]
        if token.word in _JOINTS or _MARK.search(gap):
            parts.append(_Part([], opens=_END.search(gap) is not None))
        parts[-1].tokens.append(token)
        end = token.end
    return parts


def _bonds(parts: Sequence[_Part]) -> frozenset[tuple[str, Side]]:
    """Terms with the ends in their part, or in the last one before in the same sentence."""
    found: set[tuple[str, Side]] = set()
    carried: dict[str, int] = {}
    for part in parts:
        ends = {_ends(side) for token in part.tokens for side in token.sides}
        own = {side.axis: side.sign for side in ends}
        clear = {axis: sign for axis, sign in own.items() if Side(axis, -sign) not in ends}
        if part.opens:
            carried = {}
        carried = {axis: sign for axis, sign in carried.items() if axis not in own} | clear
        terms = [token.term for token in part.tokens if token.term and not token.sides]
        found |= {(term, Side(axis, sign)) for term in terms for axis, sign in carried.items()}
    return frozenset(found)


def _ends(side: Side) -> Side:
    return Side(SIZE.get(side.axis, side.axis), side.sign)


def _compared(parts: Sequence[_Part]) -> frozenset[tuple[str, Side]]:
    found: set[tuple[str, Side]] = set()
    for before, part in pairwise(parts):
        terms = [token.term for token in part.tokens if token.term]
        ends = [_ends(side) for token in before.tokens for side in token.sides]
        if part.tokens and part.tokens[0].word == THAN and terms and ends:
            found.add((terms[0], ends[-1]))
    return frozenset(found)
