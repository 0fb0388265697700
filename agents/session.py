"""One running interview, seen from outside: commands, reviews and sockets in, facts out."""

import asyncio
import hashlib
import logging
import uuid
from collections import Counter
from collections.abc import AsyncIterator

from agents import desk
from agents.cursor import Cursor
from agents.intake import TURNS, intake
from agents.livelog import LiveLog
from agents.patience import PARTIAL_MS, PATIENT_MS
from agents.review import Resolution, resolve
from agents.services import Services
from agents.signals import Signals
from agents.turns import Turns
from agents.workbench import Order
from interview.code import Verdict
from interview.commands import Answer, AnyCommand, CodeRun, CodeSubmit
from interview.content import Coding
from interview.errors import InterviewError, WrongMoment
from interview.events import AnswerGiven, AnyFact, Connected, Disconnected, EndAsked, Fault
from interview.frames import Ack, Delta
from interview.ports import CommandKey, Draft
from interview.view import View
from interview.vocabulary import EndReason, Role

_log = logging.getLogger(__name__)


class Session:
    """The only writer of an interview's log, for as long as it is open."""

    def __init__(self, interview: str, services: Services, owner: str) -> None:
        self.interview = interview
        self._services = services
        self._live = LiveLog(interview, services, owner)
        self._signals = Signals()
        self._turns = Turns(self._live, self._signals)
        self._sockets: Counter[Role] = Counter()
        self._engine: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Read the log, stop a clock that a crash left running, and start answering."""
        live = self._live
        await live.open()
        if live.view.connected and live.view.end_reason is None:
            async with live.changed:
                await live.append([Draft(Fault(kind="restart", handled_by="resumed from the log"))])
        self._engine = asyncio.create_task(self._turns.run(), name=f"interview {self.interview}")

    @property
    def view(self) -> View:
        """The interview as it stands."""
        return self._live.view

    @property
    def cursor(self) -> Cursor:
        """Where the interviewer is."""
        return self._live.cursor

    @property
    def idle(self) -> bool:
        """Whether nobody is connected and nothing waits for a reply."""
        return self._live.pending is None and not self._sockets.total()

    @property
    def closed(self) -> bool:
        """Whether it has stopped: handed over, or taken over by another owner."""
        return self._live.closed

    async def replied(self) -> None:
        """Return when nothing waits for a reply, or the session is closed."""
        async with self._live.changed:
            await self._live.wait_until(lambda: self._live.pending is None)

    async def submit(self, command: AnyCommand) -> Ack:
        """Make a command's facts durable; the same id has its effect once."""
        key = CommandKey(command.id, _digest(command))
        if isinstance(command, CodeRun | CodeSubmit):
            return await self._run_code(command, key)
        log = self._services.memory.log
        async with self._live.changed:
            known = await log.outcome(self.interview, key)
            if known is None and isinstance(command, TURNS) and not self._amends(command):
                await self._turn_is_free()
                known = await log.outcome(self.interview, key)
            if known is not None:
                return Ack(id=command.id, seq=known)
            self._live.refuse_if_closed()
            facts = intake(command, self.view, self._services.clock.now_ms())
            drafts = [Draft(fact.model_copy(update={"re": command.id})) for fact in facts]
            appended = await self._live.append(drafts, key)
            self._be_patient(command)
        return Ack(id=command.id, seq=appended.seq)

    async def _run_code(self, command: CodeRun | CodeSubmit, key: CommandKey) -> Ack:
        """Run code outside the lock, so that talk goes on meanwhile; then make it a fact."""
        log = self._services.memory.log
        async with self._live.changed:
            known = await log.outcome(self.interview, key)
            if known is not None:
                return Ack(id=command.id, seq=known)
            await self._is_open_for(command)
            asked = desk.order(command, self.view)
            counts = isinstance(command, CodeSubmit) and self._in_time()
        verdict = await self._ran(asked)
        async with self._live.changed:
            await self._is_open_for(command)
            known = await log.outcome(self.interview, key)
            if known is not None:  # sent again while it ran: the other run was first
                return Ack(id=command.id, seq=known)
            facts = desk.ran(command, asked, verdict, self.view, counts=counts)
            drafts = [Draft(fact.model_copy(update={"re": command.id})) for fact in facts]
            appended = await self._live.append(drafts, key)
        return Ack(id=command.id, seq=appended.seq)

    async def _is_open_for(self, command: CodeRun | CodeSubmit) -> None:
        """A submission is an answer and waits for the reply before it; a run does not."""
        if isinstance(command, CodeSubmit):
            await self._turn_is_free()
        self._live.refuse_if_closed()

    def _in_time(self) -> bool:
        return desk.in_time(self.view, self._services.clock.now_ms())

    async def _ran(self, asked: Order) -> Verdict:
        item = self._live.course.items[asked.question]
        if not isinstance(item, Coding):
            raise WrongMoment("the open question is not a coding task")
        return await self._services.bench.run(self.interview, item, asked)

    def _amends(self, command: AnyCommand) -> bool:
        """Whether a command is a further part of the words that wait for their reply."""
        pending = self._live.pending
        code = pending is not None and _is_code(pending.trigger)
        waits = bool(self.view.answered) and not self.closed
        return isinstance(command, Answer) and waits and not code

    def _be_patient(self, command: AnyCommand) -> None:
        """Wait for the rest where an answer is unfinished, or its candidate asked for time."""
        pending = self._live.pending
        if isinstance(command, Answer) and pending is not None:
            partly = self._turns.heard(pending) == "partial"
            wait = PARTIAL_MS if partly else PATIENT_MS if self.view.patient else 0
            self._live.patience.after_answer(wait)

    async def composing(self) -> None:
        """The candidate is writing: an answer without a reply waits for what comes."""
        async with self._live.changed:
            if self.view.answered:
                self._live.patience.composing()

    async def resolve(self, review: str, resolution: Resolution, by: str) -> int:
        """Record a human's decision at a checkpoint; returns its seq."""
        live = self._live
        async with live.changed:
            await self._turn_is_free()
            fact = await resolve(self._services, live.course, self.view, review, resolution, by)
            stamped = fact.model_copy(update={"re": str(uuid.uuid4())})
            return (await live.append([Draft(stamped)])).seq

    async def end(self, reason: EndReason) -> None:
        """End the interview for a reason of the house, such as its time limit."""
        async with self._live.changed:
            await self._turn_is_free()
            if self.view.end_reason is None:
                asked = EndAsked(reason=reason, re=str(uuid.uuid4()))
                await self._live.append([Draft(asked)])

    async def _turn_is_free(self) -> None:
        """Wait for the reply to what came before; refuse while that reply keeps failing."""
        live = self._live
        while live.pending is not None and not live.closed:
            self._turns.refuse_if_failing()
            await live.changed.wait()
        live.refuse_if_closed()

    async def attach(self, role: Role) -> None:
        """Count a live socket; the first of a role is a fact, since the clock depends on it."""
        async with self._live.changed:
            self._live.refuse_if_closed()
            if not self._sockets[role] and self.view.end_reason is None:
                await self._live.append([Draft(Connected(who=role))])
            self._sockets[role] += 1

    async def detach(self, role: Role) -> None:
        """Count a socket that went away; the last of a role is a fact."""
        async with self._live.changed:
            self._sockets[role] -= 1
            if not self._sockets[role] and not self._live.closed:
                await self._sign_off([role])

    def deltas(self) -> AsyncIterator[Delta]:
        """Words as they are made, from now on, for as long as it is awaited."""
        return self._signals.follow()

    async def close(self, seconds: float = 0.0) -> None:
        """Let a running turn finish for so long, then stop and give the lease back."""
        await self._live.stop()
        if self._engine is not None:
            await asyncio.wait([self._engine], timeout=seconds)
            self._engine.cancel()
            await asyncio.wait([self._engine])
        async with self._live.changed:
            await self._sign_off([role for role, count in self._sockets.items() if count])
        await self._live.release()
        self._services.bench.forget(self.interview)

    async def _sign_off(self, roles: list[Role]) -> None:
        """Stop the clocks of those who leave; if that fails, the clock is only less kind."""
        if not roles or self.view.end_reason is not None:
            return
        try:
            await self._live.append([Draft(Disconnected(who=role)) for role in roles])
        except InterviewError as error:
            _log.warning("interview %s: a leave was not stored: %s", self.interview, error)


def _digest(command: AnyCommand) -> str:
    return hashlib.sha256(command.model_dump_json().encode()).hexdigest()


def _is_code(fact: AnyFact) -> bool:
    """Whether a fact is an answer given as code, which words do not go on with."""
    return isinstance(fact, AnswerGiven) and fact.modality == "code"
