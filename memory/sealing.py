"""Sealing of words: one key an interview, in a file of its own outside the database.

Whoever destroys the key has erased the words, in every backup of the database too. Keys are read
for each operation and never kept, so a destroyed key is gone at once. Overwriting a file in place
is all that software can do; a file system that copies on write may keep the old block for a while.
"""

import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from interview.errors import Invalid, StorageFault
from memory.faults import storage_fault
from memory.folder import sync_folder

_NONCE = 12
_KEY = 32
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Seal:
    """Closes and opens the words of one interview."""

    def __init__(self, interview: str, key: bytes) -> None:
        self._interview, self._key, self._cipher = interview, key, AESGCM(key)

    def close(self, place: str, words: bytes) -> bytes:
        """Encrypt, bound to the interview and a place in it: nonce, then ciphertext and tag."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, words, self._bound(place))

    def open(self, place: str, sealed: bytes) -> bytes:
        """Decrypt; raises StorageFault when the bytes are not those sealed at this place."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._bound(place))
        except InvalidTag:
            raise StorageFault(
                f"Stored words were changed outside this program (interview {self._interview},"
                f" {place}). Restore the data folder from a backup."
            ) from None

    def mark(self, digest: str) -> str:
        """A digest of words that says nothing about them once the key is gone."""
        return hmac.new(self._key, f"mark:{digest}".encode(), hashlib.sha256).hexdigest()

    def _bound(self, place: str) -> bytes:
        return f"{self._interview}:{place}".encode()


class Keyring:
    """The folder of keys."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, interview: str) -> Seal:
        """Make a key, durable on return; raises Invalid for a name that cannot be a file."""
        key = secrets.token_bytes(_KEY)
        path = self._path(interview)
        try:
            _store(path, key, os.O_CREAT | os.O_TRUNC)
            sync_folder(self._folder)
        except OSError as error:
            raise storage_fault(error) from error
        return Seal(interview, key)

    def find(self, interview: str) -> Seal | None:
        """The seal of an interview; null when its key is not there."""
        try:
            return Seal(interview, self._path(interview).read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StorageFault(
                f"The key of interview {interview} cannot be read;"
                " restore the folder of keys from the backup that the database came from."
            ) from error

    def destroy(self, interview: str) -> None:
        """Overwrite and remove a key, durable on return; no error if it is not there."""
        path = self._path(interview)
        try:
            _store(path, secrets.token_bytes(_KEY), 0)
            path.unlink()
            sync_folder(self._folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise storage_fault(error) from error

    def _path(self, interview: str) -> Path:
        if not _NAME.fullmatch(interview):
            raise Invalid("An interview's id has 1 to 64 letters, digits, dashes or underscores.")
        return self._folder / f"{interview}.key"


def _store(path: Path, key: bytes, flags: int) -> None:
    handle = os.open(path, os.O_WRONLY | flags, 0o600)
    try:
        os.write(handle, key)
        os.fsync(handle)
    finally:
        os.close(handle)
