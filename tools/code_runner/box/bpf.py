"""Assembles the filter program that the kernel asks about every system call."""

import struct
from collections.abc import Callable
from functools import partial

from tools.code_runner.box.syscalls import (
    CHECKS,
    CLONE_THREAD,
    ENOSYS,
    EPERM,
    OWN_PID,
    Check,
    Machine,
    checked,
    plain,
)

ALLOW, KILL, ERROR = 0x7FFF0000, 0x80000000, 0x00050000
LOAD, EQUAL, AT_LEAST, ANY_BIT, ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FLAGS = 0, 4, 16


class Filter:
    """A program in the making."""

    def __init__(self) -> None:
        self._lines: list[tuple[int, int, int, int]] = []

    def load(self, offset: int) -> None:
        """Take a word of the call's description."""
        self._lines.append((LOAD, 0, 0, offset))

    def answer(self, value: int) -> None:
        """Decide."""
        self._lines.append((ANSWER, 0, 0, value))

    def when(self, test: int, value: int, then: Callable[[], None]) -> None:
        """Do `then`, which decides, if the word stands the test; else go on behind it."""
        at = len(self._lines)
        self._lines.append((test, 0, 0, value))
        then()
        self._lines[at] = (test, 0, len(self._lines) - at - 1, value)

    def answer_when(self, test: int, value: int, answer: int) -> None:
        """Decide if the word stands the test."""
        self.when(test, value, lambda: self.answer(answer))

    def require(self, check: Check, error: int) -> None:
        """Refuse unless a word has one of the values."""
        offset, values = check
        self.load(offset)
        for place, value in enumerate(values):
            self._lines.append((EQUAL, len(values) - place, 0, value))
        self.answer(ERROR | error)

    def require_or_die(self, value: int) -> None:
        """Kill the process unless the word has the value."""
        self._lines.append((EQUAL, 1, 0, value))
        self.answer(KILL)

    def assembled(self) -> bytes:
        """The program as the kernel takes it."""
        return b"".join(struct.pack("=HBBI", *line) for line in self._lines)


def assemble(machine: Machine, may_start_program: bool = False) -> bytes:
    """The filter for a machine; `OWN_PID` is still to be put in with `with_pid`."""
    program = Filter()
    program.load(_ARCHITECTURE)
    program.require_or_die(machine.audit)
    program.load(_NUMBER)
    if machine.first_foreign:
        program.answer_when(AT_LEAST, machine.first_foreign, KILL)
    for number in plain(machine):
        program.answer_when(EQUAL, number, ALLOW)
    if may_start_program:
        program.answer_when(EQUAL, checked(machine, "execve"), ALLOW)
    for name, (error, checks) in CHECKS.items():
        program.when(EQUAL, checked(machine, name), partial(_uses, program, error, checks))
    # The C library then falls back to clone, whose flags a filter can read.
    program.answer_when(EQUAL, checked(machine, "clone3"), ERROR | ENOSYS)
    program.when(EQUAL, checked(machine, "clone"), partial(_threads, program))
    program.answer(ERROR | EPERM)
    return program.assembled()


def _uses(program: Filter, error: int, checks: tuple[Check, ...]) -> None:
    for check in checks:
        program.require(check, error)
    program.answer(ALLOW)


def _threads(program: Filter) -> None:
    program.load(_FLAGS)
    program.answer_when(ANY_BIT, CLONE_THREAD, ALLOW)
    program.answer(ERROR | EPERM)


def with_pid(program: bytes, pid: int) -> bytes:
    """The program for the process with this number."""
    lines = [program[at : at + 8] for at in range(0, len(program), 8)]
    own = struct.pack("=I", OWN_PID)
    return b"".join(
        line[:4] + struct.pack("=I", pid) if line[4:] == own else line for line in lines
    )
