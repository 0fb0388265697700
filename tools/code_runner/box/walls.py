"""The walls that a process builds round itself before it sees a byte of a submission."""

import ctypes
import os
import resource
from collections.abc import Mapping, Sequence

from tools.code_runner.box.bpf import assemble, with_pid
from tools.code_runner.box.landlock import Grants, checked, libc, version
from tools.code_runner.box.syscalls import MACHINES

_PDEATHSIG, _DUMPABLE, _SECCOMP, _NO_NEW_PRIVILEGES = 1, 4, 22, 38
_MIB = 1 << 20
STDIN, STDOUT, STDERR, CHANNEL = range(4)
"""File numbers in the box; there are no others."""
FILES_AT_MOST = 256
"""File numbers that the fork server itself may use."""
_OPEN_AT_MOST = 32


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("lines", ctypes.c_char_p))


class Walls:
    """What is prepared once, and entered by every process that runs a submission."""

    def __init__(self, readable: Sequence[str], landlock: int, programs: bool = False) -> None:
        self._grants = Grants(landlock) if landlock and version() else None
        if self._grants:
            self._grants.read(readable, execute=programs)
        self._filter = assemble(MACHINES[os.uname().machine], programs)

    def enter(self, limits: Mapping[str, int], fds: Sequence[int], parent: int) -> None:
        """Lock this process in: its files, its life, its rights, its paths, sizes and calls."""
        for place, fd in enumerate(fds):
            os.dup2(fd, place)
            os.set_inheritable(place, True)
        _prctl(_PDEATHSIG, 9)
        if os.getppid() != parent:
            os._exit(70)
        _prctl(_DUMPABLE, 0)
        _prctl(_NO_NEW_PRIVILEGES, 1)
        if self._grants:
            self._grants.enter()
        os.closerange(len(fds), FILES_AT_MOST)
        limit(limits)
        program = with_pid(self._filter, os.getpid())
        held = _Program(len(program) // 8, program)
        checked(libc.prctl(_SECCOMP, 2, ctypes.byref(held), 0, 0), "seccomp")


def _prctl(option: int, value: int) -> None:
    checked(libc.prctl(option, value, 0, 0, 0), f"prctl {option}")


def limit(limits: Mapping[str, int]) -> None:
    """Bound memory, CPU, files and stack; nothing may be written to a file."""
    bounds = {
        resource.RLIMIT_AS: limits["memory_mib"] * _MIB,
        resource.RLIMIT_DATA: limits["data_mib"] * _MIB,
        resource.RLIMIT_CPU: limits["cpu_s"],
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _OPEN_AT_MOST,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_STACK: 64 * _MIB,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    for what, most in bounds.items():
        _, hard = resource.getrlimit(what)
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (within, within))


def withdraw() -> None:
    """Keep the fork server itself unreadable, short of files, and without new privileges."""
    _prctl(_DUMPABLE, 0)
    _prctl(_NO_NEW_PRIVILEGES, 1)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES_AT_MOST, FILES_AT_MOST))
