"""A candidate may think for longer than any limit on requests: the socket stays open."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket
from websockets.asyncio.client import connect

from server.limits import Limits
from server.wire import HouseServer, configure

LIMITS = Limits(request_seconds=0.1, body_seconds=0.2)


async def _echo(websocket: WebSocket) -> None:
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


@asynccontextmanager
async def served() -> AsyncIterator[int]:
    """Our server, with short limits, around an echo; its port."""
    app = Starlette(routes=[WebSocketRoute("/echo", _echo)])
    server = HouseServer(configure(app, LIMITS))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        await server.ready.wait()
        yield listener.getsockname()[1]
        server.should_exit = True
        await serving


async def test_a_silent_socket_outlives_the_limits_on_requests() -> None:
    async with (
        served() as port,
        connect(f"ws://127.0.0.1:{port}/echo", compression=None, proxy=None) as client,
    ):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(4 * LIMITS.body_seconds):
                await client.recv()
        await client.send("still here")
        assert await client.recv() == "still here"
