"""Records the sample interview that ships: a script of what a candidate does, played by the engine.

python -m evals.sample
"""

import asyncio
import sys
import uuid
from pathlib import Path
from typing import Any

import yaml

from agents.house import Session
from agents.patience import PARTIAL_MS
from evals.play import Stage, set_up
from interview.commands import FRAME, Composing, Hello
from interview.content import AnyContent
from interview.events import AnyFact
from interview.rounds import Template
from interview.vocabulary import YOUR_QUESTIONS
from tools.question_bank import Bank, load_bank

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "evals" / "sample.yaml"
RECORDED = ROOT / "content" / "samples" / "sample-interview.jsonl"
_CONSENT = {"audio": False, "transcript": True, "calibration": False}


def main() -> None:
    """Play the script and write the whole log, a fact a line."""
    facts = asyncio.run(record(yaml.safe_load(SCRIPT.read_text("utf-8"))))
    lines = [fact.model_dump_json() for fact in facts]
    RECORDED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"wrote {RECORDED.relative_to(ROOT)}: {len(lines)} facts\n")


async def record(script: dict[str, Any]) -> list[AnyFact]:
    """The log of the scripted interview, from its creation to its end."""
    bank = load_bank([ROOT / "content"])
    items = [bank.item(id) for id in script["questions"]]
    template = _pinned(bank.template(script["template"]), items)
    async with set_up(Bank({item.id: item for item in items}, {})) as stage:
        interview = await stage.house.create(template, "practice", "Robin")
        session = await stage.house.session(interview)
        await session.attach("candidate")
        for step in script["steps"]:
            await _take(stage, session, step)
        if session.view.end_reason is None:
            left = "their own questions" if session.view.question == YOUR_QUESTIONS else "more"
            raise SystemExit(f"the script ends before the interview: {left} is still open")
        entries = await stage.house.memory.log.read(interview, limit=10_000)
    return [entry.fact for entry in entries]


def _pinned(template: Template, items: list[AnyContent]) -> Template:
    (round_,) = template.rounds
    pinned = round_.model_copy(update={"pinned": tuple(item.id for item in items)})
    return template.model_copy(update={"rounds": (pinned,)})


async def _take(stage: Stage, session: Session, step: dict[str, Any]) -> None:
    """One step of the script; a part of an answer that more follows waits for it."""
    await stage.clock.advance(step["after"] * 1000)
    if step["do"] == "drop":
        await session.detach("candidate")
    elif step["do"] == "return":
        await session.attach("candidate")
    elif step["do"] == "composing":
        await session.composing()
    else:
        await _send(stage, session, step)


async def _send(stage: Stage, session: Session, step: dict[str, Any]) -> None:
    frame = {"type": step["do"], "id": str(uuid.uuid4())}
    if step["do"] == "consent":
        frame |= _CONSENT
    if "text" in step:
        frame["text"] = step["text"].strip()
    command = FRAME.validate_python(frame)
    if isinstance(command, Hello | Composing):
        raise SystemExit(f"{step['do']} is no step; see the head of {SCRIPT.name}")
    await session.submit(command)
    if not step.get("more"):
        await stage.clock.advance(PARTIAL_MS + 1)
        await session.replied()


if __name__ == "__main__":
    main()
