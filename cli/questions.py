"""The bank at hand: what is in it, and packs of questions to hand on and to take in."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from cli.context import Context
from cli.lint import content_folders
from cli.screen import Part, Screen
from interview.content import AnyContent
from interview.errors import Invalid
from interview.vocabulary import THEMES
from tools.question_bank import load_bank
from tools.question_bank.packs import Changes, check_pack, compare, install, read_pack, write_pack

LEVELS = (1, 2, 3, 4, 5)


def list_questions(context: Context) -> int:
    """Print how many questions there are by theme, level and kind."""
    items = list(load_bank(content_folders(context)).items.values())
    _tell(context, *counted(items))
    return 0


def counted(items: list[AnyContent]) -> list[str]:
    """A table of themes and levels, then the kinds."""
    by_theme = Counter((item.theme, item.level) for item in items)
    lines = [f"{'theme':24}{''.join(f'{level:>5}' for level in LEVELS)}{'all':>6}"]
    for theme in THEMES:
        row = [by_theme[theme, level] for level in LEVELS]
        if sum(row):
            lines.append(f"{theme:24}{''.join(f'{count:>5}' for count in row)}{sum(row):>6}")
    levels = Counter(item.level for item in items)
    sums = "".join(f"{levels[level]:>5}" for level in LEVELS)
    lines.append(f"{'all':24}{sums}{len(items):>6}")
    kinds = Counter(item.kind for item in items)
    return [*lines, ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())]


def pack_questions(context: Context, folder: Path, file: Path) -> int:
    """Pack a content folder and print its checksum."""
    if not (folder / "questions").is_dir():
        raise Invalid(f"{folder} has no folder `questions`; name the folder that holds it")
    _tell(context, f"{file}  sha256 {write_pack(folder, file)}")
    return 0


def import_questions(
    context: Context, file: Path, checksum: str | None, agreed: Callable[[str], bool]
) -> int:
    """Check a pack, show what it changes, and take it into one's own folder when agreed."""
    folder = context.settings.content
    if folder is None:
        raise Invalid(
            "packs go into your own content folder; set MOCK_INTERVIEWER_CONTENT to a folder"
        )
    pack = read_pack(file, checksum)
    check_pack(pack, folder, (context.home / "content",))
    changes = compare(pack, folder)
    _tell(context, f"{file}  sha256 {pack.checksum}", *_told(changes))
    if not (changes.added or changes.changed):
        return 0
    if not agreed(f"Write these into {folder}? [y/N] "):
        _tell(context, "nothing was written")
        return 1
    install(pack, folder)
    _tell(context, "taken in; a running service reads them when it starts again")
    return 0


def _told(changes: Changes) -> list[str]:
    return [
        *(f"new      {name}" for name in changes.added),
        *(f"changed  {name}" for name in changes.changed),
        f"{len(changes.added)} new, {len(changes.changed)} changed, {len(changes.same)} the same",
    ]


def _tell(context: Context, *lines: str) -> None:
    Screen(colour=context.colour).show(*(Part("line", line) for line in lines))
