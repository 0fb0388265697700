"""What waits to be sent on one socket: bounded, in order, deltas dropped first."""

import asyncio
from collections import deque
from typing import NamedTuple

from server.limits import Limits


class Frame(NamedTuple):
    """A text frame; a droppable one may be left out when the reader is slow."""

    text: str
    droppable: bool


class Outbox:
    """A queue whose writers wait for room, so that the log, not memory, holds what is behind."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._frames: deque[Frame] = deque()
        self._size = 0
        self._filled = asyncio.Event()
        self._drained = asyncio.Event()
        self.dropped = 0
        """Frames left out for a slow reader."""

    async def put(self, text: str) -> None:
        """Queue a frame that must arrive; waits while the queue is full."""
        while self._full():
            if not self._drop():
                self._drained.clear()
                await self._drained.wait()
        self._push(Frame(text, droppable=False))

    def put_now(self, text: str) -> None:
        """Queue a frame that must arrive and may not wait, such as a warning of a restart."""
        self._push(Frame(text, droppable=False))

    def offer(self, text: str) -> None:
        """Queue a frame that may be lost; without room it is."""
        if self._full():
            self.dropped += 1
            return
        self._push(Frame(text, droppable=True))

    async def first(self) -> Frame:
        """The frame to send next; it stays until `sent`."""
        while not self._frames:
            self._filled.clear()
            await self._filled.wait()
        return self._frames[0]

    def sent(self) -> None:
        """Take the first frame off: it is on its way."""
        self._size -= len(self._frames.popleft().text)
        self._drained.set()

    def __len__(self) -> int:
        """Frames that wait."""
        return len(self._frames)

    def _push(self, frame: Frame) -> None:
        self._frames.append(frame)
        self._size += len(frame.text)
        self._filled.set()

    def _full(self) -> bool:
        return (
            len(self._frames) >= self._limits.queue_frames or self._size >= self._limits.queue_bytes
        )

    def _drop(self) -> bool:
        """Leave out what may be lost, except the frame being sent; says whether there was any."""
        placed = enumerate(self._frames)
        kept = [frame for place, frame in placed if place == 0 or not frame.droppable]
        dropped = len(self._frames) - len(kept)
        self.dropped += dropped
        self._frames = deque(kept)
        self._size = sum(len(frame.text) for frame in kept)
        return dropped > 0
