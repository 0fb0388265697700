"""Links that work once, sign-ins that last, and nothing of either in the clear on disk."""

import asyncio
from pathlib import Path

import pytest

from server.access import DAY_MS
from tests.fakes import FakeClock
from tests.service.conftest import Start
from tests.service.kit import Running


async def test_a_link_signs_in_exactly_once_also_when_tried_at_the_same_time(
    service: Running,
) -> None:
    token = await service.service.access.first_link()
    async with service.rest() as client:
        tries = [client.post("/api/v1/sign-in", json={"token": token}) for _ in range(8)]
        answers = await asyncio.gather(*tries)
    assert sorted(answer.status_code for answer in answers) == [200] + [401] * 7
    (signed,) = [answer.json() for answer in answers if answer.status_code == 200]
    async with service.rest(signed["bearer"]) as client:
        me = (await client.get("/api/v1/me")).json()
    assert (me["role"], me["interview"], me["engine"]) == ("admin", None, "offline")


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(service: Running) -> None:
    token = await service.service.access.first_link()
    async with service.rest() as client:
        answer = await client.post("/api/v1/sign-in", json={"token": token})
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert (await client.get("/api/v1/me")).status_code == 200
        assert (await client.post("/api/v1/sign-out")).status_code == 204
        assert (await client.get("/api/v1/me")).status_code == 401
    async with service.rest(answer.json()["bearer"]) as client:
        assert (await client.get("/api/v1/me")).status_code == 401


async def test_sign_ins_survive_a_restart_and_the_last_starts_link_does_not(start: Start) -> None:
    async with start() as first:
        unused = await first.service.access.first_link()
        bearer = await first.bearer("recruiter")
    async with start() as second:
        fresh = await second.service.access.first_link()
        async with second.rest(bearer) as client:
            assert (await client.get("/api/v1/me")).json()["role"] == "recruiter"
        async with second.rest() as client:
            old = await client.post("/api/v1/sign-in", json={"token": unused})
            new = await client.post("/api/v1/sign-in", json={"token": fresh})
    assert (old.status_code, new.status_code) == (401, 200)
    assert "used before" in old.json()["detail"]


async def test_links_and_sign_ins_expire(start: Start, clock: FakeClock) -> None:
    async with start(clock=clock) as service:
        access = service.service.access
        bearer, link = await service.bearer("admin"), await access.link("reviewer")
        async with service.rest(bearer) as client:
            assert (await client.get("/api/v1/me")).status_code == 200
            await clock.advance(31 * DAY_MS)
            assert (await client.get("/api/v1/me")).status_code == 401
            late = await client.post("/api/v1/sign-in", json={"token": link.secret})
            assert late.status_code == 401
        await access.sweep()
        assert await service.service.documents.list("signins") == []


async def test_a_join_url_signs_the_candidate_in_for_one_interview(service: Running) -> None:
    made = await service.interview()
    token = made["join_url"].rpartition("#token=")[2]
    async with service.rest() as client:
        signed = (await client.post("/api/v1/sign-in", json={"token": token})).json()
        assert (signed["role"], signed["interview"]) == ("candidate", made["id"])
        assert (await client.get(f"/api/v1/interviews/{made['id']}")).status_code == 200
        listed = (await client.get("/api/v1/interviews")).json()["items"]
    assert [row["id"] for row in listed] == [made["id"]]


@pytest.mark.parametrize("role", ["recruiter", "reviewer", "admin"])
async def test_an_admin_invites_others(service: Running, role: str) -> None:
    async with service.rest(await service.bearer("admin")) as client:
        body = {"role": role, "name": "Grace"}
        made = await client.post("/api/v1/links", json=body)
        assert made.status_code == 201
        token = made.json()["url"].rpartition("#token=")[2]
        signed = await client.post("/api/v1/sign-in", json={"token": token})
    assert signed.json()["role"] == role


async def test_no_secret_lies_on_disk_in_the_clear(start: Start, tmp_path: Path) -> None:
    async with start() as service:
        made = await service.interview()
        bearer = await service.bearer("admin")
        secrets = [bearer, made["ticket"], made["join_url"].rpartition("#token=")[2]]
    stored = b"".join(
        file.read_bytes() for file in (tmp_path / "data").rglob("*") if file.is_file()
    )
    assert made["id"].encode() in stored
    assert [secret for secret in secrets if secret.encode() in stored] == []
