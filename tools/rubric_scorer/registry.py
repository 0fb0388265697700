"""Finds the scorers: a new kind of content is a new file in `kinds/`."""

from interview.ports import Scorer
from interview.registry import discover
from interview.vocabulary import ContentKind
from tools.rubric_scorer import kinds


def scorers() -> dict[ContentKind, Scorer]:
    """Kind of content to its scorer."""
    found: list[Scorer] = list(discover(kinds, "SCORER").values())
    return {kind: scorer for scorer in found for kind in scorer.kinds}
