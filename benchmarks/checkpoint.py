"""Bytes of an interview's newest checkpoint, with its writes, at turn 10 and at turn 500.

The transcript is in the log and not in graph state, so a turn costs the same however long the
interview has been going on. The first ten turns answer; the others ask back, so that both
measurements find the interviewer at the same question. The state does hold the questions asked in
the round: the largest checkpoint of an interview that is answered to its end is shown beside.

    python -m benchmarks.checkpoint [--turns 500]
"""

import argparse
import asyncio
import sqlite3
import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from agents.cursor import settle
from agents.house import House, Session
from interview.clock import SystemClock
from interview.commands import Answer, Clarify, Consent, Ready
from interview.events import AnyFact
from interview.ports import Entry
from interview.rounds import TEMPLATE, Template
from memory import open_memory
from server.serve import CONTENT
from tools.question_bank import Bank, load_bank

EARLY, LATE = 10, 500


class Sizes(NamedTuple):
    """Bytes of the newest checkpoint and its writes."""

    early: int
    late: int
    largest: int
    """The most there were in an interview with answers only, to its end."""

    @property
    def ratio(self) -> float:
        """Late over early."""
        return self.late / self.early


def template() -> Template:
    """One long round over everything that is asked one question at a time."""
    competencies = {"retrieval": 40, "evaluation": 30, "statistics": 30}
    round_ = {
        "id": "r1",
        "kind": "technical",
        "title": "A long round",
        "minutes": 120,
        "competencies": competencies,
        "expectations": ["Stay with it."],
        "brief": "A very long round.",
        "level": {"low": 1, "high": 5},
    }
    return TEMPLATE.validate_python(
        {
            "name": "long-round",
            "title": "A long interview",
            "summary": "Made for a measurement.",
            "interviewer": {"name": "Mara", "focus": "Staying power"},
            "rounds": [round_],
            "next_steps": "Nothing follows.",
        }
    )


async def measure(folder: Path, early: int = EARLY, late: int = LATE) -> Sizes:
    """Hold one interview of `late` turns, and another to its end."""
    bank = load_bank([CONTENT])
    long = await _create(folder, bank)
    answered = await _create(folder, bank)
    first = await _hold(folder, bank, long, range(early))
    last = await _hold(folder, bank, long, range(early, late))
    all_ = await _hold(folder, bank, answered, range(late), answers=late)
    return Sizes(first[-1], last[-1], max(all_))


async def _create(folder: Path, bank: Bank) -> str:
    async with _opened(folder, bank) as house:
        return await house.create(template(), "practice", "Robin")


@asynccontextmanager
async def _opened(folder: Path, bank: Bank) -> AsyncIterator[House]:
    """A house on the folder; all its turns are stored when it is closed."""
    memory = await open_memory(folder, SystemClock())
    house = House(memory, bank, SystemClock())
    yield house
    await house.drain(5)
    await memory.close()


async def _hold(
    folder: Path, bank: Bank, interview: str, turns: range, answers: int = EARLY
) -> list[int]:
    """Take so many turns, or all there are; bytes after each, the last one once all is stored."""
    sizes = []
    async with _opened(folder, bank) as house:
        session = await house.session(interview)
        facts: list[AnyFact] = []
        followed = house.memory.log.follow(interview)
        for turn in turns:
            if session.view.end_reason is not None:
                break
            await _take(session, turn, answers)
            facts += await _settled(followed, facts)
            sizes.append(newest_bytes(folder, interview))
    return [*sizes, newest_bytes(folder, interview)]


async def _settled(followed: AsyncIterator[list[Entry]], known: list[AnyFact]) -> list[AnyFact]:
    """The facts up to the reply."""
    facts: list[AnyFact] = []
    async for batch in followed:
        facts += [entry.fact for entry in batch]
        if settle([*known, *facts]).pending is None:
            break
    return facts


async def _take(session: Session, turn: int, answers: int) -> None:
    """Consent and ready come first, then so many turns of answers, then questions back."""
    id = str(uuid.uuid4())
    if turn == 0:
        kept = Consent(type="consent", id=id, audio=False, transcript=True, calibration=False)
        await session.submit(kept)
    elif turn == 1:
        await session.submit(Ready(type="ready", id=id))
    elif turn < answers:
        text = f"I would measure recall first, at turn {turn}."
        await session.submit(Answer(type="answer", id=id, text=text))
    else:
        text = f"How many users are there, {turn}?"
        await session.submit(Clarify(type="clarify", id=id, text=text))


def newest_bytes(folder: Path, interview: str) -> int:
    """Bytes of the newest checkpoint of an interview, with the writes that belong to it."""
    with sqlite3.connect(folder / "interviews.db") as connection:
        newest = connection.execute(
            "SELECT id, length(body) FROM checkpoint WHERE thread = ? ORDER BY id DESC LIMIT 1",
            (interview,),
        ).fetchone()
        name, size = newest or ("", 0)
        (writes,) = connection.execute(
            "SELECT coalesce(sum(length(body)), 0) FROM pending"
            " WHERE thread = ? AND checkpoint = ?",
            (interview, name),
        ).fetchone()
    connection.close()
    return int(size) + int(writes)


def main() -> None:
    """Measure, and print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=LATE)
    turns = parser.parse_args().turns
    with tempfile.TemporaryDirectory() as folder:
        sizes = asyncio.run(measure(Path(folder) / "data", late=turns))
    print("| turn | bytes of checkpoint and writes |\n|---|---|")
    print(f"| {EARLY} | {sizes.early} |\n| {turns} | {sizes.late} |")
    print(
        f"| {turns} over {EARLY} | {sizes.ratio:.3f} |\n| largest, answers only | {sizes.largest} |"
    )


if __name__ == "__main__":
    main()
