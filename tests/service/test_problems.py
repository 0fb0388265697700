"""Every error is a problem document that says what is wrong; the doors refuse before anything else."""

from typing import Any

import httpx
import pytest

from interview.errors import StorageFault
from interview.settings import Settings
from server.gate import addresses
from server.limits import Limits
from tests.service.conftest import Start
from tests.service.kit import SAMPLE, Running


def check(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    document = dict(answer.json())
    assert document["status"] == status
    assert document["code"] == code
    assert document["type"].endswith(code)
    assert document["title"]
    assert len(document["detail"]) > 10
    return document


async def test_every_kind_of_refusal_is_a_problem_document(service: Running) -> None:
    made = await service.interview()
    path = f"/api/v1/interviews/{made['id']}"
    async with service.rest() as client:
        unknown = await client.get("/api/v1/me")
        check(unknown, 401, "unauthenticated")
        assert unknown.headers["www-authenticate"] == "Bearer"
        check(await client.get("/nowhere"), 404, "not_found")
        check(await client.put("/api/v1/sign-in", json={}), 405, "method_not_allowed")
    async with service.rest(await service.bearer("recruiter")) as client:
        check(await client.get("/api/v1/reviews"), 403, "forbidden")
        check(await client.get("/api/v1/interviews/none"), 404, "not_found")
        assert check(await client.get(f"{path}/report"), 409, "not_yet")["state"] == "created"
        check(await client.get(f"{path}/events?after=-1"), 422, "invalid")
        check(await client.get(f"{path}/events?limit=1001"), 422, "invalid")
    async with service.rest(await service.bearer("admin")) as client:
        check(await client.post("/api/v1/qa/run-code"), 422, "invalid")


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"template": SAMPLE, "mode": "practice", "price": 1}, "body.price"),
        ({"template": SAMPLE, "mode": "exam"}, "body.mode"),
        ({"template": "No Such Name"}, "body.template"),
        ({"template": SAMPLE, "candidate": {"name": "x", "admin": True}}, "body.candidate.admin"),
        ({"template": SAMPLE, "candidate": {"name": " "}}, "body.candidate.name"),
        ([], "body"),
    ],
)
async def test_unknown_and_bad_fields_are_named(service: Running, body: Any, named: str) -> None:
    async with service.rest(await service.bearer("admin")) as client:
        answer = await client.post("/api/v1/interviews", json=body)
    assert named in [slip["where"] for slip in check(answer, 422, "invalid")["errors"]]


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[" * 100_000, b"9" * 10_000])
async def test_bodies_that_are_not_json_are_refused(service: Running, content: bytes) -> None:
    async with service.rest(await service.bearer("admin")) as client:
        answer = await client.post(
            "/api/v1/interviews", content=content, headers={"content-type": "application/json"}
        )
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_body_that_is_too_large_is_refused(start: Start) -> None:
    async with start(Limits(body_bytes=1000)) as service, service.rest() as client:
        answer = await client.post("/api/v1/sign-in", json={"token": "x" * 2000})
    check(answer, 413, "too_large")


async def test_a_bug_says_nothing_of_its_inside(service: Running) -> None:
    async def broken() -> None:
        raise ValueError("secret words of a candidate")

    service.app.add_api_route("/broken", broken)
    async with service.rest() as client:
        answer = await client.get("/broken")
    check(answer, 500, "error")
    assert "secret" not in answer.text


async def test_readiness_follows_the_storage_and_the_drain(service: Running) -> None:
    async with service.rest() as client:
        assert (await client.get("/readyz")).json() == {"status": "ready"}
        service.service.hub.warn()
        check(await client.get("/readyz"), 503, "unavailable")
        assert (await client.get("/healthz")).status_code == 200
    async with service.rest(await service.bearer("admin")) as client:
        answer = await client.post("/api/v1/interviews", json={"template": SAMPLE})
        check(answer, 503, "unavailable")


async def test_readiness_fails_with_the_storage(service: Running) -> None:
    await service.service.house.memory.close()
    async with service.rest() as client:
        check(await client.get("/readyz"), 503, StorageFault.code)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
async def test_forged_hosts_and_origins_are_refused(
    service: Running, headers: dict[str, str]
) -> None:
    async with service.rest(**headers) as client:
        check(await client.get("/api/v1/me"), 403, "forbidden")
        if "Host" in headers:
            assert (await client.get("/healthz")).status_code == 200


async def test_our_own_names_are_let_in(service: Running) -> None:
    port = service.base.rpartition(":")[2]
    for name in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
        async with service.rest(Host=name, Origin=f"http://{name}") as client:
            assert (await client.get("/api/v1/me")).status_code == 401


def test_the_public_address_is_let_in_with_and_without_its_usual_port() -> None:
    known = addresses(Settings(host="0.0.0.0", port=8000, public_url="https://talk.example.org/"))
    assert known.base == "https://talk.example.org"
    assert {"talk.example.org", "talk.example.org:443", "localhost:8000"} <= known.hosts
    assert "https://talk.example.org" in known.origins
    assert "0.0.0.0:8000" not in known.hosts


async def test_answers_carry_the_security_headers(service: Running) -> None:
    async with service.rest() as client:
        for path in ("/", "/api/v1/me", "/healthz", "/nowhere"):
            headers = (await client.get(path)).headers
            policy = headers["content-security-policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
            assert "unsafe" not in policy
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"
            assert "server" not in headers


async def test_figures_name_routes_and_never_ids(service: Running) -> None:
    made = await service.interview()
    async with service.rest(await service.bearer("admin")) as client:
        await client.get(f"/api/v1/interviews/{made['id']}")
        page = (await client.get("/metrics")).text
    assert 'route="/interviews/{interview}",status="200"} 1.0' in page
    assert made["id"] not in page
