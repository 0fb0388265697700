"""Forgetting words and erasing interviews: the chain stays, the words do not."""

import pytest

from interview.chain import verify
from interview.errors import Conflict, Erased, IdReuse
from interview.events import Hidden
from interview.ports import CommandKey, Draft


@pytest.fixture
async def held(memory, facts, fence):
    """An interview with words, a command and a recorded step."""
    await memory.log.append(
        "i1",
        [Draft(facts.answer("secret"), "e1"), Draft(facts.ready())],
        fence=fence,
        command=CommandKey("c1", "digest"),
    )
    await memory.log.record("i1", "step", "secret", fence=fence)
    return await memory.log.rows("i1")


async def test_an_erased_interview_shows_only_its_chain(memory, facts, fence, held):
    await memory.log.erase("i1")

    entries = await memory.log.read("i1")
    assert entries[1].fact == Hidden(seq=2, at=held[1].at, hash=held[1].hash)
    assert [entry.fact.type for entry in entries] == [
        "interview.created",
        "hidden",
        "round.readied",
    ]
    assert await memory.log.rows("i1") == held
    assert verify("i1", held) is None
    assert (await memory.log.head("i1")).erased


async def test_nothing_is_added_to_an_erased_interview(memory, facts, fence, held):
    await memory.log.erase("i1")

    with pytest.raises(Erased, match="i1"):
        await memory.log.append("i1", [Draft(facts.ready())], fence=fence)
    with pytest.raises(Erased):
        await memory.log.append("i1", [], fence=fence, command=CommandKey("c1", "digest"))
    with pytest.raises(Erased):
        await memory.log.record("i1", "step", "again", fence=fence)
    with pytest.raises(Conflict):
        await memory.log.create("i1", facts.created)
    assert await memory.log.recall("i1", "step") is None
    assert await memory.log.rows("i1") == held


async def test_erasing_twice_is_no_error_and_others_keep_their_words(memory, facts, fence, held):
    await memory.log.create("i2", facts.created)
    other = await memory.leases.acquire("i2", "owner")
    await memory.log.append("i2", [Draft(facts.answer("kept"))], fence=other)

    await memory.log.erase("i1")
    await memory.log.erase("i1")

    assert (await memory.log.read("i2"))[1].fact.text == "kept"


async def test_an_erasure_outlives_a_restart(backend, facts):
    first = await backend.open()
    await first.log.create("i1", facts.created)
    fence = await first.leases.acquire("i1", "owner")
    await first.log.append("i1", [Draft(facts.answer())], fence=fence)
    await first.log.erase("i1")
    await first.close()

    again = await backend.open()

    assert (await again.log.head("i1")).erased
    assert (await again.log.read("i1"))[1].fact.type == "hidden"


async def test_after_forgetting_only_facts_without_words_are_taken(memory, facts, fence, held):
    await memory.log.forget("i1")

    made = await memory.log.append("i1", [Draft(facts.ready())], fence=fence)
    with pytest.raises(Conflict, match="destroyed"):
        await memory.log.append("i1", [Draft(facts.answer())], fence=fence)
    with pytest.raises(Conflict):
        await memory.log.record("i1", "other", "words", fence=fence)

    types = [entry.fact.type for entry in await memory.log.read("i1")]
    assert types == ["interview.created", "hidden", "round.readied", "round.readied"]
    assert made.seq == 4
    assert not (await memory.log.head("i1")).erased
    assert await memory.log.recall("i1", "step") is None
    assert verify("i1", await memory.log.rows("i1")) is None


async def test_after_forgetting_commands_and_effects_still_happen_once(memory, facts, fence, held):
    await memory.log.forget("i1")
    old, new = CommandKey("c1", "digest"), CommandKey("c2", "digest")

    again = await memory.log.append("i1", [Draft(facts.answer())], fence=fence, command=old)
    effect = await memory.log.append("i1", [Draft(facts.answer(), "e1")], fence=fence)
    fresh = await memory.log.append("i1", [Draft(facts.ready())], fence=fence, command=new)

    assert (again.seq, again.fresh) == (3, False)
    assert effect.entries[0].fact.type == "hidden"
    assert (fresh.seq, fresh.fresh) == (4, True)
    assert await memory.log.outcome("i1", new) == 4
    with pytest.raises(IdReuse):
        await memory.log.outcome("i1", CommandKey("c2", "other"))


async def test_a_forgotten_interview_can_still_be_erased(memory, facts, fence, held):
    await memory.log.forget("i1")
    await memory.log.erase("i1")

    with pytest.raises(Erased):
        await memory.log.append("i1", [Draft(facts.ready())], fence=fence)
