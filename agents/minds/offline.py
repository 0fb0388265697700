"""The offline mind: rubric-driven, deterministic, without a model, a key or a network."""

from collections.abc import Sequence
from functools import cached_property

from agents.minds.phrasing import compose
from agents.minds.utterances import classify
from interview.content import AnyContent, Stage
from interview.minds import Intent, Moment, Offer
from interview.ports import Finding, GivenAnswer, Scorer, Stream
from interview.vocabulary import ContentKind, Utterance
from tools.rubric_scorer import scorers


class OfflineMind:
    """Phrases from authored words and judges by the rubric scorers."""

    name = "offline"

    @cached_property
    def _scorers(self) -> dict[ContentKind, Scorer]:
        return scorers()

    def classify(self, text: str, moment: Moment) -> Utterance:
        """Tell an answer from all else that a candidate may say."""
        return classify(text, moment)

    async def judge(
        self, item: AnyContent, stage: Stage, answers: Sequence[GivenAnswer], hinted: Sequence[str]
    ) -> Finding:
        """Score with the scorer of the item's kind."""
        return self._scorers[item.kind].score(item, stage, answers, hinted)

    async def choose(self, offers: Sequence[Offer]) -> Offer:
        """Take the first offer: the rules put the best one there."""
        return offers[0]

    async def phrase(self, intent: Intent, stream: Stream) -> str:
        """A way to begin that is not a repetition, then the authored words."""
        text = compose(intent)
        await stream(text)
        return text


MIND = OfflineMind()
