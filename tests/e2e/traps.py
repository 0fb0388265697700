"""Named points at which the service kills itself, laid around its parts from outside the product."""

import asyncio
import json
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from signal import SIGKILL
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interview.ports import Appended, CommandKey, Documents, Draft, EventLog, Leases

POINTS = (
    "turn.before-commit",
    "turn.after-commit",
    "turn.after-ack",
    "step.load",
    "step.judge",
    "step.phrase",
    "step.delta",
    "reply.before-commit",
    "reply.after-commit",
    "reply.after-push",
    "checkpoint.before",
    "checkpoint.after",
    "replay",
    "recovery",
    "report.make",
    "report.before-commit",
    "report.after-commit",
    "remember.before",
    "remember.after",
)
"""Section 2.1 of the reliability report, with the points that this design has beside it."""
RARE = ("review.after-commit", "forget.note", "forget.before", "forget.after")
"""Points that only interviews with a review, or without a kept transcript, come by."""
_REPLIES = frozenset({"said", "question.asked", "round.started", "interview.ended"})


@dataclass
class Trap:
    """Kills this process at the n-th hit of one point."""

    point: str = ""
    nth: int = 1
    hits: int = 0

    @classmethod
    def read(cls, spec: str) -> "Trap":
        """A trap as `point:n`; an empty one never springs."""
        point, _, nth = spec.partition(":")
        if point and point not in (*POINTS, *RARE):
            raise SystemExit(f"no point {point}; points: {', '.join((*POINTS, *RARE))}")
        return cls(point, int(nth or 1))

    def spring(self, point: str) -> None:
        """Die here, if this is the place and the time."""
        if point != self.point:
            return
        self.hits += 1
        if self.hits == self.nth:
            os.write(2, f"killed at {point}:{self.nth}\n".encode())
            os.kill(os.getpid(), SIGKILL)


class Gates:
    """One gate an interview: shut by one part of the service, opened by another."""

    def __init__(self) -> None:
        self._gates: dict[str, asyncio.Event] = {}

    def shut(self, interview: str) -> None:
        """Make those who pass wait."""
        self._gate(interview).clear()

    def open(self, interview: str) -> None:
        """Let them pass."""
        self._gate(interview).set()

    async def passed(self, interview: str) -> None:
        """Wait until it is open; one that nobody ever shut is."""
        if interview in self._gates:
            await self._gates[interview].wait()

    def _gate(self, interview: str) -> asyncio.Event:
        return self._gates.setdefault(interview, asyncio.Event())


@dataclass
class Net:
    """The trap with what is known of frames that have left: acknowledgements and replies."""

    trap: Trap
    acked: Gates = field(default_factory=Gates)
    pushed: Gates = field(default_factory=Gates)


def swap(owner: Any, name: str, wrap: Callable[[Any], Any]) -> None:
    """Put a stand-in, made around the present one, where others look the name up."""
    setattr(owner, name, wrap(getattr(owner, name)))


class Delegate:
    """Passes on everything that a subclass does not take for itself."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class TrappedConnection(Delegate):
    """The writer's connection: knows what a transaction holds, and dies on either side of COMMIT."""

    def __init__(self, inner: sqlite3.Connection, net: Net) -> None:
        super().__init__(inner)
        self._net = net
        self._held: set[str] = set()

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Run a statement; a COMMIT has a point before and after it."""
        if sql == "COMMIT":
            return self._commit()
        self._note(sql, values[0] if values else ())
        cursor: sqlite3.Cursor = self._inner.execute(sql, *values)
        return cursor

    def _note(self, sql: str, values: Sequence[Any]) -> None:
        if sql.startswith("BEGIN"):
            self._held.clear()
        elif sql.startswith("INSERT INTO command"):
            self._held.add("turn")
        elif sql.startswith("INSERT INTO event"):
            self._held.update(_held(values))

    def _commit(self) -> sqlite3.Cursor:
        for held in self._held:
            self._net.trap.spring(f"{held}.before-commit")
        cursor: sqlite3.Cursor = self._inner.execute("COMMIT")
        for held in self._held:
            self._net.trap.spring(f"{held}.after-commit")
        return cursor


def _held(values: Sequence[Any]) -> set[str]:
    """What a row of the event table is part of; its last value is the effect key."""
    if "review.resolved" in values:
        return {"review"}
    if values[-1] is None:
        return set()
    return {"report"} if "report.ready" in values else {"reply"}


class TrappedLog(Delegate):
    """The log: shuts the gates that frames open again."""

    def __init__(self, inner: EventLog, net: Net) -> None:
        super().__init__(inner)
        self._net = net

    async def append(
        self,
        interview: str,
        drafts: Sequence[Draft],
        *,
        fence: int,
        command: CommandKey | None = None,
    ) -> Appended:
        """Append, and make the step wait for the ack, the checkpoint for the push."""
        if command is not None:
            self._net.acked.shut(interview)
        elif any(draft.effect for draft in drafts):
            self._net.pushed.shut(interview)
        appended: Appended = await self._inner.append(
            interview, drafts, fence=fence, command=command
        )
        return appended

    async def forget(self, interview: str) -> None:
        """Destroy the key of the words; dies on either side."""
        self._net.trap.spring("forget.before")
        await self._inner.forget(interview)
        self._net.trap.spring("forget.after")


class TrappedLeases(Delegate):
    """The leases: a session that is opened has a point behind its lease."""

    def __init__(self, inner: Leases, net: Net) -> None:
        super().__init__(inner)
        self._net = net

    async def acquire(self, interview: str, owner: str) -> int:
        """Become the owner, and perhaps die as one."""
        fence: int = await self._inner.acquire(interview, owner)
        self._net.trap.spring("recovery")
        return fence


class TrappedDocuments(Delegate):
    """The documents: what is remembered of a candidate has a point on either side."""

    def __init__(self, inner: Documents, net: Net) -> None:
        super().__init__(inner)
        self._net = net

    async def put(self, collection: str, key: str, value: Mapping[str, object]) -> None:
        """Store; dies around the memory of a candidate, and before the note to forget words."""
        if collection == "forgetting":
            self._net.trap.spring("forget.note")
        remembered = collection == "candidates"
        if remembered:
            self._net.trap.spring("remember.before")
        await self._inner.put(collection, key, value)
        if remembered:
            self._net.trap.spring("remember.after")


class TrappedSockets:
    """ASGI middleware that reads what leaves on sockets, and dies right after a frame."""

    def __init__(self, app: ASGIApp, net: Net) -> None:
        self._app, self._net = app, net

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch a websocket; pass everything else on."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        interview = scope["path"].split("/")[-2]
        newest = 0

        async def watched(message: Message) -> None:
            nonlocal newest
            await send(message)
            if message["type"] == "websocket.send" and message.get("text"):
                frame = json.loads(message["text"])
                newest = frame["seq"] if frame["type"] == "welcome" else newest
                self._sent(interview, frame, newest)

        await self._app(scope, receive, watched)

    def _sent(self, interview: str, frame: dict[str, Any], newest: int) -> None:
        kind = frame["type"]
        if kind == "ack":
            self._net.acked.open(interview)
            self._net.trap.spring("turn.after-ack")
        elif kind == "delta":
            self._net.trap.spring("step.delta")
        elif kind in _REPLIES:
            self._net.pushed.open(interview)
            self._net.trap.spring("reply.after-push")
        if "at" in frame and frame["seq"] <= newest:
            self._net.trap.spring("replay")
