"""Forks a process for every submission; it never sees a byte of one itself."""

# The bare module: the full one takes longer to load than a verdict takes.
import _socket
import fcntl
import gc
import importlib
import io
import json
import os
import select
import struct
import sys
from typing import Any, NoReturn

from tools.code_runner.box import job
from tools.code_runner.box.caught import Caught
from tools.code_runner.box.walls import CHANNEL, STDIN, Walls, withdraw
from tools.code_runner.box.wire import Channel

_ENDS = 4
"""Files that come with a wish: stdin, stdout, stderr, channel."""
_PRELOADED = (
    *("math", "cmath", "heapq", "bisect", "itertools", "functools", "collections", "string", "re"),
    *("collections.abc", "operator", "random", "typing", "dataclasses", "enum", "copy", "array"),
    *("statistics", "fractions", "decimal", "datetime", "time", "queue", "contextlib", "abc"),
    *("json", "io", "textwrap"),
)


class ForkServer:
    """The loop: a message asks for a process, a process that ends is told of."""

    def __init__(self, control: _socket.socket, setup: dict[str, Any]) -> None:
        self._control = control
        self._node: list[str] = setup["node"]
        self._setup = setup
        self._walls: dict[str, Walls] = {}
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)
        self._born: dict[int, tuple[int, int]] = {}

    def serve(self) -> NoReturn:
        """Work until the other side hangs up."""
        self._tell({"ready": sys.version.split()[0]})
        while True:
            for fd, _ in self._poll.poll():
                if fd == self._control.fileno():
                    self._bear()
                else:
                    self._bury(fd)

    def _tell(self, message: dict[str, object], fds: "tuple[int, ...]" = ()) -> None:
        rights = [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, struct.pack(f"={len(fds)}i", *fds))]
        self._control.sendmsg([json.dumps(message).encode()], rights if fds else [])

    def _bear(self) -> None:
        room = _socket.CMSG_SPACE(_ENDS * struct.calcsize("i"))
        message, rights, _, _ = self._control.recvmsg(4096, room)
        if not message:
            os._exit(0)
        fds = [fd for _, _, held in rights for (fd,) in struct.iter_unpack("=i", held)]
        wish = json.loads(message)
        self._prepare(wish["kind"])
        mother = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._live(wish, fds, mother)
        for fd in fds:
            os.close(fd)
        handle = os.pidfd_open(pid)
        self._born[handle] = (pid, wish["number"])
        self._poll.register(handle, select.POLLIN)
        self._tell({"born": wish["number"]}, (handle,))

    def _prepare(self, kind: str) -> None:
        """Build the walls of a kind when first asked for: every child then only enters them."""
        if kind not in self._walls:
            node = kind == "node"
            if kind == "sql":
                importlib.import_module("sqlite3")
            granted = self._setup["node_readable" if node else "readable"]
            self._walls[kind] = Walls(granted, self._setup["landlock"], programs=node)

    def _live(self, wish: dict[str, Any], fds: list[int], mother: int) -> NoReturn:
        with Caught() as caught:
            self._walls[wish["kind"]].enter(wish["limits"], fds, mother)
            if wish["kind"] == "node":
                os.execve(self._node[0], self._node, {"OPENSSL_CONF": os.devnull})
            job.serve()
        with Caught():
            Channel(fds[CHANNEL]).send({"walls": str(caught.error)})
        os._exit(70)

    def _bury(self, handle: int) -> None:
        pid, number = self._born.pop(handle)
        self._poll.unregister(handle)
        os.close(handle)
        _, status, used = os.wait4(pid, 0)
        cpu = used.ru_utime + used.ru_stime
        told = {"status": status, "cpu": cpu, "kib": used.ru_maxrss}
        self._tell({"dead": number, **told})


def _preload(extra: dict[str, str]) -> None:
    for name in _PRELOADED:
        importlib.import_module(name)
    for name, path in extra.items():
        _from_folder(name, path)


def _from_folder(name: str, path: str) -> None:
    """Import one package by its place; the folder round it stays unreadable."""
    make = importlib.import_module("importlib.util")
    place = f"{path}/__init__.py"
    spec = make.spec_from_file_location(name, place, submodule_search_locations=[path])
    module = make.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


def main(control: int, setup: dict[str, Any]) -> NoReturn:
    """Start as a process of its own; `setup` says what may be read and loaded."""
    moved = fcntl.fcntl(control, fcntl.F_DUPFD_CLOEXEC, CHANNEL + 1)
    # The box's own file numbers are kept taken, so that nothing of ours comes to lie there.
    os.dup2(STDIN, CHANNEL)
    withdraw()
    for stream in (sys.stdout, sys.stderr):
        # A test that is killed in its loop has still shown what it printed before.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(line_buffering=True)
    _preload(setup["packages"])
    server = ForkServer(_socket.socket(fileno=moved), setup)
    gc.collect()
    gc.freeze()
    server.serve()
