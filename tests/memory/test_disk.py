"""A disk that is full, broken or held by another program: nothing accepted, nothing half stored."""

import asyncio
import resource
import sqlite3
from contextlib import contextmanager
from pathlib import Path

import pytest

from interview.chain import verify
from interview.errors import StorageFault


@contextmanager
def writes_refused_behind(size: int):
    """Let the system refuse to grow any file beyond a size, as a failing disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fill(disk: Path) -> Path:
    """Write to a disk until nothing more fits."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return ballast
    raise AssertionError("the disk did not fill up")


async def whole(memory, seq):
    """The log verifies and ends at this seq."""
    rows = await memory.log.rows("i1", limit=100_000)
    return verify("i1", rows) is None and len(rows) == seq == (await memory.log.head("i1")).seq


async def append_until_refused(shop, memory, fence):
    for _ in range(1000):
        await memory.log.append("i1", [shop.answer("w" * 2000)], fence=fence)


async def test_a_failing_disk_refuses_all_and_recovers(shop):
    memory = await shop.open()
    fence = await shop.held(memory)
    wal = shop.folder / "interviews.db-wal"

    with writes_refused_behind(wal.stat().st_size):
        made = await asyncio.gather(
            *(memory.log.append("i1", [shop.answer()], fence=fence) for _ in range(20)),
            return_exceptions=True,
        )
        assert {type(fault) for fault in made} == {StorageFault}
        with pytest.raises(StorageFault, match="Nothing was stored"):
            await memory.check()
        assert await whole(memory, 1)

    await memory.check()
    assert (await memory.log.append("i1", [shop.answer()], fence=fence)).seq == 2
    assert await whole(memory, 2)


async def test_a_full_disk_refuses_in_clear_words_and_recovers(shop, small_disk):
    shop.folder = small_disk / "data"
    memory = await shop.open()
    fence = await shop.held(memory)
    follower = memory.log.follow("i1", after=1)
    waiting = asyncio.ensure_future(anext(follower))
    ballast = fill(small_disk)

    with pytest.raises(StorageFault, match="disk is full; free some space"):
        await append_until_refused(shop, memory, fence)
    stored = (await memory.log.head("i1")).seq - 1
    with pytest.raises(StorageFault, match="disk is full"):
        await memory.check()
    with pytest.raises(StorageFault, match="disk is full"):
        await memory.documents.put("things", "a", {"text": "x" * 5000})
    assert await whole(memory, 1 + stored)
    assert stored or not waiting.done()

    ballast.unlink()
    await memory.check()
    made = await memory.log.append("i1", [shop.answer()], fence=fence)
    assert made.seq == 2 + stored
    assert await whole(memory, 2 + stored)
    assert (await asyncio.wait_for(waiting, 10))[0].fact.seq == 2
    await follower.aclose()


async def test_an_interview_that_could_not_be_created_can_be_later(shop, small_disk):
    shop.folder = small_disk / "data"
    memory = await shop.open()
    ballast = fill(small_disk)

    with pytest.raises(StorageFault, match="disk is full"):
        await shop.held(memory)
    ballast.unlink()
    await shop.held(memory)

    assert await whole(memory, 1)


async def test_another_program_that_holds_the_database_is_named_as_the_cause(shop):
    memory = await shop.open()
    fence = await shop.held(memory)
    foreign = sqlite3.connect(shop.database, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageFault, match="another program holds the database"):
        await memory.log.append("i1", [shop.answer()], fence=fence)

    foreign.execute("ROLLBACK")
    foreign.close()
    assert (await memory.log.append("i1", [shop.answer()], fence=fence)).seq == 2
