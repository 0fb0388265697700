"""The one thread that writes: what waits goes into one transaction, one fsync for all of it.

Each operation has a savepoint of its own, so one that fails takes no other with it. Futures
resolve after the commit; when the commit fails, all of them fail and nothing was stored.
"""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Generic, Protocol, TypeVar

from interview.errors import StorageFault
from memory.faults import storage_fault

T = TypeVar("T")
Operation = Callable[[sqlite3.Connection], T]
_MOST = 512
"""Operations in one transaction at most, so that the first of a long queue is not kept waiting."""


class _Task(Protocol):
    scrub: bool

    def attempt(self, connection: sqlite3.Connection) -> None: ...
    def fail(self, error: Exception) -> None: ...
    def settle(self) -> None: ...


class _Job(Generic[T]):
    """An operation, its outcome, and the future that waits for it."""

    def __init__(
        self,
        operation: Operation[T],
        future: asyncio.Future[T],
        after: Callable[[], None] | None,
        scrub: bool,
    ) -> None:
        self._operation, self.future, self._after = operation, future, after
        self.scrub = scrub
        self._result: list[T] = []
        self._error: Exception | None = None

    def __enter__(self) -> None:
        self._error = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        # Whatever an operation raises belongs to its caller; the thread goes on.
        self._error = error if isinstance(error, Exception) else None
        return self._error is not None

    def attempt(self, connection: sqlite3.Connection) -> None:
        """Run in a savepoint; raises sqlite3.Error when the whole transaction is gone."""
        connection.execute("SAVEPOINT job")
        with self:
            self._result = [self._operation(connection)]
        if isinstance(self._error, sqlite3.Error) and not connection.in_transaction:
            raise self._error
        if self._error is not None:
            connection.execute("ROLLBACK TO job")
        connection.execute("RELEASE job")

    def fail(self, error: Exception) -> None:
        """Nothing of this was stored, whatever the operation said."""
        self._error = error

    def settle(self) -> None:
        """Tell the waiting task, on the event loop."""
        if self._error is None and self._after is not None:
            self._after()
        if self.future.done():
            return
        if isinstance(self._error, sqlite3.Error):
            self.future.set_exception(storage_fault(self._error))
        elif self._error is not None:
            self.future.set_exception(self._error)
        else:
            self.future.set_result(self._result[0])


class Writer:
    """Group commit over one connection, for callers of one event loop."""

    def __init__(self, connection: sqlite3.Connection, loop: asyncio.AbstractEventLoop) -> None:
        self._connection, self._loop = connection, loop
        self._queue: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="memory-writer", daemon=True)
        self._thread.start()

    async def write(
        self,
        operation: Operation[T],
        *,
        after: Callable[[], None] | None = None,
        scrub: bool = False,
    ) -> T:
        """Run an operation; durable on return.

        `after` is called once it is stored, even if the caller is gone; `scrub` leaves no trace
        of deleted bytes in the write-ahead file.
        """
        if self._closed or not self._thread.is_alive():
            raise closed()
        future: asyncio.Future[T] = self._loop.create_future()
        job = _Job(operation, future, after, scrub)
        self._queue.put(job)
        return await future

    async def close(self) -> None:
        """Finish what waits, then close the connection."""
        self._closed = True
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    def _serve(self) -> None:
        running = True
        while running:
            batch, running = self._wait()
            if batch:
                self._commit(batch)
                # A closed loop has nobody left to tell.
                with suppress(RuntimeError):
                    self._loop.call_soon_threadsafe(_settle, batch)
        self._connection.close()

    def _wait(self) -> tuple[list[_Task], bool]:
        """The next batch, and whether there may be more after it."""
        batch: list[_Task] = []
        task = self._queue.get()
        while task is not None:
            batch.append(task)
            if len(batch) == _MOST:
                return batch, True
            try:
                task = self._queue.get_nowait()
            except queue.Empty:
                return batch, True
        return batch, False

    def _commit(self, batch: list[_Task]) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for task in batch:
                task.attempt(self._connection)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            for task in batch:
                task.fail(storage_fault(error))
            return
        if any(task.scrub for task in batch):
            # What was deleted is sealed or overwritten already; a failure here loses nothing.
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def closed() -> StorageFault:
    """The fault of whoever comes after the end."""
    return StorageFault("The storage is closed: the service is going down.")


def _settle(batch: list[_Task]) -> None:
    for task in batch:
        task.settle()
