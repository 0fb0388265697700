"""Records golden logs from the engine: `python tests/golden/record.py NAME` with a name below."""

import asyncio
import json
import sys
import tempfile
import uuid
from collections.abc import Awaitable, Callable
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from agents.house import House, Resolution, Session  # noqa: E402
from interview.commands import FRAME  # noqa: E402
from interview.content import Coding  # noqa: E402
from interview.fold import fold  # noqa: E402
from memory import open_memory  # noqa: E402
from tests.fakes import FakeClock  # noqa: E402
from tools.code_runner import NO_RUNNER, Runner  # noqa: E402
from tools.question_bank import load_bank  # noqa: E402


class Recording:
    def __init__(self, house: House, session: Session, clock: FakeClock) -> None:
        self.house, self.session, self.clock = house, session, clock

    async def send(self, type_: str, **fields: object) -> None:
        await self.clock.advance(20_000)
        frame = {"type": type_, "id": str(uuid.uuid4()), **fields}
        await self.session.submit(FRAME.validate_python(frame))
        await self.settle()

    async def settle(self) -> None:
        await self.session.replied()

    async def start(self) -> None:
        await self.session.attach("candidate")
        await self.send("consent", audio=False, transcript=True, calibration=False)
        await self.send("ready")

    async def answer(self, text: str | None = None) -> None:
        item = self.house.bank.item(str(self.session.view.question))
        floor = self.session.view.floors[-1]
        await self.send("answer", text=text or item.strong_answer, re=floor)


async def strong(recording: Recording) -> None:
    await recording.start()
    while recording.session.view.awaits != "none":
        if recording.session.view.awaits == "ready":
            await recording.send("ready")
        else:
            await recording.answer()


async def eventful(recording: Recording) -> None:
    await recording.start()
    await recording.send("hint")
    await recording.answer("I don't know")
    await recording.send("clarify", text="What colour is the carpet?")
    await recording.send("thinking")
    await recording.answer()
    await recording.send("pause")
    await recording.send("resume")
    await recording.send("skip")
    await recording.session.detach("candidate")
    await recording.session.attach("candidate")
    await recording.answer("Bigger models are always better.")
    await recording.send("end")
    await recording.send("feedback", rating=4, text="fair")


async def reviewed(recording: Recording) -> None:
    await recording.session.attach("candidate")
    await recording.send("consent", audio=False, transcript=True, calibration=True)
    for _ in range(2):
        for pending in recording.session.view.reviews:
            resolution = Resolution(action="accept", reason="looks right")
            await recording.session.resolve(pending.review, resolution, "Rita")
            await recording.settle()
        if recording.session.view.awaits == "ready":
            await recording.send("ready")
            await recording.answer()
            await recording.send("end")


async def coding(recording: Recording) -> None:
    await recording.start()
    item = recording.house.bank.item(str(recording.session.view.question))
    assert isinstance(item, Coding)
    path, starter = "solution.py", item.starter["python"]
    end = len(starter.encode("utf-16-le")) // 2
    changes = [
        {"ms": 0, "spans": [end, [0, "    # a plan 🙂\n"]]},
        {"ms": 400, "spans": [end, [4, ""], 12]},
    ]
    await recording.send("code.edit", path=path, changes=changes)
    await recording.send("code.run", language="python", source=starter)
    await recording.send("answer", text="I think aloud: the smallest input comes first.")
    wrong = item.wrong[0].source
    await recording.send("code.edit", path=path, text=wrong)
    await recording.send("code.submit", language="python", source=wrong)
    right = item.solutions[0].source
    await recording.send("code.run", language="python", source=f"{right}\nprint(1)", stdin="")
    await recording.send("code.submit", language="python", source=right)
    await recording.answer()
    await recording.send("skip")
    await recording.send("end")


Script = Callable[[Recording], Awaitable[None]]
SCRIPTS: dict[str, tuple[str, str, Script]] = {
    "strong-sample": ("ten-minute-sample", "practice", strong),
    "strong-three-rounds": ("ai-engineer", "practice", strong),
    "eventful": ("ml-scientist", "practice", eventful),
    "coding-round": ("coding-practice", "practice", coding),
    "reviewed": ("ten-minute-sample", "hiring", reviewed),
}


async def record(name: str) -> None:
    template_name, mode, script = SCRIPTS[name]
    clock = FakeClock()
    with tempfile.TemporaryDirectory() as folder:
        memory = await open_memory(Path(folder) / "data", clock)
        runner = await Runner.open() if script is coding else NO_RUNNER
        bank = load_bank([HERE.parents[1] / "content"])
        house = House(memory, bank, clock, runner=runner)
        template = house.bank.template(template_name)
        if script is reviewed:
            reviews = template.reviews.model_copy(update={"plan": True, "scores": True})
            template = template.model_copy(update={"reviews": reviews})
        interview = await house.create(template, mode, "Ann Example")  # type: ignore[arg-type]
        await script(Recording(house, await house.session(interview), clock))
        facts = [entry.fact for entry in await memory.log.read(interview, limit=100_000)]
        await house.drain(5)
        await runner.close()
        await memory.close()
    lines = [json.dumps(fact.model_dump(mode="json"), ensure_ascii=False) for fact in facts]
    (HERE / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    view = json.dumps(fold(facts).model_dump(mode="json"), ensure_ascii=False, indent=1)
    (HERE / f"{name}.view.json").write_text(view + "\n", encoding="utf-8")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or SCRIPTS:
        asyncio.run(record(wanted))
