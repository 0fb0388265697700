"""The workbench: runs a candidate's code for a task, in turn, behind the runner's walls."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue

from interview.code import ExampleShown, Language, Purpose, TaskShown, Verdict
from interview.content import Coding
from interview.problems import Example
from interview.shorthand import expanded
from tools.code_runner import Gate, Runner, Submission, task_of

_SHOWN_AT_MOST = 1500
"""Characters of a call or a value in an example."""


class Order(NamedTuple):
    """Code to be run."""

    question: str
    purpose: Purpose
    language: Language
    source: str
    files: dict[str, str]
    stdin: str | None


class Workbench:
    """One for a house; without a runner it says so, and tasks are talked about instead."""

    def __init__(self, runner: Runner, gate: Gate) -> None:
        self.runner = runner
        self._gate = gate

    def off(self, item: Coding) -> str:
        """Why a task's code cannot be run on this host; empty when it can."""
        ready = self.runner.readiness
        if not ready.available:
            return ready.reason
        if not self._languages(item):
            return f"{', '.join(item.languages)} cannot be run on this host."
        return "numpy cannot be used on this host." if item.numpy and not ready.numpy else ""

    def _languages(self, item: Coding) -> tuple[Language, ...]:
        return tuple(name for name in item.languages if name in self.runner.readiness.languages)

    def shown(self, item: Coding) -> TaskShown:
        """What the candidate sees of a task; languages that cannot be run are left out."""
        off = self.off(item)
        languages = item.languages if off else self._languages(item)
        return TaskShown(
            languages=languages,
            entry=item.entry,
            starter={name: item.starter[name] for name in languages},
            examples=tuple(_shown(item, example) for example in item.examples),
            files=item.files,
            setup=item.setup,
            tests=len(item.tests),
            minutes=item.minutes,
            off=off,
        )

    async def run(self, interview: str, item: Coding, order: Order) -> Verdict:
        """Run code when it is its turn; raises TooFast or Unavailable, each with what to do."""
        submission = Submission(language=order.language, source=order.source, files=order.files)
        async with self._gate.turn(interview, "submit" if order.purpose == "submit" else "sample"):
            match order.purpose:
                case "submit":
                    return await self.runner.judge(task_of(item), submission)
                case "samples":
                    return await self.runner.samples(task_of(item), submission)
                case "scratch":
                    return await self._scratch(item, submission, order.stdin or "")

    async def _scratch(self, item: Coding, submission: Submission, stdin: str) -> Verdict:
        """A program as it is, with the task's files beside it."""
        whole = submission.model_copy(update={"files": {**item.files, **submission.files}})
        scratch = await self.runner.scratch(whole, stdin)
        return Verdict(
            status=scratch.status,
            language=submission.language,
            message=scratch.message,
            printed=scratch.printed,
            cpu_ms=scratch.cpu_ms,
        )

    def forget(self, interview: str) -> None:
        """The interview is over."""
        self._gate.forget(interview)


def _shown(item: Coding, example: Example) -> ExampleShown:
    args = [expanded(arg) for arg in example.args]
    return ExampleShown(
        call=_cut(_call(item, args)),
        gives=_cut(_told(expanded(example.expected))),
        note=example.note or "",
    )


def _call(item: Coding, args: Sequence[JsonValue]) -> str:
    """A call as people write it."""
    if item.family == "sql":
        return "\n".join(map(str, args))
    if item.call == "class" and isinstance(args[0], list) and isinstance(args[1], list):
        made = f"{item.entry}({_listed(args[0])})"
        calls = [f"{each[0]}({_listed(each[1:])})" for each in args[1] if isinstance(each, list)]
        return "; ".join([made, *calls])
    return f"{item.entry}({_listed(args)})"


def _listed(values: Sequence[JsonValue]) -> str:
    return ", ".join(map(_told, values))


def _told(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN_AT_MOST else f"{text[:_SHOWN_AT_MOST]} …"
