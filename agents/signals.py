"""Signals of a running interview: words as they are made, sent to whoever listens, never stored."""

import asyncio
from collections.abc import AsyncIterator

from interview.frames import Delta

_WAITING_AT_MOST = 256


class Signals:
    """Passes deltas to listeners; one who does not keep up loses some, the whole comes as `said`."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Delta]] = set()

    async def send(self, utterance: str, text: str) -> None:
        """Give words of an utterance to all listeners."""
        for queue in self._listeners:
            if not queue.full():
                queue.put_nowait(Delta(utterance=utterance, text=text))

    async def follow(self) -> AsyncIterator[Delta]:
        """Deltas from now on, for as long as it is awaited."""
        queue: asyncio.Queue[Delta] = asyncio.Queue(maxsize=_WAITING_AT_MOST)
        self._listeners.add(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self._listeners.discard(queue)
