"""What the sandbox's tests share: a runner, where this host can have one."""

from collections.abc import AsyncIterator

import pytest

from tools.code_runner import Case, Comparison, Language, Options, Runner, Submission, Task, Verdict

TESTED = Options(user=61_481)
"""A user of the tests' own, so that a service on the same machine stays out of it."""


@pytest.fixture
async def runner() -> AsyncIterator[Runner]:
    async with await Runner.open(TESTED) as found:
        if not found.readiness.available:
            pytest.skip(found.readiness.reason)
        yield found


def task(*cases: tuple[tuple[object, ...], object], entry: str = "f", **more: object) -> Task:
    how = {key: more.pop(key) for key in list(more) if key in Comparison.model_fields}
    made = tuple(
        Case(name=str(place), args=args, expected=expected, hidden=False)
        for place, (args, expected) in enumerate(cases, 1)
    )
    return Task.model_validate(
        {"entry": entry, "cases": made, "comparison": Comparison.model_validate(how), **more}
    )


def submitted(source: str, language: Language = "python") -> Submission:
    return Submission(language=language, source=source)


def statuses(verdict: Verdict) -> list[str]:
    return [test.status for test in verdict.tests]
