"""Finds the service of a data folder, or runs one for as long as it is needed."""

import asyncio
import signal
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from cli.context import Context
from cli.rest import Access, Caller, Reply, read_link, rest, sign_in
from interview.errors import InterviewError, Unavailable

KEY_FILE = "service.json"
_START_SECONDS = 60


class KeyFile(Reply):
    """How a running service lets the terminal of its own user in."""

    url: str
    token: str


@asynccontextmanager
async def service(context: Context, link: str | None = None) -> AsyncIterator[Access]:
    """The service behind a link, else the one of the data folder, else one of our own."""
    if link is not None:
        yield await sign_in(read_link(link))
        return
    running = await running_service(context.settings.data)
    if running is not None:
        yield running
        return
    async with _own_service(context) as access:
        yield access


async def running_service(data: Path) -> Access | None:
    """The live service of a data folder; null when there is none, or only its leftover file."""
    try:
        key = KeyFile.model_validate_json((data / KEY_FILE).read_bytes())
    except (OSError, ValidationError):
        return None
    access = Access(key.url, key.token)
    try:
        async with rest(access.url, access.bearer) as calls:
            await calls.get("/me", Caller)
    except InterviewError:
        return None
    return access


@asynccontextmanager
async def _own_service(context: Context) -> AsyncIterator[Access]:
    """A child process that serves the data folder on a free port."""
    with tempfile.TemporaryFile() as log:
        child = await _start(context, log)
        try:
            await _listening(child, log)
            access = await running_service(context.settings.data)
            if access is None:
                raise Unavailable(
                    "The service started but does not answer; `mock-interviewer doctor` may tell why."
                )
            yield access._replace(stopped=asyncio.create_task(child.wait()))
        finally:
            await _stop(child, context.settings.drain_seconds + 10)


async def _start(context: Context, log: IO[bytes]) -> Process:
    data = str(context.settings.data)
    command = [*context.again, "serve", "--host", "127.0.0.1", "--port", "0", "--data", data]
    # A session of its own: Ctrl-C in the terminal is for the chat, which then stops the service.
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=log,
        env=dict(context.environ),
        start_new_session=True,
    )


async def _listening(child: Process, log: IO[bytes]) -> None:
    """Wait for the service's first line; raises Unavailable with its last words instead."""
    if child.stdout is None:
        raise Unavailable("The service was started without an output to read.")
    try:
        async with asyncio.timeout(_START_SECONDS):
            line = (await child.stdout.readline()).decode("utf-8", "replace")
    except TimeoutError:
        line = ""
    if not line.startswith("Listening on "):
        log.seek(0)
        said = log.read().decode("utf-8", "replace").strip().splitlines()
        words = said[-1] if said else "it said nothing"
        raise Unavailable(f"The service did not start: {words.removeprefix('mock-interviewer: ')}")


async def _stop(child: Process, seconds: float) -> None:
    if child.returncode is not None:
        return
    child.send_signal(signal.SIGTERM)
    try:
        async with asyncio.timeout(seconds):
            await child.wait()
    except TimeoutError:
        child.kill()
        await child.wait()
