"""The log is the truth: an interview without its checkpoints goes on as its untouched twin does."""

import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from agents.cursor import settle
from agents.house import House, Resolution
from interview.commands import FRAME, AnyCommand
from interview.events import AnyFact
from interview.fold import fold
from interview.rounds import TEMPLATE
from interview.view import View
from memory import Memory, open_memory
from tests.e2e.driver import ROOT
from tests.e2e.script import sheet
from tests.e2e.templates import REVIEWED
from tests.fakes import FakeClock
from tools.question_bank import load_bank

BANK = load_bank([ROOT / "content"])
STEP_MS = 20_000


@asynccontextmanager
async def open_house(data: Path, now_ms: int) -> AsyncIterator[tuple[House, FakeClock]]:
    """One life of a house on a data folder, from recovery to a clean end."""
    clock = FakeClock(now_ms)
    memory = await open_memory(data, clock)
    try:
        house = House(memory, BANK, clock)
        await house.recover()
        yield house, clock
        await house.drain(5)
    finally:
        await memory.close()


async def settled_facts(memory: Memory, interview: str) -> list[AnyFact]:
    """The log, once nothing in it waits for a reply any more."""
    facts: list[AnyFact] = []
    async for batch in memory.log.follow(interview):
        facts += [entry.fact for entry in batch]
        if settle(facts).pending is None:
            break
    return facts


async def step(house: House, interview: str, facts: list[AnyFact]) -> bool:
    """Do what is due, by a candidate or a reviewer who always does the same; false at the end."""
    view = fold(facts)
    session = await house.session(interview)
    if view.reviews:
        pending = view.reviews[0].review
        await session.resolve(pending, Resolution(action="accept", reason="fine"), "Rita")
        return True
    command = due(view, facts)
    if command is None:
        return False
    id = uuid.uuid5(uuid.NAMESPACE_URL, f"step {len(facts)}")
    await session.submit(cast(AnyCommand, FRAME.validate_python({**command, "id": str(id)})))
    return True


def due(view: View, facts: list[AnyFact]) -> dict[str, Any] | None:
    match view.awaits:
        case "consent":
            return {"type": "consent", "audio": False, "transcript": True, "calibration": False}
        case "ready":
            return {"type": "ready"}
        case "answer" if view.hint_price is not None and view.hints == 0 and len(view.floors) > 1:
            return {"type": "hint"}
        case "answer":
            return {"type": "answer", "text": answer(view, facts), "re": view.floors[-1]}
    return None


def answer(view: View, facts: list[AnyFact]) -> str:
    said = sheet(view.question or "")["middling"]
    given = [f for f in facts if f.type == "answer.given" and f.question == view.question]
    further = said.get("follow_ups", [])
    if not given:
        return str(said["main"])
    return str(further[len(given) - 1]) if len(given) <= len(further) else "That is all I know."


async def go_on(data: Path, interview: str, steps: int | None = None) -> list[AnyFact]:
    """Continue an interview in a new life, by so many steps or to its end; its log then."""
    async with open_house(data, 0) as (house, clock):
        memory = house.memory
        facts = await settled_facts(memory, interview)
        await clock.advance(facts[-1].at + STEP_MS)
        await (await house.session(interview)).attach("candidate")
        done = 0
        while done != steps and await step(house, interview, facts):
            facts = await settled_facts(memory, interview)
            await clock.advance(STEP_MS)
            done += 1
    return facts


async def delete_checkpoints(data: Path, interview: str) -> None:
    memory = await open_memory(data, FakeClock())
    config: Any = {"configurable": {"thread_id": interview}}
    assert await memory.checkpoints.aget_tuple(config) is not None
    await memory.checkpoints.adelete_thread(interview)
    assert await memory.checkpoints.aget_tuple(config) is None
    await memory.close()


def comparable(facts: list[AnyFact]) -> list[dict[str, Any]]:
    """Facts without the random ids that reviewers' decisions get."""
    own = {f.re for f in facts if f.type == "review.resolved"}
    return [
        {**fact.model_dump(mode="json"), **({"re": "a decision"} if fact.re in own else {})}
        for fact in facts
    ]


async def test_without_checkpoints_every_state_goes_on_as_its_twin_does(tmp_path: Path) -> None:
    base = tmp_path / "base"
    async with open_house(base, STEP_MS) as (house, _):
        interview = await house.create(TEMPLATE.validate_python(REVIEWED), "hiring", "Robin")
    seen = set()
    before, facts = 0, await go_on(base, interview, 1)
    while len(facts) > before:
        view = fold(facts)
        seen.add(view.reviews[0].kind if view.reviews else view.awaits)
        untouched, bare = tmp_path / f"{len(facts)}-untouched", tmp_path / f"{len(facts)}-bare"
        for copy in (untouched, bare):
            shutil.copytree(base, copy)
        if view.report is None:
            await delete_checkpoints(bare, interview)
        twins = [await go_on(copy, interview) for copy in (untouched, bare)]
        assert comparable(twins[0]) == comparable(twins[1])
        assert fold(twins[0]).report is not None
        before, facts = len(facts), await go_on(base, interview, 1)
        if fold(facts).report is not None:
            break
    assert seen >= {"plan", "score", "ready", "answer"}
