"""A coding round over the socket: runs beside the talk, verdicts without hidden inputs, limits."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from tests.service.kit import Running, Socket
from tools.code_runner import Runner
from tools.question_bank import Bank

PROBLEM = "coding-merge-intervals"
TEMPLATE = "coding-practice"


@pytest.fixture
async def runner() -> AsyncIterator[Runner]:
    async with await Runner.open() as opened:
        assert opened.readiness.available, opened.readiness.reason
        yield opened


@pytest.fixture
async def coding(
    start: Callable[..., AbstractAsyncContextManager[Running]], runner: Runner
) -> AsyncIterator[Running]:
    async with start(runner=runner) as started:
        yield started


async def opened(service: Running, socket: Socket) -> dict[str, Any]:
    """Up to an open editor."""
    await socket.until("welcome")
    await socket.command("consent", audio=False, transcript=True, calibration=False)
    announced = await socket.until("task.announced")
    assert announced["prepare_ms"] >= 0
    await socket.command("ready")
    return await socket.until("question.asked")


async def test_talk_goes_on_while_code_runs(coding: Running) -> None:
    made = await coding.interview(TEMPLATE)
    async with coding.seat(made) as socket:
        asked = await opened(coding, socket)
        entry = asked["task"]["entry"]
        endless = f"def {entry}(*any):\n    while True: pass\n"
        run = await socket.command("code.run", language="python", source=endless)
        spoken = await socket.command("answer", text="I would start with the smallest input.")
        await socket.until("ack", id=spoken)
        assert not any(event["type"] == "code.ran" for event in socket.events)
        ran = await socket.until("code.ran", re=run)
        assert ran["verdict"]["status"] == "too-slow"
        assert ran["verdict"]["tests"][0]["shown"]["args"]


async def test_hidden_tests_tell_status_and_class_alone(coding: Running, bank: Bank) -> None:
    made = await coding.interview(TEMPLATE)
    async with coding.seat(made) as socket:
        asked = await opened(coding, socket)
        assert isinstance(asked["task"]["tests"], int)
        source = (
            f"def {asked['task']['entry']}(*any):\n    print(any)\n    raise KeyError(str(any))\n"
        )
        submitted = await socket.command("code.submit", language="python", source=source)
        ran = await socket.until("code.ran", re=submitted)
        hidden = [test for test in ran["verdict"]["tests"] if test["hidden"]]
        assert len(hidden) == asked["task"]["tests"]
        raised = {test["error_class"] for test in hidden if test["status"] == "exception"}
        assert raised == {"KeyError"}
        assert all(test["shown"] is None for test in hidden)
        answered = await socket.until("answer.given")
        assert (answered["modality"], answered["text"]) == ("code", source)


async def test_the_same_submission_sent_again_runs_once(coding: Running) -> None:
    made = await coding.interview(TEMPLATE)
    async with coding.seat(made) as socket:
        asked = await opened(coding, socket)
        source = f"def {asked['task']['entry']}(*any): return None\n"
        id = await socket.command("code.submit", language="python", source=source)
        first = await socket.until("ack", id=id)
        frame = {"type": "code.submit", "id": id, "language": "python", "source": source}
        await socket.send(frame)
        assert await socket.until("ack", id=id) == first
        await socket.send({**frame, "source": "other"})
        assert (await socket.until("error", id=id))["code"] == "id_reuse"


async def test_fifty_runs_in_a_minute_are_stopped_in_words(coding: Running) -> None:
    made = await coding.interview(TEMPLATE)
    other = await coding.interview(TEMPLATE)
    async with coding.seat(made) as socket, coding.seat(other) as beside:
        asked = await opened(coding, socket)
        await opened(coding, beside)
        source = f"def {asked['task']['entry']}(*any): return None\n"
        for _ in range(50):
            await socket.command("code.run", language="python", source=source)
        refused = [await socket.until("error") for _ in range(40)]
        assert {error["code"] for error in refused} == {"too_fast"}
        assert "a minute are allowed" in refused[0]["message"]
        run = await beside.command("code.run", language="python", source=source)
        await beside.until("code.ran", re=run)


async def test_what_was_written_is_there_after_a_reconnect(coding: Running) -> None:
    made = await coding.interview(TEMPLATE)
    async with coding.seat(made) as socket:
        await opened(coding, socket)
        edit = await socket.command("code.edit", path="solution.py", text="a = 1\n")
        await socket.until("ack", id=edit)
        edit = await socket.command(
            "code.edit", path="solution.py", changes=[{"ms": 5, "spans": [4, [1, "2"], 1]}]
        )
        await socket.until("ack", id=edit)
    session = await coding.service.house.session(made["id"])
    assert session.view.task is not None
    assert session.view.task.drafts["solution.py"] == "a = 2\n"


async def test_code_is_run_for_quality_assurance(coding: Running, bank: Bank) -> None:
    item = bank.item(PROBLEM)
    async with coding.rest(await coding.bearer("admin")) as client:
        body = {"question": PROBLEM, "language": "python", "source": item.solutions[0].source}
        answer = await client.post("/api/v1/qa/run-code", json=body)
        assert answer.json()["status"] == "ok"
        assert len(answer.json()["tests"]) == len(item.tests) + len(item.examples)
        body["question"] = "statistics-peeking-ab-test"
        assert (await client.post("/api/v1/qa/run-code", json=body)).status_code == 422
