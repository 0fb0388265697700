"""Scores answers against the points of a stage; questions and cases share it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from interview.content import AnyContent, Stage
from interview.events import PointVerdict
from interview.ports import Finding, GivenAnswer
from interview.vocabulary import ContentKind
from tools.rubric_scorer import levels, screening
from tools.rubric_scorer.matching import Match, match
from tools.rubric_scorer.recital import RECITAL, recited
from tools.rubric_scorer.rubric import ASKED_WEIGHT, Rubric, compile_stage, weight_of
from tools.rubric_scorer.signs import Case
from tools.rubric_scorer.units import Reading, Unit, read, units
from tools.rubric_scorer.verdicts import Judged, judge

ENOUGH = 4.0
"""Weight of content words below which there is not enough evidence for a level."""
AMPLE = 10.0
"""Weight from which the amount of evidence no longer lowers the confidence."""
CAPS = {screening.PARROT: 0.0, screening.DENIAL: 0.3, screening.SALAD: 0.3}
"""The most that an answer with such a flag can score."""

Shown = Callable[[AnyContent, Stage], str]
"""Tells what the candidate was shown, whose words prove nothing."""


class Evidence(NamedTuple):
    """The answers to a stage, read and held against its rubric."""

    stage: Stage
    hinted: frozenset[str]
    readings: Sequence[Reading]
    units: Sequence[Unit]
    rubric: Rubric
    match: Match


@dataclass(frozen=True)
class PointScorer:
    """Judges point by point how well the candidate's words say what the rubric says."""

    name: str
    kinds: frozenset[ContentKind]
    shown: Shown

    def score(
        self, item: AnyContent, stage: Stage, answers: Sequence[GivenAnswer], hinted: Sequence[str]
    ) -> Finding:
        """Judge all answers to the stage so far; `hinted` are ids of points paid for."""
        evidence = self.gather(item, stage, answers, hinted)
        case = case_of(evidence)
        judged = [judge(point.id, at, case) for at, point in enumerate(stage.points)]
        flags = form_flags(evidence)
        if any(one.denied for one in judged):
            flags.append(screening.DENIAL)
        if recited(evidence.readings, item.strong_answer):
            flags.append(RECITAL)
        return conclude(self.name, evidence, judged, flags)

    def gather(
        self, item: AnyContent, stage: Stage, answers: Sequence[GivenAnswer], hinted: Sequence[str]
    ) -> Evidence:
        """Read the answers and hold them against what was shown and what is asked for."""
        return gather(stage, self.shown(item, stage), answers, hinted)


def gather(
    stage: Stage, shown: str, answers: Sequence[GivenAnswer], hinted: Sequence[str]
) -> Evidence:
    """Read the answers and match their units; pure, and the same for the same words."""
    readings = [read(answer.seq, answer.text) for answer in answers]
    rubric = compile_stage(stage, shown, frozenset(hinted))
    found = [unit for reading in readings for unit in units(reading, screening.evidence(reading))]
    return Evidence(stage, frozenset(hinted), readings, found, rubric, match(rubric, found))


def case_of(evidence: Evidence) -> Case:
    """What the points of the stage are judged by."""
    return Case(evidence.rubric, evidence.match, evidence.units)


def form_flags(evidence: Evidence) -> list[str]:
    """What the form of the answers gives rise to, before any point is judged."""
    flags = screening.form_flags(evidence.readings)
    words = (token for unit in evidence.units for token in unit.words)
    if screening.is_parrot(words, evidence.rubric.asked):
        flags.append(screening.PARROT)
    if any(screening.is_salad(reading) for reading in evidence.readings):
        flags.append(screening.SALAD)
    return flags


def conclude(
    name: str,
    evidence: Evidence,
    judged: Sequence[Judged],
    flags: Sequence[str],
    most: int = 5,
) -> Finding:
    """Verdicts to a score, a confidence, and a level of at most `most`, or none."""
    points = evidence.stage.points
    verdicts = _doubted([one.verdict for one in judged], flags)
    credits = [one.credit for one in judged]
    caps = [CAPS[flag] for flag in flags if flag in CAPS]
    score = min([levels.score(points, credits, evidence.hinted), *caps])
    amount = content_weight(evidence.units, evidence.rubric.asked)
    enough = amount >= ENOUGH and screening.PARROT not in flags
    trust = 0.5 + 0.5 * min(1.0, amount / AMPLE)
    return Finding(
        points=tuple(verdicts),
        level=min(most, levels.level(score)) if enough else None,
        score=round(score, 4),
        confidence=round(levels.certainty(points, verdicts) * trust, 3),
        flags=tuple(flags),
        judge=name,
    )


def content_weight(found: Sequence[Unit], asked: frozenset[str]) -> float:
    """How much the candidate said in distinct content words; the interviewer's count little."""
    terms = {token.term for unit in found for token in unit.words if token.term}
    return fsum(weight_of(term) * (ASKED_WEIGHT if term in asked else 1.0) for term in terms)


def _doubted(verdicts: Sequence[PointVerdict], flags: Sequence[str]) -> list[PointVerdict]:
    """What a parrot repeats is missed; what stands in a heap of words is unclear."""
    if screening.PARROT in flags:
        return [PointVerdict(point=v.point, verdict="missed", confidence=0.8) for v in verdicts]
    if screening.SALAD in flags:
        return [_unclear(v) if v.verdict in ("met", "partly") else v for v in verdicts]
    return list(verdicts)


def _unclear(verdict: PointVerdict) -> PointVerdict:
    return verdict.model_copy(update={"verdict": "unclear", "confidence": 0.3})
