"""`run-code`: one verdict a line, in order, and no row lost."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROBLEMS = [
    {
        "id": "double",
        "entry": "f",
        "tests": [{"args": [1], "expected": 2}, {"args": [4], "expected": 8}],
    },
    {
        "id": 7,
        "entry": "pairs",
        "tests": [{"args": [[2, 1]], "expected": [1, 2]}],
        "any_order": True,
    },
    {"id": "root", "entry": "r", "tests": [{"args": [2], "expected": 1.4142}], "tolerance": 1e-3},
    {"id": "keys", "entry": "k", "tests": [{"args": [], "expected": {"1": [1, 2]}}], "source": "x"},
]
SUBMISSIONS = [
    ({"problem": "double", "language": "python", "source": "def f(x): return 2 * x"}, "ok"),
    ({"problem": "double", "language": "python", "source": "def f(x): return x + 1"}, "wrong"),
    (
        {"problem": "double", "language": "python", "source": "def f(x): return str(x)"},
        "type-mismatch",
    ),
    ({"problem": "double", "language": "python", "source": "def g(x): return x"}, "load-error"),
    ({"problem": 7, "language": "python", "source": "def pairs(x): return set(x)"}, "ok"),
    ({"problem": "root", "language": "python", "source": "def r(x): return x ** 0.5"}, "ok"),
    ({"problem": "keys", "language": "python", "source": "def k(): return {1: (1, 2)}"}, "ok"),
    ({"problem": "gone", "language": "python", "source": ""}, "invalid"),
    ({"problem": "double", "language": "cobol", "source": ""}, "invalid"),
    ({"problem": "double", "language": "python"}, "invalid"),
]


def run(folder: Path, problems: str, submissions: str) -> tuple[int, list[dict[str, Any]], str]:
    (folder / "p.jsonl").write_text(problems, "utf-8")
    (folder / "s.jsonl").write_text(submissions, "utf-8")
    command = [sys.executable, "-m", "mock_interviewer", "run-code"]
    command += ["--problems", str(folder / "p.jsonl"), "--submissions", str(folder / "s.jsonl")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 2 and "No Python" in done.stderr:
        pytest.skip(done.stderr)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def lines(rows: list[Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_every_submission_has_its_line(tmp_path: Path) -> None:
    rows = [row for row, _ in SUBMISSIONS]
    code, said, errors = run(tmp_path, lines(PROBLEMS), lines(rows) + '{"problem": \n')
    assert [each["status"] for each in said] == [*(status for _, status in SUBMISSIONS), "invalid"]
    assert [each["line"] for each in said] == list(range(1, len(SUBMISSIONS) + 2))
    assert [each["passed"] for each in said[:3]] == [True, False, False]
    assert said[1]["tests"][1]["status"] == "wrong"
    assert "expected 2, got" in said[2]["message"]
    assert "no usable problem gone" in said[7]["message"]
    assert "source" in said[9]["message"]
    assert said[10]["message"].startswith("not JSON")
    assert (code, errors) == (1, "")


def test_bad_problems_are_told_with_their_line(tmp_path: Path) -> None:
    bad = '{"id": "x", "entry": "f", "tests": []}\nnonsense\n\n' + lines(PROBLEMS[:1] * 2)
    row = {"problem": "double", "language": "py", "source": "def f(x): return 2 * x"}
    code, said, errors = run(tmp_path, bad, lines([row]))
    assert [each["status"] for each in said] == ["ok"]
    assert code == 1
    assert "p.jsonl:1: tests:" in errors
    assert "p.jsonl:2: not JSON" in errors
    assert "p.jsonl:5: problem double is there already" in errors


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mock_interviewer",
        "run-code",
        "--problems",
        "no",
        "--submissions",
        "no",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "There is no file no." in done.stderr
