"""What the server sends beside events: never stored, void after a reconnect."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from interview.record import Record
from interview.view import Clock
from interview.vocabulary import Awaits, Phase, Role


class State(Record):
    """Where the interview stands, for a client that has just come in."""

    phase: Phase
    awaits: Awaits
    round: str | None
    question: str | None
    clock: Clock
    hint_price: float | None


class Welcome(Record):
    """The answer to `hello`; the events after `after` follow."""

    type: Literal["welcome"] = "welcome"
    interview: str
    epoch: str
    seq: int
    """The newest seq."""
    recovered: bool
    """False when the client's place was not in this log and all is sent again."""
    role: Role
    state: State


class Ack(Record):
    """The command's effect is durable."""

    type: Literal["ack"] = "ack"
    id: str
    seq: int


class Delta(Record):
    """Words of an utterance as they are made; the whole arrives as `said`."""

    type: Literal["delta"] = "delta"
    utterance: str
    text: str


class Problem(Record):
    """What is wrong and what to do; the socket stays open."""

    type: Literal["error"] = "error"
    code: str
    message: str
    id: str | None = None


class Draining(Record):
    """The service is about to restart; reconnect after `retry_ms`."""

    type: Literal["draining"] = "draining"
    retry_ms: int


AnyServerFrame = Welcome | Ack | Delta | Problem | Draining
SERVER_FRAME: TypeAdapter[AnyServerFrame] = TypeAdapter(
    Annotated[AnyServerFrame, Field(discriminator="type")]
)
