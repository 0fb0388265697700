"""What can be told of a unit and a row beside their common words: order, numbers, opposites."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tools.rubric_scorer.exchange import NO_FRAME, Frame, frame
from tools.rubric_scorer.lexicon import NEGATORS
from tools.rubric_scorer.polarity import ABSOLUTES, Side
from tools.rubric_scorer.stemming import stem
from tools.rubric_scorer.tokens import Token

NEAR = 3
"""Content terms between which an order is compared."""
CLOSE = 0.12
"""Numbers that differ by less, relative to the larger, are the same said roughly."""
SMALL = 2.0
"""Numbers up to this one are words of grammar: `one vector`, `two stages`."""

GROUP = 100.0
"""Numbers from which a word multiplies the one before: `five thousand`."""

_DISMISSES = re.compile(
    r"\b(?:no|any|without|don't|never|little) (?:\w+ )?(?:need|point|use|reason|difference|sense"
    r"|effect|problem|harm|matter|value|benefit|reset|checks?)\b|\bneed(?:n't| not)\b"
    r"|\b(?:is|are|was|were|wo|should|would|can|could|do|does|did)(?:n't| not) (?:be |really )?(?:worth|needed|necessary"
    r"|required|matter\w*|affect\w*|important|useful|an? (?:problem|issue))\b"
    r"|\b(?:enough|suffic\w+|plenty|overkill|useless|pointless|unnecessary|needless\w*|superfluous)\b"
    r"|\b(?:irrelevant|redundant|waste|myth|harmless|safely|trusted|anyway|just as (?:good|well))\b"
    r"|\b(?:beside the point|ruled out|nothing (?:wrong|to)|basically free|all (?:we|you) need)\b"
    r"|\b(?:says?|tells?|means?|shows?|proves?|adds?|changes?|brings?) (?:us |you |me )?(?:nothing|very little)\b"
    r"|\btoo \w+ to\b|\b(?:instead of|rather than)\b|\bnot worth\b|\buntil (?:it|they|we)\b"
)
"""Forms in which somebody waves a thing away."""
_ABSOLUTES = frozenset(stem(word) for word in ABSOLUTES.split())
_NEGATORS = frozenset(stem(word.removesuffix("nt")) for word in NEGATORS) | frozenset(
    stem(word) for word in NEGATORS
)


class Traits(NamedTuple):
    """The form of a statement."""

    neighbours: frozenset[tuple[str, str]]
    """Content terms in order, at most `NEAR` apart."""
    sides: frozenset[Side]
    numbers: tuple[float, ...]
    amounts: frozenset[tuple[float, str]]
    """Numbers with the term that follows: what there are so many of."""
    ranges: frozenset[tuple[float, float]]
    """Two numbers with `to` between them."""
    bound: frozenset[tuple[str, Side]]
    """Content terms, each with the nearest end of every axis of which both ends occur."""
    negators: int
    absolutes: frozenset[str]
    dismissals: frozenset[str]
    frame: Frame = NO_FRAME


def traits(tokens: Sequence[Token], text: str, start: int = 0) -> Traits:
    """The form of a statement, from its tokens and its folded text, which starts at a place."""
    order = [token.term for token in tokens if token.term]
    words = [token.word for token in tokens]
    return Traits(
        frozenset((a, b) for at, a in enumerate(order) for b in order[at + 1 : at + 1 + NEAR]),
        frozenset(side for token in tokens for side in token.sides),
        _numbers(words),
        _amounts(tokens),
        _ranges(words),
        _bound(tokens),
        sum(word in _NEGATORS for word in words),
        frozenset(word for word in words if word in _ABSOLUTES),
        dismissals(text),
        frame(tokens, text, start),
    )


def dismissals(text: str) -> frozenset[str]:
    """The forms in a folded text that wave a thing away."""
    return frozenset(match[0] for match in _DISMISSES.finditer(text))


def opposed(mine: frozenset[Side], theirs: frozenset[Side], known: frozenset[Side]) -> int:
    """Ends of axes in `theirs` of which `mine` has only the other, and `known` does not know it."""
    turned = (Side(side.axis, -side.sign) for side in theirs - mine)
    return sum(side in mine and side not in known for side in turned)


def reversed_order(mine: Traits, theirs: Traits) -> tuple[int, int]:
    """Pairs of common terms in the same order, and pairs in the other order only."""
    same = mine.neighbours & theirs.neighbours
    turned = {(b, a) for a, b in theirs.neighbours - same} & (mine.neighbours - same)
    return len(same), sum((b, a) not in mine.neighbours for a, b in turned)


def swapped(mine: Traits, theirs: Traits) -> bool:
    """Whether more common terms go with the other end of an axis than with the same."""
    both = {side.axis for _, side in mine.bound} & {side.axis for _, side in theirs.bound}
    same = sum(side.axis in both for _, side in mine.bound & theirs.bound)
    turned = {(term, Side(side.axis, -side.sign)) for term, side in theirs.bound}
    return len(mine.bound & turned) > same


def odd_numbers(mine: Traits, theirs: Traits) -> int:
    """How many of my numbers are none of theirs, give or take rounding; 0 if there are none."""
    if not theirs.numbers:
        return 0
    return sum(not _is_among(one, theirs) for one in mine.numbers)


def odd_amounts(mine: Traits, theirs: Traits) -> int:
    """Of how many things I name a number, and `theirs` only others."""
    odd = 0
    for number, thing in mine.amounts:
        known = [other for other, same in theirs.amounts if same == thing]
        odd += bool(known) and not any(_is_close(number, other) for other in known)
    return odd


def _is_among(number: float, form: Traits) -> bool:
    return any(_is_close(number, other) for other in form.numbers) or any(
        low <= number <= high for low, high in form.ranges
    )


def _is_close(one: float, other: float) -> bool:
    return any(
        abs(one - scaled) <= CLOSE * max(one, scaled)
        for scaled in (other, other * 100, other / 100, 100 - other)
    )


def _numbers(words: Sequence[str]) -> tuple[float, ...]:
    """The numbers that words stand for; `five thousand` is one of them."""
    found: list[float] = []
    last = False
    for word in words:
        number = _number(word)
        if number is not None and last and number >= GROUP > found[-1]:
            found[-1] *= number
        elif number is not None:
            found.append(number)
        last = number is not None
    return tuple(number for number in found if number > SMALL)


def _amounts(tokens: Sequence[Token]) -> frozenset[tuple[float, str]]:
    found: set[tuple[float, str]] = set()
    amount: float | None = None
    for token in tokens:
        number = _number(token.word)
        if number is not None:
            amount = number * amount if amount and number >= GROUP > amount else number
        elif amount is not None:
            found |= {(amount, token.term)} if token.term else set()
            amount = None
    return frozenset(found)


def _bound(tokens: Sequence[Token]) -> frozenset[tuple[str, Side]]:
    """Each content term with the nearest end, where a text holds both ends of an axis."""
    places = [(at, side) for at, token in enumerate(tokens) for side in token.sides]
    ends = {side for _, side in places}
    torn = [(at, side) for at, side in places if Side(side.axis, -side.sign) in ends]
    found = set()
    for axis in {side.axis for _, side in torn}:
        mine = [(at, side) for at, side in torn if side.axis == axis]
        for at, token in enumerate(tokens):
            if token.term and not token.sides:
                _, near = min((abs(at - place), side) for place, side in mine)
                found.add((token.term, near))
    return frozenset(found)


def _ranges(words: Sequence[str]) -> frozenset[tuple[float, float]]:
    found = set()
    for at in (at for at in range(1, len(words) - 1) if words[at] == "to"):
        low, high = _number(words[at - 1]), _number(words[at + 1])
        if low is not None and high is not None:
            found.add((low, high))
    return frozenset(found)


def _number(word: str) -> float | None:
    if not word[:1].isdigit():
        return None
    try:
        return float(word.replace("xx", "00"))
    except ValueError:
        return None
