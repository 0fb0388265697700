"""One database file: a thread that writes, a thread that reads."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from memory.faults import storage_fault
from memory.schema import connect_reader, connect_writer
from memory.writer import Operation, T, Writer, closed


class Database:
    """The file behind all of memory, bound to the event loop that opened it."""

    def __init__(self, writer: Writer, reader: sqlite3.Connection) -> None:
        self._writer, self._reader = writer, reader
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="memory-reader")
        self._closed = False

    @classmethod
    async def open(cls, path: Path) -> "Database":
        """Open or make the file; raises StorageFault."""
        writing, reading = await asyncio.to_thread(_connect, path)
        return cls(Writer(writing, asyncio.get_running_loop()), reading)

    async def write(
        self,
        operation: Operation[T],
        *,
        after: Callable[[], None] | None = None,
        scrub: bool = False,
    ) -> T:
        """Run an operation in a transaction; durable on return, else StorageFault.

        `after` is called once it is stored, even if the caller is gone; `scrub` leaves no trace
        of deleted bytes in the write-ahead file.
        """
        return await self._writer.write(operation, after=after, scrub=scrub)

    async def read(self, operation: Operation[T]) -> T:
        """Run an operation over everything committed so far."""
        if self._closed:
            raise closed()
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._pool, operation, self._reader)
        except sqlite3.Error as error:
            raise storage_fault(error, "Nothing could be read") from error

    async def close(self) -> None:
        """Finish what waits and close; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        await asyncio.to_thread(self._pool.shutdown)
        self._reader.close()
        await self._writer.close()

    async def check(self) -> None:
        """Store something now; raises StorageFault when that does not work."""
        await self.write(_count_up)


def _connect(path: Path) -> tuple[sqlite3.Connection, sqlite3.Connection]:
    try:
        writing = connect_writer(str(path))
        return writing, connect_reader(str(path))
    except sqlite3.Error as error:
        raise storage_fault(error) from error


def _count_up(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE probe SET count = count + 1")
