"""The place where killable services are born: a process that forks one life after the other."""

import asyncio
import json
import os
import sys
from pathlib import Path
from signal import SIGKILL

from tests.e2e.driver import ROOT, Service, environment, listening


class Nursery:
    """Starts lives of the service with traps and bugs, one at a time."""

    def __init__(self, process: asyncio.subprocess.Process, errors: Path) -> None:
        self._process, self._errors = process, errors
        self._service: Service | None = None

    @classmethod
    async def open(cls, data: Path) -> "Nursery":
        """Start the parent of all lives on a data folder."""
        errors = data.with_name(f"{data.name}.stderr")
        with errors.open("ab") as stderr:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "tests.e2e.killable"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=stderr,
                cwd=ROOT,
                env=environment(),
            )
        nursery = cls(process, errors)
        told = await nursery._line()
        assert told == "ready\n", f"{told!r}; see {errors}"
        return nursery

    async def start(self, data: Path, kill: str = "", bug: str = "") -> Service:
        """Begin a life; raises NeverListened when it ends before it listens."""
        assert self._process.stdin is not None
        order = {"data": str(data), "kill": kill, "bug": bug}
        self._process.stdin.write(f"{json.dumps(order)}\n".encode())
        pid = int((await self._line()).removeprefix("pid "))
        exit: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._service = await listening(pid, exit, self._first(exit), self._errors)
        self._watch = asyncio.create_task(self._end(exit))
        return self._service

    async def close(self) -> None:
        """End whatever still lives, and the parent."""
        if self._service is not None and not self._service.exit.done():
            os.kill(self._service.pid, SIGKILL)
            await self._service.ended()
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()

    async def _first(self, exit: asyncio.Future[int]) -> str:
        """The service's own line; nothing when it ended without one."""
        line = await self._line()
        if not line.startswith("ended "):
            return line
        exit.set_result(int(line.removeprefix("ended ")))
        return ""

    async def _end(self, exit: asyncio.Future[int]) -> None:
        line = await self._line()
        exit.set_result(int(line.removeprefix("ended ")))

    async def _line(self) -> str:
        assert self._process.stdout is not None
        line = (await self._process.stdout.readline()).decode()
        assert line, f"the nursery is gone; see {self._errors}"
        return line
