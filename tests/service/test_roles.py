"""Every route of the OpenAPI document, tried by everybody, on their own and on others' interviews."""

from typing import Any

import httpx
import pytest

from tests.service.kit import SAMPLE, Running

ALL = {"candidate", "recruiter", "reviewer", "admin"}
STAFF = ALL - {"candidate"}
RECRUITING = {"recruiter", "admin"}
REVIEWING = {"reviewer", "admin"}
ADMIN = {"admin"}
OPEN = {
    "POST /api/v1/sign-in",
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
    "GET /api/v1/schemas/report.json",
    "GET /api/v1/schemas/events.json",
}
ALLOWED: dict[str, set[str]] = {
    "POST /api/v1/sign-out": ALL,
    "GET /api/v1/me": ALL,
    "POST /api/v1/links": ADMIN,
    "GET /api/v1/templates": STAFF,
    "POST /api/v1/templates": RECRUITING,
    "GET /api/v1/templates/{name}": ALL,
    "POST /api/v1/templates/{name}/publish": RECRUITING,
    "GET /api/v1/questions": STAFF,
    "GET /api/v1/questions/{question}": STAFF,
    "POST /api/v1/interviews": RECRUITING,
    "GET /api/v1/interviews": ALL,
    "GET /api/v1/interviews/{interview}": ALL,
    "POST /api/v1/interviews/{interview}/ticket": ALL,
    "GET /api/v1/interviews/{interview}/events": ALL,
    "GET /api/v1/interviews/{interview}/report": ALL,
    "GET /api/v1/interviews/{interview}/transcript": ALL,
    "GET /api/v1/samples": ALL,
    "GET /api/v1/samples/{name}/events": ALL,
    "GET /api/v1/samples/{name}/report": ALL,
    "GET /api/v1/reviews": REVIEWING,
    "POST /api/v1/reviews/{review}": REVIEWING,
    "GET /api/v1/candidates/{candidate}/progress": RECRUITING,
    "GET /api/v1/candidates/{candidate}/export": RECRUITING,
    "DELETE /api/v1/candidates/{candidate}": ADMIN,
    "POST /api/v1/qa/plan": ADMIN,
    "POST /api/v1/qa/next-question": ADMIN,
    "POST /api/v1/qa/score": ADMIN,
    "POST /api/v1/qa/run-code": ADMIN,
}
BODIES: dict[str, dict[str, Any]] = {
    "POST /api/v1/links": {"role": "reviewer", "name": "Grace"},
    "POST /api/v1/interviews": {"template": SAMPLE},
    "POST /api/v1/reviews/{review}": {"action": "accept"},
    "POST /api/v1/qa/plan": {"template": SAMPLE},
    "POST /api/v1/qa/next-question": {"template": SAMPLE, "round": "r1"},
    "POST /api/v1/qa/score": {"question": "retrieval-reranking-stage", "answers": ["Rerank."]},
}


async def routes(service: Running) -> list[str]:
    async with service.rest() as client:
        document = (await client.get("/api/v1/openapi.json")).json()
    return [
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method in methods
    ]


async def call(client: httpx.AsyncClient, route: str, **names: str) -> httpx.Response:
    method, _, path = route.partition(" ")
    return await client.request(method, path.format(**names), json=BODIES.get(route))


async def test_the_table_names_every_route(service: Running) -> None:
    assert set(await routes(service)) == set(ALLOWED) | OPEN


async def test_nobody_unknown_comes_in(service: Running) -> None:
    made = await service.interview()
    names = {"interview": made["id"], "name": SAMPLE, "review": "x", "candidate": "x"}
    names |= {"question": "x"}
    for headers in ({}, {"Authorization": "Bearer forged"}, {"Cookie": "mock_interviewer=forged"}):
        async with service.rest(**headers) as client:
            answers = {route: (await call(client, route, **names)).status_code for route in ALLOWED}
        assert answers == dict.fromkeys(ALLOWED, 401)


@pytest.mark.parametrize("role", sorted(ALL))
async def test_a_role_may_do_what_the_table_says_and_nothing_else(
    service: Running, role: Any
) -> None:
    made = await service.interview()
    names = {"name": SAMPLE, "interview": made["id"], "review": "none", "candidate": "none"}
    names |= {"question": "none"}
    interview = made["id"] if role == "candidate" else None
    refused = {}
    for route, allowed in ALLOWED.items():
        async with service.rest(await service.bearer(role, interview)) as client:
            status = (await call(client, route, **names)).status_code
        refused[route] = status in (401, 403)
        assert refused[route] == (role not in allowed), f"{role}: {route} -> {status}"


async def test_a_candidate_sees_nothing_of_anothers(service: Running) -> None:
    own, foreign = await service.interview(), await service.interview()
    names = {"interview": foreign["id"], "name": "ai-engineer", "review": "x", "candidate": "x"}
    names |= {"question": "x"}
    on_others = [route for route in ALLOWED if "{" in route]
    async with service.rest(await service.bearer("candidate", own["id"])) as client:
        answers = {route: (await call(client, route, **names)).status_code for route in on_others}
        listed = (await client.get("/api/v1/interviews")).json()["items"]
    assert set(answers.values()) == {403, 404}, answers
    assert {status for route, status in answers.items() if "{interview}" in route} == {404}
    assert [row["id"] for row in listed] == [own["id"]]


async def test_tickets_are_for_the_callers_role(service: Running) -> None:
    practice, hiring = await service.interview(), await service.interview(mode="hiring")

    async def role_of(caller: Any, made: dict[str, Any], body: Any = None) -> tuple[int, str]:
        interview = made["id"] if caller == "candidate" else None
        async with service.rest(await service.bearer(caller, interview)) as client:
            path = f"/api/v1/interviews/{made['id']}/ticket"
            answer = await client.post(path, json=body)
        return answer.status_code, answer.json().get("role", "")

    assert await role_of("candidate", hiring) == (200, "candidate")
    assert await role_of("recruiter", practice) == (200, "recruiter")
    assert await role_of("reviewer", hiring) == (200, "reviewer")
    assert await role_of("admin", practice) == (200, "admin")
    assert await role_of("admin", practice, {"role": "candidate"}) == (200, "candidate")
    assert await role_of("admin", hiring) == (200, "admin")
    assert await role_of("admin", hiring, {"role": "candidate"}) == (409, "")
    assert await role_of("recruiter", practice, {"role": "candidate"}) == (403, "")


async def test_signing_out_takes_the_tickets_along(service: Running) -> None:
    made = await service.interview()
    async with service.rest(await service.bearer("recruiter")) as client:
        path = f"/api/v1/interviews/{made['id']}/ticket"
        ticket = (await client.post(path)).json()["ticket"]
        assert (await client.post("/api/v1/sign-out")).status_code == 204
    async with service.socket(made["id"]) as socket:
        await socket.hello(ticket)
        assert (await socket.closed())[0] == 4401
    async with service.socket(made["id"]) as socket:
        await socket.hello(made["ticket"])
        assert (await socket.receive())["type"] == "welcome"


async def test_a_list_does_not_start_again_behind_an_unknown_place(service: Running) -> None:
    async with service.rest(await service.bearer("admin")) as client:
        answer = await client.get("/api/v1/interviews", params={"after": "nothing"})
    assert answer.status_code == 422
    assert "after" in answer.json()["detail"]
