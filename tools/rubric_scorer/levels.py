"""Combines verdicts into a score by weight, and the score into a level by stated cut points."""

from collections.abc import Collection, Sequence

from interview.content import Point
from interview.events import PointVerdict
from interview.vocabulary import PointKind

KIND_WEIGHT: dict[PointKind, float] = {"must": 1.0, "should": 0.5, "bonus": 0.25}
CUTS = (0.1, 0.3, 0.45, 0.65)
"""Scores from which an answer is of level 2, 3, 4 and 5."""


def score(points: Sequence[Point], credits: Sequence[float], hinted: Collection[str]) -> float:
    """Credit by weight in 0..1; a bonus adds but is not missed, a hint takes its price off."""
    whole = sum(weight(point) for point in points if point.kind != "bonus")
    gained = sum(
        weight(point) * credit * _kept(point, hinted)
        for point, credit in zip(points, credits, strict=True)
    )
    return min(1.0, gained / whole) if whole else 0.0


def weight(point: Point) -> float:
    """What a point counts: its own weight by its kind."""
    return point.weight * KIND_WEIGHT[point.kind]


def level(score: float) -> int:
    """The level, 1 to 5, that a score amounts to."""
    return 1 + sum(score >= cut for cut in CUTS)


def certainty(points: Sequence[Point], verdicts: Sequence[PointVerdict]) -> float:
    """Confidence of the verdicts together, by the weight of their points."""
    whole = sum(weight(point) for point in points)
    parts = (weight(p) * v.confidence for p, v in zip(points, verdicts, strict=True))
    return sum(parts) / whole if whole else 0.0


def _kept(point: Point, hinted: Collection[str]) -> float:
    return 1.0 - point.hint.price if point.id in hinted else 1.0
