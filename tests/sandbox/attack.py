"""How an attack is written: code whose `f(x)` says THROUGH when it got what it must not get."""

from textwrap import dedent, indent
from typing import NamedTuple

from tools.code_runner import Language

PRELUDE = """
import ctypes, os, socket, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result
def call(*arguments):
    return must(libc.syscall(*arguments))
"""


class Attack(NamedTuple):
    name: str
    source: str
    language: Language = "python"


def tries(name: str, lines: str, errors: str = "OSError") -> Attack:
    """Lines every one of which must work for the attack to be through."""
    body = indent(dedent(lines).strip(), " " * 8)
    return Attack(
        name,
        f"{PRELUDE}\ndef f(x):\n    try:\n{body}\n    except {errors} as error:\n"
        "        return 'held: %r' % (error,)\n    return 'THROUGH'\n",
    )


def code(name: str, source: str) -> Attack:
    """A whole submission."""
    return Attack(name, PRELUDE + dedent(source))
