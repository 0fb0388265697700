"""An interview over the socket: durable acks, resuming, watching, its end, its erasure."""

import asyncio
import uuid
from typing import Any

from interview.events import Said
from interview.ports import Draft
from server.access import DAY_MS
from server.limits import Limits
from tests.fakes import FakeClock
from tests.service.conftest import Start
from tests.service.kit import Running

ANSWER = "I would rerank the top fifty passages with a cross-encoder and measure recall."


async def test_an_ack_is_in_the_log_and_the_same_id_has_its_effect_once(service: Running) -> None:
    made = await service.interview()
    async with service.seat(made) as socket:
        await socket.to_first_question()
        id = str(uuid.uuid4())
        answer = {"type": "answer", "id": id, "text": ANSWER}
        await socket.send(answer)
        first = await socket.until("ack", id=id)
        stored = await service.service.log.read(made["id"], first["seq"] - 1, 1)
        assert stored[0].fact.re == id
        await socket.until("said", re=id)
        await socket.send(answer)
        assert (await socket.until("ack", id=id))["seq"] == first["seq"]
        await socket.send({**answer, "text": "something else"})
        assert (await socket.until("error", id=id))["code"] == "id_reuse"
    kept = await service.service.log.read(made["id"])
    assert [entry.fact.re for entry in kept if entry.fact.type == "answer.given"] == [id]


async def test_words_come_as_they_are_made_and_then_whole(service: Running) -> None:
    made = await service.interview()
    async with service.seat(made) as socket:
        await socket.until("welcome")
        await socket.command("consent", audio=False, transcript=True, calibration=False)
        delta = await socket.until("delta")
        said = await socket.until("said", utterance=delta["utterance"])
    assert said["text"].startswith(delta["text"])
    assert "delta" not in [event["type"] for event in socket.events]


async def test_a_client_resumes_from_the_middle_with_nothing_lost_or_doubled(
    service: Running,
) -> None:
    made = await service.interview()
    async with service.seat(made) as socket:
        await socket.to_first_question()
        before = list(socket.events)
    middle = before[3]["seq"]
    async with service.seat(made, after=middle) as socket:
        welcome = await socket.receive()
        assert (welcome["recovered"], welcome["state"]["awaits"]) == (True, "answer")
        await socket.command("answer", text=ANSWER)
        await socket.until("answer.scored")
        again = socket.events
    assert [event["seq"] for event in again] == list(range(middle + 1, middle + 1 + len(again)))
    assert again[: len(before) - 4] == before[4:]


async def test_a_place_that_is_not_in_this_log_starts_over(service: Running) -> None:
    made = await service.interview()
    for hello in ({"after": 10_000}, {"after": 1, "epoch": "another"}):
        async with service.seat(made, **hello) as socket:
            assert (await socket.receive())["recovered"] is False
            assert (await socket.receive())["seq"] == 1


async def test_watchers_see_every_seq_in_their_own_projection_and_cannot_act(
    service: Running,
) -> None:
    made = await service.interview(mode="hiring")
    async with service.rest(await service.bearer("reviewer")) as client:
        ticket = (await client.post(f"/api/v1/interviews/{made['id']}/ticket")).json()["ticket"]
    async with service.seat(made) as candidate, service.socket(made["id"]) as watcher:
        await watcher.hello(ticket)
        assert (await watcher.receive())["role"] == "reviewer"
        await candidate.to_first_question()
        answered = await candidate.command("answer", text=ANSWER)
        await candidate.until("said", re=answered)
        scored = await watcher.until("answer.scored")
        hidden = next(event for event in candidate.events if event["seq"] == scored["seq"])
        assert set(hidden) == {"seq", "at", "type", "hash"}
        id = await watcher.command("answer", text="help")
        assert (await watcher.closed())[0] == 4403
        assert id not in str(candidate.events)
        seqs = [event["seq"] for event in candidate.events]
        assert seqs == list(range(1, len(seqs) + 1))


async def _finish(service: Running, made: dict[str, Any]) -> None:
    async with service.seat(made) as socket:
        await socket.to_first_question()
        await socket.command("answer", text=ANSWER)
        await socket.until("answer.scored")
        await socket.command("end")
        await socket.until("interview.ended")


async def test_an_ended_interview_replays_takes_feedback_and_closes_in_silence(
    start: Start,
) -> None:
    async with start(Limits(silence_seconds=0.3)) as service:
        made = await service.interview()
        await _finish(service, made)
        async with service.seat(made) as socket:
            welcome = await socket.receive()
            assert (welcome["state"]["phase"], welcome["state"]["awaits"]) == ("ended", "none")
            await socket.until("interview.ended")
            scored = next(event for event in socket.events if event["type"] == "answer.scored")
            id = await socket.command("object", question=scored["question"], text="I said that.")
            await socket.until("ack", id=id)
            id = await socket.command("feedback", rating=4, text="fair")
            await socket.until("ack", id=id)
            await socket.command("answer", text="late")
            assert (await socket.until("error"))["code"] == "wrong_moment"
            assert (await socket.closed())[0] == 1000
        kinds = [event["type"] for event in socket.events]
        assert {"objection.made", "feedback.given"} <= set(kinds)


async def test_a_ticket_ends_some_time_after_the_interview(start: Start, clock: FakeClock) -> None:
    async with start(clock=clock) as service:
        made = await service.interview()
        await _finish(service, made)
        await clock.advance(DAY_MS + 1)
        async with service.seat(made) as socket:
            assert (await socket.closed())[0] == 4401
        async with service.rest(await service.bearer("admin")) as client:
            fresh = (await client.post(f"/api/v1/interviews/{made['id']}/ticket")).json()
        async with service.seat({**made, **fresh}) as socket:
            assert (await socket.receive())["type"] == "welcome"


async def test_erasing_a_candidate_closes_and_refuses_everything_of_theirs(
    service: Running,
) -> None:
    made = await service.interview()
    path = f"/api/v1/interviews/{made['id']}"
    candidate = await service.bearer("candidate", made["id"])
    async with service.rest(await service.bearer("admin")) as client:
        async with service.seat(made) as socket:
            await socket.to_first_question()
            erased = await client.delete(f"/api/v1/candidates/{made['candidate_id']}")
            assert erased.status_code == 204
            assert (await socket.closed())[0] == 4410
        async with service.seat(made) as socket:
            assert (await socket.closed())[0] == 4410
        assert (await client.get(path)).json()["state"] == "erased"
        for rest in ("/report", "/events", "/transcript"):
            answer = await client.get(path + rest)
            assert (answer.status_code, answer.json()["code"]) == (410, "erased")
        again = await client.delete(f"/api/v1/candidates/{made['candidate_id']}")
        assert again.status_code == 404
    async with service.rest(candidate) as client:
        assert (await client.get(path)).status_code == 401


async def test_a_reader_that_stops_is_closed_and_loses_nothing(start: Start) -> None:
    async with start(Limits(slow_seconds=0.5)) as service:
        made = await service.interview()
        await _fill(service, made["id"])
        async with service.socket(made["id"], max_queue=1) as slow:
            await slow.hello(made["ticket"])
            await slow.until("welcome")
            await asyncio.wait_for(service.service.hub.emptied(), 20)
            assert (await slow.closed())[0] == 4499
        seen = slow.events[-1]["seq"]
        async with service.seat(made, after=seen) as back:
            welcome = await back.receive()
            while not back.events or back.events[-1]["seq"] < welcome["seq"]:
                await back.receive()
    seqs = [event["seq"] for event in slow.events + back.events]
    assert seqs == list(range(1, len(seqs) + 1))


async def _fill(service: Running, interview: str) -> None:
    """More words than the buffers between two sockets hold."""
    memory = service.service.house.memory
    fence = await memory.leases.acquire(interview, "test")
    long = Said(by="system", utterance="u", kind="transition", text="x" * 250_000)
    await memory.log.append(interview, [Draft(long)] * 60, fence=fence)
    await memory.leases.release(interview, "test", fence)
