"""The first frame: who is there, and may they come in."""

import asyncio
import json

from pydantic import ValidationError
from starlette.websockets import WebSocket

from interview.commands import Hello
from server.limits import Limits
from server.live.closing import BAD_FRAME, NO_HELLO, NOT_SIGNED_IN, TOO_BIG, Closing
from server.live.hub import Hub
from server.live.line import receive
from server.live.race import race


async def first_hello(socket: WebSocket, hub: Hub, limits: Limits) -> Hello:
    """Wait for `hello`; raises Closing when something else, or nothing, comes."""
    with hub.waiting() as place:
        try:
            async with asyncio.timeout(limits.hello_seconds):
                frame = await race(receive(socket), place.told())
        except TimeoutError:
            raise Closing(NO_HELLO, "no hello came in time") from None
    if isinstance(frame, bytes):
        raise Closing(NOT_SIGNED_IN, "the first frame must be hello")
    if len(frame.encode("utf-8", errors="replace")) > limits.hello_bytes:
        raise Closing(TOO_BIG, "a hello is smaller")
    return _hello(frame)


def _hello(text: str) -> Hello:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Closing(BAD_FRAME, "a frame is not JSON") from None
    if not isinstance(found, dict):
        raise Closing(BAD_FRAME, "a frame is not a JSON object")
    try:
        return Hello.model_validate(found)
    except ValidationError:
        raise Closing(NOT_SIGNED_IN, "the first frame must be a whole hello") from None
