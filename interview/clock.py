"""The real clock."""

import asyncio
import time


class SystemClock:
    """The machine's own time."""

    def now_ms(self) -> int:
        """Milliseconds since the Unix epoch, UTC."""
        return time.time_ns() // 1_000_000

    async def sleep_until(self, at_ms: int) -> None:
        """Return when the machine's time has reached `at_ms`."""
        await asyncio.sleep(max(0, at_ms - self.now_ms()) / 1000)
