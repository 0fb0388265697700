"""The runner: what the rest of the house talks to. It runs nothing on a host that is not safe."""

import asyncio
import contextlib
import json
from collections.abc import Sequence
from typing import Self

from interview.code import Language, Verdict
from interview.errors import Unavailable
from tools.code_runner.boxes import Box, Halted
from tools.code_runner.canaries import tried
from tools.code_runner.host import Host, Options, survey
from tools.code_runner.judge import Judge
from tools.code_runner.nursery import Kind, Nursery
from tools.code_runner.outcomes import ended
from tools.code_runner.records import Canary, Case, Limits, Readiness, Scratch, Submission, Task

AGAIN_S = 3600.0
"""Seconds between two rounds of attacks."""
SOON_S = 60.0
"""The same after a round in which one got through."""
_FALL_BACK = "Coding rounds fall back to discussion: the candidate explains and dry-runs the code."
_ANYTHING = Options()
_KINDS: dict[Language, Kind] = {"python": "python", "sql": "sql", "javascript": "node"}
_SCRATCH = Limits(test_cpu_s=5.0)


class Runner:
    """Opened once with the service, closed with it; safe to use from many tasks."""

    def __init__(self, host: Host | None, readiness: Readiness) -> None:
        self._host = host
        self._nurseries: dict[bool, Nursery] = {}
        self._starting = asyncio.Lock()
        self._watch: asyncio.Task[None] | None = None
        self.readiness = readiness

    @classmethod
    async def open(cls, options: Options = _ANYTHING, again_s: float = AGAIN_S) -> Self:
        """Look round, attack the sandbox, and say in `readiness` whether code can be run."""
        try:
            host = await asyncio.to_thread(survey, options)
        except Unavailable as fault:
            return cls(None, _off(fault.message))
        runner = cls(host, _off("The sandbox has not been tried yet."))
        await runner.try_out()
        runner._watch = asyncio.create_task(runner._keep_trying(again_s))
        return runner

    @property
    def fork_servers(self) -> tuple[int, ...]:
        """Process numbers of the fork servers that run."""
        return tuple(each.pid for each in self._nurseries.values() if each.alive)

    async def __aenter__(self) -> Self:
        """It is open already."""
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close it."""
        await self.close()

    async def close(self) -> None:
        """End every process of the sandbox."""
        if self._watch is not None:
            self._watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watch
        for nursery in self._nurseries.values():
            await nursery.close()
        self._nurseries.clear()

    async def judge(
        self, task: Task, submission: Submission, cases: Sequence[Case] | None = None
    ) -> Verdict:
        """Judge a submission by all of a task's cases, or by some of them."""
        cases = task.cases if cases is None else cases
        if not self.readiness.available:
            return self._unavailable(submission, cases, self.readiness.reason)
        missing = self._missing(task, submission.language)
        if missing:
            return self._unavailable(submission, cases, missing)
        kind = _KINDS[submission.language]

        async def spawn() -> Box:
            return await self._spawn(kind, task.limits, numpy=task.numpy)

        try:
            verdict = await Judge(spawn, task, submission).verdict(cases)
        except Unavailable as fault:
            return self._unavailable(submission, cases, fault.message)
        return verdict.model_copy(update={"walls": self.readiness.walls})

    async def samples(self, task: Task, submission: Submission) -> Verdict:
        """Judge a submission by the cases that the candidate may see."""
        return await self.judge(task, submission, [each for each in task.cases if not each.hidden])

    async def scratch(
        self, submission: Submission, stdin: str = "", limits: Limits = _SCRATCH
    ) -> Scratch:
        """Run a program as it is, with something to read; what it prints is the result."""
        if not self.readiness.available:
            return Scratch(status="unavailable", message=self.readiness.reason)
        if submission.language == "sql":
            return Scratch(status="unavailable", message="SQL is run on the task's own tables.")
        missing = self._missing(None, submission.language)
        if missing:
            return Scratch(status="unavailable", message=missing)
        box = await self._spawn(_KINDS[submission.language], limits, stdin=stdin.encode()[:60_000])
        return await _scratched(box, submission, limits)

    async def try_out(self) -> Readiness:
        """Attack the sandbox with every canary; one that gets through turns coding rounds off."""
        host = self._host
        if host is None:
            return self.readiness
        try:
            canaries = await tried(host, self._spawn)
            self.readiness = _judged(host, canaries)
        except Unavailable as fault:
            self.readiness = _off(f"{fault.message} {_FALL_BACK}")
        return self.readiness

    async def _keep_trying(self, every_s: float) -> None:
        while True:
            await asyncio.sleep(every_s if self.readiness.available else min(every_s, SOON_S))
            await self.try_out()

    async def _spawn(
        self, kind: Kind, limits: Limits, stdin: bytes = b"", numpy: bool = False
    ) -> Box:
        nursery = await self._nursery(numpy)
        try:
            return await nursery.spawn(kind, limits, stdin)
        except Unavailable:
            # It has died since it was last asked; a fresh one gets the same wish, once.
            return await (await self._nursery(numpy)).spawn(kind, limits, stdin)

    async def _nursery(self, numpy: bool) -> Nursery:
        """The fork server of that kind: started when first needed, and again when it has died."""
        async with self._starting:
            nursery = self._nurseries.get(numpy)
            if nursery is None or not nursery.alive:
                if nursery is not None:
                    await nursery.close()
                if self._host is None:
                    raise Unavailable(self.readiness.reason)
                nursery = self._nurseries[numpy] = await Nursery.start(self._host, numpy)
            return nursery

    def _missing(self, task: Task | None, language: Language) -> str:
        """What this host lacks for a task; nothing when all is there."""
        if language not in self.readiness.languages:
            return next(
                (each for each in self.readiness.remarks if each.lower().startswith(language)),
                f"{language} cannot be run here.",
            )
        if task is not None and task.numpy and not self.readiness.numpy:
            return "numpy is not installed where the sandbox can read it."
        return ""

    def _unavailable(self, submission: Submission, cases: Sequence[Case], message: str) -> Verdict:
        outcomes = tuple(ended(case, "unavailable", "", "") for case in cases)
        return Verdict(
            status="unavailable", language=submission.language, tests=outcomes, message=message
        )


async def _scratched(box: Box, submission: Submission, limits: Limits) -> Scratch:
    job = {
        "language": submission.language,
        "source": submission.source,
        "entry": None,
        "files": submission.files,
    }
    try:
        await box.say(json.dumps(job))
        end = await box.finished(limits.test_cpu_s)
    except Halted as halt:
        printed = box.printed()
        end = await box.end()
        return Scratch(status=halt.status, printed=printed, cpu_ms=round(end.cpu_s * 1000, 1))
    printed = box.printed()
    await box.end()
    status = "crashed" if end.signal else "exception" if end.status else "ok"
    return Scratch.model_validate(
        {"status": status, "printed": printed, "cpu_ms": round(end.cpu_s * 1000, 1)}
    )


def _off(reason: str) -> Readiness:
    return Readiness(available=False, reason=reason)


def _judged(host: Host, canaries: Sequence[Canary]) -> Readiness:
    """One attack through turns all coding off; a Node that does not start, JavaScript alone."""
    stuck = [each for each in canaries if each.language == "javascript" and not each.tried]
    through = [each for each in canaries if not each.held and each not in stuck]
    scripts: tuple[Language, ...] = ("javascript",) if host.node and not stuck else ()
    words = [f"JavaScript is off: Node in the sandbox {each.words}" for each in stuck[:1]]
    reason = "; ".join(f"{each.name}: {each.words}" for each in through)
    return Readiness(
        available=not through,
        reason=f"Code runner unavailable: {reason}. {_FALL_BACK}" if through else "",
        walls=host.walls,
        languages=() if through else ("python", "sql", *scripts),
        numpy=host.numpy is not None,
        remarks=(*host.remarks, *words),
        canaries=tuple(each for each in canaries if each not in stuck),
    )


NO_RUNNER = Runner(None, _off(f"No code runner was started. {_FALL_BACK}"))
"""Stands in where code is not to be run; it runs nothing and says so."""
