"""Landlock: the kernel then refuses every path but those granted, and never to this process again.

It hides what a file holds and what a folder lists; it cannot hide that a file exists, nor its size.
"""

import ctypes
import os
import struct
from collections.abc import Sequence

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
_EXECUTE, _READ_FILE, _READ_DIR = 1, 1 << 2, 1 << 3
_FILES_FROM_ABI = ((1, 0x1FFF), (2, 1 << 13), (3, 1 << 14), (5, 1 << 15), (9, 1 << 16))
"""Rights over files that each version of the interface has brought."""
_TCP, _SCOPES = 0b11, 0b11
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long


def checked(result: int, what: str) -> int:
    """The result of a call, or an OSError that names it."""
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def version() -> int:
    """Version of the kernel's Landlock; 0 where there is none."""
    return max(0, int(libc.syscall(_CREATE, None, ctypes.c_size_t(0), 1)))


class Grants:
    """The paths that a process may read; every other is refused, and writing anywhere."""

    def __init__(self, most: int) -> None:
        abi = min(version(), most)
        files = sum(rights for since, rights in _FILES_FROM_ABI if abi >= since)
        handled = [files]
        if abi >= 4:
            handled.append(_TCP)
        if abi >= 6:
            handled.append(_SCOPES)
        rules = struct.pack(f"={len(handled)}Q", *handled)
        made = libc.syscall(_CREATE, ctypes.c_char_p(rules), ctypes.c_size_t(len(rules)), 0)
        self._fd = checked(made, "landlock_create_ruleset")

    def read(self, paths: Sequence[str], execute: bool = False) -> None:
        """Let files be read, and folders with all that is in them, where they exist."""
        for path in paths:
            try:
                at = os.open(path, os.O_PATH | os.O_CLOEXEC)
            except OSError:
                continue
            folder = _READ_DIR if os.path.isdir(path) else 0
            rights = _READ_FILE | folder | (_EXECUTE if execute else 0)
            rule = ctypes.c_char_p(struct.pack("=Qi", rights, at))
            checked(libc.syscall(_ADD_RULE, self._fd, 1, rule, 0), f"landlock_add_rule {path}")
            os.close(at)

    def enter(self) -> None:
        """Give up everything else, for good."""
        checked(libc.syscall(_RESTRICT, self._fd, 0), "landlock_restrict_self")
        os.close(self._fd)
