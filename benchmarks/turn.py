"""Own CPU of a turn, beside a bare FastAPI echo socket in the same run.

Both are started as processes of their own and measured in turn, pair after pair; the figure is the
median of the pairs' ratios. A turn is a command that the interviewer replies to: an answer is
acknowledged, judged, replied to and stored, and the reply goes out as deltas and events.

    python -m benchmarks.turn [--pairs 5] [--interviews 6] [--echoes 6000]
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from signal import SIGKILL
from typing import NamedTuple

from websockets.asyncio.client import connect

from tests.e2e.candidate import Candidate
from tests.e2e.driver import Service, start
from tests.e2e.history import History
from tests.e2e.script import Script
from tests.e2e.supervisor import Supervisor

TEMPLATE = "ten-minute-sample"
TURNS = frozenset({"consent", "ready", "answer", "clarify", "hint", "skip"})
SOCKETS = 6
FRAME = '{"type": "echo", "id": "00000000-0000-4000-8000-000000000000", "text": "' + "x" * 40 + '"}'


class Pair(NamedTuple):
    """CPU of one turn and of one echo, in microseconds."""

    turn: float
    echo: float

    @property
    def ratio(self) -> float:
        """How many echoes one turn costs."""
        return self.turn / self.echo


def cpu_us(pid: int) -> float:
    """CPU time that all threads of a process have used, in microseconds."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1000


async def turn_us(supervisor: Supervisor, service: Service, interviews: int) -> float:
    """Hold interviews side by side to their end; CPU for each turn in them."""
    staff = await supervisor.staff()
    created = [await staff.create(service, TEMPLATE) for _ in range(interviews)]
    histories = [History(each.id, "candidate") for each in created]
    before = cpu_us(service.pid)
    await asyncio.gather(
        *(
            Candidate(history, each.ticket, Script()).attend(supervisor)
            for history, each in zip(histories, created, strict=True)
        )
    )
    used = cpu_us(service.pid) - before
    sent = [command for history in histories for command in history.sent.values()]
    return used / sum(command["type"] in TURNS for command in sent)


async def echo_us(port: int, pid: int, echoes: int) -> float:
    """Send frames over a few sockets, each waiting for its echo; CPU for each."""

    async def talk() -> None:
        url = f"ws://127.0.0.1:{port}/echo"
        async with connect(url, compression=None, proxy=None) as socket:
            for _ in range(echoes // SOCKETS):
                await socket.send(FRAME)
                await socket.recv()

    before = cpu_us(pid)
    await asyncio.gather(*(talk() for _ in range(SOCKETS)))
    return (cpu_us(pid) - before) / (echoes // SOCKETS * SOCKETS)


@asynccontextmanager
async def echo_service() -> AsyncIterator[tuple[int, int]]:
    """A bare echo socket as a process: its port and its pid."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.echo"), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield int(await process.stdout.readline()), process.pid
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def interviewer(folder: Path) -> AsyncIterator[tuple[Supervisor, Service]]:
    """The service on a fresh data folder, kept by a supervisor."""
    service = await start(folder / "data")
    supervisor = Supervisor()

    async def born() -> Service:
        return service

    serving = asyncio.create_task(supervisor.serve([], born))
    try:
        yield supervisor, (await supervisor.running()).service
    finally:
        serving.cancel()
        await asyncio.wait([serving])
        await service.stop(SIGKILL)


async def measure(pairs: int, interviews: int, echoes: int) -> list[Pair]:
    """Measure both, in turn, so often; the first of each warms up and does not count."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            interviewer(Path(folder)) as (supervisor, service),
            echo_service() as (port, pid),
        ):
            found = [
                Pair(
                    await turn_us(supervisor, service, interviews),
                    await echo_us(port, pid, echoes),
                )
                for _ in range(pairs + 1)
            ]
    return found[1:]


def main() -> None:
    """Measure, and print the pairs with their median."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--interviews", type=int, default=6)
    parser.add_argument("--echoes", type=int, default=6000)
    found = asyncio.run(measure(**vars(parser.parse_args())))
    print("| pair | a turn, ms of CPU | an echo, µs of CPU | echoes a turn |\n|---|---|---|---|")
    for number, pair in enumerate(found, 1):
        print(f"| {number} | {pair.turn / 1000:.2f} | {pair.echo:.1f} | {pair.ratio:.0f} |")
    turn, echo, ratio = (
        statistics.median(values)
        for values in (
            [pair.turn for pair in found],
            [pair.echo for pair in found],
            [pair.ratio for pair in found],
        )
    )
    load = os.getloadavg()[0]
    print(f"| median | {turn / 1000:.2f} | {echo:.1f} | {ratio:.0f} |\n\nLoad average: {load:.1f}.")


if __name__ == "__main__":
    main()
