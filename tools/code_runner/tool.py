"""The code runner as a tool: judge a submission to a coding problem of the bank."""

from interview.content import Coding, Slug
from interview.errors import Invalid
from interview.ports import Items
from interview.record import Record
from interview.tooling import Tool
from tools.code_runner.records import Case, Language, Submission, Task, Verdict
from tools.code_runner.runner import Runner


class CodeWish(Record):
    """A submission to a problem of the bank."""

    question: Slug
    language: Language
    source: str


def task_of(item: Coding) -> Task:
    """A problem as the runner takes it: its examples can be seen, its tests cannot."""
    shown = (
        Case(name=f"example {place}", args=each.args, expected=each.expected, hidden=False)
        for place, each in enumerate(item.examples, 1)
    )
    hidden = (
        Case(name=f"test {place}", args=each.args, expected=each.expected)
        for place, each in enumerate(item.tests, 1)
    )
    return Task(entry=item.entry, cases=(*shown, *hidden))


def tool(runner: Runner) -> Tool:
    """The tool over a runner that is open."""

    async def run_code(bank: Items, wish: CodeWish) -> Verdict:
        item = bank.item(wish.question)
        if not isinstance(item, Coding):
            raise Invalid(f"{item.id} is not a coding problem")
        return await runner.judge(
            task_of(item), Submission(language=wish.language, source=wish.source)
        )

    return Tool(
        name="code_runner",
        description="Run a submission against a coding problem's tests, in the sandbox.",
        takes=CodeWish,
        gives=Verdict,
        run=run_code,
    )
