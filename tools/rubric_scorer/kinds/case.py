"""Scores a case stage by stage: the brief and the stage's task are known, the rest is evidence."""

from interview.content import AnyContent, Case, Stage
from tools.rubric_scorer.scorer import PointScorer


def shown(item: AnyContent, stage: Stage) -> str:
    """The brief of the case and what the stage asks for."""
    brief = item.brief if isinstance(item, Case) else ""
    return f"{brief}\n{stage.ask}"


SCORER = PointScorer("rubric-case-1", frozenset({"case"}), shown)
