"""Finds questions by words: BM25 over what they ask and listen for, synonyms read as one term.

Okapi BM25 (Robertson and Zaragoza, 2009) with fields weighed by repetition. With an encoder, its order is
fused with that of the vectors by reciprocal rank (Cormack, Clarke and Büttcher, 2009).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from interview.content import AnyContent
from interview.vocabulary import TITLES
from tools.rubric_scorer.folding import fold
from tools.rubric_scorer.tokens import tokens

SATURATION, LENGTH_SHARE = 1.2, 0.75
"""The parameters k1 and b of BM25."""
TITLE, TAGS, ASK, POINT, ALIAS, OTHER = 4.0, 2.0, 2.0, 1.0, 0.25, 0.5
"""How often a word of each field counts."""
FUSION = 60
"""The constant of reciprocal rank fusion: how little the very first places stand out."""

Encoder = Callable[[Sequence[str]], npt.NDArray[np.float32]]
"""Texts to unit vectors, a row each."""


class Index:
    """The words of a bank, ready to be searched."""

    def __init__(self, items: Mapping[str, AnyContent], encoder: Encoder | None = None) -> None:
        self._counts = {id: _counted(item) for id, item in items.items()}
        self._lengths = {id: sum(counts.values()) for id, counts in self._counts.items()}
        self._average = sum(self._lengths.values()) / max(1, len(items))
        self._spread = Counter(term for counts in self._counts.values() for term in counts)
        self._encoder = encoder
        self._places = {id: at for at, id in enumerate(items)}
        texts = [f"{item.title}. {item.stages[0].ask}" for item in items.values()]
        self._vectors = encoder(texts) if encoder and texts else None

    def search(self, query: str, among: Collection[str]) -> list[str]:
        """Ids among those given that share a term with the query, the best first."""
        terms = _terms(query)
        scored = {id: self._score(terms, id) for id in among}
        by_words = sorted((id for id in among if scored[id] > 0), key=lambda id: -scored[id])
        if self._encoder is None or self._vectors is None:
            return by_words
        (wanted,) = self._encoder([query])
        near = {id: float(self._vectors[self._places[id]] @ wanted) for id in among}
        return fused([by_words, sorted(among, key=lambda id: -near[id])])

    def _score(self, terms: Collection[str], id: str) -> float:
        counts = self._counts[id]
        length = 1 - LENGTH_SHARE + LENGTH_SHARE * self._lengths[id] / self._average
        return sum(
            self._rarity(term) * _saturated(counts[term], length)
            for term in terms
            if term in counts
        )

    def _rarity(self, term: str) -> float:
        items, holding = len(self._counts), self._spread[term]
        return math.log(1 + (items - holding + 0.5) / (holding + 0.5))


def _saturated(count: float, length: float) -> float:
    return count * (SATURATION + 1) / (count + SATURATION * length)


def fused(orders: Sequence[Sequence[str]]) -> list[str]:
    """One order out of several, by reciprocal rank."""
    worth: dict[str, float] = {}
    for order in orders:
        for rank, id in enumerate(order):
            worth[id] = worth.get(id, 0.0) + 1 / (FUSION + rank)
    return sorted(worth, key=lambda id: -worth[id])


def _counted(item: AnyContent) -> Mapping[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for text, weight in _fields(item):
        for term in _terms(text):
            counts[term] += weight
    return counts


def _fields(item: AnyContent) -> Iterator[tuple[str, float]]:
    """The texts of an item and how often their words count."""
    yield item.title, TITLE
    yield f"{item.theme.replace('-', ' ')} {TITLES[item.competency]} {item.kind}", TAGS
    yield getattr(item, "brief", ""), ASK
    for stage in item.stages:
        yield stage.ask, ASK
        for point in stage.points:
            yield point.text, POINT
            yield " ".join(point.aliases), ALIAS
    yield item.why, OTHER


def _terms(text: str) -> list[str]:
    return [token.term for token in tokens(fold(text)) if token.term]
