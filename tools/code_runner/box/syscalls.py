"""The system calls that code in the box may make, for x86-64 and for aarch64.

The aarch64 numbers are checked against libseccomp's table but the filter was not run on that
machine yet. A call that is not named here fails with EPERM.
"""

from typing import NamedTuple

EPERM, ENOTTY, ENOSYS = 1, 25, 38


class Machine(NamedTuple):
    """What tells one kind of processor from another in a filter."""

    name: str
    audit: int
    """The kernel's number of the architecture."""
    column: int
    """Its place in a row of numbers."""
    first_foreign: int
    """Numbers from here on belong to another calling convention; 0 when there is none."""


MACHINES = {
    "x86_64": Machine("x86_64", 0xC000003E, 0, 0x40000000),
    "aarch64": Machine("aarch64", 0xC00000B7, 1, 0),
}

_X86_ONLY: dict[str, int] = {
    "open": 2,
    "stat": 4,
    "lstat": 6,
    "poll": 7,
    "access": 21,
    "pipe": 22,
    "select": 23,
    "dup2": 33,
    "alarm": 37,
    "getdents": 78,
    "readlink": 89,
    "getpgrp": 111,
    "arch_prctl": 158,
    "time": 201,
    "epoll_wait": 232,
    "epoll_create": 213,
}
_BOTH: dict[str, tuple[int, int]] = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "dup": (32, 23),
    "nanosleep": (35, 101),
    "getitimer": (36, 102),
    "setitimer": (38, 103),
    "getpid": (39, 172),
    "recvfrom": (45, 207),
    "shutdown": (48, 210),
    "getsockname": (51, 204),
    "getpeername": (52, 205),
    "getsockopt": (55, 209),
    "exit": (60, 93),
    "uname": (63, 160),
    "getcwd": (79, 17),
    "chdir": (80, 49),
    "gettimeofday": (96, 169),
    "getrlimit": (97, 163),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "times": (100, 153),
    "getuid": (102, 174),
    "getgid": (104, 176),
    "geteuid": (107, 175),
    "getegid": (108, 177),
    "getppid": (110, 173),
    "getgroups": (115, 158),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "futex": (202, 98),
    "sched_getaffinity": (204, 123),
    "getdents64": (217, 61),
    "set_tid_address": (218, 96),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "epoll_ctl": (233, 21),
    "openat": (257, 56),
    "newfstatat": (262, 79),
    "readlinkat": (267, 78),
    "faccessat": (269, 48),
    "pselect6": (270, 72),
    "ppoll": (271, 73),
    "set_robust_list": (273, 99),
    "epoll_pwait": (281, 22),
    "eventfd2": (290, 19),
    "epoll_create1": (291, 20),
    "dup3": (292, 24),
    "pipe2": (293, 59),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "statx": (332, 291),
    "rseq": (334, 293),
    "faccessat2": (439, 439),
}
_CHECKED: dict[str, tuple[int, int]] = {
    "ioctl": (16, 29),
    "sendto": (44, 206),
    "socketpair": (53, 199),
    "clone": (56, 220),
    "execve": (59, 221),
    "kill": (62, 129),
    "fcntl": (72, 25),
    "prctl": (157, 167),
    "tgkill": (234, 131),
    "prlimit64": (302, 261),
    "clone3": (435, 435),
}

OWN_PID = 0x7FFFFFF1
"""Stands in the filter for the process's own number, which is known only after the fork."""
CLONE_THREAD = 0x00010000
_LOW, _HIGH = 0, 4
_STREAMS = tuple(1 | flags for flags in (0, 0x800, 0x80000, 0x80800))
"""Stream sockets alone: a datagram pair could still be sent to any socket that has a path."""

Check = tuple[int, tuple[int, ...]]
"""Where a word of an argument lies, and the values that it may have."""


def _word(argument: int, half: int = _LOW) -> int:
    return 16 + 8 * argument + half


CHECKS: dict[str, tuple[int, tuple[Check, ...]]] = {
    # Terminals are out of reach: what remains asks for sizes and sets flags of one's own.
    "ioctl": (ENOTTY, ((_word(1), (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)),)),
    "sendto": (EPERM, ((_word(4), (0,)), (_word(4, _HIGH), (0,)))),
    "socketpair": (EPERM, ((_word(0), (1,)), (_word(1), _STREAMS))),
    "kill": (EPERM, ((_word(0), (OWN_PID,)),)),
    "tgkill": (EPERM, ((_word(0), (OWN_PID,)),)),
    # Duplicates and flags; not F_SETOWN, by which the kernel sends signals for one.
    "fcntl": (EPERM, ((_word(1), (0, 1, 2, 3, 4, 1030, 1032)),)),
    # Names of threads and of memory.
    "prctl": (EPERM, ((_word(0), (15, 16, 0x53564D41)),)),
    "prlimit64": (EPERM, ((_word(0), (0,)),)),
}
"""Calls of which some uses are allowed: the error otherwise, and what every word must be."""


def plain(machine: Machine) -> tuple[int, ...]:
    """Numbers of the calls that are allowed whatever their arguments."""
    ours = tuple(numbers[machine.column] for numbers in _BOTH.values())
    return ours if machine.column else ours + tuple(_X86_ONLY.values())


def checked(machine: Machine, name: str) -> int:
    """Number of a call of which only some uses are allowed."""
    return _CHECKED[name][machine.column]


def named(machine: Machine) -> dict[str, int]:
    """Every call that the filter knows, by its name."""
    known = {name: both[machine.column] for name, both in {**_BOTH, **_CHECKED}.items()}
    return known if machine.column else {**known, **_X86_ONLY}
