"""Technical rounds: one question after the other, with follow-ups."""

from interview.content import AnyContent, Question
from interview.vocabulary import ContentKind, RoundKindName


class TechnicalRound:
    """Asks questions; code or data is shown below the question."""

    name: RoundKindName = "technical"
    content: frozenset[ContentKind] = frozenset({"question"})

    def heads_up(self, item: AnyContent) -> None:
        """The round's own brief is enough."""

    def opening(self, item: AnyContent, stage: int) -> str:
        """Context, question, then code or data as it stands."""
        ask = item.stages[stage].ask.strip()
        if not isinstance(item, Question):
            return ask
        parts = (item.context, ask, item.code)
        return "\n\n".join(part.strip() for part in parts if part)


ROUND_KIND = TechnicalRound()
