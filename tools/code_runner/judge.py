"""Judges a submission: one process, one test at a time, every claim compared out here."""

import hashlib
import json
import secrets
import signal
from collections.abc import Awaitable, Callable, Sequence

from interview.code import Note, Outcome, Status, Verdict
from tools.code_runner.boxes import Box, Halted
from tools.code_runner.outcomes import ended, judged, told
from tools.code_runner.records import Case, Submission, Task
from tools.code_runner.values import Malformed
from tools.code_runner.words import clean

Spawn = Callable[[], Awaitable[Box]]
_TRIED_ALONE = frozenset({"wrong", "type-mismatch", "exception"})
_FORGED = frozenset({"protocol-violation"})
_WORDS: dict[Status, str] = {
    "too-slow": "it used more time than a test may",
    "too-much-output": "it printed or returned more than a test may",
    "out-of-memory": "it used more memory than a submission may",
    "crashed": "the process crashed",
    "no-answer": "it ended without returning a value",
    "protocol-violation": "it wrote to the runner's own channel",
}


class NotLoaded(Exception):
    """The submission has no function to call; `status` and `words` say why."""

    def __init__(self, status: Status, words: str) -> None:
        super().__init__(words)
        self.status: Status = status
        self.words = words


class Judge:
    """Works through the cases of one submission."""

    def __init__(self, spawn: Spawn, task: Task, submission: Submission) -> None:
        self._spawn = spawn
        self._task = task
        self._submission = submission
        self._limits = task.limits
        self._box: Box | None = None
        self._spent_s = 0.0
        self._starts_left = task.limits.fresh_starts + 1
        self._notes: set[Note] = set()

    async def verdict(self, cases: Sequence[Case]) -> Verdict:
        """The verdict over the cases, visible ones first: what they print cannot tell of others."""
        ordered = sorted(cases, key=lambda case: case.hidden)
        message = self._unfit(ordered)
        status: Status = "load-error" if message else "ok"
        outcomes: list[Outcome] = []
        try:
            if not message:
                for case in ordered:
                    outcomes.append(await self._tried(case))
                await self._try_alone(ordered, outcomes)
        except NotLoaded as fault:
            message = fault.words
            outcomes = [ended(case, fault.status, "", "") for case in ordered]
        finally:
            self._close()
        failed = (each.status for each in outcomes if each.status != "ok")
        return self._summed(next(failed, status), outcomes, message)

    def _summed(self, status: Status, outcomes: Sequence[Outcome], message: str) -> Verdict:
        source = self._submission.source.encode("utf-8", "surrogatepass")
        return Verdict(
            status=status,
            language=self._submission.language,
            tests=tuple(outcomes),
            message=message,
            notes=tuple(sorted(self._notes)),
            cpu_ms=round(self._spent_s * 1000, 1),
            sha256=hashlib.sha256(source).hexdigest(),
        )

    def _unfit(self, cases: Sequence[Case]) -> str:
        size = len(self._submission.source.encode("utf-8", "surrogatepass"))
        if size > self._limits.source_bytes:
            return f"The source has {size} bytes; {self._limits.source_bytes} are allowed."
        if len(cases) > self._limits.tests:
            return f"The task has {len(cases)} tests; {self._limits.tests} are allowed."
        return ""

    @property
    def _used_up(self) -> bool:
        running = self._box.cpu_s if self._box else 0.0
        return self._spent_s + running >= self._limits.total_cpu_s

    async def _tried(self, case: Case) -> Outcome:
        if self._used_up or (self._box is None and self._starts_left <= 0):
            return ended(case, "skipped", "", "there was no time left for it")
        if self._box is None:
            self._starts_left -= 1
            self._box = await self._loaded()
        return await self._asked(self._box, case)

    async def _loaded(self) -> Box:
        """A process with the submission in it; raises NotLoaded."""
        box = self._box = await self._spawn()
        try:
            frame = await box.ask(json.dumps(self._job()), self._limits.test_cpu_s)
            if frame.get("load") == "ok":
                return box
            if "walls" in frame:
                raise NotLoaded("unavailable", f"A wall did not stand: {clean(str(frame))}")
            error = told(frame.get("load"))
        except Halted as halt:
            status = await self._halted(halt)
            words = _WORDS.get(status, status)
            raise NotLoaded(status, f"While it was loaded: {words}.") from halt
        except Malformed as fault:
            self._notes.add("forged-frames")
            raise NotLoaded("protocol-violation", _WORDS["protocol-violation"]) from fault
        said = not error.line or error.text.endswith(f"line {error.line})")
        at = "" if said else f" (line {error.line})"
        raise NotLoaded("load-error", clean(f"{error.text}{at}"))

    def _job(self) -> dict[str, object]:
        task = self._task
        return {
            "language": self._submission.language,
            "source": self._submission.source,
            "entry": task.entry,
            "call": task.call,
            "takes": task.takes,
            "gives": task.gives,
            "in_place": task.comparison.in_place,
            "files": {**task.files, **self._submission.files},
            "setup": task.setup,
        }

    async def _asked(self, box: Box, case: Case) -> Outcome:
        nonce, before = secrets.token_hex(8), box.cpu_s
        asked = f'{{"id": {json.dumps(case.name)}, "nonce": "{nonce}", {case.question}}}'
        try:
            if box.unasked:
                raise Malformed("it spoke before it was asked")
            frame = await box.ask(asked, self._limits.test_cpu_s)
            if frame.get("nonce") != nonce or frame.get("id") != case.name:
                raise Malformed("it answered another question")
            outcome = judged(case, self._task.comparison, frame, box.printed())
        except Halted as halt:
            return await self._cut_short(case, halt, before)
        except (ValueError, ArithmeticError, RecursionError):
            return await self._cut_short(case, Halted("protocol-violation"), before)
        return outcome.model_copy(update={"ms": _ms(box.cpu_s - before)})

    async def _cut_short(self, case: Case, halt: Halted, before: float) -> Outcome:
        printed = self._box.printed() if self._box else ""
        spent = self._spent_s
        status = await self._halted(halt)
        if status in _FORGED:
            self._notes.add("forged-frames")
        if status == "crashed" and "heap out of memory" in printed:
            status = "out-of-memory"
        outcome = ended(case, status, printed, _WORDS.get(status, status))
        return outcome.model_copy(update={"ms": _ms(self._spent_s - spent - before)})

    async def _halted(self, halt: Halted) -> Status:
        """End the process; how it ended may say more than that it did."""
        box, self._box = self._box, None
        if box is None:
            return halt.status
        end = await box.end()
        self._spent_s += end.cpu_s
        if halt.status != "no-answer" or end.signal == 0:
            return halt.status
        if end.signal in (signal.SIGKILL, signal.SIGXCPU):
            slow = end.cpu_s >= self._limits.total_cpu_s
            return "too-slow" if slow else "no-answer"
        return "crashed"

    def _close(self) -> None:
        box, self._box = self._box, None
        if box is not None:
            self._spent_s += box.dismiss()

    async def _try_alone(self, cases: Sequence[Case], outcomes: Sequence[Outcome]) -> None:
        """A failed test that passes in a process of its own tells of state kept between calls."""
        failed = [
            case
            for case, outcome in zip(cases[1:], outcomes[1:], strict=True)
            if outcome.status in _TRIED_ALONE
        ]
        for case in failed[: self._limits.alone]:
            self._close()
            if self._used_up:
                return
            outcome = await self._asked(await self._loaded(), case)
            if outcome.status == "ok":
                self._notes.add("keeps-state")


def _ms(seconds: float) -> float:
    return round(max(0.0, seconds) * 1000, 1)
