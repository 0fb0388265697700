"""The statements of the event log: what is read and written inside one transaction."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from interview.chain import Row
from interview.errors import Erased, Fenced, IdReuse, NotFound

_COLUMNS = "seq, at, type, re, sealed, body, hash"
# Whatever was done to the file, the bytes come as bytes, for `verify` to judge.
_STORED = "seq, at, type, re, sealed, CAST(body AS BLOB), hash"


class Place(NamedTuple):
    """Where a log stands."""

    number: int
    """Key of the interview in the other tables."""
    epoch: str
    seq: int
    at: int
    hash: str
    forgotten: bool = False
    """Whether the key of the words is destroyed."""
    erased: bool = False


def find_place(connection: sqlite3.Connection, interview: str) -> Place | None:
    """Where this log stands; null when there is none."""
    found = connection.execute(
        "SELECT number, epoch, seq, at, hash, forgotten, erased FROM interview WHERE id = ?",
        (interview,),
    ).fetchone()
    if found is None:
        return None
    number, epoch, seq, at, link, forgotten, erased = found
    return Place(number, epoch, seq, at, link, bool(forgotten), bool(erased))


def the_place(connection: sqlite3.Connection, interview: str) -> Place:
    """Where this log stands; raises NotFound."""
    place = find_place(connection, interview)
    if place is None:
        raise NotFound(f"There is no interview {interview}.")
    return place


def open_place(connection: sqlite3.Connection, interview: str, fence: int) -> Place:
    """Where this log stands, for its owner to write; raises NotFound, Erased or Fenced."""
    place = the_place(connection, interview)
    if place.erased:
        raise Erased(f"Interview {interview} was erased; nothing can be added to it.")
    found = connection.execute(
        "SELECT fence FROM lease WHERE interview = ?", (interview,)
    ).fetchone()
    if found is None or found[0] != fence:
        raise Fenced(
            f"Interview {interview} has another owner now (fence {fence} is not the newest)."
            " Nothing was stored; connect again."
        )
    return place


def new_place(connection: sqlite3.Connection, interview: str, epoch: str, genesis: str) -> Place:
    """Begin a log that has no facts yet."""
    cursor = connection.execute(
        "INSERT INTO interview (id, epoch, seq, at, hash) VALUES (?, ?, 0, 0, ?)",
        (interview, epoch, genesis),
    )
    return Place(int(cursor.lastrowid or 0), epoch, 0, 0, genesis)


def insert(connection: sqlite3.Connection, place: Place, row: Row, effect: str | None) -> None:
    """Store a row behind the newest."""
    connection.execute(
        f"INSERT INTO event (interview, {_COLUMNS}, effect) VALUES (?,?,?,?,?,?,?,?,?)",
        (place.number, *row, effect),
    )


def move(connection: sqlite3.Connection, place: Place) -> None:
    """Remember where the log stands now."""
    connection.execute(
        "UPDATE interview SET seq = ?, at = ?, hash = ? WHERE number = ?",
        (place.seq, place.at, place.hash, place.number),
    )


def rows_after(connection: sqlite3.Connection, place: Place, after: int, limit: int) -> list[Row]:
    """Rows after a seq, in order."""
    found = connection.execute(
        f"SELECT {_STORED} FROM event WHERE interview = ? AND seq > ? ORDER BY seq LIMIT ?",
        (place.number, after, limit),
    )
    return [_row(values) for values in found]


def row_of_effect(connection: sqlite3.Connection, place: Place, effect: str) -> Row | None:
    """The row that an effect key made; null when it made none yet."""
    found = connection.execute(
        f"SELECT {_STORED} FROM event WHERE interview = ? AND effect = ?", (place.number, effect)
    ).fetchone()
    return _row(found) if found else None


def seq_of_command(
    connection: sqlite3.Connection, place: Place, command: str, mark: str
) -> int | None:
    """The seq a known command was given, null when it is new; raises IdReuse.

    A mark that went with the words fits every body.
    """
    found = connection.execute(
        "SELECT mark, seq FROM command WHERE interview = ? AND id = ?", (place.number, command)
    ).fetchone()
    if found is None:
        return None
    if found[0] not in (mark, ""):
        raise IdReuse(f"Command id {command} was used for something else; use a new id.")
    return int(found[1])


def keep_command(
    connection: sqlite3.Connection, place: Place, command: str, mark: str, seq: int
) -> None:
    """Remember a command, so that sending it again has no effect."""
    connection.execute(
        "INSERT INTO command VALUES (?, ?, ?, ?)", (place.number, command, mark, seq)
    )


def output_of_step(connection: sqlite3.Connection, place: Place, step: str) -> bytes | None:
    """The sealed output of a step; null when there is none."""
    found = connection.execute(
        "SELECT output FROM step WHERE interview = ? AND name = ?", (place.number, step)
    ).fetchone()
    return found[0] if found else None


def keep_step(connection: sqlite3.Connection, place: Place, step: str, output: bytes) -> None:
    """Keep the first output of a step; a later one changes nothing."""
    connection.execute("INSERT OR IGNORE INTO step VALUES (?, ?, ?)", (place.number, step, output))


def counts_of(connection: sqlite3.Connection, types: Sequence[str]) -> list[tuple[str, str, int]]:
    """Interview, type and number of facts, newest interview first, without the erased ones."""
    marks = ",".join("?" * len(types))
    return connection.execute(
        "SELECT interview.id, event.type, count(*) FROM event"
        " JOIN interview ON interview.number = event.interview"
        f" WHERE event.type IN ({marks}) AND interview.erased = 0"
        " GROUP BY interview.number, event.type ORDER BY interview.number DESC, event.type",
        tuple(types),
    ).fetchall()


def mark_forgotten(connection: sqlite3.Connection, interview: str) -> None:
    """Say that the words are gone, with what is kept beside them; raises NotFound."""
    place = the_place(connection, interview)
    connection.execute("UPDATE interview SET forgotten = 1 WHERE number = ?", (place.number,))
    connection.execute("DELETE FROM step WHERE interview = ?", (place.number,))
    connection.execute("UPDATE command SET mark = '' WHERE interview = ?", (place.number,))


def mark_erased(connection: sqlite3.Connection, interview: str) -> None:
    """Close a log for ever, with all that is kept beside it; raises NotFound."""
    mark_forgotten(connection, interview)
    place = the_place(connection, interview)
    connection.execute("UPDATE interview SET erased = 1 WHERE number = ?", (place.number,))
    connection.execute("DELETE FROM command WHERE interview = ?", (place.number,))
    for table in ("checkpoint", "pending"):
        connection.execute(f"DELETE FROM {table} WHERE thread = ?", (interview,))


def forgotten_ids(connection: sqlite3.Connection) -> list[str]:
    """Interviews whose words are gone."""
    found = connection.execute("SELECT id FROM interview WHERE forgotten = 1 ORDER BY number")
    return [interview for (interview,) in found]


def _row(values: tuple[int, int, str, str | None, int, bytes, str]) -> Row:
    seq, at, kind, cause, sealed, body, link = values
    return Row(seq, at, kind, cause, bool(sealed), body, link)
