"""Checks content: every fault with its file, its line and what to do."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from cli.context import Context
from cli.screen import Part, Screen
from interview.errors import NotFound
from tools.code_runner import Runner
from tools.question_bank import Fault
from tools.question_bank.bank import read_folders
from tools.question_bank.lint import lint_file, lint_folder
from tools.question_bank.lint_problems import lint_solutions


def lint_questions(context: Context, folder: Path | None) -> int:
    """Check a content folder, as shipped when none is named; 1 when something is wrong."""
    shipped = context.home / "content"
    chosen = folder or shipped
    if not (chosen / "questions").is_dir():
        raise NotFound(f"{chosen} has no folder `questions`; name the folder that holds it.")
    faults = lint_folder(chosen, () if folder is None else (shipped,))
    faults += asyncio.run(_run_solutions(context, chosen))
    count = len(list((chosen / "questions").rglob("*.yaml")))
    return _report(context, faults, _counted(count, "question"))


async def _run_solutions(context: Context, folder: Path) -> list[Fault]:
    """What running the solutions of coding problems shows; where code cannot be run, a word on it."""
    shelf = read_folders([folder])
    if not any(item.kind == "coding" for item in shelf.items.values()):
        return []
    async with await Runner.open() as runner:
        if runner.readiness.available:
            words = "running the solutions of coding problems; this can take some minutes"
            print(words, file=sys.stderr, flush=True)
            return await lint_solutions(shelf.items, shelf.sources, runner)
        words = f"solutions of coding problems were not run: {runner.readiness.reason}"
        Screen(colour=context.colour).show(Part("line", words))
        return []


def lint_template(context: Context, file: Path) -> int:
    """Check a round template against the shipped questions and your own; 1 when it is wrong."""
    if not file.is_file():
        raise NotFound(f"There is no file {file}.")
    return _report(context, lint_file(file, content_folders(context)), "1 template")


def content_folders(context: Context) -> tuple[Path, ...]:
    """The shipped content, then the folder of the settings where there is one."""
    own = context.settings.content
    shipped = context.home / "content"
    return (shipped,) if own is None else (shipped, own)


def _report(context: Context, faults: Sequence[Fault], what: str) -> int:
    screen = Screen(colour=context.colour)
    screen.show(*(Part("line", str(fault)) for fault in faults))
    screen.show(Part("text", f"{what} checked, {_counted(len(faults), 'fault')}"))
    return 1 if faults else 0


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
