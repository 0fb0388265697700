"""Turns the strengths of a point's evidence into a verdict with the words it rests on."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from interview.events import PointVerdict
from interview.vocabulary import Verdict
from tools.rubric_scorer.matching import Match
from tools.rubric_scorer.units import Unit

MET, PARTLY, UNCLEAR = 0.52, 0.43, 0.36
"""Strengths from which a point is met, partly met, or worth asking about."""
DENIED = 0.6
"""Recall from which a statement with turned negation denies the point."""
WRONG = 0.65
"""Recall from which a statement that contradicts the point was said."""
CLOSER = 0.1
"""By so much a unit is closer to a wrong statement than to the point."""
WEAK_MET = 0.55
"""Confidence of a point that is met although something else was said before."""


class Evidence(NamedTuple):
    """The unit that speaks best for or against a point."""

    at: int
    strength: float


class Judged(NamedTuple):
    """A verdict, and whether it rests on the point being called wrong in so many words."""

    verdict: PointVerdict
    denied: bool = False


def judge(point: str, column: int, match: Match, units: Sequence[Unit]) -> Judged:
    """The verdict on one point; `column` is its place in the match."""
    if not units:
        return Judged(PointVerdict(point=point, verdict="missed", confidence=0.9))
    wrong = contradiction(column, match)
    sides = np.array([_is_wrong(column, match, at) for at in range(len(units))])
    best = _best(np.where(sides, 0.0, match.right[:, column]))
    denied = _best(match.denied[:, column])
    if wrong is not None:
        return Judged(_contradicted(point, units, best, wrong))
    if denied.strength >= DENIED and best.strength < MET:
        unit = units[denied.at]
        return Judged(verdict(point, "contradicted", unit, 0.6), denied=unit.denies)
    return Judged(_graded(point, units, best))


def _is_wrong(column: int, match: Match, at: int) -> bool:
    wrong = match.wrong[at, column]
    return bool(wrong >= WRONG and wrong > match.recall[at, column] + CLOSER)


def contradiction(column: int, match: Match) -> Evidence | None:
    """The unit that says a statement contradicting the point most clearly, if any does."""
    found = [at for at in range(len(match.wrong)) if _is_wrong(column, match, at)]
    if not found:
        return None
    at = max(found, key=lambda one: match.wrong[one, column])
    return Evidence(at, float(match.wrong[at, column]))


def _best(strengths: np.typing.NDArray[np.float64]) -> Evidence:
    at = int(np.argmax(strengths))
    return Evidence(at, float(strengths[at]))


def _contradicted(
    point: str, units: Sequence[Unit], best: Evidence, wrong: Evidence
) -> PointVerdict:
    """A wrong statement was said; a right one in a later answer revises it."""
    if best.strength < PARTLY:
        return verdict(point, "contradicted", units[wrong.at], min(1.0, wrong.strength))
    if best.strength >= MET and units[best.at].seq > units[wrong.at].seq:
        return verdict(point, "met", units[best.at], WEAK_MET)
    return verdict(point, "unclear", units[wrong.at], 0.3)


def _graded(point: str, units: Sequence[Unit], best: Evidence) -> PointVerdict:
    strength = best.strength
    if strength >= MET:
        return verdict(point, "met", units[best.at], 0.6 + 0.4 * _way(strength, MET, 0.9))
    if strength >= PARTLY:
        return verdict(point, "partly", units[best.at], 0.4 + 0.2 * _way(strength, PARTLY, MET))
    if strength >= UNCLEAR:
        return verdict(point, "unclear", units[best.at], 0.3)
    confidence = 0.5 + 0.4 * _way(UNCLEAR - strength, 0.0, UNCLEAR)
    return PointVerdict(point=point, verdict="missed", confidence=round(confidence, 3))


def _way(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


def verdict(point: str, verdict: Verdict, unit: Unit, confidence: float) -> PointVerdict:
    """A verdict that quotes a unit."""
    return PointVerdict(
        point=point,
        verdict=verdict,
        quote=unit.quote,
        seq=unit.seq,
        confidence=round(confidence, 3),
    )
