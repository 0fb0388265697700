"""Lines from standard input: a terminal, a pipe or a file, without blocking the event loop."""

import asyncio
import os
import select
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Keyboard:
    """Reads lines ahead in a thread and hands them out one by one.

    A null descriptor, or one that cannot be read, is the end of the input.
    """

    def __init__(self, descriptor: int | None) -> None:
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self.echoes = descriptor is not None and os.isatty(descriptor)
        """Whether what is typed is on the screen already."""
        self._free = threading.Event()
        self._free.set()
        self._woken, self._wake = os.pipe()
        # os.read instead of sys.stdin: a thread inside a buffered read hangs the exit of Python.
        threading.Thread(target=self._read, args=(descriptor,), daemon=True).start()

    async def line(self) -> str | None:
        """The next line without its end; null when there is no more input."""
        line = await self._lines.get()
        if line is None:
            self._lines.put_nowait(None)
        return line

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Leave what is typed to another program, such as an editor, for a while."""
        self._free.clear()
        os.write(self._wake, b".")
        try:
            yield
        finally:
            self._free.set()

    def _read(self, descriptor: int | None) -> None:
        kept = b""
        for chunk in self._chunks(descriptor):
            *lines, kept = (kept + chunk).split(b"\n")
            for line in lines:
                self._hand_over(line.rstrip(b"\r").decode("utf-8", "replace"))
        if kept:
            self._hand_over(kept.decode("utf-8", "replace"))
        self._hand_over(None)

    def _hand_over(self, line: str | None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._lines.put_nowait, line)

    def _chunks(self, descriptor: int | None) -> Iterator[bytes]:
        """What can be read, up to the end of the input or a fault of the descriptor."""
        while descriptor is not None:
            try:
                if not self._has_words(descriptor):
                    continue
                chunk = os.read(descriptor, 65536)
            except OSError:
                return
            if not chunk:
                return
            yield chunk

    def _has_words(self, descriptor: int) -> bool:
        """Wait until something can be read that is for us; false when it has to be asked again."""
        self._free.wait()
        if os.name == "nt":
            return True  # consoles cannot be waited for there, so an editor shares its keys
        ready, _, _ = select.select([descriptor, self._woken], [], [])
        if self._woken in ready:
            os.read(self._woken, 1)
            return False
        return self._free.is_set()
