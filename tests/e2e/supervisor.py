"""Keeps a service running on one data folder: when it dies as planned, it is started again."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from signal import SIGKILL
from typing import NamedTuple, TypeVar

import httpx

from tests.e2e.driver import NeverListened, Service, Staff

T = TypeVar("T")
Birth = Callable[[], Awaitable[Service]]
"""Starts a life of the service."""


class Running(NamedTuple):
    """A life of the service that can be talked to."""

    life: int
    service: Service


class Supervisor:
    """One data folder's service over many lives."""

    def __init__(self) -> None:
        self.deaths = 0
        """Planned deaths so far."""
        self.doomed = 0
        """Planned deaths in all."""
        self._current: Running | None = None
        self._lives = 0
        self._changed = asyncio.Condition()
        self._staff: Staff | None = None
        self._signing = asyncio.Lock()
        self._stopping = self._over = False

    @property
    def spent(self) -> bool:
        """Whether all planned deaths have been died."""
        return self.deaths == self.doomed

    async def serve(self, doomed: Sequence[Birth], last: Birth) -> None:
        """Live all lives; the last one goes on until `stop`."""
        self.doomed = len(doomed)
        try:
            for birth in doomed:
                await self._live(birth)
                self.deaths += 1
            await self._live(last, doomed=False)
        finally:
            self._over = True
            await self._announce(None)

    async def _live(self, birth: Birth, *, doomed: bool = True) -> None:
        try:
            service = await birth()
        except NeverListened as early:
            if doomed and early.code == -SIGKILL:
                return
            raise
        try:
            code = await self._accompany(service)
        finally:
            await service.stop(SIGKILL)
        assert doomed or self._stopping, f"ended by itself with {code}; see {service.errors}"
        expected = -SIGKILL if doomed else 0
        assert code == expected, f"ended with {code}; see {service.errors}"

    async def _accompany(self, service: Service) -> int:
        self._lives += 1
        await self._announce(Running(self._lives, service))
        code = await service.ended()
        await self._announce(None)
        return code

    async def _announce(self, running: Running | None) -> None:
        async with self._changed:
            self._current = running
            self._changed.notify_all()

    async def running(self, after: int = 0) -> Running:
        """A life later than `after`, as soon as there is one."""
        async with self._changed:
            await self._changed.wait_for(
                lambda: self._over or (self._current is not None and self._current.life > after)
            )
            assert self._current is not None, "the service is over; see what `serve` raised"
            return self._current

    async def died(self, running: Running) -> None:
        """Wait for a life to be over; it must be, if its socket broke."""
        async with asyncio.timeout(20), self._changed:
            await self._changed.wait_for(lambda: self._current != running)

    async def ask(self, call: Callable[[Service], Awaitable[T]]) -> T:
        """Make a call; when the service dies over it, make it again in the next life."""
        while True:
            running = await self.running()
            try:
                return await call(running.service)
            except httpx.TransportError:
                await self.died(running)

    async def staff(self) -> Staff:
        """The admin, signed in once; the sign-in is good for all lives."""
        async with self._signing:
            if self._staff is None:
                self._staff = await self.ask(Staff.sign_in)
            return self._staff

    async def stop(self) -> None:
        """Ask the last life to go down, and see that it does so cleanly."""
        self._stopping = True
        running = await self.running()
        await running.service.stop()
