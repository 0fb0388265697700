"""Pairs of transcripts for readers: our interviewer beside a fixed form, the order hidden.

    python -m evals.text.comparison --out DIR

Each pair holds the same scripted candidate and the same questions. The form asks a question, one
follow-up that fits any answer, thanks, and goes on. `DIR/pair-01.md` and so on are for the readers;
`DIR/key.json`, which says which half is whose, is for whoever counts.
"""

import argparse
import asyncio
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evals.play import Played, Script, play, set_up
from evals.text.conversation import WHO, scripted
from interview.events import AnswerGiven, AnyFact, QuestionAsked, RoundReadied, Said
from interview.rounds import Template
from tools.question_bank import Bank, load_bank

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "evals" / "candidates"
PAIRS = 20
SEED = 7
MORE = ("Can you tell me more?", "Would you like to add anything?", "Can you go into more detail?")
"""Follow-ups that fit any answer."""
GREETING = "Welcome to this practice interview. I will ask you {count} questions. Please begin."
NEXT = "Thank you. Next question."
GOODBYE = "Thank you. That was the last question. Your answers have been recorded."
Line = tuple[str, str]
"""Who speaks, and what."""


class Pair(NamedTuple):
    """The same interview twice."""

    name: str
    who: str
    ours: list[Line]
    form: list[Line]


def single_rounds(bank: Bank) -> Iterator[Template]:
    """Every round of every template as an interview of its own, short enough to be read."""
    for template in bank.templates.values():
        for round_ in template.rounds:
            yield template.model_copy(update={"rounds": (round_,)})


async def pairs(bank: Bank) -> list[Pair]:
    """Interviews by candidates of three strengths over all rounds, each with its form."""
    found = []
    async with set_up(bank) as stage:
        for who in WHO:
            for template in single_rounds(bank):
                played = await play(stage, template, Script(who, FOLDER))
                name = f"{template.name}, {template.rounds[0].id}"
                found.append(Pair(name, who, list(_lines(played)), list(_form(played))))
    return random.Random(SEED).sample(found, min(PAIRS, len(found)))


def _lines(played: Played) -> Iterator[Line]:
    """What was said on either side, without names."""
    for fact in played.facts:
        if isinstance(fact, Said):
            yield "Interviewer", fact.text
        elif isinstance(fact, AnswerGiven):
            yield "Candidate", fact.text
        elif isinstance(fact, RoundReadied):
            yield "Candidate", "I am ready."


def _form(played: Played) -> Iterator[Line]:
    """The questions of an interview as a form asks them, answered by the same script."""
    script = Script(played.who, FOLDER)
    asked = _asked(played.facts)
    yield "Interviewer", GREETING.format(count=len(asked))
    for at, question in enumerate(asked):
        yield "Interviewer", question.text if not at else f"{NEXT}\n\n{question.text}"
        yield "Candidate", script.next(question.question, question.stage)
        yield "Interviewer", MORE[at % len(MORE)]
        yield "Candidate", script.next(question.question, question.stage)
    yield "Interviewer", GOODBYE


def _asked(facts: Sequence[AnyFact]) -> list[QuestionAsked]:
    return [fact for fact in facts if isinstance(fact, QuestionAsked)]


def write(found: Sequence[Pair], folder: Path) -> None:
    """A page for each pair with its halves in an order that chance sets, and the key to all."""
    folder.mkdir(parents=True, exist_ok=True)
    sides = [True, False] * (len(found) // 2 + 1)
    random.Random(SEED).shuffle(sides)
    key = {}
    for number, (pair, first) in enumerate(zip(found, sides, strict=False), 1):
        halves = [pair.ours, pair.form] if first else [pair.form, pair.ours]
        title = f"pair-{number:02d}"
        page = "\n\n".join(
            [f"# {title}", "## Interview A", _told(halves[0]), "## Interview B", _told(halves[1])]
        )
        (folder / f"{title}.md").write_text(page + "\n", encoding="utf-8")
        key[title] = {"ours": "A" if first else "B", "round": pair.name, "candidate": pair.who}
    (folder / "key.json").write_text(json.dumps(key, indent=2) + "\n", encoding="utf-8")


def _told(lines: Sequence[Line]) -> str:
    return "\n\n".join(f"**{who}:** {text}" for who, text in lines)


def main() -> None:
    """Play all pairs and write them."""
    parser = argparse.ArgumentParser(description="Pairs of transcripts for readers.")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the pairs to")
    folder: Path = parser.parse_args().out
    found = asyncio.run(pairs(scripted(load_bank([ROOT / "content"]), FOLDER)))
    write(found, folder)
    sys.stdout.write(f"wrote {len(found)} pairs and key.json\n")


if __name__ == "__main__":
    main()
