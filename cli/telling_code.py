"""Facts of a coding task in words."""

from collections import Counter
from collections.abc import Iterator

from cli.coding import HELP
from cli.screen import Part
from interview.code import Outcome, Purpose, Status, TaskShown, Verdict
from interview.events import CodeRan, TaskAnnounced
from interview.view import View

STATUS: dict[Status, str] = {
    "ok": "passed",
    "wrong": "another value",
    "type-mismatch": "another type",
    "exception": "raised an error",
    "too-slow": "took too long",
    "out-of-memory": "used too much memory",
    "too-much-output": "printed too much",
    "crashed": "crashed",
    "no-answer": "gave no answer",
    "protocol-violation": "wrote where it must not",
    "load-error": "does not start",
    "skipped": "not run any more",
    "unavailable": "cannot be run here",
}
PURPOSES: dict[Purpose, str] = {
    "samples": "Examples",
    "scratch": "Your program",
    "submit": "Submission",
}
_MARKS = {True: "✓", False: "✗"}


def announced(fact: TaskAnnounced, view: View) -> Iterator[Part]:
    """What kind of task comes."""
    yield Part("heading", "A task is coming")
    yield Part("text", fact.brief)
    seconds = fact.prepare_ms // 1000
    if seconds:
        yield Part("note", f"Time to prepare: {seconds} seconds, or more if you need it.")


def opened(task: TaskShown) -> Iterator[Part]:
    """Examples, files and how to work on it."""
    for example in task.examples:
        yield Part("line", f"    {example.call}")
        yield Part("line", f"      gives {example.gives}")
        if example.note:
            yield Part("note", f"    {example.note}")
    for path, text in task.files.items():
        yield Part("note", f"File {path}, {len(text.splitlines())} lines; /code {path} opens it.")
    if task.setup:
        yield Part("note", "The tables:")
        yield Part("line", task.setup.rstrip())
    if task.off:
        yield Part("alarm", task.off)
    yield Part("note", f"{task.tests} hidden tests. Languages: {', '.join(task.languages)}.")
    yield from (Part("item", line) for line in HELP)


def ran(fact: CodeRan, view: View) -> Iterator[Part]:
    """What came of a run."""
    verdict = fact.verdict
    yield Part("heading", f"{PURPOSES[fact.purpose]}: {_summed(verdict)}")
    if verdict.message:
        yield Part("alarm", verdict.message)
    if verdict.printed:
        yield Part("line", verdict.printed.rstrip("\n"))
    for test in verdict.tests:
        if not test.hidden:
            yield from _visible(test)
    hidden = [test for test in verdict.tests if test.hidden]
    if hidden:
        yield Part("line", f"  hidden {''.join(_MARKS[test.status == 'ok'] for test in hidden)}")
        yield from _ends(hidden)
    if fact.purpose == "submit" and not fact.scored:
        yield Part("note", "The time was up, so this one is not scored.")


def _summed(verdict: Verdict) -> str:
    if verdict.tests and verdict.status != "load-error":
        return f"{verdict.passed} of {len(verdict.tests)} passed"
    return "ran" if verdict.status == "ok" else STATUS[verdict.status]


def _visible(test: Outcome) -> Iterator[Part]:
    yield Part("line", f"  {_MARKS[test.status == 'ok']} {test.name}: {STATUS[test.status]}")
    shown = test.shown
    if shown is None or test.status == "ok":
        return
    yield Part("line", f"      called with {shown.args}")
    yield Part("line", f"      expected    {shown.expected}")
    if shown.got:
        yield Part("line", f"      got         {shown.got}")
    if shown.error:
        where = f" (line {shown.line})" if shown.line else ""
        yield Part("line", f"      {shown.error}{where}")
    if shown.printed:
        yield Part("line", f"      printed     {shown.printed.rstrip()}")


def _ends(hidden: list[Outcome]) -> Iterator[Part]:
    """How the hidden tests that failed came out, counted."""
    failed = Counter((test.status, test.error_class) for test in hidden if test.status != "ok")
    for (status, error), count in failed.items():
        kind = f" ({error})" if error else ""
        yield Part("line", f"    {count} × {STATUS[status]}{kind}")
