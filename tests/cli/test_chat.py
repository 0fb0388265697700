"""The terminal interview: over real pipes, a real service and a real websocket."""

import asyncio
import os
import pty
import re
import signal
import sys
from pathlib import Path

from tests.cli.conftest import ANSWERS, Held, Serving, script
from tests.cli.running import (
    CONSENT,
    READY,
    ROOT,
    read_until,
    run,
    served,
    squeezed,
    start,
    type_lines,
)


def test_an_interview_ends_in_a_report(held: Held) -> None:
    assert held.code == 0
    assert "Report · Ten-minute sample interview" in held.said
    assert re.search(r"level \d of 5", held.said)


def test_it_says_what_a_candidate_must_know_first(held: Held) -> None:
    before, _, after = held.said.partition("May your words be kept")
    assert "by a program, not by a person" in squeezed(before)
    assert "accent, tone, face, pauses, typing speed" in squeezed(before)
    assert "What it looks for:" not in before
    assert "What it looks for:" in after


def test_expectations_come_before_the_clock(held: Held) -> None:
    assert held.said.index("Name a number where you can") < held.said.index("Press Enter")
    assert re.search(r"\d+ min left · a hint costs 50% of one point", held.said)


def test_levels_rest_on_the_words_that_were_typed(held: Held) -> None:
    report = squeezed(held.said.split("Report ·", 1)[1])
    quotes = re.findall(r"“([^”]+)” \[\d+\]", report)
    assert quotes
    typed = squeezed(" ".join(held.typed))
    assert [quote for quote in quotes if quote not in typed] == []


def test_a_report_does_not_colour_a_pipe(held: Held) -> None:
    assert "\x1b" not in held.said


async def test_it_joins_the_service_of_its_data_folder(serving: Serving) -> None:
    lines = script([*ANSWERS[:2], ["/end"], ["y"]])
    code, said, errors = await run("chat", "--data", str(serving.data), lines=lines)
    assert (code, errors) == (0, "")
    assert "Hint taken" in said


async def test_a_link_works_once(serving: Serving, tmp_path: Path) -> None:
    words = ("chat", "--url", serving.link, "--data", str(tmp_path / "here"))
    code, said, _ = await run(*words, lines=script([["/end"], ["y"]]))
    assert code == 0, said
    code, _, errors = await run(*words)
    assert code == 2
    assert "used before" in errors
    assert not (tmp_path / "here").exists()


async def test_it_goes_on_where_it_was_left(serving: Serving) -> None:
    data = ("--data", str(serving.data))
    code, said, errors = await run("chat", *data, lines=script([["It was the first answer."]]))
    assert (code, errors) == (1, "")
    found = re.search(r"--interview\s+([0-9a-f]{32})", said)
    assert found
    lines = ["/end", "y"]
    code, said, errors = await run("chat", "--interview", found[1], *data, lines=lines)
    assert (code, errors) == (0, "")
    assert said.count("Candidate: It was the first answer.") == 1
    assert "Report ·" in said


async def test_a_killed_service_loses_no_answer(tmp_path: Path) -> None:
    async with served(tmp_path) as (service, link):
        port = int(re.findall(r":(\d+)", link)[0])
        chat = await start("chat", "--data", str(tmp_path))
        await type_lines(chat, *CONSENT, *READY, "Before the stop I compare on labelled data.", "")
        await read_until(chat, "min left")
        service.kill()
        await service.wait()
        said = await read_until(chat, "The connection broke")
        await type_lines(chat, "Typed while nobody listened.", "")
        async with served(tmp_path, port):
            said += await read_until(chat, "Connected again")
            await type_lines(chat, "/end", "y")
            out, errors = await chat.communicate()
    assert chat.returncode == 0, errors.decode()
    interview = re.search(r"replay\s+([0-9a-f]{32})", said + out.decode())
    assert interview
    data = ("--speed", "0", "--data", str(tmp_path))
    _, told, _ = await run("replay", interview[1], *data)
    assert told.count("Before the stop I compare on labelled data.") >= 1
    assert told.count("Candidate: Typed while nobody listened.") == 1


async def test_wrong_words_are_answered(serving: Serving) -> None:
    lines = script([["/clarify"], ["/help"], ["/end"], ["n"], ["/end"], ["y"]])
    code, said, _ = await run("chat", "--data", str(serving.data), lines=lines)
    assert code == 0
    assert "/clarify TEXT" in said
    assert said.count("End the interview now?") == 2


async def test_the_end_of_its_own_service_is_said(tmp_path: Path) -> None:
    chat = await start("chat", "--data", str(tmp_path))
    await type_lines(chat, *CONSENT)
    await read_until(chat, "Press Enter")
    os.kill(int((tmp_path / "lock").read_text()), signal.SIGKILL)
    said = await read_until(chat, "chat --interview")
    assert "Left before its end" in said
    assert await chat.wait() == 1


def test_the_readme_shows_what_the_service_prints(serving: Serving) -> None:
    shown = re.sub(r":\d+/#token=[\w-]+$", ":8000/#token=TOKEN", f"Listening on {serving.link}")
    assert f"    {shown}\n" in (ROOT / "README.md").read_text("utf-8")


async def test_an_unknown_template_is_said_and_the_service_stopped(tmp_path: Path) -> None:
    words = ("chat", "--template", "nothing-of-that-name", "--data", str(tmp_path))
    code, _, errors = await run(*words)
    assert code == 2
    assert "nothing-of-that-name" in errors
    assert not (tmp_path / "service.json").exists()


async def test_a_link_is_taken_whole(tmp_path: Path) -> None:
    code, _, errors = await run("chat", "--url", "http://127.0.0.1:1/", "--data", str(tmp_path))
    assert code == 2
    assert "#token=" in errors


async def test_a_person_at_a_terminal_sees_colours_and_can_leave(serving: Serving) -> None:
    ours, theirs = pty.openpty()
    program = [sys.executable, str(ROOT / "mock_interviewer" / "__main__.py")]
    chat = await asyncio.create_subprocess_exec(
        *program, "chat", "--data", str(serving.data), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    screen = await asyncio.to_thread(screen_until, ours, "[Y/n]")
    assert "\x1b[1mBefore it starts" in screen
    chat.send_signal(signal.SIGINT)
    left = await asyncio.to_thread(screen_until, ours, "chat --interview")
    assert "Left before its start" in left
    assert await chat.wait() == 130
    os.close(ours)


def screen_until(terminal: int, words: str) -> str:
    seen = ""
    while words not in seen:
        seen += os.read(terminal, 1024).decode()
    return seen
