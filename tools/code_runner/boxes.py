"""One process in the sandbox, seen from outside: what it claims, what it prints, how it ends.

Nothing is polled: the loop is woken by its channel, its output, and a timer for the test's time.
"""

import asyncio
import contextlib
import os
import signal
import socket
import struct
import time
from pathlib import Path
from typing import Any, NamedTuple

from interview.code import Status
from tools.code_runner.records import Limits
from tools.code_runner.values import parsed
from tools.code_runner.words import clean_bytes

_PATIENCE = 3
"""Times its CPU limit that a test may take by the clock on the wall."""
_FAR_TOO_LARGE = 1 << 28
_CHUNK = 1 << 16
_BURIAL_S = 5.0
_LONG_S = 0.1
_NICE = 10


class Halted(Exception):
    """The process can claim nothing more; `status` is how the test came out."""

    def __init__(self, status: Status) -> None:
        super().__init__(status)
        self.status: Status = status


class End(NamedTuple):
    """How a process ended, as its parent has seen it."""

    status: int
    cpu_s: float
    kib: int

    @property
    def signal(self) -> int:
        """The signal that ended it; 0 when it left by itself."""
        return os.WTERMSIG(self.status) if os.WIFSIGNALED(self.status) else 0


class Ends(NamedTuple):
    """Our ends of what the process has open."""

    channel: socket.socket
    out: int
    err: int


class Box:
    """The trusted side's handle of one process; always `end` it."""

    def __init__(self, ends: Ends, limits: Limits) -> None:
        self._loop = asyncio.get_running_loop()
        self._ends = ends
        self._limits = limits
        self._handle = -1
        self._pid = 0
        self._buffer = bytearray()
        self._printed = bytearray()
        self._printed_in_all = 0
        self._frame: asyncio.Future[dict[str, object]] | None = None
        self._halted: Status | None = None
        self.ended: asyncio.Future[End] = self._loop.create_future()
        self._loop.add_reader(ends.channel.fileno(), self._on_frame)
        self._loop.add_reader(ends.out, self._on_output, ends.out)
        self._loop.add_reader(ends.err, self._on_output, ends.err)

    def born(self, handle: int) -> None:
        """The process is there, under a handle that cannot come to mean another."""
        self._handle = handle
        lines = Path(f"/proc/self/fdinfo/{handle}").read_text().splitlines()
        self._pid = next(int(line.split()[1]) for line in lines if line.startswith("Pid:"))

    def buried(self, end: End) -> None:
        """The process is gone."""
        if not self.ended.done():
            self.ended.set_result(end)

    @property
    def cpu_s(self) -> float:
        """CPU that the process has used, by the kernel's clock for it."""
        try:
            return time.clock_gettime((~self._pid << 3) | 2) if self._pid > 0 else 0.0
        except OSError:
            return self.ended.result().cpu_s if self.ended.done() else 0.0

    @property
    def unasked(self) -> bool:
        """Whether it has sent something that nobody has asked for."""
        return bool(self._buffer)

    async def ask(self, message: str, cpu_s: float) -> dict[str, object]:
        """Send a message and wait for the frame that follows; raises Halted."""
        self._frame = self._loop.create_future()
        timer = _Timer(self, cpu_s)
        try:
            await self._send(message)
            self._on_parsed()
            return await self._frame
        finally:
            timer.stop()
            self._frame = None

    def give_way(self) -> None:
        """What runs for long leaves the processor to interviews first, where we may say so."""
        if self._pid > 0:
            with contextlib.suppress(OSError):
                for thread in os.listdir(f"/proc/{self._pid}/task"):
                    os.setpriority(os.PRIO_PROCESS, int(thread), _NICE)

    async def say(self, message: str) -> None:
        """Send a message to which no frame answers."""
        await self._send(message)

    async def finished(self, cpu_s: float) -> End:
        """Wait until the process ends by itself; raises Halted."""
        self._frame = self._loop.create_future()
        timer = _Timer(self, cpu_s)
        try:
            waiting: list[asyncio.Future[Any]] = [self._frame, self.ended]
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            if self._halted and self._halted != "no-answer":
                raise Halted(self._halted)
            return await asyncio.wait_for(asyncio.shield(self.ended), _BURIAL_S)
        finally:
            timer.stop()
            if self._frame.done():
                self._frame.exception()
            self._frame = None

    def printed(self) -> str:
        """What it has printed since this was last asked, made harmless."""
        for fd in (self._ends.out, self._ends.err):
            self._on_output(fd)
        words = clean_bytes(bytes(self._printed), self._limits.output_bytes)
        self._printed.clear()
        return words

    def dismiss(self) -> float:
        """Kill it if it lives, and hear no more of it; the CPU that it has used, in seconds."""
        used = self.cpu_s
        self._forget()
        if self._handle >= 0:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            os.close(self._handle)
            self._handle = -1
        return used

    async def end(self) -> End:
        """Dismiss it, and wait until it is gone."""
        used = self.dismiss()
        try:
            return await asyncio.wait_for(asyncio.shield(self.ended), _BURIAL_S)
        except TimeoutError:
            return End(signal.SIGKILL, used, 0)

    def halt(self, status: Status) -> None:
        """Nothing more is to be heard of it."""
        self._halted = self._halted or status
        if self._frame is not None and not self._frame.done():
            self._frame.set_exception(Halted(self._halted))

    async def _send(self, message: str) -> None:
        body = message.encode()
        data = struct.pack(">I", len(body)) + body
        try:
            sent = self._ends.channel.send(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            return
        if sent < len(data):
            await self._send_rest(data[sent:])

    async def _send_rest(self, data: bytes) -> None:
        """A box that does not read must not hold us for ever."""
        sending = asyncio.ensure_future(self._loop.sock_sendall(self._ends.channel, data))
        frame = self._frame
        waiting: list[asyncio.Future[Any]] = [sending]
        if frame is not None:
            waiting.append(frame)
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if not sending.done():
            sending.cancel()
        await asyncio.wait([sending])
        if not sending.cancelled():
            sending.exception()

    def _on_frame(self) -> None:
        try:
            data = self._ends.channel.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self._ends.channel.fileno())
            self.halt("no-answer")
            return
        self._buffer += data
        self._on_parsed()

    def _on_parsed(self) -> None:
        if self._halted:
            self.halt(self._halted)
        frame = self._frame
        if frame is None or frame.done() or len(self._buffer) < 4:
            return
        (size,) = struct.unpack_from(">I", self._buffer)
        if size > self._limits.value_bytes:
            self.halt("protocol-violation" if size > _FAR_TOO_LARGE else "too-much-output")
        elif len(self._buffer) >= 4 + size:
            body = bytes(self._buffer[4 : 4 + size])
            del self._buffer[: 4 + size]
            self._take(frame, body)

    def _take(self, frame: "asyncio.Future[dict[str, object]]", body: bytes) -> None:
        try:
            frame.set_result(parsed(body))
        except (ValueError, RecursionError):
            self.halt("protocol-violation")

    def _on_output(self, fd: int) -> None:
        try:
            data = os.read(fd, _CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(fd)
            return
        self._printed_in_all += len(data)
        if self._printed_in_all > self._limits.output_bytes:
            self.halt("too-much-output")
        else:
            self._printed += data

    def _forget(self) -> None:
        for fd in (self._ends.channel.fileno(), self._ends.out, self._ends.err):
            self._loop.remove_reader(fd)
        self._ends.channel.close()
        os.close(self._ends.out)
        os.close(self._ends.err)


class _Timer:
    """Ends a test by its CPU; by the wall only when it has had three times as long."""

    def __init__(self, box: Box, cpu_s: float) -> None:
        self._box = box
        self._most = cpu_s
        self._loop = asyncio.get_running_loop()
        self._from = self._loop.time(), box.cpu_s
        self._next = self._loop.call_later(cpu_s, self._look)
        self._polite = self._loop.call_later(_LONG_S, box.give_way)

    def _look(self) -> None:
        began, before = self._from
        left = self._most - (self._box.cpu_s - before)
        wall = self._loop.time() - began
        if left <= 0.005 or wall >= _PATIENCE * self._most:
            self._box.halt("too-slow")
            return
        wait = min(left, _PATIENCE * self._most - wall)
        self._next = self._loop.call_later(wait, self._look)

    def stop(self) -> None:
        """The test has come out."""
        self._next.cancel()
        self._polite.cancel()
