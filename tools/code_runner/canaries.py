"""Attacks of our own that must fail before anybody's code is run, at the start and every hour.

Each is code that tries one thing and says `through` when it worked. What does not come back as
`held`, or as the death that the kernel deals out, counts as through: a canary that could not even
be tried has shown nothing.
"""

import asyncio
import json
import os
import platform
import secrets
import socket
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from tools.code_runner.boxes import Box, Halted
from tools.code_runner.host import Host
from tools.code_runner.nursery import Kind
from tools.code_runner.records import Canary, Limits
from tools.code_runner.values import question

Spawn = Callable[[Kind, Limits], Awaitable[Box]]
_LIMITS = Limits(test_cpu_s=5.0, total_cpu_s=10.0)
"""Wide, so that a busy host does not look like a broken one."""
_KILLED = ("crashed", "no-answer")


class Attack(NamedTuple):
    """One attempt: `source` defines `f(bait)`; `killed` when the kernel must end it."""

    name: str
    source: str
    kind: Kind = "python"
    killed: bool = False


def _attempt(name: str, *lines: str, errors: str = "OSError") -> Attack:
    """Lines that must raise one of the errors."""
    body = "\n".join(f"        {line}" for line in lines)
    return Attack(
        name,
        "import ctypes, os, resource, socket\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "def must(result):\n    if result < 0: raise OSError(ctypes.get_errno())\n"
        f"def f(bait):\n    try:\n{body}\n    except {errors}: return 'held'\n"
        "    return 'through'\n",
    )


def _node_attempt(name: str, line: str) -> Attack:
    source = (
        "const load = process.getBuiltinModule || process.mainModule.require;\n"
        f"function f(bait) {{ try {{ {line}; return 'through'; }} catch (error)"
        " { return 'held'; } }"
    )
    return Attack(name, source, "node")


ATTACKS = (
    _attempt("reads a file of ours", "open(bait['file']).read()"),
    _attempt("reads our environment", "open(f'/proc/{bait[\"pid\"]}/environ').read()"),
    _attempt("lists a folder of ours", "os.listdir(bait['folder'])"),
    _attempt(
        "writes a file",
        "for place in ('/tmp', '/var/tmp', '/dev/shm', '.', bait['folder']):",
        "    try: open(place + '/canary', 'w'); break",
        "    except OSError: pass",
        "else: raise OSError",
    ),
    _attempt("connects to our port", "socket.create_connection(('127.0.0.1', bait['port']), 1)"),
    _attempt("opens a socket", "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"),
    _attempt("forks", "os.fork() or os._exit(0)"),
    _attempt("starts a program", "os.execve('/bin/sh', ['sh', '-c', 'exit 0'], {})"),
    _attempt("signals us", "os.kill(bait['pid'], 0)"),
    _attempt("becomes root", "os.setuid(0)"),
    _attempt("traces us", "must(libc.ptrace(16, bait['pid'], 0, 0))"),
    _attempt("makes namespaces", "must(libc.unshare(0x10000000))"),
    _attempt("takes 1 GB", "held = bytearray(1 << 30)", errors="MemoryError"),
    _attempt("opens 100 files", "held = [os.pipe() for _ in range(50)]"),
    _attempt("lifts its own limits", "resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
             errors="(OSError, ValueError)"),
)  # fmt: skip
_THIRTY_TWO_BIT = Attack(
    "makes a 32-bit call",
    "import ctypes, mmap\n"
    "def f(bait):\n"
    "    page = mmap.mmap(-1, 4096, prot=7)\n"
    "    page.write(bytes.fromhex('b814000000cd80c3'))\n"
    "    at = ctypes.addressof(ctypes.c_char.from_buffer(page))\n"
    "    ctypes.CFUNCTYPE(ctypes.c_int)(at)()\n"
    "    return 'through'\n",
    killed=True,
)
_NODE_ATTACKS = (
    _node_attempt("node: reads a file", "load('fs').readFileSync(bait.file)"),
    _node_attempt("node: writes a file", "load('fs').writeFileSync('/tmp/canary', '')"),
    _node_attempt(
        "node: starts a program",
        "const run = load('child_process').spawnSync('/bin/sh', ['-c', 'exit 0']);"
        " if (run.error) throw run.error",
    ),
    _node_attempt("node: signals us", "process.kill(bait.pid, 0)"),
)
_ALIVE = Attack("honest code runs", "def f(bait): return 'held'")
_NODE_ALIVE = Attack("node: honest code runs", "function f(bait) { return 'held'; }", "node")


def attacks(host: Host) -> tuple[Attack, ...]:
    """What has to be tried on this host."""
    foreign = (_THIRTY_TWO_BIT,) if platform.machine() == "x86_64" else ()
    node = (_NODE_ALIVE, *_NODE_ATTACKS) if host.node else ()
    return (_ALIVE, *ATTACKS, *foreign, *node)


async def tried(host: Host, spawn: Spawn) -> list[Canary]:
    """Try every attack, one after the other; raises Unavailable when none can be tried."""
    async with _baited() as bait:
        return [await _tried(attack, bait, spawn) for attack in attacks(host)]


@asynccontextmanager
async def _baited() -> AsyncIterator[dict[str, object]]:
    """Things that are there to be had: a readable file, an open port, a process."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as port:
        os.chmod(folder, 0o777)
        file = Path(folder) / "canary-bait"
        file.write_text(secrets.token_hex(16))
        file.chmod(0o644)
        yield {
            "file": str(file),
            "folder": folder,
            "port": port.getsockname()[1],
            "pid": os.getpid(),
        }


async def _tried(attack: Attack, bait: dict[str, object], spawn: Spawn) -> Canary:
    box = await spawn(attack.kind, _LIMITS)
    nonce = secrets.token_hex(8)
    asked = f'{{"id": "c", "nonce": "{nonce}", {question([bait])}}}'
    try:
        loaded = await box.ask(json.dumps(_job(attack)), _LIMITS.test_cpu_s)
        if loaded.get("load") != "ok":
            return _found(attack, loaded)
        frame = await box.ask(asked, _LIMITS.test_cpu_s)
        return _found(attack, frame.get("value", frame))
    except Halted as halt:
        return _found(attack, halt)
    finally:
        await asyncio.shield(box.end())


def _found(attack: Attack, end: object) -> Canary:
    killed = isinstance(end, Halted) and end.status in _KILLED
    tried = end in ("held", "through") or (attack.killed and killed)
    words = {"held": "refused", "through": "was not blocked on this host"}.get(
        str(end), "killed by the kernel" if tried else f"was not tried: {end}"
    )
    return Canary(
        name=attack.name,
        language="javascript" if attack.kind == "node" else "python",
        held=killed if attack.killed else end == "held",
        tried=tried,
        words="as it should" if attack in (_ALIVE, _NODE_ALIVE) and tried else words,
    )


def _job(attack: Attack) -> dict[str, object]:
    return {
        "language": "python" if attack.kind == "python" else "javascript",
        "source": attack.source,
        "entry": "f",
        "call": "function",
        "takes": [],
        "gives": "plain",
        "in_place": None,
        "files": {},
        "setup": "",
    }
