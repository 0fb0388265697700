"""Ownership of interviews in SQLite.

One process holds the folder, so a lease needs no deadline here: a restart simply acquires anew.
"""

from sqlite3 import Connection

from memory.database import Database


class SqliteLeases:
    """The leases of one data folder; implements `interview.ports.Leases`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def acquire(self, interview: str, owner: str) -> int:
        """Become the owner; returns the fence number, higher than any before."""

        def raised(connection: Connection) -> int:
            connection.execute(
                "INSERT INTO lease VALUES (?, ?, 1) ON CONFLICT (interview)"
                " DO UPDATE SET owner = excluded.owner, fence = fence + 1",
                (interview, owner),
            )
            found = connection.execute("SELECT fence FROM lease WHERE interview = ?", (interview,))
            return int(found.fetchone()[0])

        return await self._database.write(raised)

    async def renew(self, interview: str, owner: str, fence: int) -> bool:
        """Stay the owner; false when another has taken over."""
        found = await self._database.read(
            lambda connection: connection.execute(
                "SELECT 1 FROM lease WHERE interview = ? AND owner = ? AND fence = ?",
                (interview, owner, fence),
            ).fetchone()
        )
        return found is not None

    async def release(self, interview: str, owner: str, fence: int) -> None:
        """Stop being the owner: its fence number is no longer good for writing."""
        await self._database.write(
            lambda connection: (
                connection.execute(
                    "UPDATE lease SET owner = NULL, fence = fence + 1"
                    " WHERE interview = ? AND owner = ? AND fence = ?",
                    (interview, owner, fence),
                ).rowcount
            )
        )
