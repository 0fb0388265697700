"""Leases: one owner, and a fence that only grows."""

import asyncio

import pytest

from interview.errors import Fenced
from interview.ports import Draft


async def test_every_acquire_raises_the_fence(memory):
    fences = await asyncio.gather(*(memory.leases.acquire("i1", f"o{n}") for n in range(10)))

    assert len(set(fences)) == 10
    assert await memory.leases.acquire("i1", "o0") > max(fences)


async def test_the_owner_stays_until_another_takes_over(memory):
    fence = await memory.leases.acquire("i1", "one")

    assert await memory.leases.renew("i1", "one", fence)
    assert not await memory.leases.renew("i1", "two", fence)
    newer = await memory.leases.acquire("i1", "two")
    assert not await memory.leases.renew("i1", "one", fence)
    assert await memory.leases.renew("i1", "two", newer)
    assert not await memory.leases.renew("none", "one", 1)


async def test_whoever_released_is_no_longer_the_owner(memory, facts, fence):
    await memory.leases.release("i1", "owner", fence)

    assert not await memory.leases.renew("i1", "owner", fence)
    assert await memory.leases.acquire("i1", "owner") > fence


async def test_a_late_release_does_not_touch_the_next_owner(memory):
    fence = await memory.leases.acquire("i1", "one")
    newer = await memory.leases.acquire("i1", "two")

    await memory.leases.release("i1", "one", fence)

    assert await memory.leases.renew("i1", "two", newer)


async def test_whoever_released_writes_no_more(memory, facts, fence):
    await memory.leases.release("i1", "owner", fence)

    with pytest.raises(Fenced):
        await memory.log.append("i1", [Draft(facts.ready())], fence=fence)
