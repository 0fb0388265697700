"""The house: everything one process needs to hold interviews."""

import asyncio
import hashlib
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from agents.context import read_all
from agents.cursor import settle
from agents.graph import build_graph
from agents.kinds import round_kinds
from agents.minds import minds
from agents.review import Resolution
from agents.services import Services
from agents.session import Session
from agents.workbench import Workbench
from interview.errors import Erased, InterviewError, Invalid, Unavailable
from interview.events import InterviewCreated, TemplateRef
from interview.fold import fold
from interview.ports import Clock
from interview.rounds import Template
from interview.view import PendingReview, View
from interview.vocabulary import Mode
from memory import Memory
from tools.code_runner import NO_RUNNER, Gate, Runner
from tools.question_bank import Bank

__all__ = ["House", "Resolution", "Session"]

_log = logging.getLogger(__name__)
_OPEN_AT_MOST = 256
Work = Callable[[str], Awaitable[None]]
"""What is to be done with an interview that a stop left undone."""
_HOUR_MS = 3_600_000


class House:
    """Creates interviews, opens their sessions, and closes them in good order."""

    def __init__(
        self,
        memory: Memory,
        bank: Bank,
        clock: Clock,
        *,
        runner: Runner = NO_RUNNER,
        engine: str = "offline",
    ) -> None:
        self.memory = memory
        self.bank = bank
        self.clock = clock
        self.engine = engine
        self.bench = Workbench(runner, Gate(clock))
        self._services = Services(
            memory=memory,
            bank=bank,
            clock=clock,
            graph=build_graph(memory.checkpoints),
            minds=minds(),
            kinds=round_kinds(),
            bench=self.bench,
        )
        self._owner = uuid.uuid4().hex
        self._sessions: dict[str, asyncio.Task[Session]] = {}
        self._erasing: set[str] = set()
        self._draining = False
        if engine not in self._services.minds:
            known = ", ".join(sorted(self._services.minds))
            raise Invalid(f"engine {engine!r} is not known; choose one of: {known}")

    async def create(self, template: Template, mode: Mode, candidate: str) -> str:
        """Set up an interview from a template, pinned as it is now; returns its id."""
        self._refuse_if_draining()
        self._check_rounds(template)
        interview = uuid.uuid4().hex
        ref = TemplateRef(name=template.name, version=template.version)
        created = InterviewCreated(template=ref, mode=mode, engine=self.engine)
        await self.memory.log.create(interview, created)
        row = await self._registration(interview, template, mode, candidate)
        await self.memory.documents.put("interviews", interview, row)
        return interview

    async def _registration(
        self, interview: str, template: Template, mode: Mode, candidate: str
    ) -> Mapping[str, object]:
        return {
            "id": interview,
            "template": template.name,
            "version": template.version,
            "pinned": template.model_dump(mode="json"),
            "mode": mode,
            "candidate": candidate,
            "candidate_id": await self._candidate_id(candidate, mode),
            "created_at": self.clock.now_ms(),
        }

    async def _candidate_id(self, name: str, mode: Mode) -> str:
        """The id of whoever practises under a name; hiring gives every interview its own.

        Salted for this house, so that the id cannot be worked out from the name.
        """
        if mode == "hiring":
            return uuid.uuid4().hex
        await self.memory.documents.add("house", "salt", {"value": uuid.uuid4().hex})
        salt = await self.memory.documents.get("house", "salt") or {}
        known = f"{salt.get('value')} {' '.join(name.casefold().split())}"
        return hashlib.sha256(known.encode()).hexdigest()[:32]

    def _check_rounds(self, template: Template) -> None:
        missing = {round_.kind for round_ in template.rounds} - set(self._services.kinds)
        if missing:
            raise Invalid(
                f"{', '.join(sorted(missing))} rounds are not in this version;"
                " leave them out of the template"
            )

    async def view(self, interview: str) -> View:
        """The interview as it stands; raises NotFound or Erased."""
        if (await self.memory.log.head(interview)).erased:
            raise Erased("this interview was erased")
        running = self._running(interview)
        if running is not None:
            return running.view
        return fold([entry.fact async for entry in read_all(self.memory.log, interview)])

    async def session(self, interview: str) -> Session:
        """The running session, opened when it is not; raises NotFound, Erased or Unavailable."""
        self._refuse_if_draining()
        if interview in self._erasing or (await self.memory.log.head(interview)).erased:
            raise Erased("this interview was erased")
        if self._running(interview) is None and interview not in self._sessions:
            await self._make_room()
        if interview not in self._sessions:
            self._sessions[interview] = asyncio.create_task(self._open(interview))
        return await asyncio.shield(self._sessions[interview])

    def _running(self, interview: str) -> Session | None:
        """The open session, if there is one; one that failed or stopped is forgotten."""
        task = self._sessions.get(interview)
        if task is None or not task.done():
            return None
        if task.cancelled() or task.exception() is not None or task.result().closed:
            del self._sessions[interview]
            return None
        return task.result()

    async def _open(self, interview: str) -> Session:
        session = Session(interview, self._services, self._owner)
        await session.open()
        return session

    async def _make_room(self) -> None:
        """Close the sessions longest open that nobody uses, when there are too many."""
        excess = len(self._sessions) - _OPEN_AT_MOST
        opened = [(name, self._running(name)) for name in list(self._sessions)]
        idle = [(name, session) for name, session in opened if session and session.idle]
        for name, session in idle[: max(0, excess + 1)]:
            if self._sessions.pop(name, None) is not None:  # another arrival may have closed it
                await session.close()

    async def watch(self) -> None:
        """Recover now, then look once an hour for limits passed, for as long as it is awaited."""
        await self.recover()
        while True:
            await self.clock.sleep_until(self.clock.now_ms() + _HOUR_MS)
            await self.recover(only="hiring")

    async def recover(self, only: Mode | None = None) -> None:
        """Take up what a stop left undone: turns without a reply, limits passed, words to forget.

        What cannot be taken up is logged and does not keep the rest from it.
        """
        for interview, work in await self._work(only):
            try:
                await work(interview)
            except InterviewError as error:
                _log.warning("interview %s cannot be taken up: %s", interview, error)

    async def _work(self, only: Mode | None) -> list[tuple[str, Work]]:
        try:
            counts = await self.memory.log.counts(
                ["interview.created", "interview.ended", "report.ready"]
            )
            notes = await self.memory.documents.list("forgetting", limit=10_000)
        except InterviewError as error:
            _log.warning("what a stop left undone cannot be read now: %s", error)
            return []
        over = {"interview.ended", "report.ready"}
        unfinished = [name for name, seen in counts.items() if not over <= set(seen)]
        take_up = partial(self._take_up, only=only)
        return [(name, take_up) for name in unfinished] + [
            (name, self._forget_words) for name, _ in notes
        ]

    async def _take_up(self, interview: str, *, only: Mode | None) -> None:
        """Open an interview only if it has work to do."""
        if only is not None:
            row = await self.memory.documents.get("interviews", interview) or {}
            if row.get("mode") != only:
                return
        facts = [entry.fact async for entry in read_all(self.memory.log, interview)]
        if settle(facts).pending is not None:
            await self.session(interview)
        elif (view := fold(facts)).mode == "hiring" and view.awaits in ("ready", "answer"):
            await self._end_if_abandoned(interview, view.at)

    async def _end_if_abandoned(self, interview: str, last_at: int) -> None:
        row = await self.memory.documents.get("interviews", interview)
        if row is None:
            return
        hours = Template.model_validate(row["pinned"]).abandon_after_hours
        if self.clock.now_ms() - last_at > hours * _HOUR_MS:
            session = await self.session(interview)
            if session.idle:
                await session.end("abandoned")

    async def _forget_words(self, interview: str) -> None:
        """Destroy words whose report is out, as was promised with the consent."""
        if (await self.view(interview)).report is not None:
            await self.memory.log.forget(interview)
            await self.memory.documents.delete("forgetting", interview)

    async def pending_reviews(self) -> list[tuple[str, PendingReview]]:
        """Human checkpoints that wait for a decision, with their interviews."""
        counts = await self.memory.log.counts(["review.requested", "review.resolved"])
        open_ = [
            interview
            for interview, seen in counts.items()
            if seen.get("review.requested", 0) > seen.get("review.resolved", 0)
        ]
        found = []
        for interview in open_:
            if not (await self.memory.log.head(interview)).erased:
                view = await self.view(interview)
                found += [(interview, review) for review in view.reviews]
        return found

    async def erase(self, interview: str) -> None:
        """Destroy an interview's words and what is remembered of it; refuse it from now on."""
        self._erasing.add(interview)
        try:
            running = self._sessions.pop(interview, None)
            if running is not None:
                (opened,) = await asyncio.gather(running, return_exceptions=True)
                if isinstance(opened, Session):
                    await opened.close()
            await self.memory.log.erase(interview)
            await self._forget_row(interview)
        finally:
            self._erasing.discard(interview)

    async def _forget_row(self, interview: str) -> None:
        documents = self.memory.documents
        row = await documents.get("interviews", interview) or {}
        await documents.delete("candidates", f"{row.get('candidate_id')}/{interview}")
        await documents.delete("forgetting", interview)
        await documents.delete("interviews", interview)

    async def drain(self, seconds: float) -> None:
        """Start nothing new, let running turns finish for so long, give all leases back."""
        self._draining = True
        opened = await asyncio.gather(*self._sessions.values(), return_exceptions=True)
        sessions = [session for session in opened if isinstance(session, Session)]
        closing = (session.close(seconds) for session in sessions)
        for outcome in await asyncio.gather(*closing, return_exceptions=True):
            if isinstance(outcome, BaseException):
                _log.warning("a session did not close in good order: %s", type(outcome).__name__)
        self._sessions.clear()

    def _refuse_if_draining(self) -> None:
        if self._draining:
            raise Unavailable("the service is restarting; reconnect in a few seconds")
