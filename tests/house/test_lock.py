"""The lock: exact versions, no addresses, complete."""

import re
import tomllib

from tests.house.places import ROOT

LINES = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
LINE = re.compile(r"[a-z0-9][a-z0-9-]*==[0-9][0-9a-z.]*(?: ; [\w '.<>=!()]+)?")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_line_is_a_name_and_a_version() -> None:
    assert [line for line in LINES if not LINE.fullmatch(line)] == []


def test_no_line_holds_an_address() -> None:
    assert [line for line in LINES if "://" in line or "@" in line or "--" in line] == []


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    wanted = {plain(re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0]) for line in asked}
    locked = {plain(line.split("==", 1)[0]) for line in LINES}
    assert wanted - locked == set()
