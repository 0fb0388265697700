"""Memory: the event log, documents, leases and checkpoints of one data folder."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from langgraph.checkpoint.base import BaseCheckpointSaver

from interview.errors import StorageFault
from interview.ports import Clock, Documents, EventLog, Leases
from memory.bells import Bells
from memory.checkpoints import SqliteCheckpoints
from memory.database import Database
from memory.documents import SqliteDocuments
from memory.folder import DataFolder
from memory.leases import SqliteLeases
from memory.log import SqliteEventLog
from memory.sealing import Keyring

__all__ = ["Memory", "open_memory"]


@dataclass(frozen=True)
class Memory:
    """All storage of one service, bound to the event loop that opened it."""

    log: EventLog
    documents: Documents
    leases: Leases
    checkpoints: BaseCheckpointSaver[int]
    _check: Callable[[], Awaitable[None]] = field(repr=False)
    _close: Callable[[], Awaitable[None]] = field(repr=False)

    async def check(self) -> None:
        """Make a durable write now; raises StorageFault when that does not work."""
        await self._check()

    async def close(self) -> None:
        """Finish what waits, wake the followers with StorageFault, let go of the data folder."""
        await self._close()


async def open_memory(data: Path, clock: Clock) -> Memory:
    """Hold a data folder and open what is in it; raises FolderInUse or StorageFault."""
    folder = await asyncio.to_thread(DataFolder.hold, data)
    try:
        database = await Database.open(folder.database)
    except StorageFault:
        folder.release()
        raise
    bells = Bells()
    log = SqliteEventLog(database, Keyring(folder.keys), clock, bells)
    memory = Memory(
        log=log,
        documents=SqliteDocuments(database),
        leases=SqliteLeases(database),
        checkpoints=SqliteCheckpoints(database),
        _check=database.check,
        _close=lambda: _close(database, bells, folder),
    )
    await _ready(memory, log)
    return memory


async def _ready(memory: Memory, log: SqliteEventLog) -> None:
    try:
        await log.finish_erasures()
    except StorageFault:
        await memory.close()
        raise


async def _close(database: Database, bells: Bells, folder: DataFolder) -> None:
    await database.close()
    bells.ring_all()
    folder.release()
