"""Grades a whole answer against a reference: features without raw length, and fitted weights."""

import math
import tomllib
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tools.encoder import Align
from tools.rubric_scorer.bags import (
    NEGATION,
    Bag,
    Cover,
    bag,
    cosine,
    in_order,
    known_bag,
    word_weight,
)
from tools.rubric_scorer.polarity import Side
from tools.rubric_scorer.rubric import Floats, weight_of
from tools.rubric_scorer.screening import evidence, is_salad
from tools.rubric_scorer.tokens import is_denial
from tools.rubric_scorer.units import Reading, read, text_of

FEATURES: tuple[str, ...] = (
    "recall", "precision", "f1", "tfidf", "bm25", "pieces", "recall_asked", "points_mean",
    "points_least", "points_share", "terms", "neighbours", "turned", "recall_root", "points_most",
    "words_recall", "words_precision", "words_f1", "missed_mass", "matched_mass", "negation",
    "order", "order_f1", "words_shared", "opposed",
)  # fmt: skip
"""The features of an answer, in the order of the weights."""

TABLE = Path(__file__).with_name("weights.toml")
"""The fitted weights; `python -m evals.truth.fit` writes them."""
ALIGNED_TABLE = Path(__file__).with_name("weights-aligned.toml")
"""The same with one feature more, from the encoder of the extra `embed`."""
ALIGNMENT = "alignment"
COVERED = 0.5
"""Coverage from which a point counts as covered."""
PARROT_SHARE, PARROT_WORDS = 0.6, 4
"""Share of the question's words, and number of words, from which repeating it is a parrot's."""
HEAP_CAP = 0.3
"""The most for a denial of the reference, and for keywords without sentences."""
AVERAGE_TERMS = 20
"""Content terms of an answer of the usual length, for BM25."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""The parameters k1 and b of BM25."""


class Weights(NamedTuple):
    """The shipped table."""

    weights: Floats
    intercept: float


class Held(NamedTuple):
    """A reference made ready for a question: what each of its terms weighs."""

    asked: frozenset[str]
    reference: Bag
    terms: dict[str, float]
    """Content terms of the reference; those of the question weigh nothing."""
    words: dict[str, float]
    points: tuple[dict[str, float], ...]
    asked_words: frozenset[str]


def grade(
    question: str,
    reference: str,
    answer: str,
    points: Sequence[str] = (),
    align: Align | None = None,
) -> float:
    """How good an answer is, 0..1; parrots, denials and word salad are capped."""
    reading = read(1, answer)
    said, table = bag(_evidence(reading)), _table(ALIGNED_TABLE if align else TABLE)
    values = _features(_hold(question, reference, tuple(points)), said)
    if align:
        values = np.append(values, align(question, reference, _evidence(reading)))
    raw = float(table.weights @ values) + table.intercept
    return min(_cap(question, reference, reading, said), max(0.0, min(1.0, raw)))


def features(
    question: str,
    reference: str,
    answer: str,
    points: Sequence[str] = (),
    align: Align | None = None,
) -> Floats:
    """The features of an answer, in the order of `FEATURES`; without points, the sentences.

    With `align`, how well it covers the reference in meaning comes last.
    """
    evidence = _evidence(read(1, answer))
    found = _features(_hold(question, reference, tuple(points)), bag(evidence))
    return np.append(found, align(question, reference, evidence)) if align else found


def _features(held: Held, said: Bag) -> Floats:
    return np.array([*_term_features(held, said), *_word_features(held, said)])


def _evidence(reading: Reading) -> str:
    """The answer without words to the grader, and without what it calls wrong."""
    kept = zip(reading.spans, evidence(reading), strict=True)
    texts = [text_of(reading, span) for span, keep in kept if keep]
    return ". ".join(text for text in texts if not is_denial(text))


def _cap(question: str, reference: str, reading: Reading, bagged: Bag) -> float:
    """The most that an answer of such a form can get."""
    asked = known_bag(question)
    theirs = set(known_bag(reference).words) - set(asked.words)
    said = set(bagged.words)
    repeats = len(said & set(asked.words)) >= PARROT_SHARE * len(set(asked.words))
    if repeats and not said & theirs and len(said) >= PARROT_WORDS:
        return 0.0
    denied = sum(
        len(text_of(reading, span)) for span in reading.spans if is_denial(text_of(reading, span))
    )
    mostly_denied = denied > len(reading.folded.text) / 2
    return HEAP_CAP if mostly_denied or is_salad(reading) else 1.0


def _term_features(held: Held, said: Bag) -> list[float]:
    """Features of content terms, the question's left out."""
    terms = said.terms
    own = [term for term in terms if term not in held.asked]
    cover = Cover(terms)
    hits = {term: cover(term) for term in held.reference.terms}
    recall = _share(held.terms, hits)
    precision = _mean(own, weight_of, Cover(held.reference.terms))
    points = [_share(point, {t: cover(t) for t in point}) for point in held.points]
    plain = {term: weight_of(term) for term in held.reference.terms}
    near = held.reference.neighbours
    return [
        recall,
        precision,
        _f1(recall, precision),
        _tfidf(held, own, hits),
        _bm25(held, said),
        cosine(said.pieces, held.reference.pieces),
        _share(plain, hits),
        sum(points) / len(points) if points else 0.0,
        min(points, default=0.0),
        sum(point > COVERED for point in points) / max(1, len(points)),
        _terms(held, terms),
        len(near & said.neighbours) / max(1, len(near)),
        _turned(held, said),
        math.sqrt(recall),
        max(points, default=0.0),
    ]


def _word_features(held: Held, said: Bag) -> list[float]:
    """Features of all words but the lightest: they tell `before` from `after`."""
    words, theirs = set(said.words), held.reference.words
    cover = Cover(words)
    hits = {word: cover(word) for word in held.words}
    recall = _share(held.words, hits)
    own = words - held.asked_words
    precision = _mean(own, word_weight, Cover(held.words))
    matched = sum(weight * hits[word] for word, weight in held.words.items())
    whole = sum(held.words.values())
    run = in_order(theirs, said.words)
    there, here = (run / max(1e-9, sum(map(word_weight, side))) for side in (theirs, said.words))
    return [
        recall,
        precision,
        _f1(recall, precision),
        math.log1p(max(0.0, whole - matched)),
        math.log1p(matched),
        float((NEGATION in theirs) != (NEGATION in words)),
        there,
        _f1(there, here),
        len(set(theirs) & words) / max(1, len(set(theirs) | words)),
        _opposed(held, said),
    ]


def _opposed(held: Held, said: Bag) -> float:
    """The share of ends of axes in the reference of which the answer has only the other end."""
    theirs = {side for token in held.reference.tokens for side in token.sides}
    ours = {side for token in said.tokens for side in token.sides}
    turned = [s for s in theirs - ours if Side(s.axis, -s.sign) in ours - theirs]
    return len(turned) / max(1, len(theirs))


@lru_cache(maxsize=512)
def _hold(question: str, reference: str, points: tuple[str, ...]) -> Held:
    asked, theirs = known_bag(question), known_bag(reference)
    parts = points or _sentences(reference)
    held = [_demoted(known_bag(part).terms, asked.terms, weight_of) for part in parts]
    return Held(
        frozenset(asked.terms),
        theirs,
        _demoted(theirs.terms, asked.terms, weight_of),
        _demoted(theirs.words, asked.words, word_weight),
        tuple(part for part in held if part),
        frozenset(asked.words),
    )


def _sentences(reference: str) -> tuple[str, ...]:
    reading = read(1, reference)
    return tuple(text_of(reading, span) for span in reading.spans)


def _demoted(
    terms: Collection[str], asked: Collection[str], weigh: Callable[[str], float]
) -> dict[str, float]:
    """What the terms weigh: those of the question nothing, unless there are no others."""
    own = {term: 0.0 if term in asked else weigh(term) for term in terms}
    return own if any(own.values()) else {term: weigh(term) for term in terms}


def _share(weights: dict[str, float], hits: dict[str, float]) -> float:
    """The share of the weight that is hit."""
    whole = math.fsum(weights.values())
    found = math.fsum(weight * hits[term] for term, weight in weights.items())
    return found / whole if whole else 0.0


def _mean(
    terms: Collection[str], weigh: Callable[[str], float], value: Callable[[str], float]
) -> float:
    whole = math.fsum(weigh(term) for term in terms)
    return math.fsum(weigh(term) * value(term) for term in terms) / whole if whole else 0.0


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _tfidf(held: Held, own: Sequence[str], hits: dict[str, float]) -> float:
    """Cosine of squared weights, the question's words left out on both sides."""
    theirs = [term for term in held.reference.terms if term not in held.asked]
    shared = sum(weight_of(term) ** 2 * hits[term] for term in theirs)
    size = sum(weight_of(term) ** 2 for term in own) * sum(weight_of(t) ** 2 for t in theirs)
    return shared / math.sqrt(size) if size else 0.0


def _bm25(held: Held, said: Bag) -> float:
    """BM25 of the reference in the answer, as a share of the reference in itself."""
    here = LENGTH_SHARE * sum(said.counts.values()) / AVERAGE_TERMS
    there = LENGTH_SHARE * len(held.terms) / AVERAGE_TERMS
    best = _saturated(1, there) * sum(held.terms.values())
    found = sum(
        weight * _saturated(said.counts[term], here)
        for term, weight in held.terms.items()
        if term in said.counts
    )
    return min(1.5, found / best) if best else 0.0


def _saturated(count: int, length: float) -> float:
    return count * (SATURATION + 1) / (count + SATURATION * (1 - LENGTH_SHARE + length))


def _terms(held: Held, terms: Collection[str]) -> float:
    """Distinct terms that are the reference's or the question's, up to twice the reference's."""
    fitting = sum(t in held.reference.terms or t in held.asked for t in terms)
    return math.log1p(min(fitting, 2 * len(held.reference.terms)))


def _turned(held: Held, said: Bag) -> float:
    """The share of common terms that one side negates and the other affirms."""
    shared = {term: weight_of(term) for term in held.reference.terms if term in said.terms}
    turned = {t: float(said.terms[t] != held.reference.terms[t]) for t in shared}
    return _share(shared, turned)


@lru_cache(maxsize=2)
def _table(file: Path) -> Weights:
    table = tomllib.loads(file.read_text("utf-8"))
    names = FEATURES if file == TABLE else (*FEATURES, ALIGNMENT)
    return Weights(np.array([table["weights"][name] for name in names]), table["intercept"])
