"""Checks content: every fault with its file, its line and what to do."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from cli.context import Context
from cli.screen import Part, Screen
from interview.content import AnyContent
from interview.errors import ContentFault, NotFound
from interview.rounds import TEMPLATE, Template
from interview.vocabulary import ContentKind
from tools.question_bank import Bank, draw, load_bank
from tools.question_bank.lint import lint_folder
from tools.question_bank.source import check, read


def lint_questions(context: Context, folder: Path | None) -> int:
    """Check a content folder, as shipped when none is named; 1 when something is wrong."""
    chosen = folder or context.home / "content"
    if not (chosen / "questions").is_dir():
        raise NotFound(f"{chosen} has no folder `questions`; name the folder that holds it")
    faults = list(map(str, lint_folder(chosen)))
    count = len(list((chosen / "questions").glob("*.yaml")))
    return _report(context, faults, f"{count} questions")


def lint_template(context: Context, file: Path) -> int:
    """Check a round template against the shipped questions and your own; 1 when it is wrong."""
    if not file.is_file():
        raise NotFound(f"there is no file {file}")
    source = read(file)
    template = check(source, TEMPLATE)
    faults = list(map(str, source.faults))
    if template is not None:
        faults += [f"{file}: {words}" for words in _unfilled(template, _bank(context))]
    return _report(context, faults, "1 template")


def _bank(context: Context) -> Bank:
    own = context.settings.content
    shipped = context.home / "content"
    return load_bank([shipped] if own is None else [shipped, own])


def _unfilled(template: Template, bank: Bank) -> Iterator[str]:
    """Rounds that the bank cannot fill."""
    kinds: frozenset[ContentKind] = frozenset(get_args(ContentKind))
    asked: list[AnyContent] = []
    for round_ in template.rounds:
        exclude = frozenset(item.id for item in asked)
        try:
            asked += draw(bank, round_, kinds=kinds, seed=template.name, exclude=exclude)
        except ContentFault as error:
            yield error.message


def _report(context: Context, faults: Iterable[str], what: str) -> int:
    screen = Screen(colour=context.colour)
    found = list(faults)
    screen.show(*(Part("text", fault) for fault in found))
    screen.show(Part("text", f"{what} checked, {len(found)} faults"))
    return 1 if found else 0
