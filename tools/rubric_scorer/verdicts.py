"""Turns the signs of a point's evidence into a verdict with the words it rests on."""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from interview.events import PointVerdict
from interview.vocabulary import Verdict
from tools.rubric_scorer.matching import PAIR_DISCOUNT, Match
from tools.rubric_scorer.rubric import Floats
from tools.rubric_scorer.signs import SIGNS, Case, signs
from tools.rubric_scorer.units import Unit

TABLE = Path(__file__).with_name("judge.toml")
"""The fitted weights of the signs; `python -m evals.truth.fit_judge` writes them."""
MET, PARTLY, UNCLEAR = 0.7, 0.4, 0.25
"""Likelihoods from which a point is met, partly met, or worth asking about."""
CALM, OPPOSED = 0.1, 0.4
"""Likelihoods that a unit says the opposite: up to the first one it may meet the point, and from the
second on it cannot even say it partly."""
_TURNING = [SIGNS.index(name) for name in ("opposed", "swapped", "exchanged")]
_TURNED, _EXCHANGED = SIGNS.index("turned"), SIGNS.index("exchanged")
_DOUBTING = [SIGNS.index(name) for name in ("misbound", "odd_amounts")]
DOUBTED = 0.2
"""Likelihood that a unit says the opposite which names another number for the same
thing, has a term go with the other end of an axis, or makes a claim beside the point."""
TURNED_PART = 0.2
"""Share of the common words whose negation differs, from which a unit may say the opposite."""
EARNING = 0.1, 0.8
"""Worth from which a unit earns credit, and from which it earns all; no mark makes a leap."""
LOOKED_AT = 2
"""Units of an answer that are looked at for each point: the strongest."""
MOSTLY, ADDED = 0.6, 0.15
"""Two clauses that say less of the point than the first meet it only if the pair says that much more
than one of them alone: else the rest is a claim of its own, which nobody has held against anything."""
FAINTEST = 0.12
"""Strength up to which no unit is looked at: so few words in common meet no point."""
DENIED, DENYING_SHARE = 0.6, 0.3
"""Match and share of turned negation from which a statement denies the point."""
TURNED_SHARE = 0.5
"""The same share without an opening that calls what follows wrong."""
WRONG = 0.65
"""Recall from which a statement that contradicts the point was said."""
CLOSER = 0.1
"""By so much a unit is closer to a wrong statement than to the point."""
AMBIGUOUS, FAINT = 0.3, 0.2
"""Confidence of a point that is unclear: because it may be meant the other way round, or hardly said."""
WEAK_MET = 0.55
"""Confidence of a point that is met although something else was said before."""


class Evidence(NamedTuple):
    """The unit that speaks best for or against a point."""

    at: int
    strength: float
    """Likelihood that the unit meets the point."""
    against: float = 0.0
    """Likelihood that it says the opposite, if it speaks of the point at all."""

    @property
    def worth(self) -> float:
        """Likelihood that the unit meets the point and does not say the opposite."""
        return self.strength * (1 - self.against)

    @property
    def sure(self) -> bool:
        """Whether the unit meets the point without a doubt."""
        return self.strength >= MET and self.against <= CALM


class Tables(NamedTuple):
    """Two fitted tables over the same signs: weights for `met` and against it, and intercepts."""

    weights: Floats
    """Two rows of weights."""
    intercepts: Floats


class Judged(NamedTuple):
    """A verdict, what it is worth, and whether the point was called wrong in so many words."""

    verdict: PointVerdict
    credit: float = 0.0
    """0..1, for the score of the whole."""
    denied: bool = False


def judge(point: str, column: int, case: Case) -> Judged:
    """The verdict on one point; `column` is its place in the match."""
    if not case.units:
        return Judged(PointVerdict(point=point, verdict="missed", confidence=0.9))
    wrong, best = contradiction(column, case.match), likeliest(column, case)
    if wrong is not None:
        return _contradicted(point, case.units, best, wrong)
    denied = _denial(column, case)
    if denied is not None and not best.sure:
        unit = case.units[denied.at]
        return Judged(verdict(point, "contradicted", unit, 0.6), denied=unit.denies)
    return _graded(point, case.units, best)


def likeliest(column: int, case: Case) -> Evidence:
    """The unit most likely to meet a point, among those that speak of it most.

    A clause that meets it for sure is quoted rather than the two it stands in.
    """
    strength = np.where(_sides(column, case.match), 0.0, case.match.strength[:, column])
    found = [_weighed(column, case, at) for at in _strongest(strength, case.units)]
    weighed = _spread(found, case.units) or [Evidence(0, 0.0)]
    return max(weighed, key=lambda one: (one.sure and not case.units[one.at].pair, one.worth))


def contradiction(column: int, match: Match) -> Evidence | None:
    """The unit that says a statement contradicting the point most clearly, if any does."""
    found = np.flatnonzero(_sides(column, match))
    if not len(found):
        return None
    at = int(max(found, key=lambda one: match.wrong[one, column]))
    return Evidence(at, float(match.wrong[at, column]))


def verdict(point: str, verdict: Verdict, unit: Unit, confidence: float) -> PointVerdict:
    """A verdict that quotes a unit."""
    return PointVerdict(
        point=point,
        verdict=verdict,
        quote=unit.quote,
        seq=unit.seq,
        confidence=round(confidence, 3),
    )


def _sides(column: int, match: Match) -> np.typing.NDArray[np.bool_]:
    """Which units side with a statement that contradicts the point."""
    wrong = match.wrong[:, column]
    return np.asarray((wrong >= WRONG) & (wrong > match.recall[:, column] + CLOSER))


def _strongest(strength: Floats, units: Sequence[Unit]) -> list[int]:
    """The units of each answer that speak of a point most: a later answer displaces none."""
    found: dict[int, list[int]] = {}
    for at in np.argsort(-strength, kind="stable").tolist():
        places = found.setdefault(units[at].seq, [])
        if strength[at] > FAINTEST and len(places) < LOOKED_AT:
            places.append(at)
    return [at for places in found.values() for at in places]


def _weighed(column: int, case: Case, at: int) -> tuple[Evidence, bool]:
    """What a unit is worth for a point, and whether it says it with two things exchanged."""
    table = _tables()
    values = signs(case, at, column)
    met, against = 1 / (1 + np.exp(-(table.weights @ values + table.intercepts)))
    turned = values[_TURNED] > TURNED_PART or values[_TURNING].any()
    doubted = values[_DOUBTING].any() or _carries_more(column, case, at)
    floor = OPPOSED if turned else DOUBTED if doubted else 0.0
    least = 1.0 if case.units[at].denies else floor
    return Evidence(at, float(met), max(least, float(against))), bool(values[_EXCHANGED])


def _carries_more(column: int, case: Case, at: int) -> bool:
    """Whether one clause of a pair says nearly all that the pair does, and that is not much."""
    unit, recall = case.units[at], case.match.recall[:, column]
    said = float(recall[at]) / PAIR_DISCOUNT
    if not unit.pair or said >= MOSTLY:
        return False
    alone = (recall[i] for i, one in enumerate(case.units) if not one.pair and _overlap(one, unit))
    return said - max(map(float, alone), default=0.0) < ADDED


def _spread(found: Sequence[tuple[Evidence, bool]], units: Sequence[Unit]) -> list[Evidence]:
    """An exchange that shows in a pair of clauses counts against each of the two."""
    wrong = [units[one.at] for one, exchanged in found if exchanged]
    return [
        one._replace(against=max(OPPOSED, one.against))
        if any(_overlap(units[one.at], unit) for unit in wrong)
        else one
        for one, _ in found
    ]


def _overlap(one: Unit, other: Unit) -> bool:
    apart = one.place + len(one.words) <= other.place or other.place + len(other.words) <= one.place
    return one.seq == other.seq and not apart


def _denial(column: int, case: Case) -> Evidence | None:
    """The single unit that says the point with its negation turned, if any does."""
    best: Evidence | None = None
    for at, unit in enumerate(case.units):
        said = float(case.match.recall[at, column] + case.match.turned[at, column])
        share = float(case.match.turned[at, column]) / max(1e-9, said)
        turns = share >= (DENYING_SHARE if unit.denies else TURNED_SHARE)
        if turns and not unit.pair and said >= max(DENIED, best.strength if best else 0.0):
            best = Evidence(at, said)
    return best


def _contradicted(point: str, units: Sequence[Unit], best: Evidence, wrong: Evidence) -> Judged:
    """A wrong statement was said; a right one in a later answer revises it."""
    if best.against >= OPPOSED or best.strength < PARTLY:
        return Judged(verdict(point, "contradicted", units[wrong.at], min(1.0, wrong.strength)))
    if best.sure and units[best.at].seq > units[wrong.at].seq:
        return Judged(verdict(point, "met", units[best.at], WEAK_MET), 1.0)
    return Judged(verdict(point, "unclear", units[wrong.at], 0.3), 0.25)


def _graded(point: str, units: Sequence[Unit], best: Evidence) -> Judged:
    likelihood, unit = best.strength, units[best.at]
    credit = _way(best.worth, *EARNING)
    if likelihood < UNCLEAR:
        found = PointVerdict(point=point, verdict="missed", confidence=round(1 - likelihood, 3))
        return Judged(found, credit)
    if best.sure:
        return Judged(verdict(point, "met", unit, likelihood), credit)
    if best.against >= OPPOSED or likelihood < PARTLY:
        sureness = AMBIGUOUS if best.against >= OPPOSED else FAINT
        return Judged(verdict(point, "unclear", unit, sureness), credit)
    return Judged(verdict(point, "partly", unit, 0.4 + 0.4 * (likelihood - PARTLY)), credit)


def _way(value: float, low: float, high: float) -> float:
    """How far a value is on its way from low to high: 0..1."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


@lru_cache(maxsize=1)
def _tables() -> Tables:
    file = tomllib.loads(TABLE.read_text("utf-8"))
    sides = [file[side] for side in ("met", "against")]
    weights = np.array([[side["weights"][name] for name in SIGNS] for side in sides])
    return Tables(weights, np.array([side["intercept"] for side in sides]))
