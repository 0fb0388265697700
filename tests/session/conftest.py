"""A house with real storage, the shipped content and a fake clock; and a candidate in it."""

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from agents.house import House, Session
from interview.commands import FRAME
from interview.events import AnyFact
from interview.rounds import Template
from interview.vocabulary import YOUR_QUESTIONS
from memory import Memory, open_memory
from tests.fakes import FakeClock
from tools.question_bank import Bank, load_bank

NO_QUESTIONS = "No, thank you."
CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank([CONTENT])


@pytest.fixture
async def memory(tmp_path: Path, clock: FakeClock) -> AsyncIterator[Memory]:
    opened = await open_memory(tmp_path / "data", clock)
    yield opened
    await opened.close()


@pytest.fixture
async def house(memory: Memory, bank: Bank, clock: FakeClock) -> AsyncIterator[House]:
    built = House(memory, bank, clock)
    yield built
    await built.drain(5)


class Candidate:
    """Sends commands to a session and waits for the interviewer's reply."""

    def __init__(self, session: Session, house: House, clock: FakeClock) -> None:
        self.session = session
        self.house = house
        self.clock = clock

    @property
    def view(self) -> Any:
        return self.session.view

    async def send(self, type_: str, **fields: object) -> int:
        frame = {"type": type_, "id": str(uuid.uuid4()), **fields}
        ack = await self.session.submit(FRAME.validate_python(frame))
        await settled(self.session)
        return ack.seq

    async def consent(self, *, transcript: bool = True) -> None:
        await self.send("consent", audio=False, transcript=transcript, calibration=False)

    async def say(self, text: str, seconds: int = 60) -> int:
        await self.clock.advance(seconds * 1000)
        return await self.send("answer", text=text, re=self.view.floors[-1])

    async def start(self) -> None:
        await self.session.attach("candidate")
        await self.consent()
        await self.send("ready")

    async def facts(self) -> list[AnyFact]:
        entries = await self.house.memory.log.read(self.session.interview, limit=10_000)
        return [entry.fact for entry in entries]

    async def last(self, type_: str) -> Any:
        return next(fact for fact in reversed(await self.facts()) if fact.type == type_)

    async def answer_all(self, answer: Callable[["Candidate"], str], seconds: int = 60) -> None:
        for _ in range(200):
            if self.view.awaits == "ready":
                await self.send("ready")
            elif self.view.awaits == "answer":
                mine = self.view.question == YOUR_QUESTIONS
                await self.say(NO_QUESTIONS if mine else answer(self), seconds)
            else:
                return
        raise AssertionError("the interview does not end")


async def settled(session: Session) -> None:
    await session.replied()


Enter = Callable[..., Awaitable[Candidate]]


@pytest.fixture
def enter(house: House, bank: Bank, clock: FakeClock) -> Enter:
    async def create(
        template: str | Template = "ten-minute-sample", mode: Any = "practice"
    ) -> Candidate:
        chosen = bank.template(template) if isinstance(template, str) else template
        interview = await house.create(chosen, mode, "Ann Example")
        return Candidate(await house.session(interview), house, clock)

    return create


def strong(candidate: Candidate) -> str:
    """A strong answer, as the bank has it."""
    return str(candidate.house.bank.item(candidate.view.question).strong_answer)
