"""The interviewer's turns: one trigger after the other, outliving every failure of a turn."""

import logging
import traceback
from collections.abc import Sequence
from functools import partial

from agents.context import Turn
from agents.driver import Driver
from agents.livelog import LiveLog, Pending
from agents.signals import Signals
from interview.errors import Erased, Fenced, InterviewError, StorageFault, Unavailable
from interview.events import Fault
from interview.ports import Draft
from interview.vocabulary import Utterance

_log = logging.getLogger(__name__)
_RETRY_MS = 1000
_RETRY_AT_MOST_MS = 60_000


class Superseded(Exception):
    """The turn replies to less than the candidate has said by now; it is made anew."""


class Turns:
    """Answers what waits in a live log, until that is closed."""

    def __init__(self, log: LiveLog, signals: Signals) -> None:
        self._live = log
        self._signals = signals
        self._driver = Driver(log.interview, log.services)
        self._failures = 0

    async def run(self) -> None:
        """Answer one trigger after the other until the log is closed or taken over."""
        live = self._live
        while True:
            async with live.changed:
                await live.wait_until(lambda: live.due)
                pending = live.pending
            if pending is None:
                return
            try:
                await self._attempt(pending)
            except (Fenced, Erased) as error:
                _log.warning("interview %s: %s", live.interview, error)
                await live.stop()
                return
            if self._failures and live.closed:
                return

    def refuse_if_failing(self) -> None:
        """Raise Unavailable while a turn is being tried again, rather than let others wait."""
        if self._failures:
            raise Unavailable(
                "the interviewer could not reply to what came before; it is kept and tried again,"
                " so send this a little later"
            )

    async def _attempt(self, pending: Pending) -> None:
        """One turn, at the boundary where failures become facts."""
        try:
            await self._turn(pending)
            self._failures = 0
        except (Fenced, Erased):
            raise
        except Superseded:
            return
        except StorageFault as fault:
            _log.warning("interview %s: a turn was not stored: %s", self._live.interview, fault)
            await self._rest()
        except Exception as error:  # noqa: BLE001  the task boundary: interviews outlive their turns
            self._log_place(error)
            await self._note_failure(pending)
            await self._rest()

    def _log_place(self, error: Exception) -> None:
        """Log kind and place only: an error's own words may hold the candidate's."""
        place = "".join(traceback.format_tb(error.__traceback__))
        name = type(error).__name__
        _log.warning("interview %s: a turn failed: %s at\n%s", self._live.interview, name, place)

    async def _rest(self) -> None:
        """Wait before the next attempt, twice as long each time."""
        async with self._live.changed:
            self._failures += 1
            self._live.changed.notify_all()
        delay = min(_RETRY_MS * 2 ** (self._failures - 1), _RETRY_AT_MOST_MS)
        clock = self._live.services.clock
        await clock.sleep_until(clock.now_ms() + delay)

    async def _note_failure(self, pending: Pending) -> None:
        fault = Fault(kind="engine", handled_by="the answer is kept; the turn is tried again")
        try:
            async with self._live.changed:
                await self._live.append([Draft(fault, f"{pending.trigger.seq}:fault")])
        except InterviewError as error:
            _log.warning("interview %s: %s", self._live.interview, error)

    async def _turn(self, pending: Pending) -> None:
        """Answer the trigger; its facts are stored in one transaction when the graph parks."""
        await self._driver.run(self._workspace(pending), pending.before)
        await self._forget_words()

    def heard(self, pending: Pending) -> Utterance:
        """What kind of thing the words are that wait for a reply."""
        return self._workspace(pending).heard()

    def _workspace(self, pending: Pending) -> Turn:
        live = self._live
        services = live.services
        return Turn(
            course=live.course,
            memory=services.memory,
            bank=services.bank,
            mind=services.minds[live.view.engine],
            kinds=services.kinds,
            bench=services.bench,
            view=pending.view,
            trigger=pending.trigger,
            cursor=live.cursor,
            append=partial(self._append, pending),
            signal=self._signals.send,
        )

    async def _append(self, pending: Pending, drafts: Sequence[Draft]) -> None:
        """Store a turn, unless more of the answer has come, or is coming, since it began."""
        async with self._live.changed:
            if self._live.pending is not pending or self._live.patience.holds:
                raise Superseded
            await self._live.append(drafts)

    async def _forget_words(self) -> None:
        """Destroy the key of words that were not to be kept, once the report is out.

        The consent left a note, so that a restarted house finds what a crash left undone.
        """
        live = self._live
        if live.view.transcript_kept is False and live.view.report is not None:
            memory = live.services.memory
            await memory.log.forget(live.interview)
            await memory.documents.delete("forgetting", live.interview)
