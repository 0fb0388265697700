"""Scripted candidates of three strengths: does the scorer put them in the order they were written.

Better candidates say more, so length orders them too and stands beside; a strong answer to another
question shows what a word count cannot: fluent, long and beside the point.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from evals.baselines import length
from evals.rows import Bench, Measured, Outcome
from evals.sheet import Sheet
from evals.statistics import d_prime, spearman
from evals.truth.material import WHO, Said, judge, main_answers
from interview.content import AnyContent, Stage

NAME = "order"


class Ladder(NamedTuple):
    """One stage with what the scorer gives the three candidates, and one who is off topic."""

    question: str
    scores: tuple[float, ...]
    """Strong, middling, weak."""
    words: tuple[int, ...]
    off_topic: float


def measure(bench: Bench) -> Outcome:
    """Order and distance of the three, over all stages."""
    ladders = climb(bench)
    sheet = Sheet(NAME, "scripted candidates", [one.question for one in ladders])
    scores = np.array([one.scores for one in ladders])
    words = np.array([one.words for one in ladders], dtype=np.float64)
    off = np.array([one.off_topic for one in ladders])
    rank = np.tile([3.0, 2.0, 1.0], (len(ladders), 1))
    length_kept = {"length": _kept(words)}
    sheet.add("neighbours in order", lambda at: _kept(scores[at]), length_kept)
    rho = {"length": spearman(rank.ravel(), words.ravel())}
    sheet.add("rho", lambda at: spearman(rank[at].ravel(), scores[at].ravel()), rho)
    sheet.add("d' strong, middling", lambda at: d_prime(scores[at, 0], scores[at, 1]))
    sheet.add("d' middling, weak", lambda at: d_prime(scores[at, 1], scores[at, 2]))
    sheet.add("strong above off topic", lambda at: float(np.mean(scores[at, 0] > off[at])))
    sheet.add("score off topic", lambda at: float(np.mean(off[at])), {"weak": scores[:, 2].mean()})
    return Outcome(sheet.rows, [])


def climb(bench: Bench) -> list[Ladder]:
    """The scores of every stage that all three candidates answer."""
    stages = [
        list(said)
        for _, said in groupby(main_answers(bench), lambda one: (one.item.id, one.stage.id))
    ]
    full = [said for said in stages if len(said) == len(WHO)]
    return [_ladder(bench, said, _foreign(full, said)) for said in full]


def _foreign(stages: Sequence[list[Said]], own: list[Said]) -> str:
    """A strong answer to the next item, told without its own question."""
    start = stages.index(own)
    after = [*stages[start:], *stages[:start]]
    return next(one[0].text for one in after if one[0].item.id != own[0].item.id)


def _ladder(bench: Bench, said: list[Said], foreign: str) -> Ladder:
    item, stage = said[0].item, said[0].stage
    scores = tuple(_score(bench, item, stage, one.text) for one in said)
    words = tuple(length(one.text) for one in said)
    return Ladder(item.id, scores, words, _score(bench, item, stage, foreign))


def _score(bench: Bench, item: AnyContent, stage: Stage, text: str) -> float:
    return judge(bench, item, stage, text).score


def _kept(values: np.typing.NDArray[np.float64]) -> float:
    """Share of neighbours in the right order; a tie is not kept."""
    return float(np.mean(values[:, :-1] > values[:, 1:]))


SUITE = Measured(NAME, measure)
