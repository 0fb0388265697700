"""Has answers judged as points and as a whole, in figures that attacks and forms are told in."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from evals.rows import Bench
from evals.truth.material import Said, judge, main_answers
from evals.truth.points import rubric_recall
from evals.truth.twisting import reference_of
from interview.content import AnyContent, Stage
from interview.ports import Finding
from tools.rubric_scorer.grading import grade

PASS = 0.6
REFERRED = frozenset({"question", "case"})
"""Kinds of content with a reference answer."""
DOUBTS = frozenset({"contradicted", "unclear"})


class Target(NamedTuple):
    """A stage with what is honestly said to it."""

    item: AnyContent
    stage: Stage
    reference: str
    """The texts of its points, one after the other."""
    said: Mapping[str, str]
    """Answers of the scripted candidates by their strength."""
    foreign: str = ""
    """The reference of a stage of another item."""


class Mark(NamedTuple):
    """What an answer gets."""

    question: str
    score: float
    flagged: bool
    noticed: bool
    grade: float
    recall: float
    met: float
    """Share of the points judged met."""


class Marker:
    """Has answers judged, as points and as a whole."""

    def __init__(self, bench: Bench) -> None:
        self.targets = targets(bench)
        self._bench = bench
        self._recall = rubric_recall(bench)

    def find(self, target: Target, text: str) -> Finding:
        """The finding on an answer to the target's stage."""
        return judge(self._bench, target.item, target.stage, text)

    def mark(self, target: Target, text: str) -> Mark:
        """The same in figures, with the grade of the whole and the yardstick."""
        found = self.find(target, text)
        points = [point.text for point in target.stage.points]
        whole = grade(target.stage.ask, target.reference, text, points)
        recall = self._recall(target.stage.ask, target.reference, text)
        met = sum(point.verdict == "met" for point in found.points) / len(found.points)
        flagged = bool(found.flags)
        return Mark(target.item.id, found.score, flagged, noticed(found), whole, recall, met)


def noticed(found: Finding) -> bool:
    """Whether something gives rise to a question before anything is believed."""
    return bool(found.flags) or any(point.verdict in DOUBTS for point in found.points)


def targets(bench: Bench) -> list[Target]:
    """Every stage that scripted candidates answer and that has a reference."""
    said: dict[tuple[str, str], list[Said]] = {}
    for one in main_answers(bench):
        said.setdefault((one.item.id, one.stage.id), []).append(one)
    found = [_target(answers) for answers in said.values() if answers[0].item.kind in REFERRED]
    return [one._replace(foreign=_foreign(found, at)) for at, one in enumerate(found)]


def _foreign(found: Sequence[Target], at: int) -> str:
    """The reference of the next item."""
    after = [*found[at:], *found[:at]]
    return next(one.reference for one in after if one.item.id != found[at].item.id)


def _target(answers: Sequence[Said]) -> Target:
    item, stage = answers[0].item, answers[0].stage
    reference = reference_of([point.text for point in stage.points])
    return Target(item, stage, reference, {one.who: one.text for one in answers})
