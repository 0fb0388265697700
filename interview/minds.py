"""The port between deciding and wording: code says what is to be said, a mind says it.

A mind may phrase, choose among offered moves, classify and judge one answer; it never decides
the order of rounds, the clock, or the final score.
"""

from collections.abc import Sequence
from typing import Literal, Protocol

from interview.content import AnyContent, Stage
from interview.ports import Finding, GivenAnswer, Stream
from interview.record import Record
from interview.vocabulary import Move, SaidKind, Utterance

Tone = Literal[
    "plain",
    "first",
    "open",
    "left",
    "held",
    "met",
    "terse",
    "doubt",
    "lost",
    "aside",
    "again",
    "objection",
    "left_open",
    "ready",
    "told",
    "noted",
    "answered",
    "skipped",
    "stage",
    "stage_left",
    "reference",
    "time",
    "aloud",
    "failing",
    "holds",
    "ended",
]
"""What came before, as far as it changes how one goes on."""
Shape = Literal["depends", "absolute", "number", "comparison", "tool", "claim", "plain"]
"""What a stretch of an answer is like, as far as it changes how one takes it up."""


class Span(Record):
    """A verbatim stretch of an answer that can be taken up."""

    text: str
    shape: Shape = "plain"


class Moment(Record):
    """When something was said: on which item, and what the interviewer had said before it."""

    said: SaidKind | None = None
    item: AnyContent | None = None


class Intent(Record):
    """What is to be said next, with all that may be used for saying it."""

    kind: SaidKind
    core: str
    """The authored words that must come across: the question, probe, hint or fact."""
    span: Span | None = None
    """The candidate's own words that this is tied to."""
    tone: Tone = "plain"
    aside: str = ""
    """Authored words that follow the core, such as what a hint costs."""
    seed: str
    """Makes the choice of words repeatable."""
    recent: tuple[str, ...] = ()
    """The interviewer's latest utterances, not to be begun in the same way again."""
    before: tuple[str, ...] = ()
    """All its utterances, not to be said again word for word."""


class Offer(Record):
    """A move that the rules allow now."""

    move: Move
    point: str | None = None
    span: Span | None = None
    text: str = ""
    """The authored words of the move, where it has any."""
    tone: Tone = "plain"
    why: str


class Mind(Protocol):
    """Who phrases and who judges: the offline engine, or a language model."""

    name: str

    def classify(self, text: str, moment: Moment) -> Utterance:
        """What kind of thing the candidate's words are."""
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
