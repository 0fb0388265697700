"""The growing end of a log: facts become rows and rows become facts again."""

import sqlite3

from pydantic import ValidationError

from interview.chain import Row, link
from interview.errors import StorageFault
from interview.events import FACT, AnyFact
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
        seal: Seal,
        clock: Clock,
    ) -> None:
        self._connection, self._interview, self._place = connection, interview, place
        self._seal, self._clock = seal, clock

    def add(self, draft: Draft, cause: str | None) -> Entry:
        """Store a fact, or find the one its effect key made before."""
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
            body = self._seal.close(str(fact.seq), body)
        row = Row(fact.seq, fact.at, fact.type, fact.re, sealed, body, "")
        return row._replace(hash=link(self._place.hash, self._interview, row))


def unpacked(row: Row, seal: Seal | None) -> Entry:
    """The fact of a row; raises StorageFault when the bytes are not those stored."""
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
