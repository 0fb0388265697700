"""Scores a told experience by evidence slots: what was decided, what else, what came of it."""

from collections.abc import Sequence
from typing import NamedTuple

from interview.content import AnyContent, Point, Stage
from interview.events import PointVerdict
from interview.ports import Finding, GivenAnswer
from interview.vocabulary import ContentKind, EvidenceSlot, Verdict
from tools.rubric_scorer.cues import strength
from tools.rubric_scorer.folding import fold
from tools.rubric_scorer.scorer import Evidence, conclude, form_flags, gather
from tools.rubric_scorer.verdicts import Judged, contradiction, verdict

CREDIT: dict[Verdict, float] = {
    "met": 1.0, "partly": 0.6, "unclear": 0.25, "missed": 0.0, "contradicted": 0.0,
}  # fmt: skip
MET, PARTLY = 0.52, 0.43
"""Strengths of words from which they say a slot, or some of it, whatever their form."""
VAGUE_LEVEL = 2
"""The most for a story without an own decision and without an outcome in the concrete."""
CARRYING: frozenset[EvidenceSlot] = frozenset({"decision", "result", "user-effect"})
"""Slots of which a story needs one in the concrete to go above that."""


class Slotted(NamedTuple):
    """How a unit shows a slot."""

    form: int
    """0 not at all, 1 vaguely, 2 in the concrete."""
    words: float
    """Strength with which its words say the point."""
    at: int


class ExperienceScorer:
    """Judges a story slot by slot; there is no reference answer, only kinds of evidence."""

    name = "rubric-experience-1"
    kinds: frozenset[ContentKind] = frozenset({"experience"})

    def score(
        self, item: AnyContent, stage: Stage, answers: Sequence[GivenAnswer], hinted: Sequence[str]
    ) -> Finding:
        """Judge all answers so far; a fluent story with nothing concrete in it stays low."""
        del item
        evidence = gather(stage, stage.ask, answers, hinted)
        folded = [fold(unit.quote).text for unit in evidence.units]
        verdicts = [_judge(point, at, evidence, folded) for at, point in enumerate(stage.points)]
        most = _at_most(stage.points, verdicts)
        judged = [Judged(one, CREDIT[one.verdict]) for one in verdicts]
        return conclude(self.name, evidence, judged, form_flags(evidence), most)


def _judge(point: Point, column: int, evidence: Evidence, folded: Sequence[str]) -> PointVerdict:
    missed = PointVerdict(point=point.id, verdict="missed", confidence=0.6)
    if not evidence.units or point.slot is None:
        return missed
    best = _best(point.slot, column, evidence, folded)
    unit = evidence.units[best.at]
    wrong = contradiction(column, evidence.match)
    if wrong is not None and (best.form < 2 or best.at == wrong.at):
        return verdict(point.id, "contradicted", evidence.units[wrong.at], wrong.strength)
    if best.form == 2:
        return verdict(point.id, "met", unit, 0.6 + 0.2 * min(1.0, best.words / MET))
    if best.form == 1 or best.words >= MET:
        return verdict(point.id, "partly", unit, 0.45)
    if best.words >= PARTLY:
        return verdict(point.id, "unclear", unit, 0.3)
    return missed


def _best(slot: EvidenceSlot, column: int, evidence: Evidence, folded: Sequence[str]) -> Slotted:
    """The unit that shows the slot most; a pair of sentences shows it vaguely at most."""
    slotted = (
        Slotted(
            min(strength(slot, text), 1 if evidence.units[at].pair else 2),
            float(evidence.match.strength[at, column]),
            at,
        )
        for at, text in enumerate(folded)
    )
    return max(slotted, key=lambda one: (one.form, not evidence.units[one.at].pair, one.words))


def _at_most(points: Sequence[Point], verdicts: Sequence[PointVerdict]) -> int:
    """The highest level a story may have: vague ones stay low, and one without a story lowest."""
    slots: dict[Verdict, set[EvidenceSlot | None]] = {"met": set(), "partly": set()}
    for point, found in zip(points, verdicts, strict=True):
        slots.setdefault(found.verdict, set()).add(point.slot)
    if slots["met"] & CARRYING:
        return 5
    return VAGUE_LEVEL if slots["met"] or len(slots["partly"]) > 1 else 1


SCORER = ExperienceScorer()
