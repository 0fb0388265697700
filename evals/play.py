"""Plays scripted candidates through the real interviewer, on a clock of their own making.

The answers come from `evals/candidates/`, which were written without sight of the rubrics.
"""

import asyncio
import tempfile
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import yaml

from agents.house import House, Session
from agents.patience import PARTIAL_MS
from interview.commands import Answer, AnyCommand, Consent, Ready
from interview.content import AnyContent
from interview.events import AnyFact
from interview.rounds import TEMPLATE, Template
from interview.vocabulary import YOUR_QUESTIONS, Mode
from memory import open_memory
from tools.question_bank import Bank

WORDS_A_MINUTE = 130
"""Pace at which a scripted candidate speaks or types, with time to think in it."""
NOTHING_MORE = "That is all I have on that; I would stop here."
NO_QUESTIONS = "No, thank you, nothing from my side."
_TURNS_AT_MOST = 200


class PlayedClock:
    """Time that passes when whoever plays says so; until then sleepers sleep."""

    def __init__(self, now_ms: int = 1_800_000_000_000) -> None:
        self.now = now_ms
        self._moved = asyncio.Condition()

    def now_ms(self) -> int:
        """Milliseconds since the Unix epoch."""
        return self.now

    async def sleep_until(self, at_ms: int) -> None:
        """Return when the clock was moved so far."""
        async with self._moved:
            await self._moved.wait_for(lambda: self.now >= at_ms)

    async def advance(self, ms: int) -> None:
        """Move the clock, and wake those whose time has come."""
        async with self._moved:
            self.now += ms
            self._moved.notify_all()


class Played(NamedTuple):
    """An interview that was played to its end."""

    template: Template
    who: str
    facts: list[AnyFact]


class Script:
    """A candidate of one strength: what they say to each question, part by part."""

    def __init__(self, who: str, folder: Path) -> None:
        self.who = who
        self._folder = folder
        self._answered: set[tuple[str, str]] = set()
        self._followed: Counter[str] = Counter()

    def next(self, question: str, stage: str) -> str:
        """The next thing to say; a candidate who has said it all says so."""
        path = self._folder / f"{question}.yaml"
        script = yaml.safe_load(path.read_text(encoding="utf-8"))[self.who]
        if (question, stage) not in self._answered:
            self._answered.add((question, stage))
            return str(script[stage]).strip()
        at, more = self._followed[question], script["follow_ups"]
        self._followed[question] += 1
        return str(more[at]).strip() if at < len(more) else NOTHING_MORE


class Stage(NamedTuple):
    """A house on storage of its own, and the clock it goes by."""

    house: House
    clock: PlayedClock


@asynccontextmanager
async def set_up(bank: Bank, now_ms: int = 1_790_000_000_000) -> AsyncIterator[Stage]:
    """A stage to play on, gone afterwards."""
    clock = PlayedClock(now_ms)
    with tempfile.TemporaryDirectory() as folder:
        memory = await open_memory(Path(folder) / "data", clock)
        house = House(memory, bank, clock)
        try:
            yield Stage(house, clock)
        finally:
            await house.drain(5)
            await memory.close()


async def play(stage: Stage, template: Template, script: Script, mode: Mode = "practice") -> Played:
    """Hold one interview to its end and return its whole log."""
    interview = await stage.house.create(template, mode, "Robin")
    session = await stage.house.session(interview)
    await session.attach("candidate")
    kept = Consent(type="consent", id=_id(), audio=False, transcript=True, calibration=False)
    await _send(stage, session, kept)
    for _ in range(_TURNS_AT_MOST):
        if session.view.awaits not in ("ready", "answer"):
            break
        await _take_part(stage, session, script)
    entries = await stage.house.memory.log.read(interview, limit=10_000)
    return Played(template, script.who, [entry.fact for entry in entries])


async def _take_part(stage: Stage, session: Session, script: Script) -> None:
    view = session.view
    if view.awaits == "ready":
        await _send(stage, session, Ready(type="ready", id=_id()))
        return
    closing = view.question == YOUR_QUESTIONS
    text = NO_QUESTIONS if closing else script.next(view.question or "", view.stage or "main")
    await stage.clock.advance(len(text.split()) * 60_000 // WORDS_A_MINUTE)
    await _send(stage, session, Answer(type="answer", id=_id(), text=text, re=view.floors[-1]))


async def _send(stage: Stage, session: Session, command: AnyCommand) -> None:
    """Send, and let as much time pass as the interviewer may wait for more."""
    await session.submit(command)
    await stage.clock.advance(PARTIAL_MS + 1)
    await session.replied()


def _id() -> str:
    return str(uuid.uuid4())


def single(item: AnyContent) -> Template:
    """A template of one round that asks one item, with time for all that may follow."""
    return TEMPLATE.validate_python(
        {
            "name": f"only-{item.id}"[:60].rstrip("-"),
            "title": item.title[:70],
            "summary": "One question, to see how the interviewer goes into it.",
            "interviewer": {"name": "Mara", "focus": "How you reason about one problem"},
            "rounds": [
                {
                    "id": "r1",
                    "kind": item.rounds[0],
                    "title": "One question",
                    "minutes": min(120, 3 * item.minutes),
                    "competencies": {item.competency: 100},
                    "expectations": ["Say what you would do first, and why."],
                    "brief": "One question with its follow-ups.",
                    "level": {"low": item.level, "high": item.level},
                    "pinned": [item.id],
                    "forbidden": [],
                }
            ],
            "next_steps": "You see your report right away.",
        }
    )


async def play_single(item: AnyContent, script: Script) -> Played:
    """An interview about one item, in a house that knows nothing else."""
    async with set_up(Bank({item.id: item}, {})) as stage:
        return await play(stage, single(item), script)
