"""Sample interviews over REST: listed, read as their candidate may, never a path."""

import json
from pathlib import Path
from typing import Any

import pytest

from interview.events import FACT
from interview.report import Report
from server.samples import FOLDER, load_samples
from tests.service.kit import Running

NAME = "sample-interview"
LINES = (FOLDER / f"{NAME}.jsonl").read_text("utf-8").splitlines()


async def get(service: Running, path: str, role: Any = "reviewer") -> tuple[int, Any]:
    async with service.rest(await service.bearer(role)) as client:
        answer = await client.get(f"/api/v1/samples{path}")
    return answer.status_code, answer.json()


async def test_the_list_says_what_there_is_to_see(service: Running) -> None:
    status, body = await get(service, "")
    assert status == 200
    assert body["next"] is None
    (row,) = [row for row in body["items"] if row["name"] == NAME]
    first, last = json.loads(LINES[0]), json.loads(LINES[-1])
    assert row["minutes"] == round((last["at"] - first["at"]) / 60_000, 1)
    assert (row["engine"], row["template"]) == (first["engine"], first["template"]["name"])
    assert row["rounds"]
    assert row["questions"] >= 2
    assert all(": " in words for words in row["level_words"])


async def test_its_log_comes_in_pages_without_gaps(service: Running) -> None:
    read: list[dict[str, Any]] = []
    after: int | None = 0
    while after is not None:
        status, page = await get(service, f"/{NAME}/events?after={after}&limit=10")
        assert status == 200
        read += page["items"]
        after = page["next"]
    assert [fact["seq"] for fact in read] == list(range(1, len(LINES) + 1))
    assert await get(service, f"/{NAME}/events?after={len(LINES)}") == (
        200,
        {"items": [], "next": None},
    )


async def test_it_is_what_a_released_candidate_reads(service: Running) -> None:
    _, page = await get(service, f"/{NAME}/events")
    for sent in page["items"]:
        FACT.validate_python({**sent, "re": sent.get("re")})
        assert "flags" not in sent
        for round_ in sent.get("rounds", []):
            assert round_["questions"] == []
    assert any(sent["type"] == "decided" and sent["why"] for sent in page["items"])
    assert not any(sent["type"] == "hidden" for sent in page["items"])


async def test_its_report_is_the_one_in_its_log(service: Running) -> None:
    status, body = await get(service, f"/{NAME}/report")
    (logged,) = [fact["report"] for fact in map(json.loads, LINES) if "report" in fact]
    assert status == 200
    assert Report.model_validate(body) == Report.model_validate(logged)


@pytest.mark.parametrize(
    "name", ["nope", "..", "%2e%2e%2ftemplates%2fai-engineer", "sample-interview.jsonl", "a" * 65]
)
async def test_a_name_is_never_a_path(service: Running, name: str) -> None:
    for part in ("events", "report"):
        status, body = await get(service, f"/{name}/{part}")
        assert status in (404, 422)
        assert body["detail"]


def test_a_broken_recording_is_refused_in_words(tmp_path: Path) -> None:
    assert set(load_samples()) >= {NAME}
    for lines, said in ((LINES[:-2], "ReportReady"), (LINES[1:], "numbered"), ([], "Created")):
        (tmp_path / "one.jsonl").write_text("\n".join(lines), "utf-8")
        with pytest.raises(ValueError, match=said):
            load_samples(tmp_path)
