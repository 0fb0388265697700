"""The doors of the house: what agents need of storage, clocks, minds and scorers.

A port exists only where two implementations ship or a test needs a real second one.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from interview.chain import Row
from interview.code import Verdict
from interview.content import AnyContent, Stage
from interview.events import AnyFact, PointVerdict
from interview.record import Record
from interview.vocabulary import ContentKind


class Clock(Protocol):
    """Tells the time; a fake one tells the time a test wants."""

    def now_ms(self) -> int:
        """Milliseconds since the Unix epoch, UTC."""
        ...

    async def sleep_until(self, at_ms: int) -> None:
        """Return when the clock has reached `at_ms`."""
        ...


class Entry(NamedTuple):
    """A stored fact with its hash."""

    fact: AnyFact
    hash: str


class Draft(NamedTuple):
    """A fact to append; an effect key makes it happen once, however often it is appended."""

    fact: AnyFact
    effect: str | None = None


class CommandKey(NamedTuple):
    """A client's command id and the digest of the command's body."""

    id: str
    digest: str


class Appended(NamedTuple):
    """The outcome of an append, durable when it is returned."""

    seq: int
    """Seq to acknowledge: of the command's last fact, or the newest seq if it made none."""
    entries: tuple[Entry, ...]
    """The facts as recorded; for a known effect key, the fact recorded then."""
    fresh: bool
    """False when the command id was known and nothing was appended."""


class Head(NamedTuple):
    """The newest place of a log."""

    seq: int
    epoch: str
    erased: bool


class EventLog(Protocol):
    """The truth: one append-only, hash-chained log an interview."""

    async def create(self, interview: str, created: AnyFact) -> Entry:
        """Start a log with its key and its first fact; raises Conflict if it exists."""
        ...

    async def append(
        self,
        interview: str,
        drafts: Sequence[Draft],
        *,
        fence: int,
        command: CommandKey | None = None,
    ) -> Appended:
        """Append all drafts or none, in one transaction that checks the fence and the command id.

        Raises Fenced, IdReuse, NotFound, Erased or StorageFault; then nothing was stored.
        """
        ...

    async def read(self, interview: str, after: int = 0, limit: int = 1000) -> list[Entry]:
        """Facts after a seq, in order; facts whose key was destroyed come as Hidden."""
        ...

    def follow(self, interview: str, after: int = 0) -> AsyncIterator[list[Entry]]:
        """The past, then the present: non-empty batches in order, for as long as it is awaited."""
        ...

    async def head(self, interview: str) -> Head:
        """The newest seq; raises NotFound."""
        ...

    async def rows(self, interview: str, after: int = 0, limit: int = 1000) -> list[Row]:
        """Rows as stored, for `verify`."""
        ...

    async def counts(self, types: Sequence[str]) -> dict[str, dict[str, int]]:
        """How many facts of each of these types each interview has, newest interview first.

        Interviews without any of them are left out.
        """
        ...

    async def outcome(self, interview: str, command: CommandKey) -> int | None:
        """Seq acknowledged for a known command id, else null; raises IdReuse on another body."""
        ...

    async def forget(self, interview: str) -> None:
        """Destroy the key of the words; sealed facts become Hidden, the chain still verifies.

        Facts without words can still be appended; those with words are refused with Conflict.
        """
        ...

    async def erase(self, interview: str) -> None:
        """Forget the words and mark the interview erased; nothing is appended any more."""
        ...

    async def recall(self, interview: str, step: str) -> str | None:
        """The recorded output of a finished model call or code run of a turn."""
        ...

    async def record(self, interview: str, step: str, output: str, *, fence: int) -> None:
        """Keep the output of a finished step, so that a recovery does not repeat it."""
        ...


class Documents(Protocol):
    """Small JSON documents by collection and key: templates, sign-ins, pins, memory."""

    async def put(self, collection: str, key: str, value: Mapping[str, object]) -> None:
        """Store, replacing what was there."""
        ...

    async def add(self, collection: str, key: str, value: Mapping[str, object]) -> bool:
        """Store if the key is free; say whether it was."""
        ...

    async def get(self, collection: str, key: str) -> dict[str, object] | None:
        """The document, or null."""
        ...

    async def take(self, collection: str, key: str) -> dict[str, object] | None:
        """Get and delete in one step, for things that work once."""
        ...

    async def delete(self, collection: str, key: str) -> None:
        """Remove; no error if it is not there."""
        ...

    async def list(
        self, collection: str, *, prefix: str = "", after: str = "", limit: int = 100
    ) -> list[tuple[str, dict[str, object]]]:
        """Documents in key order, from behind `after`."""
        ...


class Leases(Protocol):
    """One owner an interview, with a fence number that every write names."""

    async def acquire(self, interview: str, owner: str) -> int:
        """Become the owner; returns the fence number, higher than any before."""
        ...

    async def renew(self, interview: str, owner: str, fence: int) -> bool:
        """Stay the owner; false when another has taken over."""
        ...

    async def release(self, interview: str, owner: str, fence: int) -> None:
        """Stop being the owner."""
        ...


class Finding(Record):
    """What a scorer found in the answers to one stage of an item."""

    points: tuple[PointVerdict, ...]
    level: int | None
    score: float
    """0..1 before the cut points; never shown to people."""
    confidence: float
    flags: tuple[str, ...] = ()
    judge: str


class Items(Protocol):
    """Where a question is looked up by its id."""

    def item(self, id: str) -> AnyContent:
        """One question, case, problem or experience question; raises NotFound."""
        ...


class Work(NamedTuple):
    """What the candidate's code did, as far as it counts."""

    run: int
    """Seq of the `code.ran` of the newest submission."""
    verdict: Verdict
    trials: int
    """Runs with inputs of the candidate's own, before the first submission."""


class GivenAnswer(NamedTuple):
    """One of the candidate's answers to the open question."""

    seq: int
    text: str
    work: Work | None = None
    """Of an answer given as code; its text is empty."""


class Scorer(Protocol):
    """Judges answers to one kind of content, point by point, with verbatim quotes."""

    name: str
    kinds: frozenset[ContentKind]

    def score(
        self, item: AnyContent, stage: Stage, answers: Sequence[GivenAnswer], hinted: Sequence[str]
    ) -> Finding:
        """Judge all answers to the stage so far; `hinted` are ids of points paid for."""
        ...


Stream = Callable[[str], Awaitable[None]]
"""Takes the words of an utterance as they are made."""
