"""The documents say what the code does."""

import asyncio
import re
from pathlib import Path
from typing import get_args

import pytest

from agents.house import House
from interview.clock import SystemClock
from interview.commands import AnyFrame
from interview.events import AnyFact
from interview.frames import AnyServerFrame
from interview.settings import Settings, variables
from memory import open_memory
from server.app import create_app
from tests.house.places import ROOT, run
from tools.question_bank import load_bank

README = (ROOT / "README.md").read_text("utf-8")
REST = (ROOT / "docs" / "rest.md").read_text("utf-8")
EVENTS = (ROOT / "docs" / "events.md").read_text("utf-8")


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Method and path of every route that the service has."""
    return asyncio.run(read_routes(tmp_path_factory.mktemp("routes")))


async def read_routes(data: Path) -> set[str]:
    memory = await open_memory(data, SystemClock())
    try:
        house = House(memory, load_bank([ROOT / "content"]), SystemClock())
        paths = create_app(Settings(data=data), house).openapi()["paths"]
    finally:
        await memory.close()
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


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


def test_every_route_is_told(routes: set[str]) -> None:
    assert {route for route in routes if f"| `{route}` |" not in REST} == set()
    assert len(routes) > 25


def test_every_told_route_exists(routes: set[str]) -> None:
    told = set(re.findall(r"\| `((?:GET|POST|PUT|PATCH|DELETE) /[^`]*)` \|", REST))
    assert told - routes == set()


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
