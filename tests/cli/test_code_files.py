"""Files of problems and submissions: the rows that the document shows, and what is said of them."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run

DOCUMENT = (ROOT / "docs" / "runner.md").read_text("utf-8")


async def test_the_rows_of_the_document_are_judged_as_it_says(tmp_path: Path) -> None:
    problems, submissions = re.findall(r"```jsonl\n(.*?)```", DOCUMENT, re.DOTALL)
    (tmp_path / "problems.jsonl").write_text(problems, "utf-8")
    (tmp_path / "submissions.jsonl").write_text(submissions, "utf-8")
    files = ("--problems", str(tmp_path / "problems.jsonl"))
    files += ("--submissions", str(tmp_path / "submissions.jsonl"))
    code, said, errors = await run("run-code", *files)
    if code == 2 and "No Python" in errors:
        pytest.skip(errors)
    assert (code, errors) == (0, "")
    verdicts = [json.loads(line) for line in said.splitlines()]
    assert [each["status"] for each in verdicts] == ["ok", "wrong", "load-error"]
    told = re.findall(r'`"message": "([^`]+)"`', DOCUMENT)
    assert [each["message"] for each in verdicts] == ["", *told]
