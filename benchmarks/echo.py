"""A bare FastAPI echo socket on a free port, run as the service is: the reference of a turn.

It prints its port, then serves until it is killed.
"""

import asyncio
import socket

import uvicorn
import uvloop
from fastapi import FastAPI
from starlette.websockets import WebSocket, WebSocketDisconnect


def create_app() -> FastAPI:
    """An application with one route, which sends back what comes."""
    app = FastAPI()

    @app.websocket("/echo")
    async def echo(socket: WebSocket) -> None:
        await socket.accept()
        try:
            while True:
                await socket.send_text(await socket.receive_text())
        except WebSocketDisconnect:
            return

    return app


def main() -> None:
    """Listen on a free port, say which, and serve."""
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    config = uvicorn.Config(
        create_app(),
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        access_log=False,
        log_level="error",
        lifespan="off",
    )
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(uvicorn.Server(config).serve(sockets=[listener]))


if __name__ == "__main__":
    main()
