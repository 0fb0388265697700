"""The data folder: private to its user, and held by one process at a time.

The lock is `flock`, which the system drops when the process dies. Windows has none: there the
module imports, and locking raises StorageFault.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from interview.errors import FolderInUse, StorageFault
from memory.faults import storage_fault

if sys.platform != "win32":
    import fcntl


class DataFolder:
    """A data folder that this process holds until `release`."""

    def __init__(self, path: Path, lock: int) -> None:
        # Good for the life of the process, whatever folder it changes to.
        path = path.absolute()
        self.database = path / "interviews.db"
        self.keys = path / "keys"
        self._lock = lock

    @classmethod
    def hold(cls, path: Path) -> "DataFolder":
        """Make the folder if needed and lock it; raises FolderInUse or StorageFault."""
        try:
            make_private(path)
            lock = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise storage_fault(error) from error
        folder = cls(path, lock)
        try:
            _lock(lock, path)
            folder._prepare()
        except OSError as error:
            folder.release()
            raise storage_fault(error) from error
        except StorageFault:
            folder.release()
            raise
        return folder

    def _prepare(self) -> None:
        make_private(self.keys)
        _touch_private(self.database)
        sync_folder(self.database.parent)

    def release(self) -> None:
        """Let another process have the folder; a second call does nothing."""
        if self._lock >= 0:
            os.close(self._lock)
        self._lock = -1


def make_private(path: Path) -> None:
    """Make a folder, or narrow an existing one, for its owner alone."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A mounted volume can belong to another user; what we put into it is private all the same.
    with suppress(PermissionError):
        path.chmod(0o700)


def sync_folder(path: Path) -> None:
    """Make names added to or removed from a folder durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _touch_private(path: Path) -> None:
    # SQLite gives its side files the permissions of the database file.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)


def _lock(lock: int, path: Path) -> None:
    if sys.platform == "win32":
        raise StorageFault("The data folder cannot be locked on Windows; run it in WSL or Docker.")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(lock, 20).decode("ascii", "replace").strip() or "unknown"
        raise FolderInUse(
            f"The data folder {path} is in use by process {holder}. Stop that process,"
            " or choose another folder with MOCK_INTERVIEWER_DATA."
        ) from None
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode("ascii"), 0)
