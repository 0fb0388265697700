"""The code runner as a tool: judge a submission to a coding problem of the bank."""

from functools import lru_cache

from interview.code import Language, Outcome, Verdict
from interview.content import Coding, Slug
from interview.errors import Invalid
from interview.ports import Items
from interview.problems import Example, HiddenTest
from interview.record import Record
from interview.shorthand import expanded
from interview.tooling import Tool
from tools.code_runner.records import Case, Comparison, Limits, Submission, Task
from tools.code_runner.runner import Runner


class CodeWish(Record):
    """A submission to a problem of the bank."""

    question: Slug
    language: Language
    source: str
    files: dict[str, str] = {}


@lru_cache(maxsize=128)
def task_of(item: Coding) -> Task:
    """A problem as the runner takes it: its examples can be seen, its tests cannot.

    Kept, because large inputs take long to write out and are the same for every submission.
    """
    shown = [_case(f"example {place}", each) for place, each in enumerate(item.examples, 1)]
    hidden = [_case(f"test {place}", each) for place, each in enumerate(item.tests, 1)]
    return Task(
        entry=item.entry,
        call=item.call,
        cases=(*shown, *hidden),
        comparison=Comparison(**item.comparison.model_dump()),
        takes=item.takes,
        gives=item.gives,
        setup=item.setup,
        files=item.files,
        numpy=item.numpy,
        limits=Limits(test_cpu_s=item.test_cpu_s),
    )


def group_of(item: Coding, outcome: Outcome) -> str | None:
    """The group of the hidden test that an outcome is of; null for an example."""
    kind, _, place = outcome.name.partition(" ")
    return item.tests[int(place) - 1].group if kind == "test" else None


def _case(name: str, each: Example | HiddenTest) -> Case:
    args = tuple(expanded(arg) for arg in each.args)
    return Case(
        name=name, args=args, expected=expanded(each.expected), hidden=isinstance(each, HiddenTest)
    )


async def run_submission(runner: Runner, bank: Items, wish: CodeWish) -> Verdict:
    """Judge a submission by all tests; raises NotFound or Invalid for what is no problem."""
    item = bank.item(wish.question)
    if not isinstance(item, Coding):
        raise Invalid(f"{item.id} is not a coding problem; take a question of kind coding")
    submission = Submission(language=wish.language, source=wish.source, files=wish.files)
    return await runner.judge(task_of(item), submission)


def tool(runner: Runner) -> Tool:
    """The tool over a runner that is open."""

    async def run_code(bank: Items, wish: CodeWish) -> Verdict:
        return await run_submission(runner, bank, wish)

    return Tool(
        name="code_runner",
        description="Run a submission against a coding problem's tests, in the sandbox.",
        takes=CodeWish,
        gives=Verdict,
        run=run_code,
    )
