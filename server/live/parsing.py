"""Text frames to commands: what cannot be a message closes, what is a wrong one gets an error."""

import json
import re

from pydantic import ValidationError

from interview.commands import FRAME, AnyFrame
from interview.errors import InterviewError
from server.limits import Limits
from server.live.closing import BAD_FRAME, TOO_BIG, Closing

_ID = re.compile(r"[0-9a-fA-F-]{1,36}")


class BadMessage(InterviewError):
    """A message that is JSON but not one of ours; the socket stays open."""

    def __init__(self, code: str, message: str, id: str | None) -> None:
        super().__init__(message)
        self.code = code
        self.id = id


def parse(text: str, limits: Limits) -> AnyFrame:
    """The message in a text frame; raises Closing (1009, 4400) or BadMessage."""
    size = len(text.encode("utf-8", errors="replace"))
    if size > limits.code_bytes:
        raise Closing(TOO_BIG, "a message is too large")
    found = _object(text)
    kind = str(found.get("type", ""))[:40]
    if size > limits.control_bytes and not kind.startswith("code."):
        raise Closing(TOO_BIG, "a message is too large")
    return _message(found, kind)


def _object(text: str) -> dict[str, object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Closing(BAD_FRAME, "a frame is not JSON") from None
    if not isinstance(found, dict):
        raise Closing(BAD_FRAME, "a frame is not a JSON object")
    return found


def _message(found: dict[str, object], kind: str) -> AnyFrame:
    try:
        return FRAME.validate_python(found)
    except ValidationError as error:
        raise _told(error, found, kind) from None


def _told(error: ValidationError, found: dict[str, object], kind: str) -> BadMessage:
    id = found.get("id")
    named = id if isinstance(id, str) and _ID.fullmatch(id) else None
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] in ("union_tag_invalid", "union_tag_not_found"):
        return BadMessage(
            "unknown_type",
            f"There is no message of type {kind!r} in this version; see the list of commands.",
            named,
        )
    where = ".".join(str(part) for part in first["loc"][1:])[:80]
    return BadMessage("invalid", f"{kind}: {where}: {first['msg']}", named)
