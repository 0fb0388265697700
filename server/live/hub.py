"""Who sits where: at most one live socket for each role of an interview."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

from interview.frames import Draining
from interview.vocabulary import Role
from server.limits import Limits
from server.live.closing import OVERLOADED, SUPERSEDED, Closing, retry
from server.live.outbox import Outbox

T = TypeVar("T")


class Exit:
    """A way to tell a conversation, from outside, that it is over."""

    def __init__(self) -> None:
        self._closing: asyncio.Future[Closing] = asyncio.get_running_loop().create_future()

    def leave(self, closing: Closing) -> None:
        """End the conversation; the first word counts."""
        if not self._closing.done():
            self._closing.set_result(closing)

    async def told(self) -> NoReturn:
        """Wait to be told, then raise what was said."""
        raise await asyncio.shield(self._closing)


class Seat(Exit):
    """A socket that has said hello: its interview, its role and what waits to be sent."""

    def __init__(self, interview: str, role: Role, outbox: Outbox) -> None:
        super().__init__()
        self.interview = interview
        self.role = role
        self.outbox = outbox


class Hub:
    """All sockets of this process: those that still have to say hello, and those in a seat."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._waiting: dict[int, Exit] = {}
        self._seats: dict[tuple[str, Role], Seat] = {}
        self._unfinished: set[asyncio.Future[Any]] = set()
        self._emptied = asyncio.Event()
        self._emptied.set()
        self.draining = False

    @contextmanager
    def waiting(self) -> Iterator[Exit]:
        """Hold a place before hello; when too many wait, the one that waits longest goes."""
        if len(self._waiting) >= self._limits.waiting_sockets:
            oldest = self._waiting.pop(next(iter(self._waiting)))
            oldest.leave(retry(OVERLOADED, self._limits.retry_ms))
        place = Exit()
        self._waiting[id(place)] = place
        try:
            yield place
        finally:
            self._waiting.pop(id(place), None)

    async def finish(self, work: Coroutine[object, object, T]) -> T:
        """Run work to its end even when its socket goes away, so that nothing stays half done."""
        task = asyncio.ensure_future(work)
        self._unfinished.add(task)
        task.add_done_callback(self._finished)
        return await asyncio.shield(task)

    def _finished(self, task: asyncio.Future[Any]) -> None:
        self._unfinished.discard(task)
        if not task.cancelled():
            task.exception()

    def sit(self, seat: Seat) -> None:
        """Take a seat; whoever had it leaves."""
        key = (seat.interview, seat.role)
        earlier = self._seats.get(key)
        self._seats[key] = seat
        self._emptied.clear()
        if earlier is not None:
            earlier.leave(Closing(SUPERSEDED, "the interview was opened in another place"))

    def rise(self, seat: Seat) -> None:
        """Give the seat up, if it is still this one's."""
        key = (seat.interview, seat.role)
        if self._seats.get(key) is seat:
            del self._seats[key]
        if not self._seats:
            self._emptied.set()

    def close(self, interview: str, closing: Closing) -> None:
        """Close every socket of an interview."""
        for seat in list(self._seats.values()):
            if seat.interview == interview:
                seat.leave(closing)

    def warn(self) -> None:
        """Tell every socket that the service is about to restart; no new ones are taken."""
        self.draining = True
        told = Draining(retry_ms=self._limits.retry_ms).model_dump_json()
        for seat in self._seats.values():
            seat.outbox.put_now(told)

    def close_all(self, closing: Closing) -> None:
        """Close every socket."""
        for place in [*self._waiting.values(), *self._seats.values()]:
            place.leave(closing)

    async def emptied(self) -> None:
        """Wait until no seat is taken."""
        await self._emptied.wait()
