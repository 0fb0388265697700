"""What is due when an interview is over is done, even if the service dies right before it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import httpx
import pytest

from interview.chain import verify
from tests.e2e.candidate import Candidate
from tests.e2e.checker import Evidence, check
from tests.e2e.driver import Created, Service, Staff, start
from tests.e2e.history import History
from tests.e2e.nursery import Nursery
from tests.e2e.scenario import gather_evidence
from tests.e2e.script import Room, Script
from tests.e2e.supervisor import Supervisor
from tests.e2e.templates import REVIEWED


@pytest.fixture
async def nursery(tmp_path: Path) -> AsyncIterator[Nursery]:
    """Where lives with traps come from."""
    opened = await Nursery.open(tmp_path / "data")
    yield opened
    await opened.close()


async def resolve_all(staff: Staff, service: Service) -> None:
    """Accept whatever waits for a reviewer; the service may die over it."""
    waiting = (await staff.call(service, "GET", "/reviews")).json()["items"]
    for row in waiting:
        with suppress(httpx.TransportError):
            await staff.call(service, "POST", f"/reviews/{row['id']}", {"action": "accept"})


async def the_evidence(data: Path, *histories: History) -> Evidence:
    """What is left of the one interview of a test."""
    (found,) = await gather_evidence(data, histories)
    return found


def part(created: Created) -> History:
    """A fresh record for one stay in an interview."""
    return History(created.id, "candidate")


async def test_a_report_is_released_although_nobody_comes_back_after_the_crash(
    nursery: Nursery, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    supervisor = Supervisor()
    lives = [partial(nursery.start, data, "review.after-commit:2")]
    serving = asyncio.create_task(supervisor.serve(lives, partial(start, data)))
    staff, running = await supervisor.staff(), await supervisor.running()
    await staff.publish(running.service, REVIEWED)
    created = await staff.create(running.service, REVIEWED["name"], "hiring")
    parts = [part(created), part(created)]
    for history, until in zip(parts, (_in_review, _ended), strict=True):
        script = Script(feedback=False)
        await Candidate(history, created.ticket, script, until=until).attend(supervisor)
        await resolve_all(staff, running.service)
    await supervisor.running(after=running.life)
    await supervisor.stop()
    await serving
    found = await the_evidence(data, *parts)
    assert [fact.type for fact in found.facts].count("report.ready") == 1
    # Nobody stayed to the end here, which is the point.
    assert [each for each in check(found) if each.promise != "all is seen"] == []


def _in_review(room: Room) -> bool:
    return room.in_review


def _ended(room: Room) -> bool:
    return room.ended


async def test_words_that_are_not_to_be_kept_are_destroyed_through_two_crashes(
    nursery: Nursery, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    supervisor = Supervisor()
    lives = [partial(nursery.start, data, kill) for kill in ("forget.note:1", "forget.before:1")]
    serving = asyncio.create_task(supervisor.serve(lives, partial(start, data)))
    staff, running = await supervisor.staff(), await supervisor.running()
    created = await staff.create(running.service, "ten-minute-sample")
    history = part(created)
    script = Script(transcript=False, feedback=False)
    await Candidate(history, created.ticket, script).attend(supervisor)
    await supervisor.running(after=2)
    await supervisor.stop()
    await serving
    found = await the_evidence(data, history)
    answers = [event["seq"] for event in history.applied.values() if "answer" in event["type"]]
    assert answers
    assert {found.facts[seq - 1].type for seq in answers} == {"hidden"}
    assert verify(found.interview, found.rows) is None
