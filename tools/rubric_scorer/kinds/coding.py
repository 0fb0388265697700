"""Scores coding tasks: what the tests show, what was tried, and what was said about it."""

from collections import Counter
from collections.abc import Sequence

from interview.content import AnyContent, Coding, Point, Stage
from interview.events import PointVerdict
from interview.ports import Finding, GivenAnswer, Work
from interview.problems import CodingPoint
from interview.vocabulary import ContentKind, Verdict
from tools.code_runner import group_of
from tools.rubric_scorer import levels
from tools.rubric_scorer.scorer import PointScorer

CUTS = (0.2, 0.5, 0.7, 0.9)
"""Scores from which a coding task is of level 2, 3, 4 and 5."""
FAILING_AT_MOST = 3
"""The highest level while a `must` that tests show is not met."""
UNTRIED_AT_MOST = 2
"""The highest level on words alone, where code could have been run and was not."""
HALF = 0.5
"""Share of a group's tests from which a point is partly met."""
_CREDIT: dict[Verdict, float] = {
    "met": 1.0,
    "partly": 0.5,
    "unclear": 0.25,
    "missed": 0.0,
    "contradicted": 0.0,
}
_SURE = 0.95
"""Confidence in what tests show."""


class CodingScorer:
    """Judges points by tests, by trials, or by words, as the rubric says for each."""

    name = "rubric-coding-1"
    kinds: frozenset[ContentKind] = frozenset({"coding"})

    def __init__(self, words: PointScorer) -> None:
        self._words = words

    def score(
        self, item: AnyContent, stage: Stage, answers: Sequence[GivenAnswer], hinted: Sequence[str]
    ) -> Finding:
        """Judge the newest submission and all that was said; `hinted` repeats for stronger hints."""
        work = next((each.work for each in answers if each.work), None)
        said = [each for each in answers if each.work is None]
        heard = _heard(stage)
        found = self._words.score(item, heard, said, [])
        by_words = {verdict.point: verdict for verdict in found.points}
        points = tuple(
            by_words.get(point.id) or _shown(item, point, work) for point in stage.points
        )
        score = levels.score(stage.points, _credits(stage, points, hinted), ())
        return found.model_copy(
            update={
                "points": points,
                "score": round(score, 4),
                "level": _level(stage, points, score, work, found),
                "confidence": round(levels.certainty(stage.points, points), 3),
                "judge": self.name,
            }
        )


def _heard(stage: Stage) -> Stage:
    """The stage with only the points that are heard in words."""
    points = tuple(point for point in stage.points if _shown_by(point) == "words")
    return stage.model_copy(update={"points": points})


def _shown_by(point: Point) -> str:
    return point.shown_by if isinstance(point, CodingPoint) else "words"


def _shown(item: AnyContent, point: Point, work: Work | None) -> PointVerdict:
    """A point that the code shows, with the run that it rests on."""
    if work is None or not isinstance(item, Coding) or work.verdict.status == "unavailable":
        return PointVerdict(point=point.id, verdict="unclear", confidence=0.0)
    if isinstance(point, CodingPoint) and point.shown_by == "tests":
        verdict = _by_tests(item, point, work)
    else:
        verdict = "met" if work.trials else "missed"
    return PointVerdict(point=point.id, verdict=verdict, confidence=_SURE, run=work.run)


def _by_tests(item: Coding, point: CodingPoint, work: Work) -> Verdict:
    passed, total = passed_by_group(item, work)
    share = sum(passed[id] for id in point.groups) / sum(total[id] for id in point.groups)
    return "met" if share == 1 else "partly" if share >= HALF else "missed"


def passed_by_group(item: Coding, work: Work) -> tuple[Counter[str], Counter[str]]:
    """How many hidden tests of each group passed, and how many there are."""
    total = Counter(test.group for test in item.tests)
    passed: Counter[str] = Counter()
    for test in work.verdict.tests:
        group = group_of(item, test)
        if group is not None and test.status == "ok":
            passed[group] += 1
    return passed, total


def _credits(stage: Stage, points: Sequence[PointVerdict], hinted: Sequence[str]) -> list[float]:
    """What each verdict is worth, less the price of all help that was taken towards it."""
    return [
        _CREDIT[found.verdict] * _kept(point, hinted.count(point.id))
        for point, found in zip(stage.points, points, strict=True)
    ]


def _kept(point: Point, taken: int) -> float:
    hints = point.hints if isinstance(point, CodingPoint) else (point.hint,)
    return max(0.0, 1.0 - sum(hint.price for hint in hints[:taken]))


def _level(
    stage: Stage,
    points: Sequence[PointVerdict],
    score: float,
    work: Work | None,
    found: Finding,
) -> int | None:
    """The level; null when nothing was submitted and too little was said."""
    level = 1 + sum(score >= cut for cut in CUTS)
    if work is None:
        return None if found.level is None else min(level, UNTRIED_AT_MOST)
    if work.verdict.status == "unavailable":
        return found.level
    failing = any(
        point.kind == "must" and _shown_by(point) == "tests" and verdict.verdict != "met"
        for point, verdict in zip(stage.points, points, strict=True)
    )
    return min(level, FAILING_AT_MOST) if failing else level


def _asked(item: AnyContent, stage: Stage) -> str:
    """The task as it was shown, without the starters."""
    return stage.ask


SCORER = CodingScorer(PointScorer("rubric-coding-words-1", frozenset({"coding"}), _asked))
