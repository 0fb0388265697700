"""Every test here runs on every backend: a new one is a new entry of `BACKENDS`.

A backend is a function from a folder and a clock to an opened Memory; opening the same folder
again after `close` finds what was stored.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from interview.events import AnswerGiven, AnyFact, InterviewCreated, RoundReadied, TemplateRef
from interview.ports import Clock
from memory import Memory, open_memory

Open = Callable[[Path, Clock], Awaitable[Memory]]
BACKENDS: dict[str, Open] = {"sqlite": open_memory}


@dataclass
class HandClock:
    """Shows the time that a test sets."""

    now: int = 1_700_000_000_000

    def now_ms(self) -> int:
        return self.now

    async def sleep_until(self, at_ms: int) -> None:
        self.now = max(self.now, at_ms)


@dataclass
class Facts:
    """Facts to append."""

    created: AnyFact = field(
        default_factory=lambda: InterviewCreated(
            template=TemplateRef(name="sample", version=1), mode="practice", engine="offline"
        )
    )

    def answer(self, text: str = "I would shard by tenant.", at: int = 0) -> AnyFact:
        """A fact with words."""
        return AnswerGiven(question="q", answers=1, text=text, at=at)

    def ready(self, round_: str = "r1") -> AnyFact:
        """A fact without words."""
        return RoundReadied(round=round_)


class Backend:
    """Opens the same storage again and again."""

    def __init__(self, open_: Open, folder: Path, clock: Clock) -> None:
        self._open, self.folder, self._clock = open_, folder, clock
        self._opened: list[Memory] = []

    async def open(self) -> Memory:
        memory = await self._open(self.folder, self._clock)
        self._opened.append(memory)
        return memory

    async def close(self) -> None:
        for memory in self._opened:
            await memory.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def facts() -> Facts:
    return Facts()


@pytest.fixture(params=sorted(BACKENDS))
async def backend(
    request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock
) -> AsyncIterator[Backend]:
    opened = Backend(BACKENDS[request.param], tmp_path / "data", clock)
    yield opened
    await opened.close()


@pytest.fixture
async def memory(backend: Backend) -> Memory:
    return await backend.open()


@pytest.fixture
async def fence(memory: Memory, facts: Facts) -> int:
    """The fence of interview `i1`, which exists and is owned."""
    await memory.log.create("i1", facts.created)
    return await memory.leases.acquire("i1", "owner")
