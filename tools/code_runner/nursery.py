"""A fork server seen from outside: a clean process that bears one process for each submission."""

import asyncio
import json
import os
import socket
import subprocess
from functools import cache
from typing import Literal

from interview.errors import Unavailable
from tools.code_runner.boxes import Box, End, Ends
from tools.code_runner.bubblewrap import wrapped
from tools.code_runner.host import (
    TIME_ZONES,
    Host,
    library_folders,
    node_readable,
    numpy_readable,
    readable,
)
from tools.code_runner.program import BOOT, packed, source
from tools.code_runner.records import Limits

Kind = Literal["python", "sql", "node"]
_ENVIRONMENT = {"PYTHONHASHSEED": "0", "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
_START_S = 30.0
_NODE_FLAGS = ("--no-warnings", "--max-old-space-size=128", "--disable-wasm-trap-handler")
_NODE_ADDRESSES_MIB, _NODE_LEAST_MIB = 2048, 512


class Nursery:
    """Started once, asked for processes for as long as it lives."""

    def __init__(
        self, process: "subprocess.Popen[bytes]", control: socket.socket, reserved_mib: int
    ) -> None:
        self._process = process
        self._reserved_mib = reserved_mib
        self._control = control
        self._loop = asyncio.get_running_loop()
        self._ready: asyncio.Future[str] = self._loop.create_future()
        self._waiting: dict[int, asyncio.Future[int]] = {}
        self._boxes: dict[int, Box] = {}
        self._count = 0
        self.alive = True
        self.pid = process.pid
        control.setblocking(False)
        self._loop.add_reader(control.fileno(), self._on_word)

    @classmethod
    async def start(cls, host: Host, numpy: bool = False) -> "Nursery":
        """Start one and wait until it can bear; raises Unavailable."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            program = packed(host.python.program, theirs.fileno(), _setup(host, numpy))
            try:
                process = _started(host, numpy, (program, theirs.fileno()))
            except OSError as error:
                ours.close()
                raise Unavailable(_CANNOT_START.format(error)) from error
            finally:
                os.close(program)
        nursery = cls(process, ours, host.node.reserved_mib if host.node else 0)
        try:
            await asyncio.wait_for(nursery._ready, _START_S)
        except (TimeoutError, EOFError) as error:
            await nursery.close()
            raise Unavailable(_CANNOT_START.format(nursery._last_words)) from error
        return nursery

    async def spawn(self, kind: Kind, limits: Limits, stdin: bytes = b"") -> Box:
        """A fresh process behind its walls, that waits for a job; raises Unavailable."""
        if not self.alive:
            raise Unavailable("The sandbox's fork server has ended.")
        self._count += 1
        number = self._count
        ends, theirs = _opened(stdin)
        box = self._boxes[number] = Box(ends, limits)
        handle = self._waiting[number] = self._loop.create_future()
        wish = {"number": number, "kind": kind, "limits": _bounds(kind, limits, self._reserved_mib)}
        try:
            socket.send_fds(self._control, [json.dumps(wish).encode()], theirs)
            box.born(await handle)
        except (OSError, EOFError) as error:
            self._give_up(number, box)
            self._lost()
            raise Unavailable(f"The sandbox could not start a process: {error}") from error
        except asyncio.CancelledError:
            self._give_up(number, box)
            raise
        finally:
            for fd in theirs:
                os.close(fd)
        return box

    def _give_up(self, number: int, box: Box) -> None:
        """Nobody waits for that process any more; without its channel it ends by itself."""
        box.dismiss()
        self._waiting.pop(number, None)

    async def close(self) -> None:
        """End it, and with it every process that it has borne."""
        self._lost()
        self._process.kill()
        await asyncio.to_thread(self._process.communicate)

    def _on_word(self) -> None:
        try:
            message, fds, _, _ = socket.recv_fds(self._control, 4096, 1)
        except BlockingIOError:
            return
        except OSError:
            message, fds = b"", []
        if not message:
            self._lost()
            return
        word = json.loads(message)
        if "ready" in word:
            self._ready.set_result(word["ready"])
        elif "born" in word:
            self._welcome(word["born"], fds[0])
        else:
            end = End(word["status"], word["cpu"], word["kib"])
            self._boxes.pop(word["dead"]).buried(end)

    def _welcome(self, number: int, handle: int) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None or waiting.done():
            os.close(handle)
        else:
            waiting.set_result(handle)

    def _lost(self) -> None:
        """The fork server is gone, and all its children with it."""
        if not self.alive:
            return
        self.alive = False
        self._loop.remove_reader(self._control.fileno())
        self._control.close()
        for handle in (each for each in self._waiting.values() if not each.done()):
            handle.set_exception(EOFError("the fork server has ended"))
        if not self._ready.done():
            self._ready.set_exception(EOFError("the fork server did not start"))
        for box in self._boxes.values():
            box.buried(End(0, box.cpu_s, 0))
        self._waiting.clear()
        self._boxes.clear()

    @property
    def _last_words(self) -> str:
        """What it said on its way out."""
        said = self._process.stderr.read() if self._process.stderr else b""
        lines = said.decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it did not answer"


_CANNOT_START = "The sandbox does not start here: {}. Coding rounds need it."


@cache
def _setup(host: Host, numpy: bool) -> dict[str, object]:
    """What the fork server is told: what may be read and loaded, and how Node is started."""
    packages = {"numpy": str(host.numpy.package)} if numpy and host.numpy else {}
    node = [str(host.node.path), *_NODE_FLAGS, "-e", source("job.js")] if host.node else []
    return {
        "readable": readable(host) + (numpy_readable(host) if numpy else []),
        "landlock": host.landlock,
        "packages": packages,
        "node": node if not numpy else [],
        "node_readable": node_readable(host),
    }


def _started(host: Host, numpy: bool, fds: tuple[int, int]) -> "subprocess.Popen[bytes]":
    program, _ = fds
    command = [str(host.python.path), "-I", "-S", "-B", "-c", BOOT.format(fd=program)]
    shown = [*library_folders(host), host.python.library, host.python.path]
    shown += [host.node.path] if host.node else []
    shown += [TIME_ZONES] if TIME_ZONES.is_dir() else []
    command = wrapped(host.bubblewrap, shown, numpy_readable(host) if numpy else (), command)
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env=_ENVIRONMENT, cwd="/", pass_fds=fds, start_new_session=True, **host.who.popen(),
    )  # fmt: skip


def _opened(stdin: bytes) -> tuple[Ends, list[int]]:
    """Both ends of what a process has open: ours, and its own in the order of their numbers."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    (out, out_in), (err, err_in) = os.pipe(), os.pipe()
    for fd in (out, err):
        os.set_blocking(fd, False)
    return Ends(ours, out, err), [_fed(stdin), out_in, err_in, theirs.detach()]


def _fed(stdin: bytes) -> int:
    """Something to read the given bytes from, and then the end."""
    if not stdin:
        return os.open(os.devnull, os.O_RDONLY)
    reads, writes = os.pipe()
    os.set_blocking(writes, False)
    os.write(writes, stdin)
    os.close(writes)
    return reads


def _bounds(kind: Kind, limits: Limits, reserved_mib: int) -> dict[str, int]:
    """Limits as the kernel takes them; a Node reserves far more addresses than it uses."""
    node = kind == "node"
    return {
        "memory_mib": limits.memory_mib + (_NODE_ADDRESSES_MIB if node else 0),
        "data_mib": max(limits.memory_mib, _NODE_LEAST_MIB) + reserved_mib
        if node
        else limits.memory_mib,
        "cpu_s": int(limits.total_cpu_s) + 2,
    }
