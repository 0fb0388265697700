"""A coding round in the terminal, with an editor of one's own choice."""

import stat
from pathlib import Path

from tests.cli.running import CONSENT, READY, ROOT, run, squeezed
from tools.question_bank import load_bank

PROBLEM = "coding-merge-intervals"
EDITOR = """#!/bin/sh
# Leaves the prepared text of this number in the file it is called with.
count=$(cat {folder}/count 2>/dev/null || echo 1)
cat {folder}/text-$count > "$1"
echo $((count + 1)) > {folder}/count
"""


def content(folder: Path) -> Path:
    """One coding round with one known problem."""
    (folder / "questions").mkdir(parents=True)
    (folder / "templates").mkdir()
    shipped = (ROOT / "content/templates/coding-practice.yaml").read_text("utf-8")
    bank = load_bank([ROOT / "content"])
    others = [id for id, item in bank.items.items() if item.kind == "coding" and id != PROBLEM]
    pinned = f"    pinned: [{PROBLEM}]\n    forbidden: [{', '.join(others)}]\n    level:\n"
    text = shipped.replace("    level:\n", pinned).replace("coding-practice", "one-problem")
    (folder / "templates/one-problem.yaml").write_text(text)
    return folder


def editor(folder: Path, *texts: str) -> Path:
    """A program that stands for the candidate's editor and writes one text after the other."""
    folder.mkdir()
    for number, text in enumerate(texts, 1):
        (folder / f"text-{number}").write_text(text)
    program = folder / "editor"
    program.write_text(EDITOR.format(folder=folder))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


async def test_code_is_written_tried_and_submitted(tmp_path: Path) -> None:
    item = load_bank([ROOT / "content"]).item(PROBLEM)
    right, wrong = item.solutions[0].source, item.wrong[0].source
    program = editor(tmp_path / "ed", wrong, f"{right}\nprint(merge([]), input())\n", right)
    environ = {
        "MOCK_INTERVIEWER_CONTENT": str(content(tmp_path / "content")),
        "VISUAL": str(program),
    }
    words = ("chat", "--template", "one-problem", "--data", str(tmp_path / "data"))
    lines = [
        *(*CONSENT, *READY, "I order them by start, then one pass is enough.", ""),
        *("/run", "/code", "/submit", "/try hello", "/code", "/submit"),
        *("/code nowhere.py", "/language cobol", "/end", "y"),
    ]
    code, said, errors = await run(*words, lines=lines, environ=environ)
    assert (code, errors) == (0, "")
    told = squeezed(said)
    assert "A task is coming" in told
    assert "merge([[8, 10], [1, 3], [2, 6]])" in told
    assert "Examples: 0 of 2 passed" in told
    assert "[[]] " not in told.split("hidden")[1][:20]
    assert "× another value" in told
    assert "Your program: ran" in told
    assert "[] hello" in told
    assert "Submission: 13 of 13 passed" in told
    assert "There is no file nowhere.py" in told
    assert "Name one of: python, javascript" in told
    report = told.split("Report ·", 1)[1]
    assert "[run 4]" in report
    assert "Submission in python, another value" in report


async def test_without_an_editor_it_says_what_to_set(tmp_path: Path) -> None:
    environ = {
        "MOCK_INTERVIEWER_CONTENT": str(content(tmp_path / "content")),
        "PATH": str(tmp_path),
        "VISUAL": "",
        "EDITOR": "",
    }
    words = ("chat", "--template", "one-problem", "--data", str(tmp_path / "data"))
    lines = [*CONSENT, *READY, "/code", "/end", "y"]
    _, said, _ = await run(*words, lines=lines, environ=environ)
    assert "set EDITOR" in squeezed(said)


async def test_help_and_a_typo_in_a_coding_round(tmp_path: Path) -> None:
    environ = {"MOCK_INTERVIEWER_CONTENT": str(content(tmp_path / "content"))}
    words = ("chat", "--template", "one-problem", "--data", str(tmp_path / "data"))
    lines = [*CONSENT, *READY, "/help", "/sumbit", "/end", "y"]
    code, said, errors = await run(*words, lines=lines, environ=environ)
    assert (code, errors) == (0, "")
    opened, typo = squeezed(said).split("> /help", 1)[1].split("> /sumbit", 1)
    assert "/submit: run all tests; it counts" in opened
    assert "/end: end the interview" in opened
    assert "There is no /sumbit; /help lists what there is." in typo
