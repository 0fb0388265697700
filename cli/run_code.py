"""Judges files of submissions to files of problems: one JSON verdict a line, in their order."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from interview.errors import NotFound, Unavailable
from tools.code_runner import (
    Case,
    Comparison,
    Language,
    Limits,
    Outcome,
    Runner,
    Submission,
    Task,
    Verdict,
)

LIMITS = Limits(
    test_cpu_s=10.0,
    total_cpu_s=60.0,
    memory_mib=1024,
    output_bytes=1 << 20,
    value_bytes=8 << 20,
    source_bytes=1 << 20,
    tests=100_000,
    fresh_starts=0,
    alone=1,
)
"""Wider than a round's: these files are the operator's own."""
_SHORT: dict[str, Language] = {"py": "python", "python3": "python", "js": "javascript"}
Name = str | int


class _Row(BaseModel):
    """A line of a file; fields that we do not know are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class TestRow(_Row):
    """A call and the value it gives."""

    args: list[object]
    expected: object


class ProblemRow(_Row):
    """A problem of the file."""

    id: Name
    entry: Annotated[str, Field(min_length=1)]
    tests: Annotated[list[TestRow], Field(min_length=1)]
    tolerance: Annotated[float, Field(ge=0)] | None = None
    any_order: bool | None = None

    def task(self) -> Task:
        """The same for the runner."""
        cases = (
            Case(name=str(number), args=tuple(test.args), expected=test.expected, hidden=False)
            for number, test in enumerate(self.tests, 1)
        )
        how = Comparison(tolerance=self.tolerance, any_order=bool(self.any_order))
        return Task(entry=self.entry, cases=tuple(cases), comparison=how, limits=LIMITS)


class SubmissionRow(_Row):
    """A program to judge."""

    problem: Name
    language: Language
    source: str

    @field_validator("language", mode="before")
    @classmethod
    def _spelled_out(cls, value: object) -> object:
        return _SHORT.get(value, value) if isinstance(value, str) else value


R = TypeVar("R", ProblemRow, SubmissionRow)


class Fault(NamedTuple):
    """A line that cannot be used, and why."""

    line: int
    problem: object
    words: str


class Read(NamedTuple):
    """A line that can."""

    line: int
    row: SubmissionRow


async def run_code(problems: Path, submissions: Path) -> int:
    """Print a verdict for every submission; 1 when a line of the files could not be used."""
    tasks, faults = _tasks(problems)
    for fault in faults:
        print(f"{problems}:{fault.line}: {fault.words}", file=sys.stderr)
    async with await Runner.open() as runner:
        if not runner.readiness.available:
            raise Unavailable(runner.readiness.reason)
        rows = [_matched(each, tasks) for each in _submissions(submissions)]
        bad = len(faults)
        async for row, verdict in _judged(runner, rows, tasks):
            bad += isinstance(row, Fault)
            print(json.dumps(_line(row, verdict, tasks), ensure_ascii=True), flush=True)
    return 1 if bad else 0


def _tasks(file: Path) -> tuple[dict[str, Task], list[Fault]]:
    tasks: dict[str, Task] = {}
    faults = []
    for line, text in _lines(file):
        row = _row(ProblemRow, line, text)
        if isinstance(row, Fault):
            faults.append(row)
        elif str(row.id) in tasks:
            faults.append(Fault(line, row.id, f"problem {row.id} is there already"))
        else:
            tasks[str(row.id)] = row.task()
    return tasks, faults


def _submissions(file: Path) -> Iterator[Read | Fault]:
    for line, text in _lines(file):
        row = _row(SubmissionRow, line, text)
        yield row if isinstance(row, Fault) else Read(line, row)


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    if not file.is_file():
        raise NotFound(f"There is no file {file}.")
    with file.open(encoding="utf-8", errors="surrogateescape") as lines:
        for number, text in enumerate(lines, 1):
            if text.strip():
                yield number, text


def _row(kind: type[R], line: int, text: str) -> R | Fault:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Fault(line, None, f"not JSON: {error}")
    problem = found.get("problem", found.get("id")) if isinstance(found, dict) else None
    try:
        return kind.model_validate(found)
    except ValidationError as error:
        return Fault(line, problem, _said(error))


def _said(error: ValidationError) -> str:
    places = (
        f"{'.'.join(str(part) for part in each['loc']) or 'the line'}: {each['msg']}"
        for each in error.errors(include_url=False, include_input=False)
    )
    return "; ".join(places)


def _matched(read: Read | Fault, tasks: dict[str, Task]) -> Read | Fault:
    if isinstance(read, Fault) or str(read.row.problem) in tasks:
        return read
    words = f"there is no usable problem {read.row.problem}"
    return Fault(read.line, read.row.problem, words)


async def _judged(
    runner: Runner, rows: Sequence[Read | Fault], tasks: dict[str, Task]
) -> AsyncIterator[tuple[Read | Fault, Verdict | None]]:
    """Verdicts in the order of the rows, two at work for every core."""
    places = asyncio.Semaphore(2 * len(os.sched_getaffinity(0)))

    async def one(read: Read | Fault) -> Verdict | None:
        if isinstance(read, Fault):
            return None
        async with places:
            submission = Submission(language=read.row.language, source=read.row.source)
            task = tasks[str(read.row.problem)]
            if "numpy" in read.row.source and runner.readiness.numpy:
                task = task.model_copy(update={"numpy": True})
            return await runner.judge(task, submission)

    work = [asyncio.create_task(one(row)) for row in rows]
    for row, task in zip(rows, work, strict=True):
        yield row, await task


def _line(read: Read | Fault, verdict: Verdict | None, tasks: dict[str, Task]) -> dict[str, object]:
    if isinstance(read, Fault) or verdict is None:
        words = read.words if isinstance(read, Fault) else ""
        problem = read.problem if isinstance(read, Fault) else None
        return {"line": read.line, "problem": problem, "status": "invalid", "message": words}
    return {
        "line": read.line,
        "problem": read.row.problem,
        "language": read.row.language,
        "status": verdict.status,
        "passed": verdict.status == "ok",
        "tests_passed": verdict.passed,
        "message": verdict.message or _why(verdict.tests, tasks[str(read.row.problem)].entry),
        "notes": verdict.notes,
        "tests": [
            {"name": test.name, "status": test.status, "ms": test.ms} for test in verdict.tests
        ],
    }


def _why(tests: Sequence[Outcome], entry: str) -> str:
    """The first test that failed, in words, as a call of the entry."""
    failed = next((test for test in tests if test.status != "ok" and test.shown), None)
    if failed is None or failed.shown is None:
        return ""
    shown = failed.shown
    got = f", got {shown.got}" if shown.got else ""
    call = f"{entry}({shown.args.removeprefix('[').removesuffix(']')})"
    return f"test {failed.name}: {shown.error}; {call} expected {shown.expected}{got}"
