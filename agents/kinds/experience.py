"""Experience rounds: what the candidate did, decided and learned."""

from interview.content import AnyContent
from interview.vocabulary import ContentKind, RoundKindName


class ExperienceRound:
    """Asks for one real story at a time."""

    name: RoundKindName = "experience"
    content: frozenset[ContentKind] = frozenset({"experience"})

    def heads_up(self, item: AnyContent) -> None:
        """The round's own brief is enough."""

    def opening(self, item: AnyContent, stage: int) -> str:
        """The question as it is authored."""
        return item.stages[stage].ask.strip()


ROUND_KIND = ExperienceRound()
