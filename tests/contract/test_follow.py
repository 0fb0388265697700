"""Following a log: the past, then the present, from any place, without loss."""

import asyncio
from contextlib import aclosing

import pytest

from interview.errors import NotFound, StorageFault
from interview.ports import Draft


async def taken(log, interview, after, upto):
    """Seqs that a follower sees until `upto`."""
    seqs = []
    async with aclosing(log.follow(interview, after)) as batches:
        async for batch in batches:
            assert batch
            seqs.extend(entry.fact.seq for entry in batch)
            if seqs[-1] >= upto:
                return seqs
    return seqs


async def test_followers_from_anywhere_see_all_while_others_append(memory, facts, fence):
    async def appender():
        for _ in range(25):
            await memory.log.append("i1", [Draft(facts.answer())] * 2, fence=fence)

    starts = [0, 1, 17, 101, 399, 400]
    followers = [asyncio.create_task(taken(memory.log, "i1", start, 401)) for start in starts]
    await asyncio.gather(*(appender() for _ in range(8)))

    for start, follower in zip(starts, followers, strict=True):
        assert await asyncio.wait_for(follower, 30) == list(range(start + 1, 402))


async def test_a_follower_wakes_for_each_fact_one_at_a_time(memory, facts, fence):
    async with aclosing(memory.log.follow("i1", 1)) as batches:
        for number in range(2, 60):
            waiting = asyncio.ensure_future(anext(batches))
            await asyncio.sleep(0)
            made = await memory.log.append("i1", [Draft(facts.ready())], fence=fence)
            assert await asyncio.wait_for(waiting, 10) == list(made.entries)
            assert made.seq == number


async def test_a_fact_stored_while_a_follower_reads_the_past_is_not_missed(memory, facts, fence):
    await memory.log.append("i1", [Draft(facts.answer())] * 900, fence=fence)

    for newest in range(902, 922):
        following = asyncio.ensure_future(taken(memory.log, "i1", 0, newest))
        await asyncio.sleep(0)
        await memory.log.append("i1", [Draft(facts.answer())], fence=fence)
        assert await asyncio.wait_for(following, 10) == list(range(1, newest + 1))


async def test_a_follower_is_woken_even_if_the_appender_is_gone(memory, facts, fence):
    async with aclosing(memory.log.follow("i1", 1)) as batches:
        waiting = asyncio.ensure_future(anext(batches))
        appending = asyncio.ensure_future(
            memory.log.append("i1", [Draft(facts.ready())], fence=fence)
        )
        await asyncio.sleep(0)
        appending.cancel()

        batch = await asyncio.wait_for(waiting, 10)

    assert [entry.fact.seq for entry in batch] == [2]
    assert appending.cancelled()


async def test_a_follower_is_not_woken_by_another_interview(memory, facts, fence):
    await memory.log.create("i2", facts.created)
    other = await memory.leases.acquire("i2", "owner")
    async with aclosing(memory.log.follow("i1", 1)) as batches:
        waiting = asyncio.ensure_future(anext(batches))
        await memory.log.append("i2", [Draft(facts.ready())], fence=other)
        await memory.log.read("i2")
        assert not waiting.done()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting


async def test_following_nothing_is_said_at_once(memory):
    with pytest.raises(NotFound):
        await anext(memory.log.follow("none"))


async def test_closing_wakes_the_followers(memory, facts, fence):
    batches = memory.log.follow("i1", 1)
    waiting = asyncio.ensure_future(anext(batches))
    await memory.log.head("i1")
    await memory.log.head("i1")

    await memory.close()

    with pytest.raises(StorageFault, match="closed"):
        await asyncio.wait_for(waiting, 10)


async def test_a_long_past_comes_in_batches(memory, facts, fence):
    await memory.log.append("i1", [Draft(facts.ready())] * 2500, fence=fence)

    sizes = []
    async with aclosing(memory.log.follow("i1")) as batches:
        async for batch in batches:
            sizes.append(len(batch))
            if batch[-1].fact.seq == 2501:
                break

    assert len(sizes) == 3
    assert sum(sizes) == 2501
