"""The bank over REST: found by words, read with its rubric, hidden from candidates."""

from tests.service.kit import Running
from tests.service.test_rest import api


async def test_questions_are_found_by_words_and_filters(service: Running) -> None:
    async with service.rest(await service.bearer("recruiter")) as client:
        path = "/api/v1/questions"
        found = api(await client.get(path, params={"query": "reranking passages"}))["items"]
        assert found[0]["question"]["id"] == "retrieval-reranking-stage"
        assert found[0]["public"] is True
        assert found[0]["exposure"] == 0
        assert "points" not in found[0]["question"]
        theme = api(await client.get(path, params={"theme": "statistics", "limit": 50}))["items"]
        assert {row["question"]["theme"] for row in theme} == {"statistics"}
        easy = api(await client.get(path, params={"query": "easy statistics"}))["items"]
        levels = [row["question"]["level"] for row in easy]
        assert set(levels[:3]) <= {1, 2}
        assert set(levels) <= {1, 2, 3}
        case = api(await client.get(path, params={"query": "case study"}))["items"]
        assert {row["id"].split("-")[0] for row in (one["question"] for one in case)} == {"case"}


async def test_a_question_is_read_with_its_rubric_by_staff_alone(service: Running) -> None:
    path = "/api/v1/questions/retrieval-reranking-stage"
    made = await service.interview()
    async with service.rest(await service.bearer("reviewer")) as client:
        assert api(await client.get(path))["points"]
        api(await client.get("/api/v1/questions/none-such"), 404)
    async with service.rest(await service.bearer("candidate", made["id"])) as client:
        api(await client.get(path), 403)
        api(await client.get("/api/v1/questions"), 403)


async def test_a_template_tells_how_much_of_it_can_be_read_up_on(service: Running) -> None:
    async with service.rest(await service.bearer("recruiter")) as client:
        rows = api(await client.get("/api/v1/templates"))["items"]
    assert {row["public_share"] for row in rows} == {1.0}
