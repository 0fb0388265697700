"""The page that shows the question bank: counts, and every question by theme and level."""

from collections import Counter, defaultdict
from pathlib import Path

from interview.content import AnyContent
from interview.vocabulary import THEMES
from tools.question_bank import load_bank

CONTENT = Path(__file__).resolve().parent.parent / "content"
LEVELS = (1, 2, 3, 4, 5)
_HEAD = """# The question bank

Made by `docs/generate.py` from `content/questions`; do not edit by hand. Each question is a YAML file
under its theme: what is asked, why interviewers ask it, a rubric of points with other ways of saying
them, statements that rule them out, a follow-up and a priced hint for each, what three levels look
like, facts told when asked, a model answer, misconceptions, twists, a fair counter-claim and sources.
`interview/content.py` is the schema, `docs/question.schema.json` the same for editors (begin a file with
`# yaml-language-server: $schema=` and its place), `mock-interviewer questions lint` the critic. Your own
folder stands beside this one: `MOCK_INTERVIEWER_CONTENT`.

This bank is public, and so are its answers: for hiring, add questions of your own, and see
`public_share` of a template.
"""


def bank_page() -> str:
    """Counts by theme and level, then the questions."""
    items = list(load_bank([CONTENT]).items.values())
    by_theme: dict[str, list[AnyContent]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.level, item.id)):
        by_theme[item.theme].append(item)
    themes = [theme for theme in THEMES if theme in by_theme]
    sections = [_section(theme, by_theme[theme]) for theme in themes]
    return "\n".join([_HEAD, _counts(items, themes), *sections])


def _counts(items: list[AnyContent], themes: list[str]) -> str:
    counts = Counter((item.theme, item.level) for item in items)
    kinds = Counter(item.kind for item in items)
    rows = [
        f"| {theme} | {' | '.join(str(counts[theme, level]) for level in LEVELS)}"
        f" | {sum(counts[theme, level] for level in LEVELS)} |"
        for theme in themes
    ]
    told = ", ".join(f"{count} of kind `{kind}`" for kind, count in kinds.most_common())
    head = ["| theme | 1 | 2 | 3 | 4 | 5 | all |", "|---|---|---|---|---|---|---|"]
    return "\n".join([f"{len(items)} items: {told}.\n", *head, *rows, ""])


def _section(theme: str, items: list[AnyContent]) -> str:
    rows = [
        f"| {item.level} | [{item.title}](../content/questions/{theme}/{item.id}.yaml)"
        f" | {item.kind} | {item.minutes} |"
        for item in items
    ]
    return "\n".join([f"## {theme}\n", "| level | | kind | min |", "|---|---|---|---|", *rows, ""])
