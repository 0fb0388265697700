"""Words for what a disk or a database refuses."""

import errno
import sqlite3

from interview.errors import StorageFault

_FULL = "the disk is full; free some space for the data folder, then try again"
_READ_ONLY = (
    "the data folder cannot be written; make it writable for the user of this service,"
    " then try again"
)
_HELD = "another program holds the database file; close that program, then try again"
_DAMAGED = "the database file is damaged or not a database; restore it from a backup"

_BY_CODE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}


def storage_fault(
    error: sqlite3.Error | OSError, outcome: str = "Nothing was stored"
) -> StorageFault:
    """Say what the storage refused and what to do; the words hold no path and no data."""
    words = _words(error) or f"the disk failed ({_name(error)}); look at the disk, then try again"
    return StorageFault(f"{outcome}: {words}.")


def _words(error: sqlite3.Error | OSError) -> str | None:
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0)
    code: int = getattr(error, "sqlite_errorcode", 0)
    return _BY_CODE.get(code & 0xFF)


def _name(error: sqlite3.Error | OSError) -> str:
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "unknown error")
    return str(getattr(error, "sqlite_errorname", type(error).__name__))
