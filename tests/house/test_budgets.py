"""Sizes and habits that the house keeps to."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.places import ROOT, functions, sources, suite_files

FILE_LINES = 300
TEST_FILE_LINES = 400
FUNCTION_LINES = 40
MOCKS_PER_TEST = 0.05
SUPPRESSIONS_PER_1000_LINES = 2
# Written in two parts, so that this file does not count itself.
MOCK = re.compile(r"\b(?:Magic|Async)?Mo" + r"ck\(|\bpa" + r"tch(?:\.object)?\(|monkeypa" + r"tch")
SUPPRESSION = re.compile(r"#\s*(?:no" + r"qa|type:\s*ig" + r"nore|pragma:)")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")


def lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


def test_no_file_is_long() -> None:
    sizes = [(file, FILE_LINES) for file in sources()]
    sizes += [(file, TEST_FILE_LINES) for file in suite_files()]
    long = {named(file): len(lines(file)) for file, most in sizes if len(lines(file)) > most}
    assert long == {}
    assert len(sizes) > 60


def test_no_function_is_long() -> None:
    long = [
        f"{named(file)}:{function.lineno} {function.name}"
        for file in sources()
        for function in functions(file)
        if (function.end_lineno or 0) - function.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_the_median_function_is_short() -> None:
    sizes = sorted(
        (function.end_lineno or 0) - function.lineno + 1
        for file in sources()
        for function in functions(file)
    )
    assert sizes[len(sizes) // 2] <= 9


def test_parts_are_real_and_not_mocked() -> None:
    mocked = {named(file): len(MOCK.findall(file.read_text("utf-8"))) for file in suite_files()}
    count = sum(
        function.name.startswith("test_") for file in suite_files() for function in functions(file)
    )
    assert sum(mocked.values()) <= MOCKS_PER_TEST * count, mocked


def test_checkers_are_rarely_silenced() -> None:
    found = [
        f"{named(file)}:{number}"
        for file in sources()
        for number, line in enumerate(lines(file), 1)
        if SUPPRESSION.search(line)
    ]
    total = sum(len(lines(file)) for file in sources())
    assert len(found) <= SUPPRESSIONS_PER_1000_LINES * total / 1000, found


def test_nothing_is_left_unfinished() -> None:
    found = [
        f"{named(file)}:{number}"
        for file in [*sources(), *suite_files()]
        for number, line in enumerate(lines(file), 1)
        if UNFINISHED.search(line)
    ]
    assert found == []


def swallowing(file: Path) -> Iterator[str]:
    """Handlers that catch everything and do nothing with it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.ExceptHandler):
            continue
        broad = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
        raises = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
        if broad and not raises:
            yield f"{named(file)}:{node.lineno}"


TASK_BOUNDARY = "agents/turns.py"
"""Here alone whatever fails is caught: it becomes a fault in the log, and the interview goes on."""


def test_no_error_is_swallowed() -> None:
    found = [place for file in sources() for place in swallowing(file)]
    assert [place for place in found if not place.startswith(f"{TASK_BOUNDARY}:")] == []
    assert len(found) <= 1, found


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc"])
def test_no_file_is_named_for_nothing(name: str) -> None:
    assert [named(file) for file in sources() if file.stem == name] == []


def test_tests_have_no_packages_that_hide_ours() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
