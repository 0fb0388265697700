"""Versions of what the storage stands on, for those who may not import it."""

import sqlite3


def sqlite_version() -> tuple[int, ...]:
    """The version of SQLite's library, such as (3, 51, 3)."""
    return sqlite3.sqlite_version_info
