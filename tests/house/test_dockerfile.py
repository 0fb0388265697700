"""The Dockerfile's steps, rehearsed without an engine: sources exist, commands are sound."""

import fnmatch
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from interview.errors import Invalid
from interview.settings import Settings, variables
from mock_interviewer.commands import parser
from tests.house.places import PACKAGES, ROOT

TEXT = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
STEPS = [line.split(" ", 1) for line in TEXT.splitlines() if re.match(r"[A-Z]+ ", line)]
FINAL = TEXT[TEXT.rindex("\nFROM ") :]


def copied() -> list[str]:
    """What is copied from the folder of the build."""
    found = []
    for step, rest in STEPS:
        if step == "COPY" and not rest.startswith("--from"):
            found += shlex.split(rest)[:-1]
    return found


def test_everything_copied_exists() -> None:
    assert [name for name in copied() if not (ROOT / name).exists()] == []
    assert {*PACKAGES, "content", "requirements.lock"} <= set(copied())


def test_everything_copied_reaches_the_build() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    let_in = [line[1:] for line in lines if line.startswith("!")]
    assert lines[0] == "*"
    assert [name for name in copied() if name not in let_in] == []


def test_nothing_of_development_is_copied() -> None:
    assert not {"tests", "web", "data", ".git", "."} & set(copied())


def test_it_does_not_run_as_root() -> None:
    users = re.findall(r"^USER (\S+)$", FINAL, re.MULTILINE)
    assert users == ["house"]
    assert FINAL.index("USER house") < FINAL.index("CMD [")


def test_no_node_and_no_compiler_are_installed() -> None:
    assert not re.search(r"\b(?:npm|node|gcc|apt-get)\b", TEXT)


def environment() -> dict[str, str]:
    words = [shlex.split(rest) for step, rest in STEPS if step == "ENV"]
    return dict(word.split("=", 1) for line in words for word in line)


def test_its_settings_need_a_public_url() -> None:
    ours = {name: value for name, value in environment().items() if name.startswith("MOCK_")}
    assert set(ours) <= set(variables().values())
    with pytest.raises(Invalid, match="MOCK_INTERVIEWER_PUBLIC_URL"):
        Settings.from_env(ours)
    url = "http://127.0.0.1:8000"
    settings = Settings.from_env({**ours, "MOCK_INTERVIEWER_PUBLIC_URL": url})
    assert str(settings.data) == "/data"


def test_its_command_is_one_of_ours() -> None:
    (command,) = re.findall(r"^CMD (\[.*\])$", FINAL, re.MULTILINE)
    program, *words = yaml.safe_load(command)
    assert program == "mock-interviewer"
    assert callable(parser().parse_args(words).run)


def test_compose_publishes_to_this_machine_only() -> None:
    service = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    (only,) = service.values()
    assert all(port.startswith("127.0.0.1:") for port in only["ports"])
    assert only["environment"]["MOCK_INTERVIEWER_PUBLIC_URL"].endswith("http://127.0.0.1:8000}")
    assert fnmatch.fnmatch(only["volumes"][0], "*:/data")


def test_the_dependency_layer_asks_for_our_dependencies(tmp_path: Path) -> None:
    (script,) = re.findall(r'^RUN python -c "(.*)" > /tmp/wanted.txt$', TEXT, re.MULTILINE)
    done = subprocess.run(
        ["sh", "-c", f'{shlex.quote(sys.executable)} -c "{script}"'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert done.stdout.splitlines() == project["dependencies"]
