"""Reads a coding problem critically, and runs its solutions: right ones pass, wrong ones fail."""

import asyncio
import os
from collections.abc import Awaitable, Iterator, Mapping
from typing import Final

from interview.content import AnyContent, Coding
from interview.problems import Example, HiddenTest, Solution, WrongSolution
from interview.shorthand import expanded
from tools.code_runner import Runner, Submission, task_of
from tools.question_bank.source import Fault, Place, Source

LONGEST_ASK: Final = 260
"""Words of a task; more is read instead of solved."""
BRIEF_WORDS: Final = (25, 90)


def lint_problem(item: AnyContent, source: Source) -> Iterator[Fault]:
    """What is wrong with a coding problem as it is written."""
    if not isinstance(item, Coding):
        return
    low, high = BRIEF_WORDS
    words = len(item.brief.split())
    if not low <= words <= high:
        remedy = f"say in {low} to {high} words what kind of task comes and how to prepare"
        yield source.fault(("brief",), f"has {words} words", remedy)
    if item.entry in item.brief:
        yield source.fault(("brief",), "names the function", "say what kind of task it is")
    if len(item.ask.split()) > LONGEST_ASK:
        yield source.fault(("ask",), "is too long to read", f"cut it to {LONGEST_ASK} words")
    for language, text in item.starter.items():
        if language != "sql" and item.entry not in text:
            yield source.fault(("starter", language), f"lacks {item.entry}", "name it there")
    yield from _values(item, source)


def _values(item: Coding, source: Source) -> Iterator[Fault]:
    """Shorthands that are none, and tests that are seen already."""
    seen: list[object] = []
    fields: dict[str, tuple[Example | HiddenTest, ...]]
    fields = {"examples": item.examples, "tests": item.tests}
    for field, cases in fields.items():
        for at, case in enumerate(cases):
            try:
                args = [expanded(arg) for arg in case.args]
                expanded(case.expected)
            except ValueError as error:
                yield source.fault((field, at), str(error), "correct the shorthand")
                continue
            if args in seen:
                yield source.fault((field, at), "repeats another call", "choose other inputs")
            seen.append(args)


async def lint_solutions(
    items: Mapping[str, AnyContent], sources: Mapping[str, Source], runner: Runner
) -> list[Fault]:
    """Run every solution of every coding problem, a few at a time; needs a runner that is ready."""
    places = asyncio.Semaphore(len(os.sched_getaffinity(0)))

    async def run(work: Awaitable[list[str]], place: Place, remedy: str, id: str) -> list[Fault]:
        async with places:
            return [sources[id].fault(place, fault, remedy) for fault in await work]

    jobs = []
    for id, item in items.items():
        if isinstance(item, Coding):
            for at, right in enumerate(item.solutions):
                work = _right_faults(runner, item, right)
                jobs.append(run(work, ("solutions", at), "mend the solution or the test", id))
            for at, wrong in enumerate(item.wrong):
                work = _wrong_faults(runner, item, wrong)
                jobs.append(run(work, ("wrong", at), "add a test that tells, or correct it", id))
    return [fault for faults in await asyncio.gather(*jobs) for fault in faults]


async def _right_faults(runner: Runner, item: Coding, right: Solution) -> list[str]:
    verdict = await runner.judge(task_of(item), _submission(right))
    if verdict.status == "unavailable" and "numpy" in verdict.message:
        return []
    faults = []
    if verdict.status != "ok":
        failed = [f"{test.name} ({test.status})" for test in verdict.tests if test.status != "ok"]
        faults.append(f"does not pass: {verdict.message} {', '.join(failed[:8])}")
    if verdict.notes:
        faults.append(f"is remarked on: {', '.join(verdict.notes)}")
    return faults


async def _wrong_faults(runner: Runner, item: Coding, wrong: WrongSolution) -> list[str]:
    """Only the groups that it says it fails are run, each up to its first failure."""
    whole = task_of(item)
    limits = whole.limits.model_copy(update={"fresh_starts": 0, "alone": 0})
    task = whole.model_copy(update={"limits": limits})
    faults = []
    for group in wrong.fails:
        tests = [f"test {n}" for n, test in enumerate(item.tests, 1) if test.group == group]
        cases = [case for case in task.cases if case.name in tests]
        verdict = await runner.judge(task, _submission(wrong), cases)
        if verdict.status in ("load-error", "unavailable") and "numpy" not in verdict.message:
            faults.append(f"cannot be run: {verdict.message}")
        elif verdict.status == "ok":
            faults.append(f"passes the tests of group {group!r}")
    return faults


def _submission(solution: Solution) -> Submission:
    return Submission(language=solution.language, source=solution.source, files=solution.files)
