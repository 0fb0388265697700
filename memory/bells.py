"""Wake-ups: a follower waits here until its interview has something new."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Bells:
    """One bell a follower, rung for all followers of an interview at once."""

    def __init__(self) -> None:
        self._bells: dict[str, set[asyncio.Event]] = {}

    @contextmanager
    def listen(self, interview: str) -> Iterator[asyncio.Event]:
        """A bell for as long as the block runs; clear it before looking, wait for it after."""
        bell = asyncio.Event()
        listeners = self._bells.setdefault(interview, set())
        listeners.add(bell)
        try:
            yield bell
        finally:
            listeners.discard(bell)
            if not listeners:
                self._bells.pop(interview, None)

    def ring(self, interview: str) -> None:
        """Wake the followers of an interview."""
        for bell in self._bells.get(interview, ()):
            bell.set()

    def ring_all(self) -> None:
        """Wake everybody, so that they see that the storage is closed."""
        for interview in self._bells:
            self.ring(interview)

    def listeners(self) -> int:
        """How many followers there are."""
        return sum(len(bells) for bells in self._bells.values())
