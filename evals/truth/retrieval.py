"""Questions found by words: does what a recruiter, a candidate or an interviewer types bring what was meant.

`queries.jsonl` holds queries with every question of the bank that answers them: 2 is exactly what
was wanted, 1 is useful too. One person judged them by reading titles and asks before the search was
run; the same person wrote the glossary, so the fresh queries, written later, are the fairer figure.
"""

import asyncio
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import Literal

import numpy as np

from evals.rows import Bench, Measured, Outcome, Row
from evals.sheet import Sheet
from evals.statistics import mean_reciprocal_rank, ndcg
from evals.truth.material import read_lines
from interview.content import AnyContent
from interview.errors import Invalid
from interview.record import Record
from tools.question_bank import Bank
from tools.question_bank.tool import QuestionWish, find_questions

NAME = "retrieval"
FILE = "queries.jsonl"
SHOWN = 5
"""Places that the gain is counted over: what one reads without scrolling."""
DEPTH = 50
"""Places that the first right one is looked for in."""
BM25_K, BM25_B = 1.2, 0.75
Order = Sequence[str]


class Judged(Record):
    """A query with what answers it."""

    query: str
    relevant: Mapping[str, Literal[1, 2]]
    fresh: bool = False
    """Whether it was written after the search and its glossary had been made."""


def measure(bench: Bench) -> Outcome:
    """Gain and first right place of the search, beside plain BM25; fresh queries stand apart."""
    judged = queries(bench)
    known = [one for one in judged if not one.fresh]
    fresh = [one for one in judged if one.fresh]
    plain = Plain(bench.bank)
    return Outcome(
        [
            *_rows("judged queries", bench.bank, plain, known),
            *_rows("fresh queries", bench.bank, plain, fresh),
        ],
        [],
    )


def _rows(case: str, bank: Bank, plain: "Plain", judged: Sequence[Judged]) -> list[Row]:
    sheet = Sheet(NAME, case, [one.query for one in judged])
    found = [_found(bank, one.query) for one in judged]
    by_words = [plain.search(one.query) for one in judged]
    gains, first = _gains(judged, found), _first(judged, found)
    beside = {"BM25": float(np.mean(_gains(judged, by_words)))}
    sheet.add(f"nDCG@{SHOWN}", lambda at: float(np.mean(gains[at])), beside)
    beside = {"BM25": mean_reciprocal_rank(_first(judged, by_words))}
    sheet.add("MRR", lambda at: mean_reciprocal_rank([first[place] for place in at]), beside)
    return sheet.rows


def queries(bench: Bench) -> list[Judged]:
    """The judged queries; raises Invalid when one names a question that is not in the bank."""
    path = bench.folder / "truth" / FILE
    judged = read_lines(path, Judged) if path.is_file() else []
    for one in judged:
        for id in one.relevant:
            if id not in bench.bank.items:
                raise Invalid(f"{FILE}: {one.query!r} names {id!r}, which is not in the bank.")
    return judged


class Plain:
    """Okapi BM25 over the words of titles, asks and rubrics: no stems, synonyms, levels or kinds."""

    def __init__(self, bank: Bank) -> None:
        self._counts = {id: Counter(_words(_text(item))) for id, item in bank.items.items()}
        self._spread = Counter(word for counts in self._counts.values() for word in counts)
        self._average = sum(one.total() for one in self._counts.values()) / len(self._counts)

    def search(self, query: str) -> list[str]:
        """The ids that share a word with the query, the best first."""
        words = set(_words(query))
        scored = {id: self._score(words, counts) for id, counts in self._counts.items()}
        found = [id for id, score in scored.items() if score > 0]
        return sorted(found, key=lambda id: -scored[id])[:DEPTH]

    def _score(self, words: Set[str], counts: Counter[str]) -> float:
        length = 1 - BM25_B + BM25_B * counts.total() / self._average
        return sum(
            self._rarity(word) * counts[word] * (BM25_K + 1) / (counts[word] + BM25_K * length)
            for word in words
            if word in counts
        )

    def _rarity(self, word: str) -> float:
        holding = self._spread[word]
        return math.log(1 + (len(self._counts) - holding + 0.5) / (holding + 0.5))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _text(item: AnyContent) -> str:
    stages = [
        " ".join([stage.ask, *(f"{one.text} {' '.join(one.aliases)}" for one in stage.points)])
        for stage in item.stages
    ]
    return " ".join([item.title, *stages])


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
