"""One running interview: commands in, the graph's turns, facts out. The only writer of its log."""

import asyncio
import hashlib
import logging
import traceback
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Sequence

from agents.context import Course, Turn, read_all
from agents.cursor import Cursor, step
from agents.driver import Driver
from agents.intake import TURNS, intake
from agents.review import Resolution, resolve
from agents.services import Services, load_course
from agents.signals import Signals
from interview.commands import AnyCommand
from interview.errors import Fenced, StorageFault, Unavailable
from interview.events import AnyFact, Connected, Disconnected, EndAsked, Fault
from interview.fold import step as fold_step
from interview.frames import Ack, Delta
from interview.ports import Appended, CommandKey, Draft
from interview.view import View
from interview.vocabulary import EndReason, Role

_log = logging.getLogger(__name__)
_RETRY_MS = 1000
_RETRY_AT_MOST_MS = 60_000


class Session:
    """A running interview; views and cursor are folded from what the log has stored."""

    def __init__(self, interview: str, services: Services, owner: str) -> None:
        self.interview = interview
        self.view = View()
        self._services = services
        self._owner = owner
        self._fence = 0
        self._cursor = Cursor()
        self._course: Course | None = None
        self._changed = asyncio.Condition()
        self._sockets: Counter[Role] = Counter()
        self._signals = Signals()
        self._engine: asyncio.Task[None] | None = None
        self._driver = Driver(interview, services)
        self._trigger: AnyFact | None = None
        self._before = Cursor()
        self._at_trigger = View()
        self._closed = False
        self._failures = 0

    async def open(self) -> None:
        """Take the lease, read the log, stop a clock that a crash left running, start the engine."""
        memory = self._services.memory
        self._fence = await memory.leases.acquire(self.interview, self._owner)
        facts = [entry.fact async for entry in read_all(memory.log, self.interview)]
        for fact in facts:
            self._fold(fact)
        self._course = await load_course(memory.documents, self.interview, self.view.mode, facts)
        if self.view.connected and self.view.end_reason is None:
            async with self._changed:
                await self._append(
                    [Draft(Fault(kind="restart", handled_by="resumed from the log"))]
                )
        self._engine = asyncio.create_task(self._run(), name=f"interview {self.interview}")

    @property
    def idle(self) -> bool:
        """Whether nobody is connected and nothing waits for a reply."""
        return self._cursor.pending is None and not self._sockets.total()

    @property
    def closed(self) -> bool:
        """Whether it has stopped: handed over, or taken over by another owner."""
        return self._closed

    @property
    def cursor(self) -> Cursor:
        """Where the interviewer is."""
        return self._cursor

    async def submit(self, command: AnyCommand) -> Ack:
        """Make a command's facts durable; the same id has its effect once."""
        key = CommandKey(command.id, _digest(command))
        log = self._services.memory.log
        async with self._changed:
            while (seq := await log.outcome(self.interview, key)) is None:
                self._refuse_if_closed()
                if not isinstance(command, TURNS) or self._cursor.pending is None:
                    break
                self._refuse_if_failing()
                await self._changed.wait()
            if seq is not None:
                return Ack(id=command.id, seq=seq)
            facts = intake(command, self.view, self._services.clock.now_ms())
            drafts = [Draft(fact.model_copy(update={"re": command.id})) for fact in facts]
            appended = await self._append(drafts, command=key)
        return Ack(id=command.id, seq=appended.seq)

    async def resolve(self, review: str, resolution: Resolution, by: str) -> int:
        """Record a human's decision at a checkpoint; returns its seq."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._closed or self._cursor.pending is None)
            self._refuse_if_closed()
            fact = await resolve(self._services, self._planned, self.view, review, resolution, by)
            stamped = fact.model_copy(update={"re": str(uuid.uuid4())})
            return (await self._append([Draft(stamped)])).seq

    async def end(self, reason: EndReason) -> None:
        """End the interview for a reason of the house, such as its time limit."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._closed or self._cursor.pending is None)
            self._refuse_if_closed()
            if self.view.end_reason is None:
                asked = EndAsked(reason=reason, re=str(uuid.uuid4()))
                await self._append([Draft(asked)])

    async def attach(self, role: Role) -> None:
        """Count a live socket; the first of a role is a fact, since the clock depends on it."""
        async with self._changed:
            self._refuse_if_closed()
            self._sockets[role] += 1
            if self._sockets[role] == 1 and self.view.end_reason is None:
                await self._append([Draft(Connected(who=role))])

    async def detach(self, role: Role) -> None:
        """Count a socket that went away; the last of a role is a fact."""
        async with self._changed:
            self._sockets[role] -= 1
            gone = self._sockets[role] == 0 and self.view.end_reason is None
            if gone and not self._closed:
                await self._append([Draft(Disconnected(who=role))])

    def deltas(self) -> AsyncIterator[Delta]:
        """Words as they are made, from now on, for as long as it is awaited."""
        return self._signals.follow()

    async def close(self, seconds: float = 0.0) -> None:
        """Let a running turn finish for so long, then stop and give the lease back."""
        async with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._engine is not None:
            await asyncio.wait([self._engine], timeout=seconds)
            self._engine.cancel()
            await asyncio.wait([self._engine])
        await self._sign_off()
        leases = self._services.memory.leases
        await leases.release(self.interview, self._owner, self._fence)

    async def _sign_off(self) -> None:
        """Stop the clocks of those who are still connected."""
        here = [Draft(Disconnected(who=role)) for role, count in self._sockets.items() if count]
        if not here or self.view.end_reason is not None:
            return
        try:
            async with self._changed:
                await self._append(here)
        except StorageFault as fault:
            _log.warning("interview %s: the sign-off was not stored: %s", self.interview, fault)

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise Unavailable("the interview is being handed over; reconnect")

    def _refuse_if_failing(self) -> None:
        if self._failures:
            raise Unavailable(
                "the interviewer could not reply to what came before; it is kept and tried again,"
                " so send this a little later"
            )

    @property
    def _planned(self) -> Course:
        if self._course is None:
            raise Unavailable("the interview is not open yet; try again")
        return self._course

    async def _append(self, drafts: Sequence[Draft], command: CommandKey | None = None) -> Appended:
        """Append and fold; the caller holds the lock."""
        appended = await self._services.memory.log.append(
            self.interview, drafts, fence=self._fence, command=command
        )
        for entry in appended.entries:
            if entry.fact.seq > self.view.seq:
                self._fold(entry.fact)
        self._changed.notify_all()
        return appended

    def _fold(self, fact: AnyFact) -> None:
        before, self._cursor = self._cursor, step(self._cursor, fact)
        self.view = fold_step(self.view, fact)
        if self._cursor.pending == fact.seq:
            self._trigger, self._before, self._at_trigger = fact, before, self.view

    async def _run(self) -> None:
        """Answer one trigger after the other until closed."""
        while True:
            async with self._changed:
                await self._changed.wait_for(
                    lambda: self._closed or self._cursor.pending is not None
                )
                if self._closed and self._cursor.pending is None:
                    return
            await self._attempt()

    async def _attempt(self) -> None:
        """One turn, at the boundary where failures become facts."""
        try:
            await self._turn()
            self._failures = 0
        except Fenced:
            self._closed = True
            _log.warning("interview %s was taken over by another owner", self.interview)
        except StorageFault as fault:
            _log.warning("interview %s: a turn could not be stored: %s", self.interview, fault)
            await self._rest()
        except Exception as error:  # noqa: BLE001  the task boundary: interviews outlive their turns
            # The error's own words may hold the candidate's, so only its kind and place are logged.
            place = "".join(traceback.format_tb(error.__traceback__))
            _log.warning(
                "interview %s: a turn failed: %r at\n%s", self.interview, type(error), place
            )
            await self._note_failure()
            await self._rest()

    async def _rest(self) -> None:
        """Wait before the next attempt, twice as long each time."""
        async with self._changed:
            self._failures += 1
            self._changed.notify_all()
        delay = min(_RETRY_MS * 2 ** (self._failures - 1), _RETRY_AT_MOST_MS)
        clock = self._services.clock
        await clock.sleep_until(clock.now_ms() + delay)

    async def _note_failure(self) -> None:
        fault = Fault(kind="engine", handled_by="the answer is kept; the turn is tried again")
        async with self._changed:
            try:
                await self._append([Draft(fault, f"{self._cursor.pending}:fault")])
            except StorageFault as error:
                _log.warning("interview %s: %s", self.interview, error)

    async def _turn(self) -> None:
        """Answer the pending trigger; the facts are stored when the graph parks again."""
        if self._trigger is None:
            return
        turn = self._new_turn(self._trigger)
        await self._driver.run(turn, self._before)
        self._course = turn.course
        await self._forget_words(turn.trigger)

    def _new_turn(self, trigger: AnyFact) -> Turn:
        services = self._services
        return Turn(
            course=self._planned,
            memory=services.memory,
            bank=services.bank,
            mind=services.minds[self.view.engine],
            kinds=services.kinds,
            view=self._at_trigger,
            trigger=trigger,
            append=self._append_turn,
            signal=self._signals.send,
        )

    async def _append_turn(self, drafts: Sequence[Draft]) -> None:
        async with self._changed:
            await self._append(drafts)

    async def _forget_words(self, trigger: AnyFact) -> None:
        """Destroy the key of words that were not to be kept, once the report is out.

        The note made before it lets a restarted house find what a crash left undone.
        """
        if self.view.transcript_kept is not False:
            return
        memory = self._services.memory
        if trigger.type == "consent.given":
            await memory.documents.put("forgetting", self.interview, {})
        if self.view.report is not None:
            await memory.log.forget(self.interview)
            await memory.documents.delete("forgetting", self.interview)


def _digest(command: AnyCommand) -> str:
    return hashlib.sha256(command.model_dump_json().encode()).hexdigest()
