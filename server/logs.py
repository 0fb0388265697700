"""Logs on stderr that never hold what people wrote: errors come as type and place, without words."""

import asyncio
import logging
import sys
import traceback
from types import TracebackType
from typing import Any

_ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class PlainFormatter(logging.Formatter):
    """One line a record; an exception adds its type and the places it passed."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: _ErrorInfo) -> str:
        """Type and places only: messages of errors may quote a person."""
        kind, _, trace = ei
        places = [f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(trace)]
        return " < ".join([kind.__name__ if kind else "error", *reversed(places)])


def configure_logs() -> None:
    """Send all logs to stderr in that form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainFormatter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    asyncio.get_running_loop().set_exception_handler(_task_failed)


def _task_failed(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    info = (type(error), error, error.__traceback__) if error else None
    logging.getLogger("asyncio").error("%s", context["message"], exc_info=info)
