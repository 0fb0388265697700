"""What scripted candidates say and do: real answers by question, and now and then something else."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from tests.e2e.driver import ROOT

Style = Literal["strong", "middling", "weak"]
ANSWERS = ROOT / "evals" / "candidates"
Sheet = Mapping[str, Mapping[str, Any]]
"""Style to what is said: a stage (or `main`) to its answer, and `follow_ups`."""
_NOTHING_LEFT = "I have said what I know about this."


def sheet(question: str, folder: Path = ANSWERS) -> Sheet:
    """The answers of all styles to a question; a plain fallback where nobody wrote any."""
    file = folder / f"{question}.yaml"
    if not file.is_file():
        text = f"I would start by measuring what happens in {question}, then change one thing."
        return {style: {"main": text} for style in ("strong", "middling", "weak")}
    loaded: Sheet = yaml.safe_load(file.read_text())
    return loaded


@cache
def code_steps(question: str) -> tuple[dict[str, Any], ...]:
    """What is done at a task in code, one command after the other."""
    file = next((ROOT / "content" / "questions").rglob(f"{question}.yaml"))
    item = yaml.safe_load(file.read_text())
    right, wrong = item["solutions"][0], item["wrong"][0]
    path = {"python": "solution.py", "sql": "solution.sql"}[right["language"]]
    mistake = {"language": wrong["language"], "source": wrong["source"]}
    solution = {"language": right["language"], "source": right["source"]}
    return (
        {"type": "code.edit", "path": path, "text": right["source"]},
        {"type": "code.run", **solution},
        {"type": "code.submit", **mistake},
        {"type": "code.submit", **solution},
    )


_CLOSES = frozenset(
    {
        "answer.given",
        "clarification.asked",
        "hint.asked",
        "question.skipped",
        "round.ended",
        "end.asked",
        "interview.ended",
    }
)
"""Events after which there is nothing to answer until something is said again."""
_Kinds = frozenset[str]
_SWITCHES: dict[str, tuple[_Kinds, _Kinds]] = {
    "consented": (frozenset({"consent.given"}), frozenset()),
    "brief": (
        frozenset({"round.started", "task.announced"}),
        frozenset({"round.readied", "task.readied", "interview.ended"}),
    ),
    "in_review": (frozenset({"review.requested"}), frozenset({"review.resolved"})),
    "paused": (frozenset({"paused"}), frozenset({"resumed"})),
    "ended": (frozenset({"interview.ended"}), frozenset()),
    "released": (frozenset({"report.ready"}), frozenset()),
}
"""What is known of a room, the events that make it true, and those that make it false."""


@dataclass
class Room:
    """What a participant knows of the interview, from the events alone."""

    consented: bool = False
    brief: bool = False
    """Whether a round, or a task in it, is announced and waits for `ready`."""
    floor: int | None = None
    """Seq of what an answer would answer; null while there is nothing to answer."""
    question: str = ""
    stage: str = ""
    opened: bool = False
    """Whether the floor was opened by the question itself, not by a follow-up."""
    task: bool = False
    """Whether the question is answered in code."""
    hint_price: float | None = None
    in_review: bool = False
    paused: bool = False
    ended: bool = False
    released: bool = False

    def apply(self, event: dict[str, Any]) -> None:
        """Follow one event; hidden ones and those of no concern change nothing."""
        kind = event["type"]
        for name, (yes, no) in _SWITCHES.items():
            if kind in yes | no:
                setattr(self, name, kind in yes)
        if kind in _CLOSES:
            self.floor = None
        if kind == "question.asked":
            self.question, self.stage = event["question"], event["stage"]
            self.task = event.get("task") is not None
            self._open(event, by_question=True)
        elif kind == "said" and event["expects_reply"]:
            self._open(event, by_question=False)

    def _open(self, event: dict[str, Any], *, by_question: bool) -> None:
        self.floor, self.opened = event["seq"], by_question
        self.hint_price = event.get("hint_price")


@dataclass
class Script:
    """One candidate's part: commands without ids, chosen by what the room is like."""

    style: Style = "strong"
    chance: random.Random | None = None
    """Where there is one, the candidate also asks back, takes hints, thinks, pauses and skips."""
    transcript: bool = True
    feedback: bool = True
    _followed: dict[str, int] = field(default_factory=dict)
    _written: dict[str, int] = field(default_factory=dict)
    """How far each task in code is."""
    _incident: bool = False
    _rated: bool = False

    def next(self, room: Room) -> dict[str, Any] | None:
        """What to send now; null when it is for others to act."""
        if room.ended:
            return self._farewell()
        if room.paused:
            return {"type": "resume"}
        if not room.consented:
            kept = {"audio": False, "transcript": self.transcript, "calibration": False}
            return {"type": "consent", **kept}
        if room.brief:
            return {"type": "ready"}
        return self._turn(room) if room.floor is not None else None

    @property
    def done(self) -> bool:
        """Whether nothing is left to say after the end."""
        return self._rated or not self.feedback

    def _farewell(self) -> dict[str, Any] | None:
        if self.done:
            return None
        self._rated = True
        return {"type": "feedback", "rating": 4, "text": "The follow-ups were fair."}

    def _turn(self, room: Room) -> dict[str, Any]:
        if room.task and (step := self._step(room)) is not None:
            return step
        incident = self._stray(room)
        self._incident = incident is not None
        if incident is not None:
            return incident
        return {"type": "answer", "text": self.answer(room), "re": room.floor}

    def _step(self, room: Room) -> dict[str, Any] | None:
        """The next thing to do at a task: write, run, submit a mistake, then what is right."""
        done = self._written.get(room.question, 0)
        self._written[room.question] = done + 1
        steps = code_steps(room.question)
        return {**steps[done]} if done < len(steps) else None

    def _stray(self, room: Room) -> dict[str, Any] | None:
        """Something other than an answer; never two in a row, so that it comes to an end."""
        if self.chance is None or self._incident:
            return None
        incidents: list[dict[str, Any] | None] = [
            *[None] * 4,
            {"type": "clarify", "text": "How much traffic is there, and who uses it?"},
            {"type": "clarify", "text": "Could you say that again, please?"},
            {"type": "thinking"},
            {"type": "pause"},
            {"type": "skip"},
        ]
        if room.hint_price is not None:
            incidents.append({"type": "hint"})
        return self.chance.choice(incidents)

    def answer(self, room: Room) -> str:
        """The answer to the question or stage that is open, or the next follow-up to it."""
        said = sheet(room.question)[self.style]
        if room.opened:
            main = said.get(room.stage) or said.get("main") or _NOTHING_LEFT
            return str(main).strip()
        further = said.get("follow_ups", [])
        used = self._followed.get(room.question, 0)
        self._followed[room.question] = used + 1
        return str(further[used]).strip() if used < len(further) else _NOTHING_LEFT
