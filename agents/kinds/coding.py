"""Coding rounds: a heads-up, an editor, tests, and talk about what the code did."""

from agents.planner import HeadsUp
from interview.content import AnyContent, Coding
from interview.vocabulary import ContentKind, RoundKindName


class CodingRound:
    """Announces each task before its editor opens."""

    name: RoundKindName = "coding"
    content: frozenset[ContentKind] = frozenset({"coding"})

    def heads_up(self, item: AnyContent) -> HeadsUp | None:
        """The task's own brief with its time to prepare."""
        if not isinstance(item, Coding):
            return None
        return HeadsUp(item.brief.strip(), item.prepare_seconds * 1000)

    def opening(self, item: AnyContent, stage: int) -> str:
        """The task as it is authored."""
        return item.stages[stage].ask.strip()


ROUND_KIND = CodingRound()
