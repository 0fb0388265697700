"""The statements of the checkpoint saver."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from interview.errors import Erased


class Address(NamedTuple):
    """The key of a checkpoint."""

    thread: str
    namespace: str
    id: str


class Blob(NamedTuple):
    """A serialised value: the serialiser's name for its kind, and the bytes."""

    kind: str
    body: bytes


class Stored(NamedTuple):
    """A checkpoint with its metadata in one blob."""

    address: Address
    parent: str | None
    run: str | None
    blob: Blob


class Write(NamedTuple):
    """A value that a task wrote after a checkpoint."""

    path: str
    task: str
    place: int
    """Index in the task's writes; negative for the library's special channels."""
    channel: str
    blob: Blob


class Search(NamedTuple):
    """What to list; null matches everything."""

    thread: str | None
    namespace: str | None
    id: str | None
    before: str | None


def put(connection: sqlite3.Connection, stored: Stored, kept: int) -> None:
    """Store a checkpoint and forget the older ones; raises Erased."""
    _refuse_erased(connection, stored.address.thread)
    connection.execute(
        "INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*stored.address, stored.parent, stored.run, *stored.blob),
    )
    _forget(connection, stored.address.thread, stored.address.namespace, kept)


def put_writes(connection: sqlite3.Connection, address: Address, writes: Sequence[Write]) -> None:
    """Store writes: special ones replace what was there, the others keep it; raises Erased."""
    _refuse_erased(connection, address.thread)
    for write in writes:
        verb = "REPLACE" if write.place < 0 else "IGNORE"
        connection.execute(
            f"INSERT OR {verb} INTO pending VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*address, write.path, write.task, write.place, write.channel, *write.blob),
        )


def get(
    connection: sqlite3.Connection, thread: str, namespace: str, name: str | None
) -> tuple[Stored, list[Write]] | None:
    """A checkpoint, the newest without a name, with its writes in the order of execution."""
    found = connection.execute(
        "SELECT id, parent, run, kind, body FROM checkpoint WHERE thread = ? AND ns = ?"
        " AND (?3 IS NULL OR id = ?3) ORDER BY id DESC LIMIT 1",
        (thread, namespace, name),
    ).fetchone()
    if found is None:
        return None
    address = Address(thread, namespace, found[0])
    stored = Stored(address, found[1], found[2], Blob(found[3], found[4]))
    return stored, _writes(connection, address)


def addresses(connection: sqlite3.Connection, search: Search) -> list[Address]:
    """Keys of the checkpoints that match, newest first."""
    found = connection.execute(
        "SELECT thread, ns, id FROM checkpoint WHERE (?1 IS NULL OR thread = ?1)"
        " AND (?2 IS NULL OR ns = ?2) AND (?3 IS NULL OR id = ?3) AND (?4 IS NULL OR id < ?4)"
        " ORDER BY id DESC",
        search,
    )
    return [Address(*values) for values in found]


def delete_thread(connection: sqlite3.Connection, thread: str) -> None:
    """Forget a thread."""
    for table in ("checkpoint", "pending"):
        connection.execute(f"DELETE FROM {table} WHERE thread = ?", (thread,))


def delete_runs(connection: sqlite3.Connection, runs: Sequence[str]) -> None:
    """Forget the checkpoints of these runs, and their writes."""
    for run in runs:
        connection.execute(
            "DELETE FROM pending WHERE (thread, ns, checkpoint) IN"
            " (SELECT thread, ns, id FROM checkpoint WHERE run = ?)",
            (run,),
        )
        connection.execute("DELETE FROM checkpoint WHERE run = ?", (run,))


def copy_thread(connection: sqlite3.Connection, source: str, target: str) -> None:
    """Copy a thread; raises Erased."""
    _refuse_erased(connection, target)
    connection.execute(
        "INSERT OR REPLACE INTO checkpoint SELECT ?, ns, id, parent, run, kind, body"
        " FROM checkpoint WHERE thread = ?",
        (target, source),
    )
    connection.execute(
        "INSERT OR REPLACE INTO pending SELECT ?, ns, checkpoint, path, task, place, channel,"
        " kind, body FROM pending WHERE thread = ?",
        (target, source),
    )


def prune(connection: sqlite3.Connection, threads: Sequence[str], kept: int) -> None:
    """Forget all but the last few of every namespace of these threads."""
    for thread in threads:
        found = connection.execute(
            "SELECT DISTINCT ns FROM checkpoint WHERE thread = ?", (thread,)
        ).fetchall()
        for (namespace,) in found:
            _forget(connection, thread, namespace, kept)


def _forget(connection: sqlite3.Connection, thread: str, namespace: str, kept: int) -> None:
    found = connection.execute(
        "SELECT id FROM checkpoint WHERE thread = ? AND ns = ? ORDER BY id DESC LIMIT 1 OFFSET ?",
        (thread, namespace, kept),
    ).fetchone()
    if found is None:
        return
    for table, column in (("checkpoint", "id"), ("pending", "checkpoint")):
        connection.execute(
            f"DELETE FROM {table} WHERE thread = ? AND ns = ? AND {column} <= ?",
            (thread, namespace, found[0]),
        )


def _writes(connection: sqlite3.Connection, address: Address) -> list[Write]:
    found = connection.execute(
        "SELECT path, task, place, channel, kind, body FROM pending"
        " WHERE thread = ? AND ns = ? AND checkpoint = ? ORDER BY path, task, place",
        address,
    )
    return [
        Write(path, task, place, channel, Blob(kind, body))
        for path, task, place, channel, kind, body in found
    ]


def _refuse_erased(connection: sqlite3.Connection, thread: str) -> None:
    found = connection.execute("SELECT erased FROM interview WHERE id = ?", (thread,)).fetchone()
    if found is not None and found[0]:
        raise Erased(f"Interview {thread} was erased; nothing can be added to it.")
