"""The port between deciding and wording: code says what is to be said, a mind says it.

A mind may phrase, choose among offered moves, classify and judge one answer; it never decides
the order of rounds, the clock, or the final score.
"""

from collections.abc import Sequence
from typing import Literal, Protocol

from interview.content import AnyContent, Stage
from interview.ports import Finding, GivenAnswer, Stream
from interview.record import Record
from interview.vocabulary import Move, SaidKind

Utterance = Literal["answer", "dont_know", "question_back", "repeat"]
Tone = Literal[
    "plain",
    "neutral",
    "open",
    "contradicted",
    "unclear",
    "met",
    "lost",
    "skipped",
    "stage",
    "stage_left",
    "time",
    "ended",
]
"""What came before, as far as it changes how one goes on."""


class Intent(Record):
    """What is to be said next, with all that may be used for saying it."""

    kind: SaidKind
    core: str
    """The authored words that must come across: the question, probe, hint or fact."""
    span: str | None = None
    """The candidate's own words that this is tied to."""
    tone: Tone = "plain"
    seed: str
    """Makes the choice of words repeatable."""
    recent: tuple[str, ...] = ()
    """The interviewer's latest utterances, not to be begun in the same way again."""


class Offer(Record):
    """A move that the rules allow now."""

    move: Move
    point: str | None = None
    span: str | None = None
    text: str = ""
    """The authored words of the move, where it has any."""
    tone: Tone = "plain"
    why: str


class Mind(Protocol):
    """Who phrases and who judges: the offline engine, or a language model."""

    name: str

    def classify(self, text: str) -> Utterance:
        """What kind of utterance an answer frame holds."""
        ...

    async def judge(
        self, item: AnyContent, stage: Stage, answers: Sequence[GivenAnswer], hinted: Sequence[str]
    ) -> Finding:
        """Judge the answers to the open stage."""
        ...

    async def choose(self, offers: Sequence[Offer]) -> Offer:
        """One of the offered moves."""
        ...

    async def phrase(self, intent: Intent, stream: Stream) -> str:
        """The words to say; `stream` takes them as they are made."""
        ...
