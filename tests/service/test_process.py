"""The started process: its one line, its key file, its drain, its refusals."""

import asyncio
import json
import resource
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import connect

from tests.service.kit import SAMPLE, Socket

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def started(data: Path, port: int = 0) -> AsyncIterator[Process]:
    command = ["-m", "mock_interviewer", "serve", "--port", str(port), "--data", str(data)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=ROOT, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def first_line(process: Process) -> tuple[str, str]:
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
    assert line.startswith("Listening on http://127.0.0.1:")
    base, _, token = line.removeprefix("Listening on ").strip().partition("/#token=")
    return base, token


@asynccontextmanager
async def signed_in(base: str, token: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{base}/api/v1", trust_env=False) as client:
        bearer = (await client.post("/sign-in", json={"token": token})).json()["bearer"]
        client.headers["Authorization"] = f"Bearer {bearer}"
        yield client


async def new_interview(client: httpx.AsyncClient) -> dict[str, Any]:
    return dict((await client.post("/interviews", json={"template": SAMPLE})).json())


async def test_sigterm_drains_and_a_client_goes_on_after_the_restart(tmp_path: Path) -> None:
    async with started(tmp_path) as process:
        base, token = await first_line(process)
        async with signed_in(base, token) as client:
            made = await new_interview(client)
        async with connect(made["socket_url"], proxy=None) as live:
            socket = Socket(live)
            await socket.hello(made["ticket"])
            question = await socket.to_first_question()
            process.send_signal(signal.SIGTERM)
            assert (await socket.until("draining"))["retry_ms"] > 0
            code, reason = await socket.closed()
        assert (code, json.loads(reason)["retry_ms"] > 0) == (1012, True)
        assert await asyncio.wait_for(process.wait(), 30) == 0
    port = int(base.rpartition(":")[2])
    async with started(tmp_path, port) as process:
        await first_line(process)
        async with connect(made["socket_url"], proxy=None) as live:
            socket = Socket(live)
            await socket.hello(made["ticket"], after=question["seq"])
            assert (await socket.receive())["state"]["awaits"] == "answer"
            id = await socket.command("answer", text="I would rerank the passages.")
            await socket.until("ack", id=id)
            await socket.until("answer.scored", re=id)


async def test_the_key_file_lets_the_owner_in_and_goes_with_the_service(tmp_path: Path) -> None:
    key = tmp_path / "service.json"
    async with started(tmp_path) as process:
        base, _ = await first_line(process)
        assert key.stat().st_mode & 0o777 == 0o600
        held = json.loads(key.read_text())
        assert held["url"] == base
        headers = {"Authorization": f"Bearer {held['token']}"}
        async with httpx.AsyncClient(headers=headers, trust_env=False) as client:
            assert (await client.get(f"{base}/api/v1/me")).json()["role"] == "admin"
        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), 30) == 0
        assert process.stdout is not None
        assert await process.stdout.read() == b""
    assert not key.exists()


async def test_a_second_process_on_the_same_folder_or_port_is_refused_in_words(
    tmp_path: Path,
) -> None:
    async with started(tmp_path / "one") as first:
        base, token = await first_line(first)
        port = int(base.rpartition(":")[2])
        for data, other_port, words in (("one", 0, "folder"), ("two", port, "--port")):
            async with started(tmp_path / data, other_port) as second:
                out, err = await asyncio.wait_for(second.communicate(), 60)
            assert (second.returncode, out) == (2, b"")
            assert words in err.decode().splitlines()[-1]
        async with signed_in(base, token) as client:
            assert (await client.get("/me")).status_code == 200


async def test_logs_hold_no_secret_and_no_words(tmp_path: Path) -> None:
    words = "I would rerank the passages with a cross-encoder, and that is nobody else's business."
    async with started(tmp_path) as process:
        base, token = await first_line(process)
        async with signed_in(base, token) as client:
            made = await new_interview(client)
            secrets = [token, made["ticket"], client.headers["Authorization"].split()[1], words]
        async with connect(made["socket_url"], proxy=None) as live:
            socket = Socket(live)
            await socket.hello(made["ticket"])
            await socket.to_first_question()
            await socket.command("answer", text=words)
            await socket.until("answer.scored")
            await socket.send("junk")
            assert (await socket.closed())[0] == 4400
        process.send_signal(signal.SIGTERM)
        _, err = await asyncio.wait_for(process.communicate(), 30)
    assert [secret for secret in secrets if secret in err.decode()] == []


def allow_files_of(process: Process, size: int) -> None:
    """Let the process write no file beyond this size, as a disk that is full would."""
    unlimited = resource.RLIM_INFINITY
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, unlimited))


async def test_what_cannot_be_stored_is_refused_in_words_and_taken_once_there_is_room(
    tmp_path: Path,
) -> None:
    async with started(tmp_path) as process:
        base, token = await first_line(process)
        async with signed_in(base, token) as client, httpx.AsyncClient(trust_env=False) as anybody:
            made = await new_interview(client)
            async with connect(made["socket_url"], proxy=None) as live:
                socket = Socket(live)
                await socket.hello(made["ticket"])
                await socket.to_first_question()
                allow_files_of(process, 1)
                refused = await socket.command("answer", text="I would rerank the passages.")
                error = await socket.until("error", id=refused)
                assert (error["code"], "tored" in error["message"]) == ("storage", True)
                assert (await anybody.get(f"{base}/readyz")).status_code == 503
                assert (await anybody.get(f"{base}/healthz")).status_code == 200
                allow_files_of(process, resource.RLIM_INFINITY)
                again = {"type": "answer", "id": refused, "text": "I would rerank the passages."}
                await socket.send(again)
                assert (await socket.until("ack", id=refused))["seq"]
                await socket.until("answer.scored", re=refused)
            assert (await anybody.get(f"{base}/readyz")).status_code == 200
            log = (await client.get(f"/interviews/{made['id']}/events")).json()["items"]
    assert [event["seq"] for event in log] == list(range(1, len(log) + 1))
    assert len([event for event in log if event["type"] == "answer.given"]) == 1
