"""What the tests of the embedded storage share: a folder, facts and child processes."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview.clock import SystemClock
from interview.events import AnswerGiven, InterviewCreated, RoundReadied, TemplateRef
from interview.ports import Draft
from memory import Memory, open_memory

ROOT = Path(__file__).parents[2]
CHILDREN = Path(__file__).parent / "children"


class Shop:
    """Opens a data folder and puts things into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "interviews.db"
        self.opened: list[Memory] = []

    async def open(self) -> Memory:
        memory = await open_memory(self.folder, SystemClock())
        self.opened.append(memory)
        return memory

    async def held(self, memory: Memory, interview: str = "i1") -> int:
        """Create an interview and own it."""
        created = InterviewCreated(
            template=TemplateRef(name="sample", version=1), mode="practice", engine="offline"
        )
        await memory.log.create(interview, created)
        return await memory.leases.acquire(interview, "owner")

    def answer(self, text: str = "secret words") -> Draft:
        return Draft(AnswerGiven(question="q", answers=1, text=text))

    def ready(self) -> Draft:
        return Draft(RoundReadied(round="r"))


@pytest.fixture
async def shop(tmp_path):
    shop = Shop(tmp_path / "data")
    yield shop
    for memory in shop.opened:
        await memory.close()


@pytest.fixture
def child() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a script of `children`; whatever still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(CHILDREN / script), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def small_disk(tmp_path):
    """A real disk of 2 MB, mounted; skipped where mounting is not permitted."""
    point = tmp_path / "disk"
    point.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(point)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a small disk is not permitted here")
    yield point
    subprocess.run(["umount", "-l", str(point)], check=True)
