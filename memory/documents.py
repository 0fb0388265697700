"""Small JSON documents in SQLite."""

import json
import sqlite3
from collections.abc import Mapping

from memory.database import Database


class SqliteDocuments:
    """The documents of one data folder; implements `interview.ports.Documents`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, collection: str, key: str, value: Mapping[str, object]) -> None:
        """Store, replacing what was there."""
        text = _packed(value)
        await self._database.write(
            lambda connection: (
                connection.execute(
                    "INSERT INTO document VALUES (?, ?, ?)"
                    " ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value",
                    (collection, key, text),
                ).rowcount
            )
        )

    async def add(self, collection: str, key: str, value: Mapping[str, object]) -> bool:
        """Store if the key is free; say whether it was."""
        text = _packed(value)
        added = await self._database.write(
            lambda connection: (
                connection.execute(
                    "INSERT OR IGNORE INTO document VALUES (?, ?, ?)", (collection, key, text)
                ).rowcount
            )
        )
        return added == 1

    async def get(self, collection: str, key: str) -> dict[str, object] | None:
        """The document, or null."""
        return await self._database.read(lambda connection: _get(connection, collection, key))

    async def take(self, collection: str, key: str) -> dict[str, object] | None:
        """Get and delete in one step: of several at once, one gets it."""
        return await self._database.write(lambda connection: _take(connection, collection, key))

    async def delete(self, collection: str, key: str) -> None:
        """Remove; no error if it is not there."""
        await self._database.write(lambda connection: _delete(connection, collection, key))

    async def list(
        self, collection: str, *, prefix: str = "", after: str = "", limit: int = 100
    ) -> list[tuple[str, dict[str, object]]]:
        """Documents in key order, from behind `after`."""
        found = await self._database.read(
            lambda connection: connection.execute(
                "SELECT key, value FROM document WHERE collection = ? AND key > ?"
                " AND key >= ? AND key < ? ORDER BY key LIMIT ?",
                (collection, after, prefix, prefix + "\U0010ffff", limit),
            ).fetchall()
        )
        return [(key, _unpacked(value)) for key, value in found]


def _get(connection: sqlite3.Connection, collection: str, key: str) -> dict[str, object] | None:
    found = connection.execute(
        "SELECT value FROM document WHERE collection = ? AND key = ?", (collection, key)
    ).fetchone()
    return _unpacked(found[0]) if found else None


def _take(connection: sqlite3.Connection, collection: str, key: str) -> dict[str, object] | None:
    value = _get(connection, collection, key)
    _delete(connection, collection, key)
    return value


def _delete(connection: sqlite3.Connection, collection: str, key: str) -> None:
    connection.execute("DELETE FROM document WHERE collection = ? AND key = ?", (collection, key))


def _packed(value: Mapping[str, object]) -> str:
    return json.dumps(dict(value), allow_nan=False, separators=(",", ":"))


def _unpacked(text: str) -> dict[str, object]:
    value: dict[str, object] = json.loads(text)
    return value
