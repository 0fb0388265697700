"""Who may import whom, and how."""

import ast
import tomllib
from pathlib import Path

import pytest

from tests.house.places import PACKAGES, ROOT, run, sources

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]


def lint(cwd: Path) -> tuple[int, str]:
    done = run("-c", "from importlinter.cli import lint_imports_command as c; c()", cwd=cwd)
    return done.returncode, done.stdout + done.stderr


def test_the_floors_hold() -> None:
    code, said = lint(ROOT)
    assert code == 0, said
    assert f"{len(CONTRACTS['contracts'])} kept, 0 broken" in said


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("interview/clock.py", "import agents"),
        ("tools/__init__.py", "import memory"),
        ("server/__init__.py", "import cli"),
        ("tools/__init__.py", "import redis"),
        ("cli/__init__.py", "import fastapi"),
        ("agents/__init__.py", "import websockets"),
        ("cli/__init__.py", "import langgraph"),
    ],
)
def test_a_way_up_is_found(tmp_path: Path, file: str, line: str) -> None:
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("")
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"))
    (tmp_path / file).write_text(f"{line}\n")
    code, said = lint(tmp_path)
    assert code == 1, said
    assert "1 broken" in said


def test_nothing_imports_through_the_launcher() -> None:
    nested = {f"mock_interviewer.{package}" for package in PACKAGES}
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sources()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and any(f"{node.module}.".startswith(f"{name}.") for name in nested)
    ]
    assert found == []
