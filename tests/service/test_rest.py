"""Templates, interviews, records, reviews and the functions for quality assurance, over REST."""

import json
from typing import Any

import httpx

from interview.report import Report
from tests.service.kit import SAMPLE, Running

MARKUP = "<b>bold</b> [link](x)"


def api(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()


async def sample(client: httpx.AsyncClient, **changes: Any) -> dict[str, Any]:
    """The sample template as somebody would post it again."""
    document = api(await client.get(f"/api/v1/templates/{SAMPLE}"))
    return {
        **{
            key: value
            for key, value in document.items()
            if key not in ("state", "minutes", "public_share")
        },
        **changes,
    }


async def test_templates_are_drafted_published_and_then_fixed(service: Running) -> None:
    async with service.rest(await service.bearer("recruiter")) as client:
        body = await sample(client, name="house-round", title="First try")
        assert api(await client.post("/api/v1/templates", json=body), 201)["version"] == 1
        api(await client.post("/api/v1/interviews", json={"template": "house-round"}), 404)
        again = api(await client.post("/api/v1/templates", json={**body, "title": "Second"}), 201)
        assert (again["version"], again["state"], again["title"]) == (1, "draft", "Second")
        published = api(await client.post("/api/v1/templates/house-round/publish"))
        assert (published["state"], published["version"]) == ("published", 1)
        api(await client.post("/api/v1/templates/house-round/publish"), 409)
        third = api(await client.post("/api/v1/templates", json={**body, "title": "Third"}), 201)
        assert (third["version"], third["state"]) == (2, "draft")
        now = api(await client.get("/api/v1/templates/house-round"))
        assert (now["version"], now["title"]) == (1, "Second")
        drafts = api(await client.get("/api/v1/templates?state=draft"))["items"]
        assert [(row["name"], row["version"]) for row in drafts] == [("house-round", 2)]
        api(await client.post("/api/v1/templates/house-round/publish"))
        old = api(await client.get("/api/v1/templates/house-round?version=1"))
        assert old["title"] == "Second"
        listed = api(await client.get("/api/v1/templates"))["items"]
        assert ("house-round", 2) in [(row["name"], row["version"]) for row in listed]
        assert {"name", "title", "version", "minutes", "rounds"} <= set(listed[0])


async def test_a_shipped_template_goes_on_as_version_two(service: Running) -> None:
    async with service.rest(await service.bearer("recruiter")) as client:
        body = await sample(client, title="Changed here")
        api(await client.post("/api/v1/templates", json=body), 201)
        api(await client.post(f"/api/v1/templates/{SAMPLE}/publish"))
        made = api(await client.post("/api/v1/interviews", json={"template": SAMPLE}), 201)
        row = api(await client.get(f"/api/v1/interviews/{made['id']}"))
        assert (row["version"], row["title"]) == (2, "Changed here")


async def test_a_template_that_names_unknown_questions_is_refused(service: Running) -> None:
    async with service.rest(await service.bearer("recruiter")) as client:
        body = await sample(client)
        body["rounds"][0]["pinned"] = ["no-such-question"]
        answer = api(await client.post("/api/v1/templates", json=body), 422)
        assert "no-such-question" in answer["detail"]
        body["rounds"][0]["competencies"] = {"retrieval": 60}
        answer = api(await client.post("/api/v1/templates", json=body), 422)
        assert "not 100" in answer["detail"]


async def test_interviews_are_listed_newest_first_in_pages(service: Running) -> None:
    ids = [(await service.interview())["id"] for _ in range(3)]
    async with service.rest(await service.bearer("recruiter")) as client:
        first = api(await client.get("/api/v1/interviews?limit=2"))
        rest = api(await client.get(f"/api/v1/interviews?limit=2&after={first['next']}"))
    listed = [row["id"] for row in first["items"] + rest["items"]]
    assert sorted(listed) == sorted(ids)
    assert rest["next"] is None
    created = [row["created_at"] for row in first["items"] + rest["items"]]
    assert created == sorted(created, reverse=True)


async def test_a_lobby_reads_its_rounds_without_their_questions(service: Running) -> None:
    made = await service.interview()
    async with service.rest(await service.bearer("candidate", made["id"])) as client:
        row = api(await client.get(f"/api/v1/interviews/{made['id']}"))
        template = api(await client.get(f"/api/v1/templates/{SAMPLE}"))
    assert row["state"] == "created"
    assert row["minutes"] == sum(round_["minutes"] for round_ in row["rounds"])
    for round_ in row["rounds"] + template["rounds"]:
        assert round_["expectations"]
        assert round_["pinned"] == round_["forbidden"] == []


async def hold(service: Running, made: dict[str, Any], *, transcript: bool = True) -> str:
    """An interview of one strong answer, then its end; returns the answer."""
    async with service.seat(made) as socket:
        await socket.until("welcome")
        await socket.command("consent", audio=False, transcript=transcript, calibration=False)
        await socket.until("round.started")
        await socket.command("ready")
        question = (await socket.until("question.asked"))["question"]
        answer = service.service.house.bank.item(question).strong_answer
        await socket.command("answer", text=f"{answer}\n{MARKUP}")
        await socket.until("answer.scored")
        await socket.command("end")
        await socket.until("interview.ended")
    return answer


async def test_an_ended_interview_leaves_events_report_and_transcript(service: Running) -> None:
    made = await service.interview()
    answer = await hold(service, made)
    path = f"/api/v1/interviews/{made['id']}"
    async with service.rest(await service.bearer("candidate", made["id"])) as client:
        assert api(await client.get(path))["state"] == "ended"
        report = Report.model_validate_json(json.dumps(api(await client.get(f"{path}/report"))))
        quotes = [point.quote for one in report.questions for point in one.points if point.quote]
        assert quotes
        assert all(quote in f"{answer}\n{MARKUP}" for quote in quotes)
        events: list[dict[str, Any]] = []
        after: int | None = 0
        while after is not None:
            page = api(await client.get(f"{path}/events?after={after}&limit=4"))
            events, after = events + page["items"], page["next"]
        assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
        lines = api(await client.get(f"{path}/transcript"))["lines"]
        assert any(line["by"] == "candidate" and answer in line["text"] for line in lines)
        text = (await client.get(f"{path}/transcript?format=md")).text
        assert "<b>" not in text
        assert "\\<b\\>bold" in text
        schema = api(await client.get("/api/v1/schemas/report.json"))
        assert set(schema["required"]) <= set(report.model_dump())


async def test_without_consent_to_a_transcript_there_is_none(service: Running) -> None:
    made = await service.interview()
    await hold(service, made, transcript=False)
    path = f"/api/v1/interviews/{made['id']}"
    async with service.rest(await service.bearer("admin")) as client:
        assert api(await client.get(f"{path}/report"))["quotes_kept"] is False
        api(await client.get(f"{path}/transcript"), 404)


async def test_a_reviewer_edits_a_level_and_releases_the_report(service: Running) -> None:
    async with service.rest(await service.bearer("admin")) as client:
        body = await sample(client, name="reviewed", reviews={"plan": False, "scores": True})
        api(await client.post("/api/v1/templates", json=body), 201)
        api(await client.post("/api/v1/templates/reviewed/publish"))
    made = await service.interview("reviewed")
    await hold(service, made)
    path = f"/api/v1/interviews/{made['id']}"
    async with service.rest(await service.bearer("reviewer")) as client:
        waiting = api(await client.get(f"{path}/report"), 409)
        assert (waiting["state"], waiting["code"]) == ("in_review", "not_yet")
        (review,) = api(await client.get("/api/v1/reviews"))["items"]
        assert (review["interview"], review["kind"]) == (made["id"], "score")
        assert {"accept", "edit"} <= set(review["actions"])
        async with service.seat(made) as socket:
            question = (await socket.until("answer.scored"))["question"]
            edit = {"question": question, "level": 4, "reason": "They said it in other words."}
            body = {"action": "edit", "reason": "See the quote.", "levels": [edit]}
            api(await client.post(f"/api/v1/reviews/{review['id']}", json={"action": "edit"}), 422)
            done = api(await client.post(f"/api/v1/reviews/{review['id']}", json=body))
            assert (await socket.until("review.resolved"))["seq"] == done["seq"]
            await socket.until("report.ready")
        api(await client.post(f"/api/v1/reviews/{review['id']}", json=body), 404)
        report = api(await client.get(f"{path}/report"))
    (human,) = [one["human"] for one in report["questions"] if one["question"] == question]
    assert (human["level"], human["by"]) == (4, "reviewer")


async def test_a_candidate_takes_along_what_is_held(service: Running) -> None:
    made = await service.interview()
    answer = await hold(service, made)
    path = f"/api/v1/candidates/{made['candidate_id']}"
    async with service.rest(await service.bearer("recruiter")) as client:
        (held,) = api(await client.get(f"{path}/export"))["interviews"]
        assert any(answer in line["text"] for line in held["lines"])
        (step,) = api(await client.get(f"{path}/progress"))["items"]
        assert step["interview"] == made["id"]
        assert step["competencies"]
        api(await client.get("/api/v1/candidates/nobody/export"), 404)


async def test_the_functions_behind_the_agent_answer_one_at_a_time(service: Running) -> None:
    async with service.rest(await service.bearer("admin")) as client:
        wish = {"template": SAMPLE, "seed": "one"}
        plan = api(await client.post("/api/v1/qa/plan", json=wish))
        assert plan == api(await client.post("/api/v1/qa/plan", json=wish))
        asked: list[str] = []
        first = {**wish, "round": "r1"}
        while question := api(
            await client.post("/api/v1/qa/next-question", json={**first, "asked": asked})
        )["question"]:
            asked.append(question)
        assert sorted(asked) == sorted(pin["id"] for pin in plan["rounds"][0]["questions"])
        score = {"question": asked[0], "answers": ["I would rerank the passages."]}
        found = api(await client.post("/api/v1/qa/score", json=score))
        assert found["points"]
        api(await client.post("/api/v1/qa/score", json={**score, "stage": "none"}), 422)
