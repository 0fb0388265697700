"""The data folder: private, held by one process, refused in clear words."""

import sqlite3
import subprocess
from pathlib import Path

import pytest

from interview.errors import FolderInUse, StorageFault


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


async def test_all_that_is_stored_is_private(shop):
    shop.folder.mkdir(mode=0o755)
    memory = await shop.open()
    fence = await shop.held(memory)
    await memory.log.append("i1", [shop.answer()], fence=fence)

    modes = {path.name: path.stat().st_mode & 0o777 for path in shop.folder.rglob("*")}

    assert shop.folder.stat().st_mode & 0o777 == 0o700
    assert modes == {
        "lock": 0o600,
        "keys": 0o700,
        "i1.key": 0o600,
        "interviews.db": 0o600,
        "interviews.db-wal": 0o600,
        "interviews.db-shm": 0o600,
    }


async def test_a_second_process_is_told_who_holds_the_folder(shop, child):
    holder = child("holding.py", str(shop.folder))
    assert holder.stdout.readline() == "held\n"

    with pytest.raises(FolderInUse, match=rf"process {holder.pid}\b.*MOCK_INTERVIEWER_DATA"):
        await shop.open()

    holder.kill()
    holder.wait()
    memory = await shop.open()
    await memory.check()


async def test_the_same_process_cannot_open_it_twice_either(shop):
    memory = await shop.open()

    with pytest.raises(FolderInUse):
        await shop.open()

    await memory.check()
    await memory.close()
    await memory.close()
    await (await shop.open()).check()


async def test_a_folder_of_a_newer_version_is_refused_and_left_alone(shop):
    await (await shop.open()).close()
    with sqlite3.connect(shop.database) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    for _ in range(2):
        with pytest.raises(StorageFault, match=r"newer version.*schema 99"):
            await shop.open()


async def test_a_file_that_is_no_database_is_refused(shop):
    shop.folder.mkdir()
    shop.database.write_bytes(b"a letter to my aunt, " * 100)

    with pytest.raises(StorageFault, match="damaged or not a database"):
        await shop.open()

    assert shop.database.read_bytes().startswith(b"a letter")


async def test_a_folder_that_cannot_be_made_is_refused(tmp_path, shop):
    (tmp_path / "data").write_text("a file where the folder should be")

    with pytest.raises(StorageFault, match="EEXIST"):
        await shop.open()


async def test_a_folder_name_with_signs_of_an_address_works(tmp_path, shop):
    shop.folder = tmp_path / "50% of #1?"
    memory = await shop.open()
    await shop.held(memory)

    assert len(await memory.log.read("i1")) == 1
    assert (shop.folder / "interviews.db").stat().st_size > 0


async def test_a_read_only_disk_is_refused_in_clear_words(shop, small_disk: Path):
    shop.folder = small_disk / "data"
    await (await shop.open()).close()
    remount(small_disk, "ro")

    with pytest.raises(StorageFault, match="cannot be written; make it writable"):
        await shop.open()

    remount(small_disk, "rw")
    await (await shop.open()).check()
