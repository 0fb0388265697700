"""Finds the scorers: a new kind of content is a new file in `kinds/`."""

from interview.content import AnyContent, Stage
from interview.errors import Invalid
from interview.ports import GivenAnswer, Scorer
from interview.registry import discover
from interview.vocabulary import ContentKind
from tools.rubric_scorer import kinds
from tools.rubric_scorer.scorer import PointScorer, case_of
from tools.rubric_scorer.signs import Case


def scorers() -> dict[ContentKind, Scorer]:
    """Kind of content to its scorer."""
    found: list[Scorer] = list(discover(kinds, "SCORER").values())
    return {kind: scorer for scorer in found for kind in scorer.kinds}


def reading_of(item: AnyContent, stage: Stage, text: str) -> Case:
    """An answer as its points are judged by, for those who fit the judge's weights.

    Raises Invalid for kinds of content that are not judged point by point.
    """
    scorer = scorers().get(item.kind)
    if not isinstance(scorer, PointScorer):
        raise Invalid(f"{item.kind} is not judged by points; take a question or a case")
    return case_of(scorer.gather(item, stage, [GivenAnswer(1, text)], []))
