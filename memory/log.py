"""The event log in SQLite: numbered inside the transaction, chained, words sealed."""

import secrets
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence

from interview.chain import GENESIS, Row
from interview.errors import Conflict, StorageFault
from interview.events import AnyFact
from interview.ports import Appended, Clock, CommandKey, Draft, Entry, Head
from memory import rows
from memory.bells import Bells
from memory.database import Database
from memory.sealing import Keyring, Seal
from memory.tail import Tail, unpacked


class SqliteEventLog:
    """The event log of one data folder; implements `interview.ports.EventLog`."""

    def __init__(self, database: Database, keys: Keyring, clock: Clock, bells: Bells) -> None:
        self._database, self._keys, self._clock, self._bells = database, keys, clock, bells

    async def create(self, interview: str, created: AnyFact) -> Entry:
        """Start a log with its key and its first fact; raises Conflict if it exists."""
        return await self._database.write(
            lambda connection: self._create(connection, interview, created)
        )

    async def append(
        self,
        interview: str,
        drafts: Sequence[Draft],
        *,
        fence: int,
        command: CommandKey | None = None,
    ) -> Appended:
        """Append all drafts or none; facts without a cause get the command's id as theirs.

        `entries` is empty when the command was known.
        Raises Fenced, IdReuse, NotFound, Erased or StorageFault; then nothing was stored.
        """
        return await self._database.write(
            lambda connection: self._append(connection, interview, drafts, fence, command),
            after=lambda: self._bells.ring(interview),
        )

    async def read(self, interview: str, after: int = 0, limit: int = 1000) -> list[Entry]:
        """Facts after a seq, in order, as Hidden where their key was destroyed; raises NotFound."""
        return await self._database.read(
            lambda connection: self._read(connection, interview, after, limit)
        )

    async def follow(self, interview: str, after: int = 0) -> AsyncIterator[list[Entry]]:
        """The past, then the present; raises NotFound, and StorageFault once memory is closed."""
        limit = 1000
        with self._bells.listen(interview) as bell:
            while True:
                # Cleared before reading: what is stored from here on rings again.
                bell.clear()
                batch = await self.read(interview, after, limit)
                if batch:
                    after = batch[-1].fact.seq
                    yield batch
                if len(batch) < limit:
                    await bell.wait()

    async def head(self, interview: str) -> Head:
        """The newest seq; raises NotFound."""
        place = await self._database.read(lambda connection: rows.the_place(connection, interview))
        return Head(place.seq, place.epoch, place.erased)

    async def rows(self, interview: str, after: int = 0, limit: int = 1000) -> list[Row]:
        """Rows as stored, for `verify`; raises NotFound."""
        return await self._database.read(
            lambda connection: rows.rows_after(
                connection, rows.the_place(connection, interview), after, limit
            )
        )

    async def counts(self, types: Sequence[str]) -> dict[str, dict[str, int]]:
        """How many facts of each type each interview has, newest first, without erased ones."""
        found = await self._database.read(lambda connection: rows.counts_of(connection, types))
        counts: dict[str, dict[str, int]] = {}
        for interview, kind, number in found:
            counts.setdefault(interview, {})[kind] = number
        return counts

    async def outcome(self, interview: str, command: CommandKey) -> int | None:
        """Seq acknowledged for a known command id, else null; raises IdReuse or NotFound."""
        return await self._database.read(
            lambda connection: self._outcome(connection, interview, command)
        )

    async def forget(self, interview: str) -> None:
        """Destroy the key of the words and the step ledger; the chain still verifies.

        Facts without words can still be appended; those with words are refused with Conflict.
        May be called again, to finish what was cut short; raises NotFound or StorageFault.
        """
        await self._destroy(interview, rows.mark_forgotten)

    async def erase(self, interview: str) -> None:
        """Forget the words, remove the checkpoints, and close the log; the chain still verifies.

        May be called again, to finish what was cut short; raises NotFound or StorageFault.
        """
        await self._destroy(interview, rows.mark_erased)

    async def recall(self, interview: str, step: str) -> str | None:
        """The recorded output of a finished step; null when there is none."""
        return await self._database.read(
            lambda connection: self._recall(connection, interview, step)
        )

    async def record(self, interview: str, step: str, output: str, *, fence: int) -> None:
        """Keep the first output of a step, sealed; raises Conflict once the words are forgotten.

        Raises Fenced, NotFound, Erased or StorageFault too; then nothing was stored.
        """
        await self._database.write(
            lambda connection: self._record(connection, interview, step, output, fence)
        )

    async def finish_erasures(self) -> None:
        """Destroy keys that outlived a crash in mid erasure."""
        await self._database.write(self._finish)

    async def _destroy(
        self, interview: str, mark: Callable[[sqlite3.Connection, str], None]
    ) -> None:
        # Marked first: a crash in between is finished at the next start.
        await self._database.write(lambda connection: mark(connection, interview), scrub=True)
        await self._database.write(lambda connection: self._keys.destroy(interview))

    def _finish(self, connection: sqlite3.Connection) -> None:
        for interview in rows.forgotten_ids(connection):
            self._keys.destroy(interview)

    def _create(self, connection: sqlite3.Connection, interview: str, created: AnyFact) -> Entry:
        if rows.find_place(connection, interview) is not None:
            raise Conflict(f"Interview {interview} exists already.")
        # A key without a log is left by a crash right here, and is replaced.
        seal = self._keys.create(interview)
        place = rows.new_place(connection, interview, secrets.token_hex(8), GENESIS)
        tail = Tail(connection, interview, place, seal, self._clock)
        entry = tail.add(Draft(created), created.re)
        tail.save()
        return entry

    def _append(
        self,
        connection: sqlite3.Connection,
        interview: str,
        drafts: Sequence[Draft],
        fence: int,
        command: CommandKey | None,
    ) -> Appended:
        place = rows.open_place(connection, interview, fence)
        seal = self._seal(connection, interview)
        mark = _mark(seal, command) if command else ""
        if command is not None:
            known = rows.seq_of_command(connection, place, command.id, mark)
            if known is not None:
                return Appended(known, (), fresh=False)
        tail = Tail(connection, interview, place, seal, self._clock)
        cause = command.id if command else None
        entries = tuple(tail.add(draft, draft.fact.re or cause) for draft in drafts)
        tail.save()
        seq = entries[-1].fact.seq if entries else place.seq
        if command is not None:
            rows.keep_command(connection, place, command.id, mark, seq)
        return Appended(seq, entries, fresh=True)

    def _outcome(
        self, connection: sqlite3.Connection, interview: str, command: CommandKey
    ) -> int | None:
        place = rows.the_place(connection, interview)
        seal = self._seal(connection, interview)
        return rows.seq_of_command(connection, place, command.id, _mark(seal, command))

    def _read(
        self, connection: sqlite3.Connection, interview: str, after: int, limit: int
    ) -> list[Entry]:
        place = rows.the_place(connection, interview)
        found = rows.rows_after(connection, place, after, limit)
        seal = self._seal(connection, interview)
        return [unpacked(row, seal) for row in found]

    def _recall(self, connection: sqlite3.Connection, interview: str, step: str) -> str | None:
        place = rows.find_place(connection, interview)
        sealed = rows.output_of_step(connection, place, step) if place else None
        seal = self._seal(connection, interview) if sealed else None
        if sealed is None or seal is None:
            return None
        return seal.open(f"step:{step}", sealed).decode()

    def _record(
        self, connection: sqlite3.Connection, interview: str, step: str, output: str, fence: int
    ) -> None:
        place = rows.open_place(connection, interview, fence)
        seal = self._seal(connection, interview)
        if seal is None:
            raise Conflict(f"The words of interview {interview} were destroyed as promised.")
        rows.keep_step(connection, place, step, seal.close(f"step:{step}", output.encode()))

    def _seal(self, connection: sqlite3.Connection, interview: str) -> Seal | None:
        """The seal; null once the words are forgotten; StorageFault when its key got lost."""
        seal = self._keys.find(interview)
        # Looked at after the key: forgetting is marked before the key goes.
        if rows.the_place(connection, interview).forgotten:
            return None
        if seal is None:
            raise StorageFault(
                f"The key of interview {interview} is missing from the data folder; restore the"
                " folder of keys from the backup that the database came from."
            )
        return seal


def _mark(seal: Seal | None, command: CommandKey) -> str:
    """What is kept of a command's body; without a key there are no words to protect either."""
    return seal.mark(command.digest) if seal else command.digest
