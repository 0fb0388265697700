"""The log of a running interview with all that is folded from it: view, cursor, course, trigger."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from agents.context import Course, read_all
from agents.cursor import Cursor, step
from agents.patience import Patience
from agents.pins import pinned_items
from agents.services import Services, load_course
from interview.errors import Unavailable
from interview.events import AnyFact, PlanMade, ReviewResolved
from interview.fold import step as fold_step
from interview.ports import Appended, CommandKey, Draft
from interview.view import View


class Pending:
    """A trigger without a reply, and how things stood when it was stored."""

    def __init__(self, trigger: AnyFact, before: Cursor, view: View) -> None:
        self.trigger = trigger
        self.before = before
        """The cursor without the trigger: what a checkpoint of the parked graph holds."""
        self.view = view


class LiveLog:
    """Appends as the one owner, and folds what the log has stored; `changed` is its lock."""

    def __init__(self, interview: str, services: Services, owner: str) -> None:
        self.interview = interview
        self.services = services
        self.view = View()
        self.cursor = Cursor()
        self.pending: Pending | None = None
        self.changed = asyncio.Condition()
        self.patience = Patience(services.clock, self.changed)
        self.closed = False
        self._owner = owner
        self._fence = 0
        self._course: Course | None = None

    async def open(self) -> None:
        """Take the lease and read the log; raises NotFound or StorageFault."""
        memory = self.services.memory
        self._fence = await memory.leases.acquire(self.interview, self._owner)
        facts = [entry.fact async for entry in read_all(memory.log, self.interview)]
        for fact in facts:
            self._fold(fact)
        self._course = await load_course(memory.documents, self.interview, self.view.mode, facts)

    async def release(self) -> None:
        """Give the lease back; from then on every append is refused."""
        leases = self.services.memory.leases
        await leases.release(self.interview, self._owner, self._fence)

    @property
    def due(self) -> bool:
        """Whether something waits for a reply, and for nothing more from the candidate."""
        return self.pending is not None and not self.patience.holds

    @property
    def course(self) -> Course:
        """What is fixed for the interview; raises Unavailable before it is open."""
        if self._course is None:
            raise Unavailable("the interview is not open yet; try again")
        return self._course

    async def stop(self) -> None:
        """Refuse whoever comes from now on, and wake whoever waits."""
        async with self.changed:
            self.closed = True
            self.patience.stop()
            self.changed.notify_all()

    def refuse_if_closed(self) -> None:
        """Raise Unavailable once the interview is being handed over."""
        if self.closed:
            raise Unavailable("the interview is being handed over; reconnect")

    async def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait, holding the lock in between, until it holds or the log is closed."""
        await self.changed.wait_for(lambda: self.closed or holds())

    async def append(self, drafts: Sequence[Draft], command: CommandKey | None = None) -> Appended:
        """Append and fold, whole even if the caller is cancelled; the caller holds the lock."""
        storing = asyncio.ensure_future(self._store(drafts, command))
        try:
            return await asyncio.shield(storing)
        except asyncio.CancelledError:
            await asyncio.wait([storing])
            raise

    async def _store(self, drafts: Sequence[Draft], command: CommandKey | None) -> Appended:
        appended = await self.services.memory.log.append(
            self.interview, drafts, fence=self._fence, command=command
        )
        for entry in appended.entries:
            if entry.fact.seq > self.view.seq:
                self._fold(entry.fact)
                await self._follow_plan(entry.fact)
        self.changed.notify_all()
        return appended

    def _fold(self, fact: AnyFact) -> None:
        before, self.cursor = self.cursor, step(self.cursor, fact)
        self.view = fold_step(self.view, fact)
        if self.cursor.pending == fact.seq:
            amended = self.pending.before if self.pending is not None else before
            self.pending = Pending(fact, amended, self.view)
        elif self.cursor.pending is None:
            self.pending = None

    async def _follow_plan(self, fact: AnyFact) -> None:
        """Take over the questions of a plan as soon as it is stored."""
        if isinstance(fact, PlanMade | ReviewResolved) and fact.rounds:
            items = await pinned_items(self.services.memory.documents, fact.rounds)
            self._course = replace(self.course, rounds=fact.rounds, items=items)
