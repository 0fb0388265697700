"""Answers by people who have not seen the rubrics: does the scorer put them in the order they were meant.

For each question a strong, a middling, a weak and a wrong answer in `answers.jsonl`. A weak answer and a
wrong one have no order between them.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.baselines import length
from evals.bootstrap import Statistic
from evals.rows import Bench, Measured, Outcome
from evals.sheet import Sheet
from evals.truth.material import judge, place, read_lines
from interview.record import Record

NAME = "answers"
FILE = "answers.jsonl"
STRENGTHS = ("strong", "middling", "weak", "wrong")
PAIRS = tuple(pair for pair in combinations(range(4), 2) if pair != (2, 3))
STRONG, WRONG = 4, 2
"""The lowest level a strong answer may have, and the highest for a wrong one."""


class Answer(Record):
    """One answer and how good it was meant to be."""

    question: str
    stage: str
    who: str
    answer: str


class Four(NamedTuple):
    """What the scorer gives the four answers to a question."""

    question: str
    scores: tuple[float, ...]
    levels: tuple[int, ...]
    words: tuple[int, ...]


def measure(bench: Bench) -> Outcome:
    """Order of pairs, and levels at both ends."""
    path = bench.folder / "truth" / FILE
    if not path.is_file():
        return Outcome([], [f"there is no {FILE}."])
    found = [_judged(bench, one) for one in fours(read_lines(path, Answer))]
    sheet = Sheet(NAME, "four answers a question", [one.question for one in found])
    scores = np.array([one.scores for one in found])
    levels = np.array([one.levels for one in found])
    words = np.array([one.words for one in found], dtype=np.float64)
    sheet.add("pairs in order", lambda at: _kept(scores[at]), {"length": _kept(words)})
    for low, who in enumerate(STRENGTHS[1:], start=1):
        beside = {"length": float(np.mean(words[:, 0] > words[:, low]))}
        sheet.add(f"strong above {who}", _mean(scores[:, 0] > scores[:, low]), beside)
    sheet.add("strong, at least level 4", _mean(levels[:, 0] >= STRONG))
    sheet.add("wrong, at most level 2", _mean(levels[:, 3] <= WRONG))
    for place_, who in enumerate(STRENGTHS):
        sheet.add(f"{who}, mean level", _mean(levels[:, place_]))
    return Outcome(sheet.rows, [])


def fours(answers: Sequence[Answer]) -> list[dict[str, Answer]]:
    """The answers by question and stage; those without all four are left out."""
    found: dict[tuple[str, str], dict[str, Answer]] = defaultdict(dict)
    for answer in answers:
        found[answer.question, answer.stage][answer.who] = answer
    return [four for four in found.values() if four.keys() == set(STRENGTHS)]


def _judged(bench: Bench, four: dict[str, Answer]) -> Four:
    first = four[STRENGTHS[0]]
    item, stage = place(bench, first.question, first.stage)
    texts = [four[who].answer for who in STRENGTHS]
    findings = [judge(bench, item, stage, text) for text in texts]
    return Four(
        first.question,
        tuple(finding.score for finding in findings),
        tuple(finding.level or 0 for finding in findings),
        tuple(map(length, texts)),
    )


def _mean(values: NDArray[np.bool_] | NDArray[np.int_]) -> Statistic:
    return lambda at: float(np.mean(values[at]))


def _kept(values: NDArray[np.float64]) -> float:
    """Share of pairs in the right order; a tie is not kept."""
    return float(np.mean([values[:, better] > values[:, worse] for better, worse in PAIRS]))


SUITE = Measured(NAME, measure)
