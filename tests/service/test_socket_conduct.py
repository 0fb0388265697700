"""Rude clients get the documented code or error; honest ones beside them notice nothing."""

import asyncio
import json
import uuid
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from server.limits import Limits
from tests.service.conftest import Start
from tests.service.kit import Running

CONSENT = {"type_": "consent", "audio": False, "transcript": True, "calibration": False}


def new_id() -> str:
    return str(uuid.uuid4())


FIRST_FRAMES: list[tuple[Any, int]] = [
    ("not json", 4400),
    ("[1]", 4400),
    ("[" * 3000, 4400),
    ("9" * 4000, 4400),
    ('"hello"', 4400),
    (b"\x01\x00\x00\x00\x00\x00\x00\x00", 4401),
    ({"type": "answer", "id": new_id(), "text": "x"}, 4401),
    ({"type": "hello"}, 4401),
    ({"type": "hello", "ticket": "forged", "after": 0}, 4401),
    ({"type": "hello", "ticket": "forged", "after": -1}, 4401),
    ({"type": "hello", "ticket": "x" * 5000}, 1009),
    ("x" * (2 << 20), 1009),
]


async def test_a_bad_first_frame_closes_with_its_code(service: Running) -> None:
    made = await service.interview()
    for frame, code in FIRST_FRAMES:
        async with service.socket(made["id"]) as socket:
            await socket.send(frame)
            assert (await socket.closed())[0] == code, frame


async def test_no_hello_in_time_closes_with_4408(start: Start) -> None:
    async with start(Limits(hello_seconds=0.05)) as service:
        made = await service.interview()
        async with service.socket(made["id"]) as socket:
            assert (await socket.closed())[0] == 4408


async def test_a_ticket_opens_its_own_interview_only(service: Running) -> None:
    one, other = await service.interview(), await service.interview()
    for interview, code in ((other["id"], 4401), ("0" * 32, 4404)):
        async with service.socket(interview) as socket:
            await socket.hello(one["ticket"])
            assert (await socket.closed())[0] == code


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"}]
)
async def test_forged_origin_and_host_are_refused_before_the_upgrade(
    service: Running, headers: dict[str, str]
) -> None:
    made = await service.interview()
    lines = {
        "Host": service.base.removeprefix("http://"),
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    path = f"/api/v1/interviews/{made['id']}/socket"
    port = int(service.base.rpartition(":")[2])
    answer = await _answer(port, f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 403 ")
    assert b"application/problem+json" in answer


async def test_our_own_page_and_programs_without_an_origin_are_let_in(service: Running) -> None:
    made = await service.interview()
    for options in ({}, {"origin": service.base}):
        async with service.socket(made["id"], **options) as socket:
            await socket.hello(made["ticket"])
            assert (await socket.receive())["type"] == "welcome"
    with pytest.raises(InvalidStatus):
        async with service.socket(made["id"], origin="http://127.0.0.1:1"):
            raise AssertionError("a forged origin was let in")


WRONG: list[tuple[Any, str]] = [
    ({"type": "sing", "id": new_id()}, "unknown_type"),
    ({"type": "code.run", "id": new_id(), "source": "x" * 100_000}, "invalid"),
    ({"id": new_id()}, "unknown_type"),
    ({"type": "answer", "id": new_id()}, "invalid"),
    ({"type": "answer", "id": "7", "text": "x"}, "invalid"),
    ({"type": "answer", "id": new_id(), "text": "x", "admin": True}, "invalid"),
    ({"type": "answer", "id": new_id(), "text": "\ud800"}, "invalid"),
    ({"type": "feedback", "id": new_id(), "rating": 9}, "invalid"),
    ({"type": "hello", "ticket": "x"}, "wrong_moment"),
    ({"type": "answer", "id": new_id(), "text": "too early"}, "consent_needed"),
    (b"\x01" + bytes(7), "unavailable"),
    ({"type": "nope", "id": "\ud800"}, "unknown_type"),
]


async def test_a_wrong_message_is_an_error_and_the_socket_stays_open(service: Running) -> None:
    made = await service.interview()
    async with service.seat(made) as socket:
        await socket.until("welcome")
        for frame, code in WRONG:
            await socket.send(frame)
            error = await socket.until("error")
            assert error["code"] == code
            assert len(error["message"]) > 10
            if code in ("invalid", "consent_needed"):
                assert error["id"] == frame["id"]
        id = await socket.command(**CONSENT)
        assert (await socket.until("ack"))["id"] == id


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("garbage", 4400),
        ("[]", 4400),
        (json.dumps({"type": "answer", "id": new_id(), "text": "x" * 70_000}), 1009),
        (json.dumps({"type": "code.run", "source": "x" * 300_000}), 1009),
        ("x" * (1 << 21), 1009),
        (b"\x01" + bytes(33_000), 1009),
    ],
)
async def test_what_is_no_message_or_too_large_closes(
    service: Running, frame: Any, code: int
) -> None:
    made = await service.interview()
    async with service.seat(made) as socket:
        await socket.until("welcome")
        await socket.send(frame)
        assert (await socket.closed())[0] == code


async def test_too_many_messages_close_with_4429_and_a_time_to_wait(service: Running) -> None:
    made = await service.interview()
    async with service.seat(made) as socket:
        await socket.until("welcome")
        for _ in range(70):
            await socket.send({"type": "composing"})
        code, reason = await socket.closed()
    assert code == 4429
    assert json.loads(reason)["retry_ms"] > 0


async def test_a_newer_socket_of_the_same_role_supersedes_the_older(service: Running) -> None:
    made = await service.interview()
    async with service.seat(made) as older:
        await older.until("welcome")
        async with service.seat(made) as newer:
            assert (await older.closed())[0] == 4409
            await newer.until("welcome")
            await newer.command(**CONSENT)
            await newer.until("plan.made")
            kinds = [event["type"] for event in newer.events]
    assert kinds.count("connected") == 1
    assert "disconnected" not in kinds


async def test_waiting_sockets_are_bounded_and_the_oldest_goes(start: Start) -> None:
    async with start(Limits(waiting_sockets=2)) as service:
        made = await service.interview()
        async with (
            service.socket(made["id"]) as first,
            service.socket(made["id"]),
            service.seat(made) as honest,
        ):
            assert (await honest.receive())["type"] == "welcome"
            assert (await first.closed())[0] == 1013


async def test_an_unfinished_request_is_cut(start: Start) -> None:
    async with start(Limits(request_seconds=0.1, body_seconds=0.1)) as service:
        port = int(service.base.rpartition(":")[2])
        head = f"POST /api/v1/sign-in HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        body = "Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
        for part in (head, head + body, ""):
            assert await _answer(port, part.encode()) == b""


async def _answer(port: int, request: bytes) -> bytes:
    """All that comes back until the service closes or cuts the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    try:
        return await asyncio.wait_for(reader.read(), 10)
    except ConnectionResetError:
        return b""
    finally:
        writer.transport.abort()


async def test_an_honest_candidate_notices_nothing_of_rude_ones(service: Running) -> None:
    made, target = await service.interview(), await service.interview()
    async with service.seat(made) as honest:
        await honest.to_first_question()
        rude = [asyncio.create_task(_misbehave(service, target, kind)) for kind in range(30)]
        id = await honest.command("answer", text="I would rerank the top fifty passages.")
        assert (await honest.until("ack"))["id"] == id
        await honest.until("answer.scored")
        await asyncio.gather(*rude)
    seqs = [event["seq"] for event in honest.events]
    assert seqs == list(range(1, len(seqs) + 1))


async def _misbehave(service: Running, target: dict[str, Any], kind: int) -> None:
    frames = ["junk", b"\x00" * 9, "x" * (1 << 21), {"type": "hello", "ticket": "no"}, "[]"]
    async with service.socket(target["id"]) as socket:
        await socket.send(frames[kind % len(frames)])
        code, _ = await socket.closed()
    assert code in (4400, 4401, 1009)
