"""What several tests share: an interview that was held, and a service that runs."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.running import CONSENT, READY, ROOT, run

PINNED = ("evaluation-model-as-judge", "retrieval-chunking-trade-offs")
ANSWERS = [
    [
        "I would label a sample by hand with two people and compare the model's verdicts",
        "with those labels, and take the agreement between the two humans as the yardstick.",
    ],
    ["/hint"],
    ["I would pin the model version and the prompt, and validate again after every change."],
    ["/clarify How large is it?"],
    ["/think"],
    ["Small chunks match precisely but lose the context around them; large ones dilute it."],
    ["I would compare sizes on labelled questions by recall at ten."],
    ["/skip"],
]


class Held(NamedTuple):
    """What came out of a held interview."""

    data: Path
    interview: str
    code: int
    said: str
    typed: tuple[str, ...]


def script(turns: list[list[str]]) -> list[str]:
    """Turns as they are typed: an answer ends with an empty line, a command does not."""
    lines = [*CONSENT, *READY]
    for turn in turns:
        lines += turn if turn[0].startswith("/") else [*turn, ""]
    return lines


def content_with_pinned_questions(folder: Path) -> Path:
    """Content of our own: the sample with the questions that the answers are for."""
    for name in ("questions", "templates"):
        (folder / name).mkdir(parents=True)
    sample = (ROOT / "content" / "templates" / "ten-minute-sample.yaml").read_text("utf-8")
    renamed = sample.replace("name: ten-minute-sample", "name: pinned-sample")
    pins = "\n    ".join(["pinned:", *(f"- {name}" for name in PINNED), "follow_ups: 1"])
    text = renamed.replace("follow_ups: 1", pins)
    (folder / "templates" / "pinned-sample.yaml").write_text(text)
    return folder


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    folder = tmp_path_factory.mktemp("held")
    content, data = content_with_pinned_questions(folder / "content"), folder / "data"
    lines = script([*ANSWERS, ["/end"], ["y"]])
    words = ("chat", "--template", "pinned-sample", "--data", str(data))
    environ = {"MOCK_INTERVIEWER_CONTENT": str(content)}
    code, said, errors = asyncio.run(run(*words, lines=lines, environ=environ))
    assert errors == ""
    found = re.search(r"replay\s+([0-9a-f]{32})", said)
    assert found, said
    typed = tuple(" ".join(turn) for turn in ANSWERS if not turn[0].startswith("/"))
    return Held(data, found[1], code, said, typed)


class Serving(NamedTuple):
    """A running service."""

    data: Path
    link: str


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    data = tmp_path_factory.mktemp("serving")
    program = [sys.executable, str(ROOT / "mock_interviewer" / "__main__.py")]
    command = [*program, "serve", "--port", "0", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        line = service.stdout.readline()
        yield Serving(data, line.removeprefix("Listening on ").strip())
        service.terminate()
