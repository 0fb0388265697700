"""What people type: long turns, slashes at every moment, an input that cannot be read."""

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from websockets.asyncio.client import ClientConnection, connect

from cli.rest import Created, rest
from cli.service import running_service
from tests.cli.conftest import Serving, script
from tests.cli.running import CONSENT, READY, run, run_without_input, squeezed

LONG = [" ".join(["word"] * 60)] * 80
"""An answer of 23,999 characters."""
END = ["/end", "y"]


async def told(data: Path, said: str) -> str:
    """The replay of the interview that a chat was left with."""
    found = re.search(r"(?:replay|--interview)\s+([0-9a-f]{32})", said)
    assert found, said
    _, out, errors = await run("replay", found[1], "--speed", "0", "--data", str(data))
    assert errors == ""
    return squeezed(out)


async def test_a_long_answer_is_kept_and_shortened(serving: Serving) -> None:
    lines = [*CONSENT, *READY, *LONG, "", "0", *LONG, "", "", "67", "66", *END]
    code, said, errors = await run("chat", "--data", str(serving.data), lines=lines)
    assert (code, errors) == (0, "")
    assert squeezed(said).count("is 23,999 characters long, of 20,000 at most") == 4
    assert said.count("0 to 66, 0 for anew") == 4
    answer = re.search(r"Candidate: ((?:word )+)", await told(serving.data, said))
    assert answer
    assert answer[1].split() == ["word"] * 66 * 60


async def test_a_long_question_back_is_asked_for_in_fewer_words(serving: Serving) -> None:
    lines = script([["/clarify " + "why " * 5001 + "?"], END])
    code, said, errors = await run("chat", "--data", str(serving.data), lines=lines)
    assert (code, errors) == (0, "")
    assert "is 20,005 characters long, of 20,000 at most; ask it in fewer words" in squeezed(said)


async def test_a_slash_that_names_no_command_is_part_of_the_answer(serving: Serving) -> None:
    lines = [*CONSENT, *READY, "/etc/hosts is where I look first", "and then at DNS", "", *END]
    code, said, errors = await run("chat", "--data", str(serving.data), lines=lines)
    assert (code, errors) == (0, "")
    words = "Candidate: /etc/hosts is where I look first and then at DNS"
    assert words in await told(serving.data, said)


async def test_slashes_work_before_the_round(serving: Serving) -> None:
    lines = [CONSENT[0], "/help", "/end", "n", CONSENT[1], "/hint", "/help", *END]
    code, said, errors = await run("chat", "--data", str(serving.data), lines=lines)
    assert (code, errors) == (0, "")
    assert said.count("May your words be kept") == 1
    assert said.count("Only /end and /help work now.") == 3
    assert said.count("Press Enter") == 3
    assert "min left" not in said


async def test_words_that_are_neither_yes_nor_no_choose_nothing(serving: Serving) -> None:
    words = ["Hi, I build a RAG chatbot.", "Yesterday too", "YES", "not sure", "No"]
    lines = [*words, *READY, "I compare on labelled data.", "", *END]
    code, said, errors = await run("chat", "--data", str(serving.data), lines=lines)
    assert (code, errors) == (0, "")
    assert said.count("May your words be kept") == 3
    assert said.count("May your answers be used") == 2
    assert said.count("Nothing is chosen yet:") == 3
    assert said.count("Yes: your words are kept.") == 1
    assert said.count("No: your answers are not used") == 1
    assert "Candidate: I compare on labelled data." in await told(serving.data, said)


async def test_enter_alone_takes_the_default_and_says_so(serving: Serving) -> None:
    code, said, errors = await run("chat", "--data", str(serving.data), lines=["", "", *END])
    assert (code, errors) == (0, "")
    assert "Yes: your words are kept." in said
    assert "No: your answers are not used" in said


async def test_the_end_of_input_chooses_nothing(serving: Serving) -> None:
    words = ("chat", "--data", str(serving.data))
    code, said, errors = await run(*words, lines=["Hi, I build a RAG chatbot."])
    assert (code, errors) == (1, "")
    _, asked_again, after = said.partition("Nothing is chosen yet:")
    assert asked_again
    assert "Yes: your words" not in after
    assert "Left before its start; it stays in the list" in said


async def test_a_round_without_a_clock_tells_no_minutes(serving: Serving) -> None:
    words = ("chat", "--time", "0", "--data", str(serving.data))
    code, said, errors = await run(*words, lines=script([END]))
    assert (code, errors) == (0, "")
    assert re.search(r"^Round 1 of 1 · ", said, re.MULTILINE)
    assert "minutes" not in said.split("Report ·")[0].split("Round 1 of 1")[1].split("\n")[0]
    assert "no clock" in said


async def test_it_can_be_left_before_consent(serving: Serving) -> None:
    code, said, errors = await run("chat", "--data", str(serving.data), lines=END)
    assert (code, errors) == (0, "")
    assert "You ended the interview." in said


async def test_only_three_commands_work_while_paused(serving: Serving) -> None:
    lines = script([["/pause"], ["/skip"], ["/help"], ["/etc is words"], ["/resume"], END])
    code, said, errors = await run("chat", "--data", str(serving.data), lines=lines)
    assert (code, errors) == (0, "")
    assert said.count("Only /resume, /end and /help work now.") == 3
    paused, _, resumed = said.partition("Going on.")
    assert paused.count("Paused. /resume goes on") == 4
    assert "/etc is words" not in await told(serving.data, said)
    assert "min left" in resumed


async def test_a_pause_at_a_rounds_opening_can_be_ended(serving: Serving) -> None:
    interview = await paused_at_the_opening(serving.data)
    words = ("chat", "--interview", interview, "--data", str(serving.data))
    code, said, errors = await run(*words, lines=["so", "/resume", *READY, *END])
    assert (code, errors) == (0, "")
    assert "Only /resume, /end and /help work now." in said
    assert said.index("Going on.") < said.index("Press Enter") < said.index("min left")


async def paused_at_the_opening(data: Path) -> str:
    """An interview whose candidate paused before the first round's clock."""
    access = await running_service(data)
    assert access
    order = {"template": "ten-minute-sample", "mode": "practice", "candidate": {"name": "Ann"}}
    async with rest(access.url, access.bearer) as calls:
        made = await calls.post("/interviews", Created, order)
    url = f"{access.url.replace('http', 'ws', 1)}/api/v1/interviews/{made.id}/socket"
    async with connect(url, proxy=None) as socket:
        await socket.send(json.dumps({"type": "hello", "ticket": made.ticket, "after": 0}))
        consent = {"audio": False, "transcript": True, "calibration": False}
        await sent(socket, {"type": "consent", **consent}, until="round.started")
        await sent(socket, {"type": "pause"}, until="paused")
    return made.id


async def sent(socket: ClientConnection, command: dict[str, object], until: str) -> None:
    await socket.send(json.dumps({**command, "id": str(uuid4())}))
    async for message in socket:
        if json.loads(message)["type"] == until:
            return


@pytest.mark.parametrize("redirection", ["<&-", "0>/dev/null"])
async def test_an_unreadable_input_is_its_end(serving: Serving, redirection: str) -> None:
    words = ("chat", "--data", str(serving.data))
    code, said, errors = await run_without_input(redirection, *words)
    assert (code, errors) == (1, "")
    assert "Left before its start; it stays in the list" in said
