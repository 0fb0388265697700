"""Seeded bugs: each breaks one promise of the service, so that the checker can be seen to bark."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from agents.session import Session
from interview.commands import AnyCommand
from interview.frames import Ack
from interview.ports import Appended, CommandKey, Draft, Entry
from memory import Memory, rows
from server.live import talking
from tests.e2e.traps import Delegate, Net, swap

Submit = Callable[[Session, AnyCommand], Awaitable[Ack]]


class _Forgetful(Delegate):
    """Every command looks new to the log."""

    async def append(
        self,
        interview: str,
        drafts: Sequence[Draft],
        *,
        fence: int,
        command: CommandKey | None = None,
    ) -> Appended:
        """Append under an id nobody has seen."""
        unseen = command and command._replace(id=str(uuid.uuid4()))
        appended: Appended = await self._inner.append(
            interview, drafts, fence=fence, command=unseen
        )
        return appended

    async def outcome(self, interview: str, command: CommandKey) -> int | None:
        """No command is known."""
        return None


class _Unkeyed(Delegate):
    """Two owners run each turn, and effects have no keys."""

    async def append(
        self,
        interview: str,
        drafts: Sequence[Draft],
        *,
        fence: int,
        command: CommandKey | None = None,
    ) -> Appended:
        """Append a turn's facts once more without their keys."""
        if any(draft.effect for draft in drafts):
            drafts = [draft._replace(effect=None) for draft in drafts]
            await self._inner.append(interview, drafts, fence=fence, command=command)
        appended: Appended = await self._inner.append(
            interview, drafts, fence=fence, command=command
        )
        return appended


class _TwoOwners(Delegate):
    """Two owners run each turn, and the keys hold: harmless, so the checker must not bark."""

    async def append(
        self,
        interview: str,
        drafts: Sequence[Draft],
        *,
        fence: int,
        command: CommandKey | None = None,
    ) -> Appended:
        """Append a turn's facts twice under the same keys."""
        appended: Appended = await self._inner.append(
            interview, drafts, fence=fence, command=command
        )
        if any(draft.effect for draft in drafts):
            await self._inner.append(interview, drafts, fence=fence, command=command)
        return appended


class _OffByOne(Delegate):
    """A client that comes back misses one event."""

    def follow(self, interview: str, after: int = 0) -> AsyncIterator[list[Entry]]:
        """Follow from one too far."""
        followed: AsyncIterator[list[Entry]] = self._inner.follow(interview, after + (after > 0))
        return followed


def _with_log(wrap: Callable[[Any], Any]) -> Callable[[Memory, Net], Memory]:
    return lambda memory, net: replace(memory, log=wrap(memory.log))


def _ack_first(memory: Memory, net: Net) -> Memory:
    late: set[asyncio.Task[Ack]] = set()

    def hasty(submit: Submit) -> Submit:
        async def acknowledge(session: Session, command: AnyCommand) -> Ack:
            net.acked.shut(session.interview)
            late.add(asyncio.create_task(store(session, command)))
            return Ack(id=command.id, seq=session.view.seq + 1)

        async def store(session: Session, command: AnyCommand) -> Ack:
            await net.acked.passed(session.interview)
            return await submit(session, command)

        return acknowledge

    swap(Session, "submit", hasty)
    return memory


def _skip_a_number(memory: Memory, net: Net) -> Memory:
    def careless(move: Callable[..., None]) -> Callable[..., None]:
        return lambda connection, place: move(
            connection, place._replace(seq=place.seq + (6 < place.seq < 12))
        )

    swap(rows, "move", careless)
    return memory


def _show_all(memory: Memory, net: Net) -> Memory:
    def generous(project: Callable[..., Any]) -> Callable[..., Any]:
        return lambda entry, role, mode, *, released: project(
            entry, "admin", mode, released=released
        )

    swap(talking, "project", generous)
    return memory


BUGS: dict[str, Callable[[Memory, Net], Memory]] = {
    "dedupe-off": _with_log(_Forgetful),
    "ack-before-commit": _ack_first,
    "resume-off-by-one": _with_log(_OffByOne),
    "reply-key-off": _with_log(_Unkeyed),
    "gap-in-seq": _skip_a_number,
    "projection-off": _show_all,
    "two-owners": _with_log(_TwoOwners),
}
HARMLESS = frozenset({"two-owners"})
"""Not a bug where keys hold: the checker stays silent."""
