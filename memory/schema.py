"""The tables, and how a file of an older version becomes one of this version."""

import sqlite3

from interview.errors import StorageFault

_FIRST = (
    """CREATE TABLE interview (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL,
        seq INTEGER NOT NULL, at INTEGER NOT NULL, hash TEXT NOT NULL,
        forgotten INTEGER NOT NULL DEFAULT 0, erased INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE event (
        interview INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL,
        re TEXT, sealed INTEGER NOT NULL, body BLOB NOT NULL, hash TEXT NOT NULL, effect TEXT,
        PRIMARY KEY (interview, seq))""",
    """CREATE UNIQUE INDEX event_effect ON event (interview, effect) WHERE effect IS NOT NULL""",
    """CREATE INDEX event_type ON event (type, interview)""",
    """CREATE TABLE command (
        interview INTEGER NOT NULL, id TEXT NOT NULL, mark TEXT NOT NULL, seq INTEGER NOT NULL,
        PRIMARY KEY (interview, id)) WITHOUT ROWID""",
    """CREATE TABLE step (
        interview INTEGER NOT NULL, name TEXT NOT NULL, output BLOB NOT NULL,
        PRIMARY KEY (interview, name))""",
    """CREATE TABLE lease (
        interview TEXT PRIMARY KEY, owner TEXT, fence INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE document (
        collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (collection, key))""",
    """CREATE TABLE checkpoint (
        thread TEXT NOT NULL, ns TEXT NOT NULL, id TEXT NOT NULL, parent TEXT, run TEXT,
        kind TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (thread, ns, id))""",
    """CREATE INDEX checkpoint_run ON checkpoint (run) WHERE run IS NOT NULL""",
    """CREATE TABLE pending (
        thread TEXT NOT NULL, ns TEXT NOT NULL, checkpoint TEXT NOT NULL, path TEXT NOT NULL,
        task TEXT NOT NULL, place INTEGER NOT NULL, channel TEXT NOT NULL,
        kind TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (thread, ns, checkpoint, task, place))""",
    """CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL)""",
    """INSERT INTO probe VALUES (1, 0)""",
)
_VERSIONS = (_FIRST,)
"""Statements that lead from each version to the next; never edited once released."""


def connect_writer(path: str) -> sqlite3.Connection:
    """Open the one connection that writes: durable at every commit, deleted bytes overwritten."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise StorageFault(
                "The data folder is on a file system without shared locks (a network drive?)."
                " Choose a folder on a local disk with MOCK_INTERVIEWER_DATA."
            )
        for pragma in ("synchronous = FULL", "secure_delete = ON", "journal_size_limit = 16777216"):
            connection.execute(f"PRAGMA {pragma}")
        _migrate(connection)
    except (sqlite3.Error, StorageFault):
        connection.close()
        raise
    return connection


def connect_reader(path: str) -> sqlite3.Connection:
    """Open a connection that cannot write."""
    address = f"{_file_uri(path)}?mode=ro"
    return sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=5
    )


def _file_uri(path: str) -> str:
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{escaped}"


def _migrate(connection: sqlite3.Connection) -> None:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > len(_VERSIONS):
        raise StorageFault(
            f"The data folder was written by a newer version of this program (schema {found},"
            f" this version knows {len(_VERSIONS)}). Install that version or a later one."
        )
    if found == len(_VERSIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    for statements in _VERSIONS[found:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(_VERSIONS)}")
    connection.execute("COMMIT")
