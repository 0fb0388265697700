"""Runs one query on a fresh SQLite database in memory that it may only read."""

import importlib
from collections.abc import Callable
from typing import Any

_ROWS_AT_MOST = 10_000
_REFUSED = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})


def prepare(job: dict[str, Any]) -> Callable[[list[Any]], object]:
    """A call that fills the tables, then asks the submission's query; its rows are the value."""
    # Not a store of the house: this is the candidate's database, in the candidate's process.
    sqlite = importlib.import_module("sqlite3")
    permitted = {sqlite.SQLITE_SELECT, sqlite.SQLITE_READ, sqlite.SQLITE_RECURSIVE}

    def rule(action: int, first: object, second: object, base: object, inner: object) -> int:
        function = action == sqlite.SQLITE_FUNCTION and str(second).lower() not in _REFUSED
        return int(sqlite.SQLITE_OK if function or action in permitted else sqlite.SQLITE_DENY)

    def query(arguments: list[Any]) -> object:
        database = sqlite.connect(":memory:")
        database.executescript(job["setup"])
        for script in arguments:
            database.executescript(script)
        database.set_authorizer(rule)
        return _rows(database.execute(job["source"]))

    return query


def _rows(cursor: Any) -> list[list[object]]:
    rows = [list(row) for row in cursor.fetchmany(_ROWS_AT_MOST + 1)]
    if len(rows) > _ROWS_AT_MOST:
        raise ValueError("the query gives more than 10,000 rows")
    return rows
