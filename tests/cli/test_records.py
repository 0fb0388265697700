"""Replay, verify, doctor and lint, on a real data folder."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Held, Serving
from tests.cli.running import ROOT, run, served, squeezed


async def test_a_replay_tells_the_whole_interview(held: Held) -> None:
    code, said, errors = await run(
        "replay", held.interview, "--speed", "0", "--data", str(held.data)
    )
    assert (code, errors) == (0, "")
    told = squeezed(said)
    for words in held.typed:
        assert f"Candidate: {words}" in told
    assert "decided: " in told
    assert told.index("Round 1 of 1") < told.index("scored: level") < told.index("Report ·")


async def test_a_replay_asks_the_running_service(held: Held, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(held.data, data)
    words = ("replay", held.interview, "--speed", "0", "--data", str(data))
    _, alone, _ = await run(*words)
    async with served(data):
        code, asked, errors = await run(*words)
    assert (code, errors) == (0, "")
    assert asked == alone


@pytest.mark.parametrize("command", ["replay", "verify"])
async def test_an_unknown_interview_is_said(held: Held, command: str) -> None:
    code, _, errors = await run(command, "0" * 32, "--data", str(held.data))
    assert code == 2
    assert "no interview" in errors.lower()


async def test_a_missing_folder_is_said_and_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    code, _, errors = await run("verify", "--data", str(missing))
    assert code == 2
    assert "--data" in errors
    assert not missing.exists()


async def test_an_untouched_record_verifies(held: Held) -> None:
    code, said, _ = await run("verify", "--data", str(held.data))
    assert code == 0
    assert f"{held.interview}: intact" in said
    assert "1 checked, 0 broken" in said


async def test_a_changed_record_is_found(held: Held, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(held.data, data)
    change_one_fact(data / "interviews.db")
    code, said, _ = await run("verify", held.interview, "--data", str(data))
    assert code == 1
    assert re.search(r"broken at seq 5: the stored hash does not match", squeezed(said))


def change_one_fact(database: Path) -> None:
    """Move the time of the fifth fact by a millisecond, as a forger with the file could."""
    with sqlite3.connect(database) as connection:
        table = table_of_facts(connection)
        changed = connection.execute(f"UPDATE {table} SET at = at + 1 WHERE seq = 5").rowcount
    connection.close()
    assert changed == 1


def table_of_facts(connection: sqlite3.Connection) -> str:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
        if {"seq", "at", "hash", "body"} <= columns:
            return str(name)
    raise AssertionError("no table of facts")


async def test_the_doctor_says_what_it_did_not_try(held: Held) -> None:
    code, said, errors = await run("doctor", "--data", str(held.data))
    assert (code, errors) == (0, "")
    for what in ("speech", "Redis"):
        assert re.search(rf"^not run +{what} ", said, re.MULTILINE)
    assert re.search(r"^(?:ok|warn) +coding sandbox ", said, re.MULTILINE)
    assert re.search(r"^ok +page +built", said, re.MULTILINE)
    assert re.search(r"^(?:ok|warn) +content +\d+ questions, \d+ templates", said, re.MULTILINE)
    assert re.search(r"^ok +exposure +http://127\.0\.0\.1", said, re.MULTILINE)


async def test_the_doctor_asks_the_running_service(serving: Serving) -> None:
    code, said, _ = await run("doctor", "--data", str(serving.data))
    assert code == 0
    assert f"held by the service at {serving.link.split('/#')[0]}" in squeezed(said)


async def test_shipped_templates_are_clean() -> None:
    for file in sorted((ROOT / "content" / "templates").glob("*.yaml")):
        code, said, _ = await run("templates", "lint", str(file))
        assert code == 0, said


async def test_a_faulty_question_is_told_by_line(tmp_path: Path) -> None:
    questions = tmp_path / "questions"
    questions.mkdir()
    name = "retrieval-chunking-trade-offs.yaml"
    text = (ROOT / "content" / "questions" / "retrieval" / name).read_text("utf-8")
    line = next(n for n, each in enumerate(text.splitlines(), 1) if each.startswith("level:"))
    (questions / name).write_text(re.sub(r"(?m)^level: \d", "level: 9", text))
    code, said, _ = await run("questions", "lint", str(tmp_path))
    assert code == 1
    assert f"{questions / name}:{line}: level" in said


async def test_a_faulty_template_is_told(tmp_path: Path) -> None:
    file = tmp_path / "ten-minute-sample.yaml"
    text = (ROOT / "content" / "templates" / file.name).read_text("utf-8")
    file.write_text(text.replace("retrieval: 50", "retrieval: 40"))
    code, said, _ = await run("templates", "lint", str(file))
    assert code == 1
    assert "total 90, not 100" in said


@pytest.mark.parametrize(
    ("url", "state", "words"),
    [
        ("https://interviews.example.org", "ok", "public at https://interviews.example.org"),
        ("http://interviews.example.org", "warn", "no encryption"),
    ],
)
async def test_the_doctor_judges_exposure(held: Held, url: str, state: str, words: str) -> None:
    environ = {"MOCK_INTERVIEWER_PUBLIC_URL": url}
    _, said, _ = await run("doctor", "--data", str(held.data), environ=environ)
    assert re.search(rf"^{state} +exposure .*{words}", said, re.MULTILINE)
