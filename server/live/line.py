"""One socket in conversation: the few things that its parts share."""

import asyncio
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from agents.house import Session
from interview.commands import CodeRun, CodeSubmit
from interview.ports import EventLog
from server.limits import Limits
from server.live.closing import TOO_SLOW, Closing
from server.live.hub import Hub, Seat
from server.meters import Meters


@dataclass
class Line:
    """A seated socket with its interview."""

    socket: WebSocket
    seat: Seat
    session: Session
    hub: Hub
    log: EventLog
    limits: Limits
    meters: Meters
    inbox: asyncio.Queue[str | bytes] = field(default_factory=lambda: asyncio.Queue(16))
    """Frames received and not yet acted on."""
    code: asyncio.Queue[CodeRun | CodeSubmit] = field(default_factory=lambda: asyncio.Queue(16))
    """Code to be run, one after the other; talk does not wait for it."""
    over: bool = False
    """Whether the interview has ended; then silence closes the socket."""
    silence: asyncio.Timeout = field(default_factory=lambda: asyncio.timeout(None))

    def heard(self) -> None:
        """Something was said by either side: after the end, start counting silence anew."""
        if self.over:
            now = asyncio.get_running_loop().time()
            self.silence.reschedule(now + self.limits.silence_seconds)


async def receive(socket: WebSocket) -> str | bytes:
    """The next frame, text or binary; raises Closing when the client is gone."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise Closing(None)
    text: str | None = message.get("text")
    return text if text is not None else message.get("bytes") or b""


async def send(socket: WebSocket, text: str, seconds: float) -> None:
    """Send a frame; raises Closing (4499) when the reader does not take it in time."""
    try:
        async with asyncio.timeout(seconds):
            await socket.send_text(text)
    except TimeoutError:
        raise Closing(TOO_SLOW, "the client reads too slowly") from None
    except WebSocketDisconnect:
        raise Closing(None) from None


async def hang_up(socket: WebSocket, closing: Closing) -> None:
    """Close a socket unless it is closed already."""
    connected = WebSocketState.CONNECTED
    if closing.code is None or {socket.client_state, socket.application_state} != {connected}:
        return
    try:
        await socket.close(closing.code, closing.reason)
    except WebSocketDisconnect:
        return
