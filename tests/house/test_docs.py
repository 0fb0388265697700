"""The documents say what the code does."""

import re
from pathlib import Path
from typing import get_args

import pytest

from interview.commands import AnyFrame
from interview.events import AnyFact
from interview.frames import AnyServerFrame
from interview.settings import Settings, variables
from tests.house.places import ROOT, run

README = (ROOT / "README.md").read_text("utf-8")
REST = (ROOT / "docs" / "rest.md").read_text("utf-8")
EVENTS = (ROOT / "docs" / "events.md").read_text("utf-8")


def routes() -> list[tuple[str, str]]:
    """Method and path of every route that the service has."""
    spec = run("-m", "docs.routes")
    assert spec.returncode == 0, spec.stderr
    return [tuple(line.split(" ", 1)) for line in spec.stdout.splitlines()]


@pytest.mark.parametrize("variable", variables().values())
def test_every_setting_is_told(variable: str) -> None:
    assert f"`{variable}`" in README
    assert f"`{variable}`" in (ROOT / "docs" / "settings.md").read_text("utf-8")


def test_every_setting_names_its_variable() -> None:
    for name, field in Settings.model_fields.items():
        assert f"`{variables()[name]}`" in (field.description or ""), name


@pytest.mark.parametrize("union", [AnyFact, AnyFrame, AnyServerFrame])
def test_every_event_and_frame_is_told(union: object) -> None:
    for member in get_args(union):
        (tag,) = get_args(member.model_fields["type"].annotation)
        assert f"### `{tag}`\n" in EVENTS


def test_every_route_is_told() -> None:
    found = routes()
    untold = [f"{method} {path}" for method, path in found if f"`{method} {path}`" not in REST]
    assert untold == []
    assert len(found) > 15


def test_every_told_route_exists() -> None:
    told = set(re.findall(r"`((?:GET|POST|PUT|DELETE) /[^`? ]*)", REST))
    assert told - {f"{method} {path}" for method, path in routes()} == set()


def test_generated_documents_are_current() -> None:
    done = run("-m", "docs.generate", "--check")
    assert done.returncode == 0, done.stdout


def test_generated_types_of_the_page_are_current() -> None:
    done = run("web/generate.py", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def documents() -> list[Path]:
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


@pytest.mark.parametrize("document", documents(), ids=lambda file: file.name)
def test_files_that_documents_name_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    named = re.findall(r"`([a-z_]+/[\w./-]+|[A-Z]+\.md)`", text)
    missing = [name for name in named if not (ROOT / name).exists() and name not in STORED]
    assert missing == []


STORED = {"keys/"}
"""Places in a data folder, not in the repository."""
