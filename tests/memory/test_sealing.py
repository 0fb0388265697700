"""Words on disk: sealed, bound to their place, gone with their key."""

import shutil
import sqlite3

import pytest

from interview.chain import verify
from interview.errors import StorageFault
from interview.ports import CommandKey


def changed(database, statement, *values):
    """Change the file as an intruder would."""
    connection = sqlite3.connect(database)
    with connection:
        assert connection.execute(statement, values).rowcount == 1
    connection.close()


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def written(shop):
    """An interview with words in events, steps and commands, closed again."""
    memory = await shop.open()
    fence = await shop.held(memory)
    key = CommandKey("c1", "digest-of-words")
    await memory.log.append("i1", [shop.answer(), shop.ready()], fence=fence, command=key)
    await memory.log.append("i1", [shop.answer("other words")], fence=fence)
    await memory.log.record("i1", "step", "secret words", fence=fence)
    return memory


async def test_neither_words_nor_their_digests_are_readable_on_disk(shop):
    memory = await written(shop)
    live = bytes_of(shop.folder)
    await memory.close()

    for found in (live, bytes_of(shop.folder)):
        assert b"secret words" not in found
        assert b"digest-of-words" not in found
        assert b"round.readied" in found


async def test_erasing_removes_the_key_and_all_that_lay_beside_the_log(shop):
    memory = await written(shop)
    key = (shop.folder / "keys" / "i1.key").read_bytes()
    with sqlite3.connect(shop.database) as connection:
        step = connection.execute("SELECT output FROM step").fetchone()[0]
    connection.close()

    await memory.log.erase("i1")

    assert not list((shop.folder / "keys").iterdir())
    found = bytes_of(shop.folder)
    assert key not in found
    assert step not in found


async def test_a_backup_from_before_the_erasure_brings_no_words_back(shop, tmp_path):
    memory = await written(shop)
    await memory.close()
    backup = shutil.copy(shop.database, tmp_path / "backup.db")
    memory = await shop.open()
    await memory.log.erase("i1")
    await memory.close()
    shutil.copy(backup, shop.database)

    memory = await shop.open()

    with pytest.raises(StorageFault, match="key of interview i1 is missing"):
        await memory.log.read("i1")
    assert verify("i1", await memory.log.rows("i1")) is None


async def test_an_erasure_cut_short_is_finished_at_the_next_start(shop):
    memory = await written(shop)
    path = shop.folder / "keys" / "i1.key"
    key = path.read_bytes()
    await memory.log.erase("i1")
    await memory.close()
    # As a crash leaves it between the mark and the end of the key.
    path.write_bytes(key)

    memory = await shop.open()

    assert not path.exists()
    assert (await memory.log.read("i1"))[1].fact.type == "hidden"


async def test_a_key_left_by_a_crash_in_mid_creation_is_replaced(shop):
    memory = await shop.open()
    path = shop.folder / "keys" / "i1.key"
    path.write_bytes(b"half a key")

    fence = await shop.held(memory)
    await memory.log.append("i1", [shop.answer()], fence=fence)

    assert len(path.read_bytes()) == 32
    assert (await memory.log.read("i1"))[1].fact.text == "secret words"


async def test_a_flipped_byte_in_the_file_is_found_by_verify_and_not_read(shop):
    await (await written(shop)).close()
    changed(
        shop.database,
        "UPDATE event SET body = substr(body, 1, 20) || X'FF' || substr(body, 22) WHERE seq = 2",
    )
    memory = await shop.open()

    assert verify("i1", await memory.log.rows("i1")).seq == 2
    with pytest.raises(StorageFault, match="changed outside this program"):
        await memory.log.read("i1")


async def test_sealed_words_cannot_be_moved_to_another_place(shop):
    await (await written(shop)).close()
    changed(
        shop.database,
        "UPDATE event SET body = (SELECT body FROM event WHERE seq = 4) WHERE seq = 2",
    )
    memory = await shop.open()

    assert verify("i1", await memory.log.rows("i1")).seq == 2
    with pytest.raises(StorageFault, match="changed outside"):
        await memory.log.read("i1", limit=2)


async def test_a_removed_row_is_found_by_verify(shop):
    await (await written(shop)).close()
    changed(shop.database, "DELETE FROM event WHERE seq = 3")
    memory = await shop.open()

    assert verify("i1", await memory.log.rows("i1")).seq == 3


async def test_an_unknown_fact_is_refused_without_repeating_its_words(shop):
    await (await written(shop)).close()
    changed(
        shop.database,
        "UPDATE event SET body = CAST(? AS BLOB) WHERE seq = 3",
        '{"type":"round.readied","round":"r","note":"secret words"}',
    )
    memory = await shop.open()

    with pytest.raises(StorageFault, match="Fact 3") as caught:
        await memory.log.read("i1")
    assert "secret" not in str(caught.value)


async def test_a_checkpoint_of_a_kind_that_could_run_code_is_refused(shop):
    memory = await shop.open()
    config = {"configurable": {"thread_id": "t", "checkpoint_ns": ""}}
    checkpoint = {"v": 1, "id": "1", "ts": "", "channel_values": {}, "channel_versions": {}}
    await memory.checkpoints.aput(config, checkpoint, {}, {})
    await memory.close()
    changed(shop.database, "UPDATE checkpoint SET kind = 'json', body = CAST('[1, 2]' AS BLOB)")
    memory = await shop.open()

    with pytest.raises(StorageFault, match="kind 'json'"):
        await memory.checkpoints.aget_tuple(config)
