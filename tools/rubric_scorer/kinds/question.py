"""Scores answers to a question: every point of its rubric, held against the words of the answer."""

from interview.content import AnyContent, Stage
from tools.rubric_scorer.scorer import PointScorer


def shown(item: AnyContent, stage: Stage) -> str:
    """The question with its context and code."""
    parts = (getattr(item, name, None) for name in ("context", "code"))
    return "\n".join([stage.ask, *(part for part in parts if part)])


SCORER = PointScorer("rubric-question-1", frozenset({"question"}), shown)
