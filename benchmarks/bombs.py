"""What a bomb in one interview does to the others: their wait for the reply, beside calm times.

Quiet candidates answer questions over their sockets, one answer after the other, while another
candidate's code runs one kind of bomb after the other. Calm and bombed spells take turns; the
figures are over all spells, a row for each bomb with its ratio to the calm.

    python -m benchmarks.bombs [--rounds 3] [--quiet 2]
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import uuid
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from benchmarks.reply import replies
from benchmarks.turn import interviewer
from tests.e2e.driver import Service
from tests.e2e.supervisor import Supervisor

CODING = "coding-practice"
BOMBS = {
    "endless loop": "while True: pass",
    "threads": "import threading\nwhile True: threading.Thread(target=lambda: [0] * 10**7).start()",
    "forks": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "memory": "kept = []\nwhile True: kept.append(bytearray(1 << 20))",
    "output": "while True: print('x' * 10_000)",
    "files": "import tempfile\nwhile True:\n    try: tempfile.TemporaryFile()\n    except Exception: pass",
    "backtracking": "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
}


class Thrower:
    """A candidate whose code is a bomb."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.thrown = 0

    async def send(self, type_: str, **fields: Any) -> None:
        """A command with a fresh id."""
        await self._socket.send(json.dumps({"type": type_, "id": str(uuid.uuid4()), **fields}))

    async def until(self, *types: str) -> dict[str, Any]:
        """Read up to a frame of one of these types."""
        while True:
            frame = dict(json.loads(await self._socket.recv()))
            if frame["type"] in types:
                return frame

    async def open(self) -> None:
        """Up to an open editor."""
        await self.until("welcome")
        await self.send("consent", audio=False, transcript=True, calibration=False)
        await self.until("task.announced")
        await self.send("ready")
        await self.until("question.asked")

    async def throw(self, source: str) -> None:
        """Run a program again and again, as fast as it is let."""
        while True:
            await self.send("code.run", language="python", source=source, stdin="")
            if (await self.until("code.ran", "error"))["type"] == "error":
                await asyncio.sleep(1)  # over the limit of a minute; wait as a person would
            else:
                self.thrown += 1


@asynccontextmanager
async def thrower(supervisor: Supervisor, service: Service) -> AsyncIterator[Thrower]:
    """A fresh coding interview with an open editor."""
    created = await (await supervisor.staff()).create(service, CODING)
    url = f"{service.socket_url}/{created.id}/socket"
    async with connect(url, compression=None, proxy=None) as socket:
        await socket.send(json.dumps({"type": "hello", "ticket": created.ticket, "after": 0}))
        found = Thrower(socket)
        await found.open()
        yield found


async def quiet(supervisor: Supervisor, service: Service, count: int) -> list[float]:
    """Waits for the reply in so many interviews held at the same time."""
    held = await asyncio.gather(*(replies(supervisor, service) for _ in range(count)))
    return [wait for each in held for wait in each]


async def bombed(supervisor: Supervisor, service: Service, count: int, source: str) -> list[float]:
    """The same while a bomb goes off beside them."""
    async with thrower(supervisor, service) as found:
        throwing = asyncio.create_task(found.throw(source))
        try:
            return await quiet(supervisor, service, count)
        finally:
            throwing.cancel()
            await asyncio.wait([throwing])


async def measure(rounds: int, count: int) -> dict[str, list[float]]:
    """Waits in milliseconds, for the calm and for each bomb; the first spell warms up."""
    waits: defaultdict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        async with interviewer(Path(folder)) as (supervisor, service):
            await quiet(supervisor, service, count)
            for _ in range(rounds):
                for name, source in BOMBS.items():
                    waits["calm"] += await quiet(supervisor, service, count)
                    waits[name] += await bombed(supervisor, service, count, source)
    return dict(waits)


def main() -> None:
    """Measure, and print every bomb beside the calm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quiet", type=int, default=2)
    options = parser.parse_args()
    waits = asyncio.run(measure(options.rounds, options.quiet))
    calm = statistics.quantiles(waits["calm"], n=100)
    print("| beside | n | median, ms | 99th percentile, ms | p99 by calm |\n|---|---|---|---|---|")
    for name, found in waits.items():
        cuts = statistics.quantiles(found, n=100)
        middle, high = statistics.median(found), cuts[98]
        print(f"| {name} | {len(found)} | {middle:.1f} | {high:.1f} | {high / calm[98]:.2f} |")


if __name__ == "__main__":
    main()
