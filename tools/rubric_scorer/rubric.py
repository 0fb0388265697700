"""Turns the points of a stage into rows of term weights that a unit can be held against."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from interview.content import Point, Stage
from tools.rubric_scorer.exchange import Frame
from tools.rubric_scorer.folding import fold
from tools.rubric_scorer.lexicon import COMMON, TRADE
from tools.rubric_scorer.stemming import stem
from tools.rubric_scorer.tokens import Token, tokens
from tools.rubric_scorer.traits import Traits, traits

Floats = npt.NDArray[np.float64]

COMMON_WEIGHT = 0.4
TRADE_WEIGHT = 0.7
DIGIT_WEIGHT = 0.5
ASKED_WEIGHT = 0.35
"""Weight that is left to a word which the interviewer said first."""
SHARED_LOSS = 0.5
"""Share of its weight that a word in every point of the stage loses."""
LEAST_MASS = 2.2
"""Weight that a row has at least, so that one or two lucky words cannot fill it."""

LEAST_WRONG_MASS = 1.5
"""The same for statements that contradict; they are short and meant exactly."""

_COMMON = frozenset(stem(word) for word in COMMON)

_TRADE = frozenset(stem(word) for word in TRADE)


class Row(NamedTuple):
    """One way of saying a point, or of contradicting it."""

    point: int
    """Index of the point in the stage."""
    wrong: bool
    terms: tuple[Token, ...]
    traits: Traits


class Rubric(NamedTuple):
    """A stage made ready: what a unit can match, by row and by point."""

    rows: tuple[Row, ...]
    columns: Mapping[str, int]
    initials: Mapping[str, tuple[str, ...]]
    """Terms by their first letter: where one that is alike can be found."""
    affirmed: Floats
    """Rows x terms: weights of terms that the row affirms, divided by the row's mass."""
    negated: Floats
    """Rows x terms: the same of terms that the row negates."""
    cloud: Floats
    """Terms x points: weights, not divided, of all terms that say the point in any row."""
    right: tuple[tuple[int, ...], ...]
    """For each point, the rows that say it."""
    wrong: tuple[tuple[int, ...], ...]
    """For each point, the rows that contradict it."""
    known: tuple[Traits, ...]
    """For each point, the forms of all rows that say it, together."""
    asked: frozenset[str]
    """Terms that the interviewer said first."""


@lru_cache(maxsize=1024)
def compile_stage(stage: Stage, asked: str, hinted: frozenset[str]) -> Rubric:
    """The rows of a stage; `asked` is what was shown, `hinted` the points whose hint was."""
    said = terms_of(asked)
    rows = [row for at, point in enumerate(stage.points) for row in _rows(at, point)]
    known = [
        said | terms_of(point.hint.text) if point.id in hinted else said for point in stage.points
    ]
    spread = _spread(rows)
    columns = {term: at for at, term in enumerate(sorted(spread))}
    weights = [_weights(row, known[row.point], spread, len(stage.points)) for row in rows]
    affirmed, negated = _signed(rows, weights, columns)
    cloud = _cloud(rows, weights, columns, len(stage.points))
    right, wrong = (_by_point(rows, len(stage.points), wrong=side) for side in (False, True))
    forms = tuple(_together([rows[at].traits for at in places]) for places in right)
    initials = _initials(columns)
    return Rubric(
        tuple(rows), columns, initials, affirmed, negated, cloud, right, wrong, forms, said
    )


def weight_of(term: str) -> float:
    """How much a term says by itself, without any question around it: 0 to 1."""
    if term in _COMMON or term[-1:] in ("+", "-"):
        return COMMON_WEIGHT
    if term in _TRADE:
        return TRADE_WEIGHT
    return DIGIT_WEIGHT if term.isdigit() and len(term) == 1 else 1.0


@lru_cache(maxsize=8192)
def terms_of(text: str) -> frozenset[str]:
    """The content terms of a text."""
    return frozenset(token.term for token in tokens(fold(text)) if token.term)


def _rows(at: int, point: Point) -> Iterable[Row]:
    for text in (point.text, *point.aliases):
        yield _row(at, text, wrong=False)
    for text in point.wrong_if:
        yield _row(at, text, wrong=True)


def _row(at: int, text: str, *, wrong: bool) -> Row:
    folded = fold(text)
    found = tokens(folded)
    content = tuple(token for token in found if token.term)
    return Row(at, wrong, content, traits(found, folded.text))


def _together(forms: Sequence[Traits]) -> Traits:
    """The form of all ways of saying a point: whatever one of them may hold."""
    return Traits(
        frozenset(pair for form in forms for pair in form.neighbours),
        frozenset(side for form in forms for side in form.sides),
        tuple(number for form in forms for number in form.numbers),
        frozenset(amount for form in forms for amount in form.amounts),
        frozenset(ends for form in forms for ends in form.ranges),
        frozenset(bond for form in forms for bond in form.bound),
        max((form.negators for form in forms), default=0),
        frozenset(word for form in forms for word in form.absolutes),
        frozenset(words for form in forms for words in form.dismissals),
        Frame({}, frozenset(bond for form in forms for bond in form.frame.bonds), frozenset()),
    )


def _initials(columns: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for term in columns:
        found.setdefault(term[0], []).append(term)
    return {letter: tuple(terms) for letter, terms in found.items()}


def _spread(rows: Sequence[Row]) -> Counter[str]:
    """In how many points each term occurs."""
    pairs = {(row.point, token.term) for row in rows for token in row.terms}
    return Counter(term for _, term in pairs)


def _weights(
    row: Row, known: frozenset[str], spread: Counter[str], points: int
) -> dict[str, float]:
    # Sorted, since sums of fractions depend on their order, and a set's order on the process.
    return {
        term: weight_of(term)
        * (ASKED_WEIGHT if term in known else 1.0)
        * (1 - SHARED_LOSS * (spread[term] - 1) / max(1, points - 1))
        for term in sorted({token.term for token in row.terms})
    }


def _signed(
    rows: Sequence[Row], weights: Sequence[dict[str, float]], columns: Mapping[str, int]
) -> tuple[Floats, Floats]:
    affirmed, negated = np.zeros((2, len(rows), len(columns)))
    for at, row in enumerate(rows):
        mass = max(LEAST_WRONG_MASS if row.wrong else LEAST_MASS, sum(weights[at].values()))
        signs = Counter[str]()
        for token in row.terms:
            signs[token.term] += token.sign
        for term, weight in weights[at].items():
            (affirmed if signs[term] >= 0 else negated)[at, columns[term]] = weight / mass
    return affirmed, negated


def _cloud(
    rows: Sequence[Row],
    weights: Sequence[dict[str, float]],
    columns: Mapping[str, int],
    points: int,
) -> Floats:
    cloud = np.zeros((len(columns), points))
    for row, weight in zip(rows, weights, strict=True):
        if not row.wrong:
            cloud[[columns[term] for term in weight], row.point] = list(weight.values())
    return cloud


def _by_point(rows: Sequence[Row], points: int, *, wrong: bool) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(i for i, row in enumerate(rows) if row.point == at and row.wrong == wrong)
        for at in range(points)
    )
