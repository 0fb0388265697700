"""A storage fault that passes: the words are kept, sent again and stored once."""

import asyncio
import re
import resource
import sys
from asyncio.subprocess import Process
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import CONSENT, READY, read_until, run, served, start, type_lines


@contextmanager
def no_room(service: Process) -> Iterator[None]:
    """A disk that takes no more than a page of any file."""
    before = resource.prlimit(service.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(service.pid, resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.prlimit(service.pid, resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another process: Linux alone")
async def test_a_passing_storage_fault_loses_no_answer(tmp_path: Path) -> None:
    async with served(tmp_path) as (service, _):
        chat = await start("chat", "--data", str(tmp_path))
        await type_lines(chat, *CONSENT, *READY)
        await read_until(chat, "/help: this list")
        with no_room(service):
            await type_lines(chat, "Said while the disk was full.", "")
            said = await read_until(chat, "sent again.")
        said += await read_until(chat, "Connected again")
        await type_lines(chat, "/end", "y")
        async with asyncio.timeout(60):
            out, errors = await chat.communicate()
        assert (chat.returncode, errors.decode()) == (0, "")
        found = re.search(r"replay\s+([0-9a-f]{32})", said + out.decode())
        assert found
        words = ("replay", found[1], "--speed", "0", "--data", str(tmp_path))
        _, told, _ = await run(*words)
    assert told.count("Candidate: Said while the disk was full.") == 1
