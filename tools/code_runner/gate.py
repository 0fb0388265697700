"""Who may run code now: so many at once, a short queue, and so many a minute for each candidate."""

import asyncio
import os
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal, get_args

from interview.errors import TooFast, Unavailable
from interview.ports import Clock

Purpose = Literal["sample", "submit"]
_MINUTE_MS = 60_000


class Gate:
    """Kept by whoever serves candidates; the runner itself has no opinion on who asks."""

    def __init__(
        self, clock: Clock, at_once: int | None = None, queue: int = 20, a_minute: int = 10
    ) -> None:
        self._clock = clock
        self._queue = queue
        self._a_minute = a_minute
        self._places = asyncio.Semaphore(at_once or 2 * len(os.sched_getaffinity(0)))
        self._waiting = 0
        self._runs: defaultdict[tuple[str, Purpose], deque[int]] = defaultdict(deque)

    @property
    def waiting(self) -> int:
        """How many stand in line."""
        return self._waiting

    @asynccontextmanager
    async def turn(self, candidate: str, purpose: Purpose) -> AsyncIterator[None]:
        """Hold a place while code runs; raises TooFast or Unavailable, each with what to do."""
        self._count(candidate, purpose)
        if self._places.locked() and self._waiting >= self._queue:
            raise Unavailable(
                f"The code runner is busy: {self._waiting} runs stand in line. Try again shortly."
            )
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._places.release()

    def _count(self, candidate: str, purpose: Purpose) -> None:
        now = self._clock.now_ms()
        runs = self._runs[candidate, purpose]
        while runs and runs[0] <= now - _MINUTE_MS:
            runs.popleft()
        if len(runs) >= self._a_minute:
            wait = (runs[0] + _MINUTE_MS - now) // 1000 + 1
            what = "sample runs" if purpose == "sample" else "submissions"
            raise TooFast(f"{self._a_minute} {what} a minute are allowed; go on in {wait} s.")
        runs.append(now)

    def forget(self, candidate: str) -> None:
        """The candidate has left."""
        for purpose in get_args(Purpose):
            self._runs.pop((candidate, purpose), None)
