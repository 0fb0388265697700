"""Interviews held through a series of deaths, and the evidence that is left afterwards."""

import asyncio
import random
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from interview.clock import SystemClock
from memory import open_memory
from tests.e2e.candidate import Attendee, Candidate, Manners
from tests.e2e.checker import Evidence, Violation, check, evidence
from tests.e2e.driver import Created, start
from tests.e2e.history import History
from tests.e2e.nursery import Nursery
from tests.e2e.script import Script
from tests.e2e.supervisor import Supervisor


class Plan(NamedTuple):
    """What to run: where it dies in each life, and who takes interviews meanwhile."""

    kills: Sequence[str]
    template: str = "ten-minute-sample"
    mode: str = "practice"
    seed: int = 1
    workers: int = 2
    bug: str = ""
    seconds: float = 150.0
    """From the first life that listens to the end of all interviews."""


class Outcome(NamedTuple):
    """What a plan left behind."""

    evidence: list[Evidence]
    trouble: str
    """Why it was cut short; empty when everybody saw their interviews through."""

    @property
    def violations(self) -> list[Violation]:
        """All that the checker found."""
        return [violation for each in self.evidence for violation in check(each)]

    @property
    def words(self) -> str:
        """Violations and trouble, to be read when there should be none."""
        found = [f"{v.promise} | {v.where}" for v in self.violations]
        return "\n".join([*found, self.trouble]).strip()


async def hold(plan: Plan, data: Path) -> Outcome:
    """Hold interviews until all deaths are died and the last interviews are over."""
    nursery = await Nursery.open(data)
    histories: list[History] = []
    trouble = ""
    try:
        await _through(plan, data, nursery, histories)
    except (TimeoutError, ExceptionGroup) as error:
        trouble = "".join(traceback.format_exception(error))
    finally:
        await nursery.close()
    return Outcome(await gather_evidence(data, histories), trouble)


async def _through(plan: Plan, data: Path, nursery: Nursery, histories: list[History]) -> None:
    """The last life is the service as users start it, except where a bug is to stay in it."""
    doomed = [partial(nursery.start, data, kill, plan.bug) for kill in plan.kills]
    last = partial(nursery.start, data, "", plan.bug) if plan.bug else partial(start, data)
    supervisor = Supervisor()
    chances = [random.Random(f"{plan.seed}:{n}") for n in range(plan.workers)]
    async with asyncio.timeout(plan.seconds), asyncio.TaskGroup() as group:
        serving = group.create_task(supervisor.serve(doomed, last))
        await asyncio.gather(*(_work(supervisor, plan, each, histories) for each in chances))
        if all(history.finished for history in histories):
            await supervisor.stop()
        else:
            serving.cancel()


async def gather_evidence(data: Path, histories: Sequence[History]) -> list[Evidence]:
    """The evidence of all interviews that somebody was in, from a folder nobody holds."""
    memory = await open_memory(data, SystemClock())
    try:
        ids = dict.fromkeys(history.interview for history in histories)
        return [await evidence(memory, id, histories) for id in ids]
    finally:
        await memory.close()


async def _work(
    supervisor: Supervisor, plan: Plan, chance: random.Random, histories: list[History]
) -> None:
    """Take one interview after the other until the service has died often enough."""
    taken = 0
    while not (supervisor.spent and taken) and not any(each.faults for each in histories):
        created = await _create(supervisor, plan)
        watching = await _watching(supervisor, created.id)
        mine = [History(created.id, "candidate"), History(created.id, "admin")]
        histories += mine
        await _attend(supervisor, created.ticket, watching, chance, mine)
        taken += 1


async def _attend(
    supervisor: Supervisor, ticket: str, watching: str, chance: random.Random, mine: list[History]
) -> None:
    rude = Manners(chance, twice=0.3, again=0.1, drop=0.1, rewind=0.3)
    script = Script(chance.choice(["strong", "middling", "weak"]), chance)
    candidate = Candidate(mine[0], ticket, script, rude)
    watcher = Attendee(mine[1], watching, Manners(chance, rewind=0.5))
    async with asyncio.TaskGroup() as group:
        looking = group.create_task(watcher.attend(supervisor))
        await candidate.attend(supervisor)
        if mine[0].faults:
            looking.cancel()


async def _create(supervisor: Supervisor, plan: Plan) -> Created:
    staff = await supervisor.staff()
    return await supervisor.ask(lambda service: staff.create(service, plan.template, plan.mode))


async def _watching(supervisor: Supervisor, interview: str) -> str:
    staff = await supervisor.staff()
    return await supervisor.ask(lambda service: staff.ticket(service, interview))
