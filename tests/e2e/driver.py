"""The service as a real process, and its REST as a member of staff uses it."""

import asyncio
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from signal import SIGTERM
from typing import Any, NamedTuple

import httpx

ROOT = Path(__file__).resolve().parents[2]
SERVICE = (sys.executable, "-m", "mock_interviewer")
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

    process: asyncio.subprocess.Process
    url: str
    token: str
    errors: Path
    """What it wrote on stderr, over all its lives on this data folder."""

    @property
    def socket_url(self) -> str:
        """Where the sockets are, without the interview."""
        return self.url.replace("http", "ws", 1) + "/api/v1/interviews"

    async def ended(self) -> int:
        """Wait for the process to end by itself; its return code."""
        return await self.process.wait()

    async def stop(self) -> int:
        """Ask it to go down; its return code."""
        if self.process.returncode is None:
            self.process.send_signal(SIGTERM)
        async with asyncio.timeout(STOP_SECONDS):
            return await self.process.wait()

    async def kill(self) -> None:
        """End it without a word."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()


async def start(data: Path, launcher: tuple[str, ...] = SERVICE, **settings: str) -> Service:
    """Start the service on a data folder; raises NeverListened when it ends first."""
    errors = data.with_name(f"{data.name}.stderr")
    with errors.open("ab") as stderr:
        process = await asyncio.create_subprocess_exec(
            *launcher,
            *("serve", "--port", "0", "--data", str(data)),
            stdout=asyncio.subprocess.PIPE,
            stderr=stderr,
            cwd=ROOT,
            env={**_environment(os.environ), **settings},
        )
    line = await _first_line(process)
    found = _LISTENING.fullmatch(line)
    if found is None:
        if process.returncode is None and line:
            process.kill()
        code = await process.wait()
        raise NeverListened(code, f"{line!r} {_tail(errors)}")
    return Service(process, found[1], found[2], errors)


async def _first_line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START_SECONDS):
            return (await process.stdout.readline()).decode()
    except TimeoutError:
        process.kill()
        await process.wait()
        raise


def _environment(inherited: Mapping[str, str]) -> dict[str, str]:
    """The environment without anything that would configure the service."""
    kept = {name: value for name, value in inherited.items() if not name.startswith(_FOREIGN)}
    return {**kept, "PYTHONUNBUFFERED": "1"}


def _tail(errors: Path) -> str:
    return errors.read_text(errors="replace")[-2000:]


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
