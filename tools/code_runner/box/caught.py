"""Holds whatever a submission raises, and says it in words."""

import os
import types

SOLUTION = "solution.py"
_LETTERS_AT_MOST = 300


class Caught:
    """A context that no exception leaves; `error` is what was raised in it."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> "Caught":
        """Begin to hold."""
        return self

    def __exit__(
        self,
        kind: "type[BaseException] | None",
        error: "BaseException | None",
        trace: "types.TracebackType | None",
    ) -> bool:
        """Keep what was raised, and let nothing out."""
        self.error = error
        return True


def told(error: BaseException) -> dict[str, object]:
    """Class, message and line of an error; the message may itself be a submission's code."""
    message = ""
    with Caught():
        message = str(error)[:_LETTERS_AT_MOST]
    return {"class": type(error).__name__, "message": message, "line": _line(error)}


def _line(error: BaseException) -> "int | None":
    if isinstance(error, SyntaxError):
        return error.lineno
    line, trace = None, error.__traceback__
    while trace is not None:
        if os.path.basename(trace.tb_frame.f_code.co_filename) == SOLUTION:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
