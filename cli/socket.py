"""The interview's websocket: says hello, resumes after every break, sends again what is not stored."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterable
from typing import NamedTuple

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

from cli.outbox import Outbox
from cli.wire import Incoming, incoming
from interview.commands import AnyCommand, Hello
from interview.events.base import Fact
from interview.frames import Ack, Draining, Problem, Welcome

_FINAL = {
    4400: "The service did not understand this terminal; is it of another version?",
    4401: "The ticket is no longer valid; start chat again to get a fresh one",
    4403: "This sign-in may not take the interview",
    4404: "There is no such interview",
    4409: "The interview was opened in another place; it goes on there",
    4410: "The interview was erased",
}
_NOT_STORED = frozenset({"storage", "fenced", "folder_in_use", "unavailable", "too_fast"})
"""Errors after which the same command can still be stored: it stays in the outbox."""
_REFUSED = {403: 4403, 404: 4404}
"""Statuses before the upgrade, as the close codes that mean the same."""
_LARGEST = 16 * 1024 * 1024
_FIRST_DELAY, _LONGEST_DELAY = 0.25, 15.0


class Broken(NamedTuple):
    """The connection broke; the next one is tried after `seconds`."""

    seconds: float


class Closed(NamedTuple):
    """The service ended the connection for good."""

    words: str | None
    """Why; null after an interview that is over."""


Received = Incoming | Broken | Closed


class InterviewSocket:
    """One candidate's place in an interview, over as many connections as it takes."""

    def __init__(self, url: str, ticket: str, outbox: Outbox) -> None:
        self._url, self._ticket, self._outbox = url, ticket, outbox
        self._live: ClientConnection | None = None
        self._after, self._epoch = 0, ""
        self._failures, self._retry_ms = 0, 0
        self._code: int | None = None

    async def submit(self, command: AnyCommand) -> None:
        """Keep a command until it is stored; send it if there is a connection."""
        self._outbox.put(command)
        if self._live is not None:
            await self._send(self._live, [command])

    async def received(self) -> AsyncIterator[Received]:
        """Everything the service sends, and every break; ends after `Closed`."""
        while True:
            async for frame in self._connection():
                yield frame
            ended = self._ended()
            yield ended
            if isinstance(ended, Closed):
                return
            await asyncio.sleep(ended.seconds)

    async def _connection(self) -> AsyncIterator[Incoming]:
        """The frames of one connection, from hello to its end."""
        self._code = None
        try:
            async with connect(self._url, compression=None, proxy=None, max_size=_LARGEST) as live:
                hello = Hello(type="hello", ticket=self._ticket, after=self._after)
                await live.send(_text(hello, epoch=self._epoch))
                async for message in live:
                    frame = incoming(str(message))
                    yield await self._take(live, frame)
                    if self._not_stored(frame):
                        return  # our own close says nothing about the interview
                self._code = live.close_code
        except ConnectionClosed as closed:
            self._code = closed.rcvd.code if closed.rcvd else None
        except InvalidStatus as refused:
            self._code = _REFUSED.get(refused.response.status_code)
        except (OSError, InvalidHandshake, ValueError):
            self._code = None
        finally:
            self._live = None

    async def _take(self, live: ClientConnection, frame: Incoming) -> Incoming:
        """Note what a frame means for the connection."""
        match frame:
            case Welcome():
                await self._welcomed(live, frame)
            case Ack():
                self._failures = 0
                self._outbox.settle(frame.id)
            case Problem(id=str(id)) if frame.code not in _NOT_STORED:
                self._outbox.settle(id)
            case Draining():
                self._retry_ms = frame.retry_ms
            case Fact():
                self._after = max(self._after, frame.seq)
        return frame

    def _not_stored(self, frame: Incoming) -> bool:
        """Whether a command of ours must be sent again, which a new connection does."""
        return isinstance(frame, Problem) and self._outbox.holds(frame.id or "")

    async def _welcomed(self, live: ClientConnection, welcome: Welcome) -> None:
        if not welcome.recovered:
            self._after = 0
        self._epoch, self._retry_ms = welcome.epoch, 0
        self._live = live
        waiting = self._outbox.waiting()
        if not waiting:
            self._failures = 0
        await self._send(live, waiting)

    async def _send(self, live: ClientConnection, commands: Iterable[AnyCommand]) -> None:
        try:
            for command in commands:
                await live.send(_text(command))
        except ConnectionClosed:
            return  # the reader sees the same and reconnects; the outbox still holds them

    def _ended(self) -> Broken | Closed:
        if self._code == 1000:
            return Closed(None)
        if self._code in _FINAL:
            return Closed(_FINAL[self._code])
        longest = min(_LONGEST_DELAY, _FIRST_DELAY * 2 ** min(self._failures, 10))
        self._failures += 1
        return Broken(self._retry_ms / 1000 + random.uniform(0, longest))


def _text(frame: Hello | AnyCommand, *, epoch: str = "") -> str:
    if epoch and isinstance(frame, Hello):
        frame = frame.model_copy(update={"epoch": epoch})
    return frame.model_dump_json(exclude_none=True)
