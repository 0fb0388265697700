"""Finds questions by words: BM25 over what they ask, listen for and cite, with the field's glossary.

BM25F (Robertson and Zaragoza, 2009): each field of a question has a weight and a usual length of its
own. Words count as they stand and, for half, as the concept they belong to; a word that no question
holds is read as the nearest one. With an encoder, the order is fused with that of the vectors by
reciprocal rank (Cormack, Clarke and Büttcher, 2009).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from interview.content import AnyContent
from interview.vocabulary import TITLES
from tools.question_bank.glossary import told_as
from tools.rubric_scorer.folding import fold
from tools.rubric_scorer.lexicon import STOP
from tools.rubric_scorer.likeness import CLOSE, LEAST, alike
from tools.rubric_scorer.tokens import tokens

SATURATION, LENGTH_SHARE = 3.0, 0.75
"""The parameters k1 and b of BM25."""
WEIGHTS: Mapping[str, float] = {
    "title": 3.0,
    "tags": 1.0,
    "ask": 2.0,
    "point": 0.5,
    "alias": 1.0,
    "why": 1.0,
    "misconception": 1.0,
    "source": 2.0,
}
"""How much a word of each field counts."""
CONCEPT, TOLD = 0.5, 0.7
"""What a concept counts beside the word itself, and a word of the glossary beside the query's."""
FUSION = 60
"""The constant of reciprocal rank fusion: how little the very first places stand out."""
_AS_IT_STANDS = "="
"""Marks a word among the concepts."""

Encoder = Callable[[Sequence[str]], npt.NDArray[np.float32]]
"""Texts to unit vectors, a row each."""
Counts = Mapping[str, float]
"""Terms to how often they occur, or to what they count."""
NO_WORTH: Mapping[str, float] = MappingProxyType({})


class Index:
    """The words of a bank, ready to be searched."""

    def __init__(self, items: Mapping[str, AnyContent], encoder: Encoder | None = None) -> None:
        self._counts = _weighed({id: _counted(item) for id, item in items.items()})
        self._spread = Counter(term for counts in self._counts.values() for term in counts)
        self._encoder = encoder
        self._places = {id: at for at, id in enumerate(items)}
        texts = [f"{item.title}. {item.stages[0].ask}" for item in items.values()]
        self._vectors = encoder(texts) if encoder and texts else None

    def search(
        self, query: str, among: Collection[str], worth: Mapping[str, float] = NO_WORTH
    ) -> list[str]:
        """Ids among those given that share a term with the query, the best first.

        What is found counts fully, or as much as `worth` says.
        """
        terms = self._wanted(query)
        scored = {id: worth.get(id, 1.0) * self._score(terms, id) for id in among}
        by_words = sorted((id for id in among if scored[id] > 0), key=lambda id: -scored[id])
        if self._encoder is None or self._vectors is None:
            return by_words
        (wanted,) = self._encoder([query])
        near = {id: float(self._vectors[self._places[id]] @ wanted) for id in among}
        near = {id: worth.get(id, 1.0) * value for id, value in near.items()}
        return fused([by_words, sorted(among, key=lambda id: -near[id])])

    def _wanted(self, query: str) -> Counts:
        """The terms to look for and what each counts: the query's own, and those of the glossary."""
        wanted = dict.fromkeys(_terms(told_as(query)), TOLD)
        for term in _terms(query):
            for known in self._known(term):
                wanted[known] = 1.0
        return {
            term: weight * self._rarity(term) * (1.0 if _is_word(term) else CONCEPT)
            for term, weight in wanted.items()
        }

    def _known(self, term: str) -> list[str]:
        """The term itself, or in its place the nearest that some question holds."""
        if term in self._spread or not _is_word(term) or len(term) <= LEAST:
            return [term]
        like = {one: _likeness(term, one) for one in self._spread if one.startswith(term[:2])}
        best = max(like, key=lambda one: like[one], default=term)
        return [best, best.removeprefix(_AS_IT_STANDS)] if like.get(best, 0) >= CLOSE else [term]

    def _score(self, terms: Counts, id: str) -> float:
        counts = self._counts[id]
        return sum(
            weight * _saturated(counts[term]) for term, weight in terms.items() if term in counts
        )

    def _rarity(self, term: str) -> float:
        items, holding = len(self._counts), self._spread[term]
        return math.log(1 + (items - holding + 0.5) / (holding + 0.5))


def _saturated(count: float) -> float:
    return count * (SATURATION + 1) / (count + SATURATION)


def _likeness(one: str, other: str) -> float:
    """How alike two words are; of forms of one word, the one of most nearly the same length."""
    return alike(one[1:], other[1:]) - abs(len(one) - len(other)) / 100


def _is_word(term: str) -> bool:
    return term.startswith(_AS_IT_STANDS)


def fused(orders: Sequence[Sequence[str]]) -> list[str]:
    """One order out of several, by reciprocal rank."""
    worth: dict[str, float] = {}
    for order in orders:
        for rank, id in enumerate(order):
            worth[id] = worth.get(id, 0.0) + 1 / (FUSION + rank)
    return sorted(worth, key=lambda id: -worth[id])


def _weighed(counted: Mapping[str, Mapping[str, Counter[str]]]) -> Mapping[str, Counts]:
    """One count a term for each item: those of its fields by their weights and usual lengths."""
    usual = {
        field: sum(fields[field].total() for fields in counted.values()) / len(counted)
        for field in WEIGHTS
        if counted
    }
    weighed = {}
    for id, fields in counted.items():
        counts: dict[str, float] = defaultdict(float)
        for field, terms in fields.items():
            length = 1 - LENGTH_SHARE + LENGTH_SHARE * terms.total() / max(usual[field], 1.0)
            for term, count in terms.items():
                counts[term] += WEIGHTS[field] * count / length
        weighed[id] = dict(counts)
    return weighed


def _counted(item: AnyContent) -> Mapping[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {field: Counter() for field in WEIGHTS}
    for field, text in _fields(item):
        counts[field].update(_terms(text))
    return counts


def _fields(item: AnyContent) -> Iterator[tuple[str, str]]:
    """The texts of an item, each with the field it belongs to."""
    yield "title", f"{item.title}\n{item.id.replace('-', ' ')}"
    yield "tags", f"{item.theme.replace('-', ' ')} {TITLES[item.competency]} {item.kind}"
    yield "ask", getattr(item, "brief", "")
    for stage in item.stages:
        yield "ask", stage.ask
        for point in stage.points:
            yield "point", point.text
            yield "alias", "; ".join(point.aliases)
    yield "why", item.why
    yield "misconception", "\n".join(item.misconceptions)
    yield "source", "\n".join(source.title for source in item.sources)


def _terms(text: str) -> list[str]:
    """The concepts of a text, and its words as they stand."""
    folded = fold(text)
    found = tokens(folded)
    words = [one.word for one in found if one.word and folded.text[one.start : one.end] not in STOP]
    return [one.term for one in found if one.term] + [_AS_IT_STANDS + word for word in words]
