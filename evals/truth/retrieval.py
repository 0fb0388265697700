"""Questions found by words: does what a recruiter, a candidate or an interviewer types bring what was meant.

`queries.jsonl` holds queries with every question of the bank that answers them: 2 is exactly what
was wanted, 1 is useful too. They were judged by one person reading the bank, before any search.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from evals.rows import Bench, Measured, Outcome
from evals.sheet import Sheet
from evals.statistics import mean_reciprocal_rank, ndcg
from evals.truth.material import read_lines
from interview.errors import Invalid
from interview.record import Record
from tools.question_bank import Bank
from tools.question_bank.search import Index
from tools.question_bank.tool import QuestionWish, find_questions

NAME = "retrieval"
FILE = "queries.jsonl"
SHOWN = 5
"""Places that the gain is counted over: what one reads without scrolling."""
DEPTH = 50
"""Places that the first right one is looked for in."""
Order = Sequence[str]


class Judged(Record):
    """A query with what answers it."""

    query: str
    relevant: Mapping[str, Literal[1, 2]]


def measure(bench: Bench) -> Outcome:
    """Gain and first right place of the search, beside BM25 without synonyms, levels and kinds."""
    judged = queries(bench)
    sheet = Sheet(NAME, "judged queries", [one.query for one in judged])
    plain = Index(bench.bank.items)
    found = [_found(bench.bank, one.query) for one in judged]
    by_words = [plain.search(one.query, bench.bank.items)[:DEPTH] for one in judged]
    gains, words = _gains(judged, found), _gains(judged, by_words)
    sheet.add(
        f"nDCG@{SHOWN}", lambda at: float(np.mean(gains[at])), {"BM25": float(np.mean(words))}
    )
    first, plainly = _first(judged, found), _first(judged, by_words)
    beside = {"BM25": mean_reciprocal_rank(plainly)}
    sheet.add("MRR", lambda at: mean_reciprocal_rank([first[i] for i in at]), beside)
    return Outcome(sheet.rows, [])


def queries(bench: Bench) -> list[Judged]:
    """The judged queries; raises Invalid when one names a question that is not in the bank."""
    path = bench.folder / "truth" / FILE
    judged = read_lines(path, Judged) if path.is_file() else []
    for one in judged:
        for id in one.relevant:
            if id not in bench.bank.items:
                raise Invalid(f"{FILE}: {one.query!r} names {id!r}, which is not in the bank.")
    return judged


def _found(bank: Bank, query: str) -> Order:
    wish = QuestionWish(query=query, limit=DEPTH)
    return [card.id for card in asyncio.run(find_questions(bank, wish)).questions]


def _gains(judged: Sequence[Judged], found: Sequence[Order]) -> np.typing.NDArray[np.float64]:
    """The normalised discounted gain of each query."""
    return np.array([_gain(one, order) for one, order in zip(judged, found, strict=True)])


def _gain(one: Judged, order: Order) -> float:
    best = [float(grade) for grade in one.relevant.values()]
    return ndcg([float(one.relevant.get(id, 0)) for id in order], best, SHOWN)


def _first(judged: Sequence[Judged], found: Sequence[Order]) -> list[int | None]:
    """The place, from 1, of the first right question of each query."""
    return [
        next((place for place, id in enumerate(order, start=1) if id in one.relevant), None)
        for one, order in zip(judged, found, strict=True)
    ]


SUITE = Measured(NAME, measure)
