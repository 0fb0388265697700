"""The composition root of the service: opens everything, listens, and closes in good order."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

from agents.house import House
from interview.clock import SystemClock
from interview.errors import Unavailable
from interview.settings import Settings
from memory import open_memory
from server.app import create_app
from server.gate import bracketed
from server.limits import Limits
from server.live.closing import RESTARTING, retry
from server.live.race import race
from server.logs import configure_logs
from server.service import Service
from server.wire import HouseServer, configure
from tools.code_runner import Runner
from tools.question_bank import load_bank

CONTENT = Path(__file__).resolve().parent.parent / "content"
KEY_FILE = "service.json"


async def serve(settings: Settings) -> None:
    """Run the service until SIGTERM or SIGINT; raises FolderInUse, Invalid or ContentFault."""
    configure_logs()
    async with _house(settings) as house:
        with listener(settings) as bound:
            port = bound.getsockname()[1]
            await _run(settings.model_copy(update={"port": port}), house, bound)


@asynccontextmanager
async def _house(settings: Settings) -> AsyncIterator[House]:
    """The house on its data folder, with what a stop left undone taken up."""
    clock = SystemClock()
    memory = await open_memory(settings.data, clock)
    try:
        bank = load_bank([CONTENT, *([settings.content] if settings.content else [])])
        async with await Runner.open() as runner:
            house = House(memory, bank, clock, runner=runner, engine=settings.engine)
            try:
                yield house
            finally:
                await house.drain(0)
    finally:
        await memory.close()


@contextmanager
def listener(settings: Settings) -> Iterator[socket.socket]:
    """A bound socket, closed at the end; raises Unavailable when the address is taken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        bound = socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        raise Unavailable(
            f"cannot listen on {settings.host}:{settings.port}: {error.strerror}."
            " Choose another port with --port; --port 0 takes a free one"
        ) from None
    with bound:
        yield bound


async def _run(settings: Settings, house: House, bound: socket.socket) -> None:
    limits = Limits()
    app = create_app(settings, house, limits)
    service: Service = app.state.service
    server = HouseServer(configure(app, limits))
    with _signals() as (stop, hurry):
        serving = asyncio.create_task(server.serve(sockets=[bound]))
        serving.add_done_callback(lambda _: stop.set())
        serving.add_done_callback(lambda _: server.ready.set())
        watching = asyncio.create_task(house.watch())
        try:
            await server.ready.wait()
            if serving.done():
                await serving
            async with _announced(service):
                await stop.wait()
                await race(_drain(service), hurry.wait())
        finally:
            watching.cancel()
            server.should_exit = True
            await serving


@contextmanager
def _signals() -> Iterator[tuple[asyncio.Event, asyncio.Event]]:
    """The first SIGTERM or SIGINT asks for a stop, the second one for haste."""
    stop, hurry = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def caught() -> None:
        (hurry if stop.is_set() else stop).set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, caught)
    try:
        yield stop, hurry
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


@asynccontextmanager
async def _announced(service: Service) -> AsyncIterator[None]:
    """Print the one-time link, and let the terminal on the same data folder in."""
    await service.access.sweep()
    link = await service.access.first_link()
    key = service.settings.data / KEY_FILE
    _write_private(key, {"url": _near(service), "token": await service.access.own_bearer()})
    try:
        sys.stdout.write(f"Listening on {service.addresses.base}/#token={link}\n")
        sys.stdout.flush()
        yield
    finally:
        key.unlink(missing_ok=True)


def _near(service: Service) -> str:
    """The address for callers on this machine."""
    host = service.settings.host
    wildcard = {"0.0.0.0": "127.0.0.1", "::": "::1"}
    return f"http://{bracketed(wildcard.get(host, host))}:{service.settings.port}"


def _write_private(path: Path, value: dict[str, str]) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    fresh = path.with_suffix(".fresh")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(value, file)
    fresh.replace(path)


async def _drain(service: Service) -> None:
    """Warn every socket, let running turns finish, then close with 1012."""
    service.hub.warn()
    await service.house.drain(service.settings.drain_seconds)
    service.hub.close_all(retry(RESTARTING, service.limits.retry_ms))
    with suppress(TimeoutError):
        async with asyncio.timeout(2 * service.limits.flush_seconds):
            await service.hub.emptied()
