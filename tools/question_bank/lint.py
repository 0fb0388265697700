"""Reads content as a critical colleague would: what the schema lets pass but people should not."""

from collections.abc import Sequence
from pathlib import Path

from interview.rounds import TEMPLATE
from tools.question_bank.bank import Shelf, read_folders
from tools.question_bank.lint_items import lint_asks, lint_item, lint_stems
from tools.question_bank.lint_templates import lint_template
from tools.question_bank.source import Fault, check, read


def lint_folder(folder: Path, beside: Sequence[Path] = ()) -> list[Fault]:
    """Every fault in a folder's questions and templates, by file and line.

    `beside` names folders whose questions its templates and follow-ons may refer to.
    """
    own = read_folders([folder])
    whole = read_folders([*beside, folder]) if beside else own
    faults = [*own.faults, *lint_asks(own.items, own.sources)]
    faults.extend(lint_stems(own.items, own.sources))
    for id, item in own.items.items():
        faults.extend(lint_item(item, own.sources[id], whole.items))
    for name, template in own.templates.items():
        faults.extend(lint_template(template, own.sources[name], whole.items))
    return _in_order(faults)


def lint_file(file: Path, folders: Sequence[Path]) -> list[Fault]:
    """Every fault in one template file, held against the questions of some folders."""
    source = read(file)
    template = check(source, TEMPLATE)
    shelf: Shelf = read_folders(folders)
    found = [] if template is None else lint_template(template, source, shelf.items)
    return _in_order([*source.faults, *found])


def _in_order(faults: Sequence[Fault]) -> list[Fault]:
    return sorted(set(faults), key=lambda fault: (str(fault.file), fault.line, fault.message))
