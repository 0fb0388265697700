"""Every command that the README shows can be given."""

import re
import shlex
import subprocess

import pytest

from mock_interviewer.commands import parser
from tests.house.places import ROOT

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROGRAM = "mock-interviewer"


def shown() -> list[list[str]]:
    """The commands in the README's shell blocks, taken apart."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    return [shlex.split(line, comments=True) for line in lines]


def test_the_two_commands_lead() -> None:
    assert shown()[:2] == [["make", "run"], ["make", "test"]]


@pytest.mark.parametrize("words", [words for words in shown() if words[0] == "make"])
def test_make_has_the_target(words: list[str]) -> None:
    assert re.search(rf"^{words[1]}:.*## ", MAKEFILE, re.MULTILINE), words


def ours() -> list[list[str]]:
    return [words for words in shown() if words[0].rsplit("/", 1)[-1] == PROGRAM]


@pytest.mark.parametrize("words", ours(), ids=" ".join)
def test_the_program_has_the_command(words: list[str]) -> None:
    assert callable(parser().parse_args(words[1:]).run)


def test_other_commands_are_the_usual_ones() -> None:
    known = {"make", "python3", "docker", "git", "cd"}
    others = [words[0] for words in shown() if words not in ours() and words[0] not in known]
    assert [name for name in others if not name.endswith("/pip")] == []
    assert ours()


@pytest.mark.parametrize("command", ["serve", "chat", "replay", "verify", "doctor"])
def test_every_command_is_shown(command: str) -> None:
    assert any(words[1] == command for words in ours())


def test_make_tells_its_targets() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    told = {line.split()[1] for line in done.stdout.splitlines()}
    assert told == {"help", "run", "test", "check", "page", "lock", "bench", "prove"}


def test_every_recipe_can_be_read() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE)
    for target in targets:
        command = ["make", "--dry-run", "--no-print-directory", target]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
