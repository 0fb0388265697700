"""Where attacks are let loose: bait that is there to be had, and eyes on what must not change."""

import asyncio
import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import tools.code_runner
from tests.sandbox.attack import Attack
from tools.code_runner import Case, Limits, Options, Runner, Submission, Task
from tools.code_runner.identity import identity

LIMITS = Limits(test_cpu_s=0.5, total_cpu_s=1.0, fresh_starts=0, alone=0)
SECRET = "RUNNER_TEST_SECRET"
AT_ONCE = 4
LATEST_S = 8.0


class Held(NamedTuple):
    """How an attack went."""

    name: str
    held: bool
    status: str
    words: str


def _present() -> set[str]:
    """Files that attacks would leave behind, if they could, and that are there."""
    places = ("/tmp/fill", "/dev/shm/fill", "/tmp/w")
    return {path for path in places if os.path.exists(path)}


class Arena:
    """Bait of every kind; `harm` says what was touched."""

    def __init__(self, folder: Path, user: int) -> None:
        self._folder = folder
        self._sockets: list[socket.socket] = []
        self._received = 0
        self._signals: list[int] = []
        self._before = _present()
        who = identity(user)
        self.user = who.uid
        self.victim = subprocess.Popen(
            ["/bin/sleep", "600"],
            env={SECRET: secrets.token_hex(8)},
            **who.popen(),
        )
        self.bait = self._laid()

    def _laid(self) -> dict[str, object]:
        os.chmod(self._folder, 0o777)
        bank, own = self._folder / "bank.json", self._folder / "own"
        for file in (bank, own):
            file.write_text(secrets.token_hex(8))
            file.chmod(0o644)
        if os.geteuid() == 0:
            os.chown(own, self.user, self.user)
        os.environ[SECRET] = secrets.token_hex(8)
        signal.signal(signal.SIGTERM, lambda number, _: self._signals.append(number))
        return {
            "folder": str(self._folder),
            "bank": str(bank),
            "own": str(own),
            "ours": str(Path(tools.code_runner.__file__).with_name("judge.py")),
            "packages": [sysconfig.get_path("purelib"), "/usr/lib/python3/dist-packages"],
            "secret_name": SECRET,
            "pid": os.getpid(),
            "victim": self.victim.pid,
            **self._listening(),
        }

    def _listening(self) -> dict[str, object]:
        abstract = f"arena-{os.getpid()}-{secrets.token_hex(4)}"
        paths = [str(self._folder / name) for name in ("stream", "datagram")]
        tcp = self._socket(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0))
        udp = self._socket(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0))
        self._socket(socket.AF_UNIX, socket.SOCK_STREAM, "\0" + abstract)
        self._socket(socket.AF_UNIX, socket.SOCK_STREAM, paths[0])
        self._socket(socket.AF_UNIX, socket.SOCK_DGRAM, paths[1])
        for path in paths:
            os.chmod(path, 0o777)
        return {
            "port": tcp.getsockname()[1],
            "udp": udp.getsockname()[1],
            "abstract": abstract,
            "stream": paths[0],
            "datagram": paths[1],
        }

    def _socket(self, family: int, kind: int, address: object) -> socket.socket:
        made = socket.socket(family, kind)
        made.bind(address)
        made.setblocking(False)
        if kind == socket.SOCK_STREAM:
            made.listen()
        self._sockets.append(made)
        return made

    def harm(self) -> list[str]:
        """What has been touched that must not be."""
        files = {"bank.json", "own", "stream", "datagram"}
        found = [f"left {path.name}" for path in self._folder.iterdir() if path.name not in files]
        found += [f"reached {each.getsockname()}" for each in self._sockets if _reached(each)]
        found += [f"signalled {number}" for number in self._signals]
        if self.victim.poll() is not None:
            found.append("the bystander is dead")
        found += [f"left {path}" for path in _present() - self._before]
        return found + [
            f"left shared memory {key}" for key in _keys() if key in (0x7175, 0x7176, 0x7177)
        ]

    def survivors(self) -> list[int]:
        """Processes of the box's user that are none of ours."""
        ours = {os.getpid(), os.getppid(), self.victim.pid}
        deadline = time.monotonic() + 3
        while (
            left := [pid for pid in _of_user(self.user) if pid not in ours]
        ) and os.geteuid() == 0:
            if time.monotonic() > deadline:
                return left
            os.sched_yield()
        return []

    def close(self) -> None:
        for each in self._sockets:
            each.close()
        self.victim.kill()
        self.victim.wait()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _reached(listening: socket.socket) -> bool:
    with contextlib.suppress(BlockingIOError):
        if listening.type == socket.SOCK_STREAM:
            listening.accept()[0].close()
        else:
            listening.recv(100)
        return True
    return False


def _keys() -> Iterator[int]:
    for name in ("shm", "sem", "msg"):
        table = Path(f"/proc/sysvipc/{name}")
        rows = table.read_text().splitlines()[1:] if table.exists() else []
        yield from (int(row.split()[0]) for row in rows)


def _of_user(user: int) -> Iterator[int]:
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            dead = (place / "stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
            if place.stat().st_uid == user and not dead:
                yield int(place.name)


@contextlib.asynccontextmanager
async def arena(options: Options) -> AsyncIterator[tuple[Runner, Arena]]:
    with tempfile.TemporaryDirectory() as folder:
        found = Arena(Path(folder), options.user)
        try:
            async with await Runner.open(options) as runner:
                yield runner, found
        finally:
            found.close()


def task_of(attack: Attack, bait: dict[str, object]) -> Task:
    """Two calls whose right answers nobody can guess."""
    argument = ("SELECT 1",) if attack.language == "sql" else (bait,)
    names = ("one", "two")
    cases = tuple(
        Case(name=name, args=argument, expected=secrets.token_hex(16), hidden=False)
        for name in names
    )
    return Task(entry="f", cases=cases, setup="CREATE TABLE t (a)", limits=LIMITS)


async def tried(runner: Runner, attack: Attack, bait: dict[str, object]) -> Held:
    began = time.monotonic()
    submission = Submission(language=attack.language, source=attack.source)
    verdict = await runner.judge(task_of(attack, bait), submission)
    took = time.monotonic() - began
    words = " ".join(
        f"{test.shown.got} {test.shown.error} {test.shown.printed[:80]}"
        for test in verdict.tests
        if test.shown
    )
    through = "THROUGH" in " ".join(test.shown.got for test in verdict.tests if test.shown)
    forged = any(test.status == "ok" for test in verdict.tests) or verdict.status == "ok"
    fit = verdict.status != "unavailable" and _storable(words + verdict.message)
    held = not through and not forged and fit and took < LATEST_S
    return Held(attack.name, held, verdict.status, f"{took:.1f} s {verdict.message} {words}"[:300])


def _storable(text: str) -> bool:
    return not any(0xD800 <= ord(letter) <= 0xDFFF or letter in "\0\u202e" for letter in text)


async def all_tried(
    runner: Runner, attacks: Sequence[Attack], bait: dict[str, object]
) -> list[Held]:
    places = asyncio.Semaphore(AT_ONCE)

    async def one(attack: Attack) -> Held:
        async with places:
            return await tried(runner, attack, bait)

    return list(await asyncio.gather(*(one(attack) for attack in attacks)))
