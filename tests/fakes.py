"""A clock that tells the time a test wants."""

import asyncio


class FakeClock:
    def __init__(self, now_ms: int = 1_800_000_000_000) -> None:
        self.now = now_ms
        self._moved = asyncio.Condition()

    def now_ms(self) -> int:
        return self.now

    async def sleep_until(self, at_ms: int) -> None:
        async with self._moved:
            await self._moved.wait_for(lambda: self.now >= at_ms)

    async def advance(self, ms: int) -> None:
        async with self._moved:
            self.now += ms
            self._moved.notify_all()
