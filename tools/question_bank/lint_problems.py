"""Reads a coding problem critically, and runs its solutions: right ones pass, wrong ones fail."""

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Final

from interview.code import Verdict
from interview.content import AnyContent, Coding
from interview.problems import Example, HiddenTest, Solution, WrongSolution
from interview.shorthand import expanded
from tools.code_runner import Runner, Submission, group_of, task_of
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
) -> AsyncIterator[Fault]:
    """Run every solution of every coding problem; needs a runner that is ready."""
    for id, item in items.items():
        if not isinstance(item, Coding):
            continue
        for at, right in enumerate(item.solutions):
            verdict = await _judged(runner, item, right)
            for fault in _right_faults(verdict):
                yield sources[id].fault(("solutions", at), fault, "mend the solution or the test")
        for at, wrong in enumerate(item.wrong):
            place: Place = ("wrong", at)
            for fault in _wrong_faults(item, wrong, await _judged(runner, item, wrong)):
                yield sources[id].fault(place, fault, "add a test that tells, or correct it")


async def _judged(runner: Runner, item: Coding, solution: Solution) -> Verdict:
    submission = Submission(
        language=solution.language, source=solution.source, files=solution.files
    )
    return await runner.judge(task_of(item), submission)


def _right_faults(verdict: Verdict) -> Iterator[str]:
    if verdict.status == "unavailable" and "numpy" in verdict.message:
        return
    if verdict.status != "ok":
        failed = [f"{test.name} ({test.status})" for test in verdict.tests if test.status != "ok"]
        yield f"does not pass: {verdict.message} {', '.join(failed[:8])}"
    if verdict.notes:
        yield f"is remarked on: {', '.join(verdict.notes)}"


def _wrong_faults(item: Coding, wrong: WrongSolution, verdict: Verdict) -> Iterator[str]:
    if verdict.status in ("load-error", "unavailable"):
        if "numpy" not in verdict.message:
            yield f"cannot be run: {verdict.message}"
        return
    failed = {group_of(item, test) for test in verdict.tests if test.status != "ok"}
    for group in wrong.fails:
        if group not in failed:
            yield f"passes the tests of group {group!r}"
