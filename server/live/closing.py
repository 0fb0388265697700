"""Why a socket is closed, as the codes of the protocol."""

import json

from interview.errors import (
    Erased,
    Fenced,
    InterviewError,
    NotFound,
    StorageFault,
    Unauthenticated,
    Unavailable,
)

NORMAL = 1000
TOO_BIG = 1009
FAULT = 1011
RESTARTING = 1012
OVERLOADED = 1013
BAD_FRAME = 4400
NOT_SIGNED_IN = 4401
NOT_YOUR_ROLE = 4403
NO_INTERVIEW = 4404
NO_HELLO = 4408
SUPERSEDED = 4409
ERASED = 4410
TOO_FAST = 4429
TOO_SLOW = 4499

_CODES: tuple[tuple[type[InterviewError], int], ...] = (
    (NotFound, NO_INTERVIEW),
    (Erased, ERASED),
    (Unauthenticated, NOT_SIGNED_IN),
    (Fenced, RESTARTING),
    (Unavailable, RESTARTING),
    (StorageFault, OVERLOADED),
)


class Closing(Exception):
    """Ends a conversation with a code; null when the client is gone already."""

    def __init__(self, code: int | None, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


def retry(code: int, milliseconds: int) -> Closing:
    """A close after which the client comes back; the reason is `{"retry_ms": N}`."""
    return Closing(code, json.dumps({"retry_ms": milliseconds}))


def for_fault(fault: InterviewError, retry_ms: int) -> Closing:
    """The close that tells a client what stopped the conversation."""
    code = next((code for kind, code in _CODES if isinstance(fault, kind)), FAULT)
    if code in (RESTARTING, OVERLOADED):
        return retry(code, retry_ms)
    return Closing(code, _short(fault.message))


def _short(text: str) -> str:
    """A close reason holds at most 123 bytes."""
    return text.encode("utf-8")[:120].decode("utf-8", errors="ignore")
