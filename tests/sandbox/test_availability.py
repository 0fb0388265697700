"""Where code may be run at all: interpreters that can be read, and canaries that hold."""

import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.sandbox.conftest import TESTED, submitted, task
from tools.code_runner import Options, Runner
from tools.code_runner.host import survey
from tools.code_runner.identity import identity
from tools.code_runner.interpreters import find_node, find_python, pythons


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A Python in a home that is nobody else's."""
    home = tmp_path / "home"
    home.mkdir()
    python = home / "python3"
    shutil.copy(os.path.realpath(sys.executable), python)
    home.chmod(0o700 if os.geteuid() == 0 else 0o000)
    return python


@asynccontextmanager
async def opened(options: Options) -> AsyncIterator[Runner]:
    async with await Runner.open(options) as runner:
        yield runner


def test_a_python_that_can_be_read_stands_in(closed: Path) -> None:
    who = identity(TESTED.user)
    found, causes = find_python([closed, *pythons()], who)
    if found is None:
        pytest.skip("this host has no Python that another user could read")
    assert found.path != closed
    assert found.version >= (3, 10)
    assert "is closed to others" in causes[0] or "is not there" in causes[0]


async def test_without_a_readable_python_it_refuses_with_the_cause(closed: Path) -> None:
    async with opened(TESTED._replace(pythons=(closed, Path("/nowhere/python3")))) as runner:
        ready = runner.readiness
        assert not ready.available
        assert f"user {identity(TESTED.user).uid}" in ready.reason
        assert str(closed) in ready.reason
        assert "Install a Python 3.10" in ready.reason
        verdict = await runner.judge(task(((1,), 2)), submitted("def f(x): return 2"))
        assert (verdict.status, verdict.message) == ("unavailable", ready.reason)
        assert (await runner.scratch(submitted("print(1)"))).status == "unavailable"


def test_what_is_no_python_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 3\n")
    old.chmod(0o755)
    found, causes = find_python([old], identity(TESTED.user))
    assert found is None
    assert causes


async def test_without_node_javascript_is_off_and_says_so() -> None:
    async with opened(TESTED._replace(nodes=())) as runner:
        if not runner.readiness.available:
            pytest.skip(runner.readiness.reason)
        assert "javascript" not in runner.readiness.languages
        script = submitted("const f = (x) => 2", "javascript")
        verdict = await runner.judge(task(((1,), 2)), script)
        assert verdict.status == "unavailable"
        assert (
            verdict.message == "JavaScript is off: no Node is installed; Node 20 or newer is needed"
        )


def test_an_unreadable_node_is_told(closed: Path) -> None:
    found, causes = find_node([closed], identity(TESTED.user))
    assert found is None
    assert causes


async def test_without_any_wall_round_files_it_refuses() -> None:
    async with opened(TESTED._replace(landlock=0, use_bubblewrap=False)) as runner:
        assert not runner.readiness.available
        reason = runner.readiness.reason
        assert "no Landlock" in reason or "No Python" in reason


async def test_one_canary_through_turns_coding_off(runner: Runner) -> None:
    """The same host without its wall round files, as if Landlock had stopped to work."""
    host = survey(TESTED)._replace(landlock=0, bubblewrap=None)
    broken = Runner(host, runner.readiness)
    try:
        ready = await broken.try_out()
        assert not ready.available
        assert "reads a file of ours: was not blocked on this host" in ready.reason
        assert "fall back to discussion" in ready.reason
        assert ready.languages == ()
        assert (
            await broken.judge(task(((1,), 2)), submitted("def f(x): return 2"))
        ).status == "unavailable"
    finally:
        await broken.close()


async def test_canaries_are_tried_again_and_again() -> None:
    async with await Runner.open(TESTED, again_s=0.05) as runner:
        if not runner.readiness.available:
            pytest.skip(runner.readiness.reason)
        first = runner.readiness
        assert len(first.canaries) >= 16
        assert all(canary.held for canary in first.canaries)
        while runner.readiness is first:
            await runner.judge(task(((1,), 2)), submitted("def f(x): return 2"))


async def test_a_dead_fork_server_is_replaced(runner: Runner) -> None:
    sought = task(((1,), 2))
    for pid in runner.fork_servers:
        os.kill(pid, signal.SIGKILL)
    assert (await runner.judge(sought, submitted("def f(x): return 2"))).status == "ok"
