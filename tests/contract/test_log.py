"""The event log: numbering, commands, effects, fences and the chain."""

import asyncio

import pytest

from interview.chain import Row, verify
from interview.errors import Conflict, Fenced, IdReuse, Invalid, NotFound, StorageFault
from interview.events import InterviewEnded, Said
from interview.ports import CommandKey, Draft


async def test_a_new_log_has_its_first_fact_and_an_epoch(memory, facts, clock):
    entry = await memory.log.create("i1", facts.created)

    head = await memory.log.head("i1")
    assert entry.fact == facts.created.model_copy(update={"seq": 1, "at": clock.now})
    assert await memory.log.read("i1") == [entry]
    assert (head.seq, head.erased) == (1, False)
    await memory.log.create("i2", facts.created)
    assert (await memory.log.head("i2")).epoch != head.epoch


async def test_a_log_is_created_once(memory, facts):
    await memory.log.create("i1", facts.created)

    with pytest.raises(Conflict, match="i1 exists"):
        await memory.log.create("i1", facts.created)

    assert (await memory.log.head("i1")).seq == 1


@pytest.mark.parametrize("name", ["../outside", "", "a/b", "x" * 65, "sp ace"])
async def test_a_name_that_cannot_be_a_file_is_refused(memory, facts, name):
    with pytest.raises(Invalid):
        await memory.log.create(name, facts.created)
    with pytest.raises(NotFound):
        await memory.log.head(name)


async def test_every_door_says_when_there_is_no_such_interview(memory, facts):
    with pytest.raises(NotFound):
        await memory.log.append("none", [Draft(facts.ready())], fence=1)
    for door in (memory.log.read, memory.log.rows, memory.log.head, memory.log.erase):
        with pytest.raises(NotFound):
            await door("none")
    assert await memory.log.recall("none", "step") is None


async def test_facts_come_back_as_they_were_with_words_and_without(memory, facts, fence):
    said = Said(by="Ada", utterance="u1", kind="question", text='Ümläute, "quotes" and 漢字 \n.')
    made = await memory.log.append(
        "i1", [Draft(said), Draft(facts.ready()), Draft(facts.answer())], fence=fence
    )

    entries = await memory.log.read("i1", after=1)
    assert entries == list(made.entries)
    assert [entry.fact.seq for entry in entries] == [2, 3, 4]
    assert entries[0].fact.text == said.text
    assert made.seq == 4
    assert await memory.log.read("i1", after=2, limit=1) == entries[1:2]
    assert await memory.log.read("i1", after=4) == []


async def test_sixty_four_appenders_leave_no_gap_and_nothing_twice(memory, facts, fence):
    async def appender(name):
        seqs = []
        for place in range(5):
            key = CommandKey(f"{name}-{place}", "digest")
            drafts = [Draft(facts.answer(f"{name} {place} {part}")) for part in range(2)]
            seqs.append((await memory.log.append("i1", drafts, fence=fence, command=key)).seq)
        return seqs

    given = await asyncio.gather(*(appender(f"w{number}") for number in range(64)))

    entries = await memory.log.read("i1", limit=10_000)
    rows = await memory.log.rows("i1", limit=10_000)
    assert [entry.fact.seq for entry in entries] == list(range(1, 642))
    assert len({entry.fact.text for entry in entries[1:]}) == 640
    assert verify("i1", rows) is None
    texts = {entry.fact.seq: entry.fact.text for entry in entries[1:]}
    for name, seqs in enumerate(given):
        assert seqs == sorted(seqs)
        assert [texts[seq - 1] for seq in seqs] == [f"w{name} {place} 0" for place in range(5)]
        assert [texts[seq] for seq in seqs] == [f"w{name} {place} 1" for place in range(5)]


async def test_a_command_sent_again_has_the_same_seq_and_no_effect(memory, facts, fence):
    key = CommandKey("c1", "digest")
    first = await memory.log.append("i1", [Draft(facts.answer())], fence=fence, command=key)
    await memory.log.append("i1", [Draft(facts.ready())], fence=fence)

    again = await memory.log.append("i1", [Draft(facts.answer())], fence=fence, command=key)

    assert (first.fresh, again.fresh) == (True, False)
    assert again.seq == first.seq == 2
    assert again.entries == ()
    assert (await memory.log.head("i1")).seq == 3
    assert first.entries[0].fact.re == "c1"


async def test_one_command_sent_many_times_at_once_is_stored_once(memory, facts, fence):
    key = CommandKey("c1", "digest")
    made = await asyncio.gather(
        *(
            memory.log.append("i1", [Draft(facts.answer())], fence=fence, command=key)
            for _ in range(20)
        )
    )

    assert {one.seq for one in made} == {2}
    assert [one.fresh for one in made].count(True) == 1
    assert (await memory.log.head("i1")).seq == 2


async def test_a_command_id_with_another_body_is_refused(memory, facts, fence):
    key = CommandKey("c1", "digest")
    await memory.log.append("i1", [Draft(facts.answer())], fence=fence, command=key)

    with pytest.raises(IdReuse, match="c1"):
        await memory.log.append(
            "i1", [Draft(facts.ready())], fence=fence, command=CommandKey("c1", "other")
        )
    with pytest.raises(IdReuse):
        await memory.log.outcome("i1", CommandKey("c1", "other"))
    assert (await memory.log.head("i1")).seq == 2


async def test_a_command_without_facts_is_remembered_with_the_newest_seq(memory, facts, fence):
    await memory.log.append("i1", [Draft(facts.ready())], fence=fence)
    key = CommandKey("c1", "digest")

    made = await memory.log.append("i1", [], fence=fence, command=key)
    await memory.log.append("i1", [Draft(facts.ready())], fence=fence)

    assert (made.seq, made.entries, made.fresh) == (2, (), True)
    assert await memory.log.outcome("i1", key) == 2
    assert await memory.log.outcome("i1", CommandKey("c2", "digest")) is None


async def test_commands_of_two_interviews_do_not_meet(memory, facts, fence):
    await memory.log.create("i2", facts.created)
    other = await memory.leases.acquire("i2", "owner")
    key = CommandKey("c1", "digest")
    await memory.log.append("i1", [Draft(facts.ready())], fence=fence, command=key)

    made = await memory.log.append(
        "i2", [Draft(facts.ready())], fence=other, command=CommandKey("c1", "another")
    )

    assert made.fresh


async def test_an_effect_happens_once_and_gives_back_what_happened(memory, facts, fence):
    first = await memory.log.append("i1", [Draft(facts.answer("one"), "e1")], fence=fence)

    again = await memory.log.append(
        "i1",
        [
            Draft(facts.answer("two"), "e1"),
            Draft(facts.answer("three"), "e2"),
            Draft(facts.answer("four"), "e2"),
        ],
        fence=fence,
    )

    assert [entry.fact.text for entry in again.entries] == ["one", "three", "three"]
    assert again.entries[0] == first.entries[0]
    assert again.seq == 3
    assert [entry.fact.text for entry in await memory.log.read("i1", after=1)] == ["one", "three"]


async def test_an_append_is_all_or_nothing(memory, facts, fence):
    broken = facts.ready().model_copy(update={"round": "\ud800"})

    with pytest.raises(ValueError, match="surrogate"):
        await memory.log.append("i1", [Draft(facts.ready()), Draft(broken)], fence=fence)

    assert len(await memory.log.rows("i1")) == (await memory.log.head("i1")).seq == 1
    assert (await memory.log.append("i1", [Draft(facts.ready())], fence=fence)).seq == 2


async def test_one_that_fails_takes_no_other_of_its_batch_with_it(memory, facts, fence):
    def one(number):
        right = fence if number % 3 else fence - 1
        return memory.log.append("i1", [Draft(facts.answer(str(number)))], fence=right)

    made = await asyncio.gather(*(one(number) for number in range(30)), return_exceptions=True)

    refused = [number for number, outcome in enumerate(made) if isinstance(outcome, Fenced)]
    stored = [entry.fact.text for entry in await memory.log.read("i1", after=1)]
    assert refused == list(range(0, 30, 3))
    assert stored == [str(number) for number in range(30) if number % 3]
    assert verify("i1", await memory.log.rows("i1")) is None


async def test_only_the_newest_owner_writes(memory, facts, fence):
    newer = await memory.leases.acquire("i1", "other")

    with pytest.raises(Fenced, match="another owner"):
        await memory.log.append("i1", [Draft(facts.ready())], fence=fence)
    with pytest.raises(Fenced):
        await memory.log.append("i1", [Draft(facts.ready())], fence=newer + 1)
    with pytest.raises(Fenced):
        await memory.log.record("i1", "step", "output", fence=fence)
    assert (await memory.log.append("i1", [Draft(facts.ready())], fence=newer)).seq == 2


async def test_a_log_that_nobody_owns_is_not_written(memory, facts):
    await memory.log.create("i1", facts.created)

    with pytest.raises(Fenced):
        await memory.log.append("i1", [Draft(facts.ready())], fence=0)
    with pytest.raises(Fenced):
        await memory.log.append("i1", [Draft(facts.ready())], fence=1)


async def test_time_never_runs_backwards_unless_the_fact_brings_its_own(
    memory, facts, fence, clock
):
    clock.now += 5
    await memory.log.append("i1", [Draft(facts.ready())], fence=fence)
    clock.now -= 1000
    await memory.log.append(
        "i1", [Draft(facts.ready()), Draft(facts.answer(at=123)), Draft(facts.ready())], fence=fence
    )

    times = [entry.fact.at for entry in await memory.log.read("i1")]
    start = times[0]
    assert times == [start, start + 5, start + 5, 123, start + 5]


async def test_any_flipped_byte_breaks_the_chain(memory, facts, fence):
    await memory.log.append("i1", [Draft(facts.answer()), Draft(facts.ready())], fence=fence)
    rows = await memory.log.rows("i1")

    def flipped(row: Row, place: int) -> Row:
        body = bytearray(row.body)
        body[place] ^= 1
        return row._replace(body=bytes(body))

    assert verify("i1", rows) is None
    for index, row in enumerate(rows):
        for place in range(len(row.body)):
            changed = [*rows[:index], flipped(row, place), *rows[index + 1 :]]
            assert verify("i1", changed).seq == row.seq
        for change in ({"at": row.at + 1}, {"type": "paused"}, {"re": "x"}, {"seq": row.seq + 1}):
            changed = [*rows[:index], row._replace(**change), *rows[index + 1 :]]
            assert verify("i1", changed) is not None


async def test_words_are_not_in_the_rows_and_the_rest_is(memory, facts, fence):
    await memory.log.append(
        "i1", [Draft(facts.answer("sphinx of quartz")), Draft(facts.ready("round-7"))], fence=fence
    )

    rows = await memory.log.rows("i1")

    assert [row.sealed for row in rows] == [False, True, False]
    assert b"sphinx" not in rows[1].body
    assert b"round-7" in rows[2].body


async def test_everything_is_there_after_a_restart(backend, facts):
    first = await backend.open()
    await first.log.create("i1", facts.created)
    fence = await first.leases.acquire("i1", "owner")
    key = CommandKey("c1", "digest")
    await first.log.append("i1", [Draft(facts.answer(), "e1")], fence=fence, command=key)
    before = await first.log.read("i1")
    head = await first.log.head("i1")
    await first.close()

    again = await backend.open()

    assert await again.log.read("i1") == before
    assert await again.log.head("i1") == head
    assert await again.log.outcome("i1", key) == 2
    newer = await again.leases.acquire("i1", "owner")
    assert newer > fence
    made = await again.log.append("i1", [Draft(facts.answer("x"), "e1")], fence=newer)
    assert made.entries == (before[1],)


async def test_counts_are_by_interview_and_type_newest_first(memory, facts, fence):
    for name in ("i2", "i3", "i4"):
        await memory.log.create(name, facts.created)
    ended = InterviewEnded(reason="completed")
    await memory.log.append("i1", [Draft(facts.ready()), Draft(facts.ready())], fence=fence)
    for name in ("i1", "i3", "i4"):
        fence = await memory.leases.acquire(name, "owner")
        await memory.log.append(name, [Draft(ended)], fence=fence)
    await memory.log.erase("i4")

    counts = await memory.log.counts(["round.readied", "interview.ended"])

    assert list(counts.items()) == [
        ("i3", {"interview.ended": 1}),
        ("i1", {"interview.ended": 1, "round.readied": 2}),
    ]
    assert await memory.log.counts([]) == {}


async def test_the_first_output_of_a_step_is_kept(memory, facts, fence):
    await memory.log.record("i1", "turn-2/judge", "first: 漢字", fence=fence)
    await memory.log.record("i1", "turn-2/judge", "second", fence=fence)

    assert await memory.log.recall("i1", "turn-2/judge") == "first: 漢字"
    assert await memory.log.recall("i1", "turn-3/judge") is None


async def test_after_close_every_door_says_so(memory, facts, fence):
    await memory.close()

    with pytest.raises(StorageFault, match="closed"):
        await memory.log.append("i1", [Draft(facts.ready())], fence=fence)
    with pytest.raises(StorageFault, match="closed"):
        await memory.log.read("i1")
    with pytest.raises(StorageFault, match="closed"):
        await memory.check()


async def test_what_was_asked_for_before_close_is_still_stored(backend, facts):
    first = await backend.open()
    await first.log.create("i1", facts.created)
    fence = await first.leases.acquire("i1", "owner")
    pending = [
        asyncio.ensure_future(first.log.append("i1", [Draft(facts.ready())], fence=fence))
        for _ in range(10)
    ]
    await asyncio.sleep(0)
    await first.close()

    assert [made.seq for made in await asyncio.gather(*pending)] == list(range(2, 12))
    again = await backend.open()
    assert (await again.log.head("i1")).seq == 11
