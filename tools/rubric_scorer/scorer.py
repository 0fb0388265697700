"""Scores answers against the points of a stage; questions and cases share it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from interview.content import AnyContent, Stage
from interview.events import PointVerdict
from interview.ports import Finding, GivenAnswer
from interview.vocabulary import ContentKind
from tools.rubric_scorer import levels, screening
from tools.rubric_scorer.matching import match
from tools.rubric_scorer.rubric import ASKED_WEIGHT, compile_stage, weight_of
from tools.rubric_scorer.tokens import is_denial
from tools.rubric_scorer.units import Reading, Unit, read, units
from tools.rubric_scorer.verdicts import Judged, judge

ENOUGH = 4.0
"""Weight of own content words below which there is not enough evidence for a level."""
AMPLE = 10.0
"""Weight from which the amount of evidence no longer lowers the confidence."""
CAPS = {screening.PARROT: 0.0, screening.DENIAL: 0.3, screening.SALAD: 0.3}
"""The most that an answer with such a flag can score."""

Shown = Callable[[AnyContent, Stage], str]
"""Tells what the candidate was shown, whose words prove nothing."""


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
        readings = [read(answer.seq, answer.text) for answer in answers]
        rubric = compile_stage(stage, self.shown(item, stage), frozenset(hinted))
        found = [
            unit for reading in readings for unit in units(reading, screening.evidence(reading))
        ]
        matched = match(rubric, found)
        judged = [judge(p.id, at, matched, found) for at, p in enumerate(stage.points)]
        flags = _flags(readings, found, judged, rubric.asked)
        verdicts = _doubted([one.verdict for one in judged], flags)
        return _finding(self.name, stage, verdicts, hinted, flags, own_weight(found, rubric.asked))


def own_weight(found: Sequence[Unit], asked: frozenset[str]) -> float:
    """How much the candidate said in distinct content words; the interviewer's count little."""
    terms = {token.term for unit in found for token in unit.words if token.term}
    return sum(weight_of(term) * (ASKED_WEIGHT if term in asked else 1.0) for term in terms)


def _flags(
    readings: Sequence[Reading],
    found: Sequence[Unit],
    judged: Sequence[Judged],
    asked: frozenset[str],
) -> tuple[str, ...]:
    flags = screening.form_flags(readings)
    if screening.is_parrot((token for unit in found for token in unit.words), asked):
        flags.append(screening.PARROT)
    if any(screening.is_salad(reading) for reading in readings):
        flags.append(screening.SALAD)
    if any(one.denied and is_denial((one.verdict.quote or "").lower()) for one in judged):
        flags.append(screening.DENIAL)
    return tuple(flags)


def _doubted(verdicts: list[PointVerdict], flags: Sequence[str]) -> list[PointVerdict]:
    """What a parrot repeats is missed; what stands in a heap of words is unclear."""
    if screening.PARROT in flags:
        return [PointVerdict(point=v.point, verdict="missed", confidence=0.8) for v in verdicts]
    if screening.SALAD in flags:
        doubt = {"verdict": "unclear", "confidence": 0.3}
        good = ("met", "partly")
        return [v.model_copy(update=doubt) if v.verdict in good else v for v in verdicts]
    return verdicts


def _finding(
    name: str,
    stage: Stage,
    verdicts: Sequence[PointVerdict],
    hinted: Sequence[str],
    flags: tuple[str, ...],
    own: float,
) -> Finding:
    score = min(
        [levels.score(stage.points, verdicts, hinted), *(CAPS[f] for f in flags if f in CAPS)]
    )
    enough = own >= ENOUGH
    amount = min(1.0, own / AMPLE)
    return Finding(
        points=tuple(verdicts),
        level=levels.level(score) if enough else None,
        score=round(score, 4),
        confidence=round(levels.certainty(stage.points, verdicts) * (0.5 + 0.5 * amount), 3),
        flags=flags,
        judge=name,
    )
