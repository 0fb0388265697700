"""Uvicorn as we run it: limits on what a connection may withhold, and closes that do not wait."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast

import h11
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from server.limits import Limits

CLOSE_SECONDS = 10.0
"""How long a peer may take to answer a close before the connection is cut."""


class HttpProtocol(H11Protocol):
    """HTTP/1.1 that cuts a connection which holds back the rest of a request."""

    limits = Limits()
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection: its first request must come."""
        super().connection_made(transport)
        self._expect(self.limits.request_seconds)

    def data_received(self, data: bytes) -> None:
        """More of a request: none may stay unfinished for long."""
        before = self.conn.their_state
        super().data_received(data)
        after = self.conn.their_state
        if self.transport.get_protocol() is not self:
            # A websocket now: it speaks when it likes.
            self._expect(None)
        elif after is h11.SEND_BODY and before is not h11.SEND_BODY:
            self._expect(self.limits.body_seconds)
        elif after is h11.IDLE and self._late is None:
            self._expect(self.limits.request_seconds)
        elif after not in (h11.IDLE, h11.SEND_BODY):
            self._expect(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone: nothing is expected of it any more."""
        self._expect(None)
        super().connection_lost(exc)

    def _expect(self, seconds: float | None) -> None:
        """Cut the connection in so many seconds, unless more arrives; null for never."""
        if self._late is not None:
            self._late.cancel()
        self._late = None if seconds is None else self.loop.call_later(seconds, self._cut)

    def _cut(self) -> None:
        self.transport.abort()


class SocketProtocol(WebSocketsSansIOProtocol):
    """Websockets whose close never waits for a peer that has stopped reading."""

    _abort: asyncio.TimerHandle | None = None

    async def send(self, message: Any) -> None:
        """Send; a close is queued at once, and the connection cut if the peer does not react."""
        if message["type"] == "websocket.close":
            self.writable.set()
            await super().send(message)
            self._abort = self.loop.call_later(CLOSE_SECONDS, self.transport.abort)
            return
        await super().send(message)
        if message["type"] == "websocket.http.response.body":
            # A refusal before the upgrade is a whole handshake; uvicorn would log it as a fault.
            self.handshake_complete = True

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone: there is nothing left to cut."""
        if self._abort is not None:
            self._abort.cancel()
        super().connection_lost(exc)


class HouseServer(Server):
    """Uvicorn without its own signal handlers, which would close sockets before we can speak."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leave the signals to `serve`."""
        yield

    async def startup(self, sockets: Any = None) -> None:
        """Start to accept connections, and say so."""
        await super().startup(sockets)
        self.ready.set()


def configure(app: Any, limits: Limits) -> Config:
    """The way we run uvicorn: sans-I/O websockets without compression, tight limits."""
    http = cast("type[HttpProtocol]", type("LimitedHttp", (HttpProtocol,), {"limits": limits}))
    return Config(
        app,
        http=http,
        ws=SocketProtocol,
        ws_max_size=limits.frame_bytes,
        ws_max_queue=16,
        ws_ping_interval=20.0,
        ws_ping_timeout=20.0,
        ws_per_message_deflate=False,
        server_header=False,
        proxy_headers=False,
        access_log=False,
        log_config=None,
        lifespan="off",
        timeout_graceful_shutdown=5,
    )
