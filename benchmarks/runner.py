"""Time to a verdict on a 20-test problem, beside bare starts and beside a harness without walls.

Every round measures all of them one after the other; a ratio is the median of the rounds' ratios.
Warm is a fork server that runs already; cold starts one for a single verdict. The harness without
walls loads the same modules and answers the same tests through a pipe.

    python -m benchmarks.runner [--rounds 15] [--seconds 4]
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from tools.code_runner import Case, Language, Options, Runner, Submission, Task, Verdict
from tools.code_runner.box.fork_server import _PRELOADED
from tools.code_runner.host import Host, survey
from tools.code_runner.judge import Judge
from tools.code_runner.nursery import Nursery

PYTHON = """
def f(nums, target):
    seen = {}
    for place, number in enumerate(nums):
        if target - number in seen:
            return [seen[target - number], place]
        seen[number] = place
    return []
"""
JAVASCRIPT = """
function f(nums, target) {
  const seen = new Map();
  for (let place = 0; place < nums.length; place++) {
    if (seen.has(target - nums[place])) return [seen.get(target - nums[place]), place];
    seen.set(nums[place], place);
  }
  return [];
}
"""
SQL = "SELECT kind, count(*) FROM events GROUP BY kind ORDER BY kind"
NUMBERS = list(range(0, 400, 2))
CORES = len(os.sched_getaffinity(0))
PAIRS = [(NUMBERS, 4 * number + 2) for number in range(1, 21)]
HARNESS = f"""
import json, os, struct, sys
import {", ".join(_PRELOADED)}
source = json.loads(sys.stdin.readline())
space = {{}}
exec(compile(source, "solution.py", "exec"), space)
for line in sys.stdin:
    print(json.dumps(space["f"](*json.loads(line))), flush=True)
"""
Timed = Callable[[], Awaitable[object]]


def right(nums: list[int], target: int) -> list[int]:
    """The expected value of a test."""
    space: dict[str, Callable[[list[int], int], list[int]]] = {}
    exec(PYTHON, space)
    return space["f"](nums, target)


TASK = Task(
    entry="f",
    cases=tuple(
        Case(name=str(place), args=pair, expected=right(*pair)) for place, pair in enumerate(PAIRS)
    ),
)
EVENTS = Task(
    entry="query",
    setup="CREATE TABLE events (kind TEXT, at INTEGER)",
    cases=tuple(
        Case(
            name=str(place),
            args=(f"INSERT INTO events VALUES ('a', {place}), ('b', 2), ('a', 3)",),
            expected=[["a", 2], ["b", 1]],
        )
        for place in range(20)
    ),
)


def passed(verdict: Verdict) -> None:
    """A verdict that is not right measures nothing."""
    if verdict.status != "ok" or verdict.passed != 20:
        raise SystemExit(f"not all passed: {verdict}")


def started(*command: str) -> Timed:
    """A bare start."""

    def run() -> None:
        subprocess.run(command, check=True, env={}, cwd="/", stdin=subprocess.DEVNULL)

    return lambda: asyncio.to_thread(run)


def bare_harness(host: Host, script: Path) -> Timed:
    """A verdict without any wall: a process, its imports, twenty tests one at a time."""

    def run() -> None:
        command = [str(host.python.path), "-I", "-S", "-B", str(script)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, env={}, cwd="/") as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(PYTHON).encode() + b"\n")
            for pair in PAIRS:
                process.stdin.write(json.dumps(pair).encode() + b"\n")
                process.stdin.flush()
                assert json.loads(process.stdout.readline()) == right(*pair)
            process.stdin.close()

    return lambda: asyncio.to_thread(run)


def warm(runner: Runner, task: Task, language: Language, source: str) -> Timed:
    """A verdict from the fork server that runs already."""

    async def run() -> None:
        passed(await runner.judge(task, Submission(language=language, source=source)))

    return run


def cold(host: Host, used: list[Nursery]) -> Timed:
    """A fork server for one verdict alone; it is ended when nothing is being timed."""

    async def run() -> None:
        nursery = await Nursery.start(host)
        used.append(nursery)
        judge = Judge(
            lambda: nursery.spawn("python", TASK.limits),
            TASK,
            Submission(language="python", source=PYTHON),
        )
        passed(await judge.verdict(TASK.cases))

    return run


async def timed(what: Timed) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    await what()
    return (time.perf_counter() - began) * 1000


class Rate(NamedTuple):
    """Verdicts a second, and the CPU of one with both sides counted."""

    a_second: float
    cpu_ms: float


async def throughput(runner: Runner, seconds: float) -> Rate:
    """Verdicts with two at work for every core."""
    began, before, count = time.perf_counter(), cpu_s(runner), 0
    one = warm(runner, TASK, "python", PYTHON)

    async def work() -> None:
        nonlocal count
        while time.perf_counter() < began + seconds:
            await one()
            count += 1

    await asyncio.gather(*(work() for _ in range(2 * CORES)))
    took, used = time.perf_counter() - began, cpu_s(runner) - before
    return Rate(count / took, used * 1000 / count)


def cpu_s(runner: Runner) -> float:
    """CPU of this process, of the fork servers, and of every process they have buried."""
    ticks = 0
    for pid in runner.fork_servers:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += sum(int(field) for field in fields[11:15])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


async def measure(rounds: int, seconds: float) -> None:
    """Measure all in turn, so often, and print the table."""
    host, used = await asyncio.to_thread(survey, Options()), list[Nursery]()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "harness.py"
        script.write_text(HARNESS)
        async with await Runner.open() as runner:
            if not runner.readiness.available:
                raise SystemExit(runner.readiness.reason)
            routes = {
                "bare `python3 -I -S`": started(str(host.python.path), "-I", "-S", "-c", "pass"),
                "Python, warm": warm(runner, TASK, "python", PYTHON),
                "harness without walls, cold": bare_harness(host, script),
                "Python, cold": cold(host, used),
                "SQL, warm": warm(runner, EVENTS, "sql", SQL),
            }
            if host.node:
                routes["bare `node -e 0`"] = started(str(host.node.path), "-e", "0")
                routes["JavaScript"] = warm(runner, TASK, "javascript", JAVASCRIPT)
            found: dict[str, list[float]] = {name: [] for name in routes}
            for _ in range(rounds + 1):
                for name, route in routes.items():
                    found[name].append(await timed(route))
                    while used:
                        await used.pop().close()
            rate = await throughput(runner, seconds)
    report({name: times[1:] for name, times in found.items()}, rate, runner.readiness.walls)


BESIDE = {
    "Python, warm": "bare `python3 -I -S`",
    "Python, cold": "harness without walls, cold",
    "SQL, warm": "bare `python3 -I -S`",
    "JavaScript": "bare `node -e 0`",
}


def report(found: dict[str, list[float]], rate: Rate, walls: str) -> None:
    """Print the table."""
    print("| 20 tests | p50, ms | p90, ms | times |\n|---|---|---|---|")
    for name, times in found.items():
        beside = BESIDE.get(name)
        ratio = ""
        if beside:
            ratios = (mine / its for mine, its in zip(times, found[beside], strict=True))
            ratio = f"{statistics.median(ratios):.2f} {beside}"
        tenth = statistics.quantiles(times, n=10)[-1]
        print(f"| {name} | {statistics.median(times):.1f} | {tenth:.1f} | {ratio} |")
    free = CORES * 1000 / rate.cpu_ms
    print(f"\n{rate.a_second:.0f} verdicts a second on {CORES} shared cores, behind {walls};")
    print(f"{rate.cpu_ms:.1f} ms of CPU each, which is {free:.0f} a second on free cores.")
    print(f"Load average: {os.getloadavg()[0]:.1f}.")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=4.0)
    asyncio.run(measure(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
