"""Every attack, on every footing that this host allows; one size that `stat` tells is let through."""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.attacks_on_the_judge import FORGERIES
from tests.sandbox.conftest import submitted, task
from tests.sandbox.every_attack import ATTACKS
from tools.code_runner import Runner

DRIVER = Path(__file__).with_name("driver.py")
PRIVATE_USER = "61480"
root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
x86 = pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are x86-64's")
wrapper = shutil.which("bwrap", path="/usr/local/bin:/usr/bin")


def let_loose(*options: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(DRIVER), *options], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    if "No Python can be started" in found["reason"]:
        pytest.skip(found["reason"])
    return found


@x86
@pytest.mark.parametrize(
    "options",
    [
        pytest.param((), id="as-we-are"),
        pytest.param(("--uid", PRIVATE_USER), id="same-user", marks=root),
        pytest.param(("--uid", PRIVATE_USER, "--docker"), id="docker-filter", marks=root),
        pytest.param(
            ("--bwrap", str(wrapper)),
            id="bubblewrap",
            marks=pytest.mark.skipif(wrapper is None, reason="bubblewrap is not installed"),
        ),
    ],
)
def test_no_attack_gets_through(options: tuple[str, ...]) -> None:
    found = let_loose(*options)
    if "--bwrap" in options and "bubblewrap" not in found["walls"]:
        pytest.skip("bubblewrap may not wrap here")
    assert found["reason"] == ""
    assert found["through"] == []
    assert found["harm"] == []
    assert found["tried"] >= 180


def test_there_are_attacks_enough() -> None:
    names = [attack.name for attack in ATTACKS]
    assert len(set(names)) == len(names) >= 200
    assert len(FORGERIES) >= 40


async def test_only_the_size_of_a_hidden_file_leaks(runner: Runner) -> None:
    hidden = "/etc/passwd"
    sought = task(((hidden,), os.stat(hidden).st_size))
    verdict = await runner.judge(
        sought, submitted("import os\ndef f(p): return os.stat(p).st_size")
    )
    wrapped = "bubblewrap" in runner.readiness.walls
    assert verdict.status == ("exception" if wrapped else "ok")
