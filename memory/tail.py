"""The growing end of a log: facts become rows and rows become facts again."""

import sqlite3

from pydantic import ValidationError

from interview.chain import Row, link
from interview.errors import Conflict, StorageFault
from interview.events import FACT, AnyFact, Hidden
from interview.ports import Clock, Draft, Entry
from memory import rows
from memory.sealing import Seal

_HEADER = {"seq", "at", "re"}


class Tail:
    """Adds facts to one log inside one transaction; `save` ends it."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        interview: str,
        place: rows.Place,
        seal: Seal | None,
        clock: Clock,
    ) -> None:
        self._connection, self._interview, self._place = connection, interview, place
        self._seal, self._clock = seal, clock

    def add(self, draft: Draft, cause: str | None) -> Entry:
        """Store a fact, or find the one its effect key made; Conflict for words without a key."""
        if draft.effect is not None:
            known = rows.row_of_effect(self._connection, self._place, draft.effect)
            if known is not None:
                return unpacked(known, self._seal)
        fact = self._placed(draft.fact, cause)
        row = self._row(fact)
        rows.insert(self._connection, self._place, row, draft.effect)
        at = max(self._place.at, row.at)
        self._place = self._place._replace(seq=row.seq, at=at, hash=row.hash)
        return Entry(fact, row.hash)

    def save(self) -> None:
        """Remember where the log stands now."""
        rows.move(self._connection, self._place)

    def _placed(self, fact: AnyFact, cause: str | None) -> AnyFact:
        at = fact.at if fact.at > 0 else max(self._place.at, self._clock.now_ms())
        return fact.model_copy(update={"seq": self._place.seq + 1, "at": at, "re": cause})

    def _row(self, fact: AnyFact) -> Row:
        body = fact.model_dump_json(exclude=_HEADER).encode()
        sealed = fact.holds_words()
        if sealed:
            body = self._close(fact, body)
        row = Row(fact.seq, fact.at, fact.type, fact.re, sealed, body, "")
        return row._replace(hash=link(self._place.hash, self._interview, row))

    def _close(self, fact: AnyFact, body: bytes) -> bytes:
        if self._seal is None:
            raise Conflict(
                f"The words of interview {self._interview} were destroyed as promised;"
                f" nothing with words ({fact.type}) can be added to it."
            )
        return self._seal.close(str(fact.seq), body)


def unpacked(row: Row, seal: Seal | None) -> Entry:
    """The fact of a row, Hidden when it is sealed and there is no seal.

    Raises StorageFault when the bytes are not those stored.
    """
    if row.sealed and seal is None:
        return Entry(Hidden(seq=row.seq, at=row.at, hash=row.hash), row.hash)
    body = seal.open(str(row.seq), row.body) if row.sealed and seal else row.body
    try:
        fact = FACT.validate_json(body)
    except ValidationError:
        # Its own message would quote what a person said.
        raise StorageFault(
            f"Fact {row.seq} ({row.type}) cannot be read by this version; it was changed outside"
            " this program or written by a newer one."
        ) from None
    header = {"seq": row.seq, "at": row.at, "re": row.re}
    return Entry(fact.model_copy(update=header), row.hash)
