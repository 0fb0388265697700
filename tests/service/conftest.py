"""One real service for each test that asks for it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from interview.clock import SystemClock
from interview.ports import Clock
from server.limits import Limits
from server.serve import CONTENT
from tests.fakes import FakeClock
from tests.service.kit import Running, running
from tools.code_runner import NO_RUNNER, Runner
from tools.question_bank import Bank, load_bank

Start = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank([CONTENT])


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def start(tmp_path: Path, bank: Bank) -> Start:
    """Starts a service on the test's own data folder; again, to restart it."""

    def begin(
        limits: Limits | None = None, clock: Clock | None = None, runner: Runner = NO_RUNNER
    ) -> AbstractAsyncContextManager[Running]:
        return running(tmp_path / "data", bank, clock or SystemClock(), limits, runner)

    return begin


@pytest.fixture
async def service(start: Start) -> AsyncIterator[Running]:
    async with start() as started:
        yield started
