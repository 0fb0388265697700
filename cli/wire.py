"""Frames and events as the service sends them, read into the spine's own types."""

import json
from collections.abc import Mapping

from pydantic import ValidationError

from interview.events import FACT, AnyFact, Hidden
from interview.frames import SERVER_FRAME, AnyServerFrame

Incoming = AnyFact | AnyServerFrame

_SERVER_TYPES = frozenset({"welcome", "ack", "delta", "error", "draining"})
_UNSEEN: dict[str, dict[str, object]] = {
    "decided": {"why": ""},
    "review.resolved": {"by": "", "reason": ""},
    "answer.scored": {"confidence": 0.0, "judges": ()},
}
"""Fields that this role may not read, filled in so that the fact can be folded."""


def incoming(text: str) -> Incoming:
    """A text frame; ValueError if it is none."""
    frame = json.loads(text)
    if frame.get("type") in _SERVER_TYPES:
        return SERVER_FRAME.validate_python(frame)
    return fact_of(frame)


def fact_of(frame: Mapping[str, object]) -> AnyFact:
    """An event as a fact; of a type that this version does not know: a hidden one."""
    filled = {**_UNSEEN.get(str(frame.get("type")), {}), **frame}
    try:
        return FACT.validate_python(filled)
    except ValidationError:
        place = {"seq": frame.get("seq"), "at": frame.get("at")}
        return Hidden.model_validate({**place, "hash": ""})
