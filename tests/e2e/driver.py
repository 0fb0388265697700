"""The service as a real process, and its REST as a member of staff uses it."""

import asyncio
import os
import re
import sys
from collections.abc import Awaitable
from pathlib import Path
from signal import SIGKILL, SIGTERM
from typing import Any, NamedTuple

import httpx

ROOT = Path(__file__).resolve().parents[2]
_LISTENING = re.compile(r"Listening on (http://[^/]+)/#token=(\S+)\n")
_FOREIGN = ("MOCK_INTERVIEWER_", "OPENAI_", "REDIS_", "COVERAGE_")
START_SECONDS = 60.0
STOP_SECONDS = 40.0


class NeverListened(Exception):
    """The process ended before it could take an interview."""

    def __init__(self, code: int, told: str) -> None:
        super().__init__(f"ended with {code}: {told}")
        self.code = code


class Service(NamedTuple):
    """A started service: its process, where it listens and its one-time token."""

    pid: int
    exit: asyncio.Future[int]
    """Its return code, once it has one."""
    url: str
    token: str
    errors: Path
    """What was written on stderr, over all lives on this data folder."""

    @property
    def socket_url(self) -> str:
        """Where the sockets are, without the interview."""
        return self.url.replace("http", "ws", 1) + "/api/v1/interviews"

    async def ended(self) -> int:
        """Wait for the process to end by itself; its return code."""
        return await asyncio.shield(self.exit)

    async def stop(self, number: int = SIGTERM) -> int:
        """Ask it to go down, or kill it; its return code."""
        if not self.exit.done():
            os.kill(self.pid, number)
        async with asyncio.timeout(STOP_SECONDS):
            return await self.ended()


async def start(data: Path, **settings: str) -> Service:
    """Start the service on a data folder as a user does; raises NeverListened."""
    errors = data.with_name(f"{data.name}.stderr")
    command = ("-m", "mock_interviewer", "serve", "--port", "0", "--data", str(data))
    with errors.open("ab") as stderr:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            stdout=asyncio.subprocess.PIPE,
            stderr=stderr,
            cwd=ROOT,
            env={**environment(), **settings},
        )
    exit = asyncio.ensure_future(process.wait())
    return await listening(process.pid, exit, _line(process), errors)


async def listening(
    pid: int, exit: asyncio.Future[int], line: Awaitable[str], errors: Path
) -> Service:
    """The service behind its first line; raises NeverListened when there is none."""
    try:
        async with asyncio.timeout(START_SECONDS):
            told = await line
    except BaseException:
        os.kill(pid, SIGKILL)
        raise
    found = _LISTENING.fullmatch(told)
    if found is None:
        code = await exit
        raise NeverListened(code, f"{told!r} see {errors}")
    return Service(pid, exit, found[1], found[2], errors)


async def _line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode()


def environment() -> dict[str, str]:
    """Our environment without anything that would configure the service."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
    return {**kept, "LANGGRAPH_STRICT_MSGPACK": "true"}


class Created(NamedTuple):
    """An interview as it was set up, with the candidate's socket ticket."""

    id: str
    ticket: str


class Staff:
    """An admin's calls; the sign-in survives restarts, the address does not."""

    def __init__(self, bearer: str) -> None:
        self._bearer = bearer

    @classmethod
    async def sign_in(cls, service: Service) -> "Staff":
        """Use the one-time link of a start."""
        async with _client(service) as client:
            answer = await client.post("/sign-in", json={"token": service.token})
        answer.raise_for_status()
        return cls(answer.json()["bearer"])

    async def call(
        self, service: Service, method: str, path: str, body: object = None
    ) -> httpx.Response:
        """One request under /api/v1."""
        async with _client(service) as client:
            headers = {"Authorization": f"Bearer {self._bearer}"}
            return await client.request(method, path, json=body, headers=headers)

    async def create(self, service: Service, template: str, mode: str = "practice") -> Created:
        """Set up an interview."""
        body = {"template": template, "mode": mode, "candidate": {"name": "Robin"}}
        made = await self._json(service, "POST", "/interviews", body)
        return Created(made["id"], made["ticket"])

    async def ticket(self, service: Service, interview: str) -> str:
        """A socket ticket to watch an interview."""
        body = {"role": "admin"}
        made = await self._json(service, "POST", f"/interviews/{interview}/ticket", body)
        return str(made["ticket"])

    async def publish(self, service: Service, template: dict[str, Any]) -> None:
        """Make a template of our own usable."""
        await self._json(service, "POST", "/templates", template)
        await self._json(service, "POST", f"/templates/{template['name']}/publish")

    async def report(self, service: Service, interview: str) -> dict[str, Any]:
        """The released report."""
        return await self._json(service, "GET", f"/interviews/{interview}/report")

    async def _json(
        self, service: Service, method: str, path: str, body: object = None
    ) -> dict[str, Any]:
        answer = await self.call(service, method, path, body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text[:600]}"
        found: dict[str, Any] = answer.json() if answer.content else {}
        return found


def _client(service: Service) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=f"{service.url}/api/v1", timeout=30, trust_env=False)
