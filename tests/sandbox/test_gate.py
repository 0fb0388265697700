"""Who may run code now."""

import asyncio

import pytest

from interview.clock import SystemClock
from interview.errors import TooFast, Unavailable
from tools.code_runner import Gate


class Clock(SystemClock):
    def __init__(self) -> None:
        self.now = 0

    def now_ms(self) -> int:
        return self.now


async def test_fifty_submissions_in_a_minute_are_limited() -> None:
    clock = Clock()
    gate = Gate(clock)
    refused = []
    for _ in range(50):
        clock.now += 1000
        try:
            async with gate.turn("ada", "submit"):
                pass
        except TooFast as fault:
            refused.append(fault.message)
    assert len(refused) == 40
    assert refused[0] == "10 submissions a minute are allowed; go on in 51 s."
    async with gate.turn("ada", "sample"), gate.turn("bob", "submit"):
        pass
    clock.now += 60_000
    async with gate.turn("ada", "submit"):
        pass


async def test_beyond_the_queue_it_is_busy() -> None:
    gate = Gate(SystemClock(), at_once=1, queue=2)
    leave = asyncio.Event()
    order: list[str] = []

    async def run(name: str) -> None:
        async with gate.turn(name, "submit"):
            order.append(name)
            await leave.wait()

    runs = [asyncio.create_task(run(name)) for name in ("a", "b", "c")]
    for _ in range(9):
        await asyncio.sleep(0)
    assert gate.waiting == 2
    with pytest.raises(Unavailable, match="busy: 2 runs stand in line"):
        await run("d")
    leave.set()
    await asyncio.gather(*runs)
    assert order == ["a", "b", "c"]
    assert gate.waiting == 0
