"""Case rounds: a business problem in stages; its facts are told only when asked for."""

from interview.content import AnyContent, Case
from interview.vocabulary import ContentKind, RoundKindName


class CaseRound:
    """Opens with the problem, and changes something in the middle."""

    name: RoundKindName = "case"
    content: frozenset[ContentKind] = frozenset({"case"})

    def heads_up(self, item: AnyContent) -> None:
        """The round's own brief is enough."""

    def opening(self, item: AnyContent, stage: int) -> str:
        """The problem before the first stage, the change before the middle one."""
        ask = item.stages[stage].ask.strip()
        if not isinstance(item, Case):
            return ask
        if stage == 0:
            return f"{item.brief.strip()}\n\n{ask}"
        if stage == (len(item.stages) + 1) // 2:
            return f"Something changes now. {item.change.strip()}\n\n{ask}"
        return ask


ROUND_KIND = CaseRound()
