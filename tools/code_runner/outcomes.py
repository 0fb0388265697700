"""Turns what a test came to into what may be told of it: much if visible, little if hidden."""

import builtins
import json
from typing import NamedTuple

from interview.code import Outcome, Shown, Status
from tools.code_runner.checkers import CHECKERS
from tools.code_runner.comparing import Difference, differ
from tools.code_runner.records import Case, Comparison
from tools.code_runner.values import Malformed, plain
from tools.code_runner.words import clean

_BUILT_IN = {
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}
_KNOWN = frozenset(_BUILT_IN | {"RangeError", "ReferenceError", "OperationalError", "Error"})
"""Classes that a hidden test may name: one of the candidate's own could carry its input out."""
_BY_CLASS: dict[str, Status] = {
    "MemoryError": "out-of-memory",
    "SystemExit": "no-answer",
}
_CHECKER_FAULTS = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
_LETTERS = 300


class Told(NamedTuple):
    """An error as the box tells it, bounded and made harmless."""

    kind: str
    message: str
    line: int | None

    @property
    def text(self) -> str:
        """Class and message in one line."""
        return f"{self.kind}: {self.message}" if self.message else self.kind


def told(claim: object) -> Told:
    """Read an error that the box claims; raises Malformed."""
    if not isinstance(claim, dict):
        raise Malformed("an error is an object")
    line = claim.get("line")
    kind, message = str(claim.get("class")), str(claim.get("message") or "")
    return Told(clean(kind, 60), clean(message, _LETTERS), line if type(line) is int else None)


def judged(case: Case, how: Comparison, frame: dict[str, object], printed: str) -> Outcome:
    """The outcome that a frame amounts to; raises Malformed when it amounts to nothing."""
    if "error" in frame:
        return _failed(case, told(frame["error"]), printed)
    if "value" not in frame:
        raise Malformed("neither value nor error")
    claim = frame["value"]
    found = _checked(case, how, claim) if how.checker else differ(case.expected, claim, how)
    status: Status = "type-mismatch" if found and found.by_type else "wrong" if found else "ok"
    got = "" if case.hidden else _say_claim(claim)
    shown = _shown(case, printed, got=got, error=found.words if found else "")
    return Outcome(name=case.name, status=status, hidden=case.hidden, shown=shown)


def _checked(case: Case, how: Comparison, claim: object) -> Difference | None:
    checker = CHECKERS[how.checker or ""]
    try:
        right = checker(case.args, case.expected, plain(claim))
    except _CHECKER_FAULTS as error:
        return Difference(isinstance(error, TypeError), "it has not the form that is asked for")
    return None if right is True else Difference(False, "it does not meet what is asked for")


def _failed(case: Case, error: Told, printed: str) -> Outcome:
    status = _BY_CLASS.get(error.kind, "exception")
    kind = error.kind if error.kind in _KNOWN or not case.hidden else "Exception"
    shown = _shown(case, printed, error=error.text, line=error.line)
    return Outcome(name=case.name, status=status, hidden=case.hidden, error_class=kind, shown=shown)


def ended(case: Case, status: Status, printed: str, words: str) -> Outcome:
    """The outcome of a test in which the process ended or was ended."""
    shown = _shown(case, printed, error=words)
    return Outcome(name=case.name, status=status, hidden=case.hidden, shown=shown)


def _shown(
    case: Case, printed: str, got: str = "", error: str = "", line: int | None = None
) -> Shown | None:
    if case.hidden:
        return None
    return Shown(
        args=say(case.args),
        expected=say(case.expected),
        got=got,
        error=error,
        line=line,
        printed=printed,
    )


def say(value: object) -> str:
    """A plain value in few letters."""
    try:
        return clean(json.dumps(value, ensure_ascii=False), _LETTERS)
    except ValueError:
        return "a number of thousands of digits"


def _say_claim(claim: object) -> str:
    return say(plain(claim))
