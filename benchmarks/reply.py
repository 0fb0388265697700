"""From Enter to the first word of the reply, beside the round trip of a bare echo socket.

A candidate answers over one websocket, one answer after the other; the time runs from sending the
frame to the first `delta` or `said` of the reply. Both services run as processes of their own, in
turn, and the figures are over all pairs of the run.

    python -m benchmarks.reply [--pairs 5] [--interviews 2] [--echoes 500]
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from websockets.asyncio.client import ClientConnection, connect

from benchmarks.turn import FRAME, TEMPLATE, echo_service, interviewer
from tests.e2e.driver import Service
from tests.e2e.script import Room, Script
from tests.e2e.supervisor import Supervisor


class Times(NamedTuple):
    """Milliseconds, one for each answer or echo."""

    replies: list[float]
    echoes: list[float]


async def replies(supervisor: Supervisor, service: Service) -> list[float]:
    """Hold one interview to its end; the wait for the first word after each answer."""
    staff = await supervisor.staff()
    created = await staff.create(service, TEMPLATE)
    url = f"{service.socket_url}/{created.id}/socket"
    async with connect(url, compression=None, proxy=None) as socket:
        await socket.send(json.dumps({"type": "hello", "ticket": created.ticket, "after": 0}))
        return [wait async for wait in _waits(socket)]


async def _waits(socket: ClientConnection) -> Any:
    room, script, sent = Room(), Script(feedback=False), None
    async for text in socket:
        frame = json.loads(text)
        if sent is not None and frame["type"] in ("delta", "said"):
            yield 1000 * (perf_counter() - sent)
            sent = None
        if "seq" in frame and frame["type"] not in ("ack", "welcome"):
            room.apply(frame)
        if room.ended:
            return
        command = script.next(room) if sent is None and _is_turn(frame) else None
        if command is not None:
            await socket.send(json.dumps({"id": str(uuid.uuid4()), **command}))
            sent = perf_counter() if command["type"] == "answer" else None


def _is_turn(frame: dict[str, Any]) -> bool:
    """Whether a frame leaves it to the candidate to act."""
    opens = frame["type"] in ("welcome", "question.asked")
    return opens or frame.get("kind") == "brief" or bool(frame.get("expects_reply"))


async def echoes(port: int, count: int) -> list[float]:
    """Round trips of an echo, one after the other."""
    found = []
    async with connect(f"ws://127.0.0.1:{port}/echo", compression=None, proxy=None) as socket:
        for _ in range(count):
            began = perf_counter()
            await socket.send(FRAME)
            await socket.recv()
            found.append(1000 * (perf_counter() - began))
    return found


async def measure(pairs: int, interviews: int, count: int) -> Iterator[Times]:
    """Measure both, in turn, so often; the first of each warms up and does not count."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            interviewer(Path(folder)) as (supervisor, service),
            echo_service() as (port, _),
        ):
            found = []
            for _ in range(pairs + 1):
                held = [await replies(supervisor, service) for _ in range(interviews)]
                waits = [wait for each in held for wait in each]
                found.append(Times(waits, await echoes(port, count)))
    return iter(found[1:])


def _row(name: str, waits: list[float]) -> str:
    cuts = statistics.quantiles(waits, n=20)
    return f"| {name} | {len(waits)} | {statistics.median(waits):.2f} | {cuts[18]:.2f} |"


def main() -> None:
    """Measure, and print both with their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--interviews", type=int, default=2)
    parser.add_argument("--echoes", type=int, default=500)
    options = parser.parse_args()
    found = list(asyncio.run(measure(options.pairs, options.interviews, options.echoes)))
    answered = [wait for times in found for wait in times.replies]
    echoed = [wait for times in found for wait in times.echoes]
    ratio = statistics.median(answered) / statistics.median(echoed)
    print("| what | n | median, ms | 95th percentile, ms |\n|---|---|---|---|")
    print(_row("Enter to the first word of the reply", answered))
    print(_row("Echo and back", echoed))
    print(f"\nThe first word takes {ratio:.0f} echoes at the median.")


if __name__ == "__main__":
    main()
