"""Yardsticks that no scorer may hide behind: how long an answer is, and which words it shares."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from evals.graded import Graded

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    _WORD.findall(
        "a an and are as at be by can do does for from has have how i if in into is it its not of"
        " on or so such than that the their them then there these they this to was we were what"
        " when where which who why will with you your"
    )
)
_ENDINGS = ("ation", "ments", "ment", "ness", "ings", "ing", "ies", "ers", "ed", "er", "es", "s")


def length(answer: str) -> int:
    """Words of an answer."""
    return len(answer.split())


def terms(text: str) -> list[str]:
    """Words that carry content, with common endings cut off."""
    return [_cut(word) for word in _WORD.findall(text.lower()) if word not in _SMALL]


def _cut(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


class Recall:
    """Share of a reference's words that an answer repeats, rare words weighing more (IDF)."""

    def __init__(self, texts: Iterable[str]) -> None:
        documents = [set(terms(text)) for text in texts]
        self._count = len(documents)
        self._in = Counter(term for document in documents for term in document)

    def weight(self, term: str) -> float:
        """Inverse document frequency of a term among the texts given at the start."""
        return math.log(1 + (self._count + 1) / (self._in[term] + 1))

    def __call__(self, question: str, reference: str, answer: str) -> float:
        """0..1; words of the question count only when the reference has no others."""
        wanted = set(terms(reference))
        wanted = wanted - set(terms(question)) or wanted
        whole = sum(map(self.weight, wanted))
        said = wanted & set(terms(answer))
        return sum(map(self.weight, said)) / whole if whole else 0.0


def recall_of(rows: Sequence[Graded]) -> list[float]:
    """IDF-recall of every row, with weights from the questions and references of these rows."""
    texts = sorted({text for row in rows for text in (row.question, wanted(row)) if text})
    recall = Recall(texts)
    return [recall(row.question, wanted(row), row.answer) for row in rows]


def wanted(row: Graded) -> str:
    """What a full answer says: the reference, or else the points."""
    return row.reference or ". ".join(row.points)


def share_of_length(row: Graded) -> float:
    """Words of the answer per word of the reference, at most 1: a length score without a fit."""
    return min(1.0, length(row.answer) / max(1, length(wanted(row))))
