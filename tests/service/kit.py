"""A real service on a free port of this process, and clients that talk to it as others would."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from agents.house import House
from interview.ports import Clock
from interview.settings import Settings
from interview.vocabulary import Role
from memory import open_memory
from server.app import create_app
from server.limits import Limits
from server.serve import listener
from server.service import Service
from server.wire import HouseServer, configure
from tools.code_runner import NO_RUNNER, Runner
from tools.question_bank import Bank

SAMPLE = "ten-minute-sample"
PATIENCE = 15


@dataclass
class Running:
    """A started service."""

    app: FastAPI
    base: str

    @property
    def service(self) -> Service:
        """What its routes share."""
        return cast(Service, self.app.state.service)

    def rest(self, bearer: str | None = None, **headers: str) -> httpx.AsyncClient:
        """A client that does not read cookies or proxies of this machine."""
        if bearer:
            headers["Authorization"] = f"Bearer {bearer}"
        return httpx.AsyncClient(
            base_url=self.base, headers=headers, trust_env=False, timeout=PATIENCE
        )

    async def bearer(self, role: Role, interview: str | None = None) -> str:
        """A sign-in of a role, made the way links make it."""
        link = await self.service.access.link(role, interview=interview)
        return (await self.service.access.sign_in(link.secret)).secret

    async def interview(self, template: str = SAMPLE, mode: str = "practice") -> dict[str, Any]:
        """A fresh interview as `POST /interviews` answers it."""
        body = {"template": template, "mode": mode, "candidate": {"name": "Ada"}}
        async with self.rest(await self.bearer("admin")) as client:
            made = await client.post("/api/v1/interviews", json=body)
        assert made.status_code == 201, made.text
        return dict(made.json())

    @asynccontextmanager
    async def socket(self, interview: str, **options: Any) -> AsyncIterator["Socket"]:
        """An open websocket that has said nothing yet."""
        url = f"{self.base.replace('http', 'ws')}/api/v1/interviews/{interview}/socket"
        async with connect(url, proxy=None, compression=None, **options) as live:
            yield Socket(live)

    @asynccontextmanager
    async def seat(
        self, made: dict[str, Any], after: int = 0, **hello: Any
    ) -> AsyncIterator["Socket"]:
        """A websocket that has said hello with the interview's ticket."""
        async with self.socket(made["id"]) as socket:
            await socket.hello(made["ticket"], after, **hello)
            yield socket


class Socket:
    """A scripted client of one websocket."""

    def __init__(self, live: ClientConnection) -> None:
        self.live = live
        self.events: list[dict[str, Any]] = []

    async def hello(self, ticket: str, after: int = 0, **more: Any) -> None:
        """The first frame."""
        await self.send({"type": "hello", "ticket": ticket, "after": after, **more})

    async def send(self, frame: dict[str, Any] | str | bytes) -> None:
        """Any frame."""
        await self.live.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    async def command(self, type_: str, **fields: Any) -> str:
        """A command with a fresh id."""
        id = str(uuid.uuid4())
        await self.send({"type": type_, "id": id, **fields})
        return id

    async def receive(self) -> dict[str, Any]:
        """The next frame; events are kept."""
        frame = dict(json.loads(await asyncio.wait_for(self.live.recv(), PATIENCE)))
        if "seq" in frame and "at" in frame:
            self.events.append(frame)
        return frame

    async def until(self, type_: str, **fields: Any) -> dict[str, Any]:
        """Read up to a frame of this type with these fields."""
        while True:
            frame = await self.receive()
            if frame["type"] == type_ and all(frame.get(k) == v for k, v in fields.items()):
                return frame

    async def closed(self) -> tuple[int, str]:
        """Read up to the close; its code and reason."""
        try:
            while True:
                await self.receive()
        except ConnectionClosed as closed:
            received = closed.rcvd
        assert received is not None, "the connection was cut without a close frame"
        return received.code, received.reason

    async def to_first_question(self) -> dict[str, Any]:
        """Consent, be ready, and read up to the question."""
        await self.until("welcome")
        await self.command("consent", audio=False, transcript=True, calibration=False)
        await self.until("round.started")
        await self.command("ready")
        return await self.until("question.asked")


@asynccontextmanager
async def running(
    data: Path,
    bank: Bank,
    clock: Clock,
    limits: Limits | None = None,
    runner: Runner = NO_RUNNER,
) -> AsyncIterator[Running]:
    """The service on uvicorn, on real storage, on a free port."""
    memory = await open_memory(data, clock)
    house = House(memory, bank, clock, runner=runner)
    limits = limits or Limits()
    with listener(Settings(data=data, port=0)) as bound:
        port = bound.getsockname()[1]
        app = create_app(Settings(data=data, port=port), house, limits)
        server = HouseServer(configure(app, limits))
        serving = asyncio.create_task(server.serve(sockets=[bound]))
        await server.ready.wait()
        try:
            yield Running(app, f"http://127.0.0.1:{port}")
        finally:
            await house.drain(0)
            server.should_exit = True
            await serving
            await memory.close()
