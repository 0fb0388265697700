"""Patience: how long the interviewer waits before it takes an answer for the whole of it."""

import asyncio
from contextlib import suppress

from interview.ports import Clock

COMPOSING_MS = 4_000
"""Wait after a sign that the candidate is still writing."""
PARTIAL_MS = 5_000
"""Wait after words that are visibly unfinished."""
PATIENT_MS = 8_000
"""Wait after every answer of a candidate who asked for patient turns."""
AT_MOST_MS = 90_000
"""Signs of writing hold a reply no longer than this after the answer."""


class Patience:
    """Holds the reply to an answer for a while; `changed` is notified when that is over."""

    def __init__(self, clock: Clock, changed: asyncio.Condition) -> None:
        self._clock = clock
        self._changed = changed
        self._until = 0
        self._latest = 0
        self._waking: asyncio.Task[None] | None = None

    @property
    def holds(self) -> bool:
        """Whether the reply is to wait."""
        return self._clock.now_ms() < self._until

    def after_answer(self, ms: int) -> None:
        """Wait so long after an answer, from now on; 0 is not at all."""
        now = self._clock.now_ms()
        self._latest = now + AT_MOST_MS
        self._hold(now + ms)

    def composing(self) -> None:
        """Wait a little longer: the candidate is writing."""
        self._hold(max(self._until, self._clock.now_ms() + COMPOSING_MS))

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._until = 0
        if self._waking is not None:
            self._waking.cancel()

    def _hold(self, until: int) -> None:
        self._until = min(until, self._latest)
        if self._waking is None or self._waking.done():
            self._waking = asyncio.create_task(self._wake(), name="patience")

    async def _wake(self) -> None:
        """Say so when the wait is over, however often it was made longer."""
        with suppress(asyncio.CancelledError):
            while self.holds:
                await self._clock.sleep_until(self._until)
            async with self._changed:
                self._changed.notify_all()
