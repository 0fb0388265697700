"""Lines from standard input: a terminal, a pipe or a file, without blocking the event loop."""

import asyncio
import os
import threading
from collections.abc import Iterator


class Keyboard:
    """Reads lines ahead in a thread and hands them out one by one.

    A null descriptor, or one that cannot be read, is the end of the input.
    """

    def __init__(self, descriptor: int | None) -> None:
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self.echoes = descriptor is not None and os.isatty(descriptor)
        """Whether what is typed is on the screen already."""
        # os.read instead of sys.stdin: a thread inside a buffered read hangs the exit of Python.
        threading.Thread(target=self._read, args=(descriptor,), daemon=True).start()

    async def line(self) -> str | None:
        """The next line without its end; null when there is no more input."""
        line = await self._lines.get()
        if line is None:
            self._lines.put_nowait(None)
        return line

    def _read(self, descriptor: int | None) -> None:
        kept = b""
        for chunk in _chunks(descriptor):
            *lines, kept = (kept + chunk).split(b"\n")
            for line in lines:
                self._hand_over(line.rstrip(b"\r").decode("utf-8", "replace"))
        if kept:
            self._hand_over(kept.decode("utf-8", "replace"))
        self._hand_over(None)

    def _hand_over(self, line: str | None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._lines.put_nowait, line)


def _chunks(descriptor: int | None) -> Iterator[bytes]:
    """What can be read, up to the end of the input or a fault of the descriptor."""
    while descriptor is not None:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk
