"""A participant on the websocket: resumes, resends, now and then misbehaves, and keeps a history."""

import asyncio
import json
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.e2e.history import History
from tests.e2e.script import Room, Script
from tests.e2e.supervisor import Running, Supervisor

PATIENCE = 40.0
"""Seconds in which something must arrive while the service lives."""
_LARGEST = 2**24
_FOR_GOOD = frozenset({4400, 4401, 4403, 4404, 4409, 4410})


@dataclass(frozen=True)
class Manners:
    """How rude a participant is: chances from 0 to 1, of things the service must bear."""

    chance: random.Random = field(default_factory=random.Random)
    twice: float = 0.0
    """Sends a command twice at once."""
    again: float = 0.0
    """Sends an old, acknowledged command again."""
    drop: float = 0.0
    """Cuts the connection right after sending."""
    rewind: float = 0.0
    """Asks for more of the past than it needs when it comes back."""

    def now(self, likelihood: float) -> bool:
        """Whether it happens this time."""
        return likelihood > 0 and self.chance.random() < likelihood


POLITE = Manners()


class Attendee:
    """Watches an interview to its end over as many connections as it takes."""

    def __init__(self, history: History, ticket: str, manners: Manners = POLITE) -> None:
        self.history, self.room = history, Room()
        self._ticket, self._manners = ticket, manners
        self._outbox: dict[str, dict[str, Any]] = {}
        self._cut = False
        self._epoch = ""

    async def attend(self, service: Supervisor) -> None:
        """Stay until the end, or until the service broke the protocol."""
        life = 0
        while not self._over():
            running = await service.running(after=life)
            if await self._connection(running):
                continue
            await service.died(running)
            life = running.life

    async def _connection(self, running: Running) -> bool:
        """One connection; false when it broke although nobody meant it to."""
        self._cut = False
        url = f"{running.service.socket_url}/{self.history.interview}/socket"
        try:
            async with connect(
                url, compression=None, proxy=None, max_size=_LARGEST, open_timeout=PATIENCE
            ) as socket:
                await self._greet(socket)
                await self._listen(socket)
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd else None
            if code in _FOR_GOOD:
                self.history.faults.append(f"closed with {closed}")
            return self._cut or code is not None
        except TimeoutError:
            raise
        except (OSError, InvalidHandshake):
            return False
        return True

    async def _greet(self, socket: ClientConnection) -> None:
        last = self.history.last
        after = self._manners.chance.randint(0, last) if self._rewinds() else last
        self.history.connected(after)
        hello = {"type": "hello", "ticket": self._ticket, "after": after}
        await socket.send(json.dumps({**hello, "epoch": self._epoch} if self._epoch else hello))

    def _rewinds(self) -> bool:
        return self._manners.now(self._manners.rewind)

    async def _listen(self, socket: ClientConnection) -> None:
        while not self._over():
            async with asyncio.timeout(PATIENCE):
                frame = json.loads(await socket.recv())
            await self._take(socket, frame)

    async def _take(self, socket: ClientConnection, frame: dict[str, Any]) -> None:
        known = self.history.last
        self.history.take(frame)
        if self.history.last > known:
            self.room.apply(frame)
        if frame["type"] == "welcome":
            self._epoch = frame["epoch"]
            await self._send(socket, list(self._outbox))
        elif frame["type"] in ("ack", "error"):
            self._outbox.pop(frame.get("id") or "", None)
        if not self._over():
            await self._act(socket)

    async def _act(self, socket: ClientConnection) -> None:
        """Do what is one's part now; a watcher has none."""

    async def _send(self, socket: ClientConnection, ids: list[str]) -> None:
        """Send commands by id, some of them twice, and perhaps hang up at once."""
        for id in ids:
            text = json.dumps(self.history.sent[id])
            for _ in range(2 if self._manners.now(self._manners.twice) else 1):
                await socket.send(text)
        if ids and self._manners.now(self._manners.drop):
            self._cut = True
            socket.transport.abort()

    def _over(self) -> bool:
        self.history.finished = self._seen_off()
        return self.history.finished or bool(self.history.faults)

    def _seen_off(self) -> bool:
        return self.room.ended and self.room.released


class Candidate(Attendee):
    """Takes the interview, by a script."""

    def __init__(
        self,
        history: History,
        ticket: str,
        script: Script,
        manners: Manners = POLITE,
        ids: Callable[[], str] = lambda: str(uuid.uuid4()),
        until: Callable[[Room], bool] = lambda room: room.ended and room.released,
    ) -> None:
        super().__init__(history, ticket, manners)
        self._script, self._ids, self._until = script, ids, until

    async def _act(self, socket: ClientConnection) -> None:
        if not self._settled():
            return
        command = self._script.next(self.room)
        if command is None:
            return
        id = self._ids()
        self.history.sent[id] = self._outbox[id] = {**command, "id": id}
        old = [known for known in self.history.acks if self._manners.now(self._manners.again)]
        await self._send(socket, [*old[:1], id])

    def _settled(self) -> bool:
        """Whether all that was sent is acknowledged, and its effects and the past are read."""
        if not self.history.welcomes or self._outbox:
            return False
        newest: int = self.history.welcomes[-1]["seq"]
        acked = max((seqs[-1] for seqs in self.history.acks.values()), default=0)
        return self.history.last >= max(newest, acked)

    def _seen_off(self) -> bool:
        return self._settled() and self._until(self.room) and self._said_all()

    def _said_all(self) -> bool:
        return not self.room.ended or self._script.done
