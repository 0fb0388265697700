"""Appends to the event log, beside what the disk can do: rates and their ratios, one run.

Three things are measured in turn, several times over: a bare fdatasync of 512 bytes, appends that
wait for each other (one transaction an event), and appends by many writers at once (group commit).
Compare the ratios; the rates are those of this machine at this moment.

    python -m benchmarks.append [--rounds 5] [--seconds 2] [--writers 64] [--folder FOLDER]
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from pathlib import Path
from typing import NamedTuple

from interview.clock import SystemClock
from interview.events import AnswerGiven, InterviewCreated, TemplateRef
from interview.ports import CommandKey, Draft
from memory import Memory, open_memory


class Measured(NamedTuple):
    """Events a second, and how long one took, in milliseconds."""

    rate: float
    p50: float
    p99: float


def measured(times: list[float], elapsed: float) -> Measured:
    """Summarise the times of single events, in seconds."""
    hundredths = statistics.quantiles(times, n=100, method="inclusive")
    return Measured(len(times) / elapsed, hundredths[49] * 1000, hundredths[98] * 1000)


def bare_sync(folder: Path, seconds: float) -> Measured:
    """Append 512 bytes and fdatasync, again and again."""
    handle = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    times: list[float] = []
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        begun = time.perf_counter()
        os.write(handle, b"x" * 512)
        os.fdatasync(handle)
        times.append(time.perf_counter() - begun)
    os.close(handle)
    return measured(times, time.perf_counter() - start)


class Bench:
    """Interviews to append to, one a writer."""

    def __init__(self, memory: Memory, writers: int) -> None:
        self._memory, self._writers, self._made = memory, writers, 0
        self._fences: dict[str, int] = {}

    async def prepare(self) -> None:
        """Create the interviews."""
        created = InterviewCreated(
            template=TemplateRef(name="bench", version=1), mode="practice", engine="offline"
        )
        for writer in range(self._writers):
            name = f"i{writer}"
            await self._memory.log.create(name, created)
            self._fences[name] = await self._memory.leases.acquire(name, "bench")

    async def run(self, seconds: float, turn: AbstractAsyncContextManager[object]) -> Measured:
        """Let all writers append answers of 400 letters; `turn` is held for each append."""
        times: list[float] = []
        start = time.perf_counter()

        async def writer(name: str) -> None:
            while time.perf_counter() - start < seconds:
                async with turn:
                    begun = time.perf_counter()
                    await self._append(name)
                    times.append(time.perf_counter() - begun)

        await asyncio.gather(*(writer(name) for name in self._fences))
        return measured(times, time.perf_counter() - start)

    async def _append(self, name: str) -> None:
        self._made += 1
        fact = AnswerGiven(question="q", answers=1, text="w" * 400)
        await self._memory.log.append(
            name,
            [Draft(fact)],
            fence=self._fences[name],
            command=CommandKey(str(self._made), "digest"),
        )


Run = Callable[[], Awaitable[Measured]]


async def compare(options: argparse.Namespace, folder: Path) -> dict[str, Measured]:
    """Measure the three in turn; the median of each over all rounds."""
    memory = await open_memory(folder / "data", SystemClock())
    bench = Bench(memory, options.writers)
    await bench.prepare()
    runs: dict[str, Run] = {
        "bare fdatasync": lambda: asyncio.to_thread(bare_sync, folder, options.seconds),
        "one transaction an event": lambda: bench.run(options.seconds, asyncio.Lock()),
        f"group commit, {options.writers} writers": lambda: bench.run(
            options.seconds, nullcontext()
        ),
    }
    found: dict[str, list[Measured]] = {name: [] for name in runs}
    for _ in range(options.rounds):
        for name, run in runs.items():
            found[name].append(await run())
    await memory.close()
    return {
        name: Measured(*map(statistics.median, zip(*each, strict=True)))
        for name, each in found.items()
    }


def report(found: dict[str, Measured]) -> str:
    """A table, with every rate as a multiple of the first."""
    first = next(iter(found.values()))
    lines = [f"{'':32}{'per s':>9}{'p50 ms':>9}{'p99 ms':>9}{'x bare':>9}"]
    for name, one in found.items():
        lines.append(
            f"{name:32}{one.rate:9.0f}{one.p50:9.2f}{one.p99:9.2f}{one.rate / first.rate:9.2f}"
        )
    _, single, group = found.values()
    lines.append(f"group commit is {group.rate / single.rate:.1f} x one transaction an event")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Rates of the event log beside the disk's own.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--writers", type=int, default=64)
    parser.add_argument("--folder", type=Path, default=None, help="a folder on the disk to measure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        print(report(asyncio.run(compare(options, Path(folder)))))


if __name__ == "__main__":
    main()
