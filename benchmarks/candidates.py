"""Levels of three scripted candidates by competency, beside what length alone would say.

The answers in `evals/candidates/` were written without sight of the rubrics. Better candidates say
more there, so length orders them too; the column `off topic`, strong answers to another question,
shows what a word count cannot: long, fluent and beside the point.

    python -m benchmarks.candidates
"""

from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import yaml

from interview.ports import GivenAnswer
from interview.vocabulary import TITLES, Competency
from tools.question_bank import load_bank
from tools.rubric_scorer import scorers

ROOT = Path(__file__).resolve().parent.parent
WHO = ("strong", "middling", "weak")
SHOWN = (*WHO, "off topic")


class Answered(NamedTuple):
    """One answer to one stage."""

    competency: Competency
    who: str
    level: int | None
    score: float
    words: int


def answered() -> list[Answered]:
    """Every scripted answer, judged on its own, without its follow-ups."""
    bank, judges = load_bank([ROOT / "content"]), scorers()
    paths = sorted((ROOT / "evals" / "candidates").glob("*.yaml"))
    scripts = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    found = []
    for script, other in zip(scripts, [*scripts[1:], scripts[0]], strict=True):
        item = bank.item(script["question"])
        for stage in item.stages:
            texts = {who: script[who][stage.id] for who in WHO}
            texts["off topic"] = next(iter(other["strong"].values()))
            for who, text in texts.items():
                finding = judges[item.kind].score(item, stage, [GivenAnswer(1, text)], [])
                row = (item.competency, who, finding.level, finding.score, len(text.split()))
                found.append(Answered(*row))
    return found


def kept(rows: list[Answered], value: str) -> float:
    """Share of (strong, middling) and (middling, weak) pairs in the right order."""
    by_who = {who: [getattr(row, value) or 0 for row in rows if row.who == who] for who in WHO}
    pairs = [*zip(by_who["strong"], by_who["middling"], strict=True)]
    pairs += zip(by_who["middling"], by_who["weak"], strict=True)
    return mean(higher > lower for higher, lower in pairs)


def main() -> None:
    """Print the table."""
    rows = answered()
    levels: dict[Competency, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        levels[row.competency][row.who].append(row.level or 0)
    print(
        "| competency | stages | strong | middling | weak | off topic |\n|---|---|---|---|---|---|"
    )
    for competency, by_who in sorted(levels.items()):
        means = " | ".join(f"{mean(by_who[who]):.2f}" for who in SHOWN)
        print(f"| {TITLES[competency]} | {len(by_who['strong'])} | {means} |")
    print("\nWorking with people: the other answer is a real story too, told to another question.")
    print(f"Mean levels of {len(rows)} answers; no level counts as 0.")
    print(f"Neighbouring pairs in the right order: by score {kept(rows, 'score'):.2f},", end=" ")
    print(f"by length alone {kept(rows, 'words'):.2f}.")


if __name__ == "__main__":
    main()
