"""Fits the model that tells answers from all else a candidate may say.

    python -m evals.text.fit

Multinomial logistic regression with a penalty on `training.jsonl`; the utterances on which it is
measured, `utterances.jsonl`, were written by others and are never read here.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.matching import content_words
from agents.minds.traits import FAMILIAR, familiar, traits
from agents.minds.utterances import KINDS, WEIGHTS
from evals.text.longer import longer
from interview.content import AnyContent
from interview.minds import Moment
from interview.vocabulary import SEGMENTS, Utterance
from tools.question_bank import Bank, load_bank

ROOT = Path(__file__).resolve().parents[2]
TRAINING = Path(__file__).with_name("training.jsonl")
SEEN = 2
"""Utterances in which a trait must be found to get a weight."""
PENALTY = 1.5
ROUNDS = 250
STEP = 0.1
MOMENTUM = 0.9
SPREAD = 0.99
TINY = 1e-9
SMALL = 8
"""Weights below this, in hundredths, for all kinds: the trait is left out."""
Floats = NDArray[np.float64]
Places = NDArray[np.intp]


class Labelled(NamedTuple):
    """An utterance with its traits and the kind that its author gave it."""

    text: str
    traits: frozenset[str]
    label: Utterance
    said: str


def read(path: Path, bank: Bank) -> list[Labelled]:
    """The utterances of a file, a JSON object a line, and the longer ones made of them."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [_labelled(row, bank) for row in [*rows, *longer(rows)]]


def _labelled(row: dict[str, str], bank: Bank) -> Labelled:
    return Labelled(row["text"], traits(row["text"], moment_of(row, bank)), _kind(row), row["kind"])


def _kind(row: dict[str, str]) -> Utterance:
    return next(kind for kind in KINDS if kind == row["label"])


def moment_of(row: dict[str, str], bank: Bank) -> Moment:
    """When an utterance of the corpus was said."""
    item = None if row["kind"] in SEGMENTS else bank.item(row["question"])
    return Moment.model_validate({"said": row["kind"], "item": item})


def fitted(rows: Sequence[Labelled]) -> dict[str, list[int]]:
    """Weights by trait, in hundredths, one a kind."""
    counts = Counter(trait for row in rows for trait in row.traits)
    names = ["always", *sorted(trait for trait, count in counts.items() if count >= SEEN)]
    place = {name: at for at, name in enumerate(names)}
    held = [[0, *(place[each] for each in row.traits if each in place)] for row in rows]
    wanted = np.eye(len(KINDS))[[KINDS.index(row.label) for row in rows]]
    weights = np.rint(100 * _descend(Held.of(held), wanted)).astype(int)
    return {
        name: row.tolist()
        for name, row in zip(names, weights, strict=True)
        if np.abs(row).max() >= SMALL
    }


class Held(NamedTuple):
    """Which row holds which trait, sorted once by row and once by trait."""

    traits: Places
    rows: Places
    by_trait: Places
    """The order that sorts the pairs by trait."""
    row_starts: Places
    trait_starts: Places

    @classmethod
    def of(cls, held: Sequence[Sequence[int]]) -> "Held":
        """From the places of the traits of each row; every trait is in some row."""
        traits = np.array([each for row in held for each in row], dtype=np.intp)
        rows = np.repeat(np.arange(len(held)), [len(row) for row in held])
        order = np.argsort(traits, kind="stable")
        row_starts = np.flatnonzero(np.diff(rows, prepend=-1))
        trait_starts = np.flatnonzero(np.diff(traits[order], prepend=-1))
        return cls(traits, rows, order, row_starts, trait_starts)

    def sums(self, weights: Floats) -> Floats:
        """The weights of each row's traits, added up."""
        return np.asarray(np.add.reduceat(weights[self.traits], self.row_starts), dtype=np.float64)

    def spread(self, errors: Floats) -> Floats:
        """The errors of each trait's rows, added up."""
        sorted_ = errors[self.rows[self.by_trait]]
        return np.asarray(np.add.reduceat(sorted_, self.trait_starts), dtype=np.float64)


def _descend(held: Held, wanted: Floats) -> Floats:
    """Gradient descent whose steps are scaled trait by trait, so that rare ones move as well."""
    weights = np.zeros((len(held.trait_starts), wanted.shape[1]))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for round_ in range(1, ROUNDS + 1):
        odds = held.sums(weights)
        odds = np.exp(odds - odds.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        slope = (held.spread(odds - wanted) + PENALTY * weights) / len(wanted)
        first = MOMENTUM * first + (1 - MOMENTUM) * slope
        second = SPREAD * second + (1 - SPREAD) * slope**2
        pace = STEP * (1 - round_ / (ROUNDS + 1))
        weights -= pace * _unbiased(first, MOMENTUM, round_) / (
            np.sqrt(_unbiased(second, SPREAD, round_)) + TINY
        )
    return weights


def _unbiased(mean: Floats, decay: float, rounds: int) -> Floats:
    """A running mean that began at zero, without the pull of that beginning."""
    return mean / (1 - decay**rounds)


def stems(bank: Bank) -> list[str]:
    """Stems that several items use: what an interview of this kind speaks of."""
    counts = Counter(
        stem for item in bank.items.values() for stem in content_words(" ".join(told(item)))
    )
    least = max(2, len(bank.items) // 100)
    return sorted(stem for stem, count in counts.items() if count >= least)


def told(item: AnyContent) -> Iterator[str]:
    """All that an item says of its subject."""
    yield from (stage.ask for stage in item.stages)
    yield item.strong_answer
    for point in item.points:
        yield from (point.text, *point.aliases, *point.wrong_if, point.probe, point.hint.text)
    for clarification in item.clarifications:
        yield from (*clarification.asked, clarification.answer)
    for twist in item.twists:
        yield from (twist.text, *twist.listens_for)
    if item.challenge:
        yield from (item.challenge.claim, *item.challenge.listens_for)


def main() -> None:
    """Fit and write the table that the interviewer ships."""
    bank = load_bank([ROOT / "content"])
    FAMILIAR.write_text("\n".join(stems(bank)) + "\n", encoding="utf-8")
    familiar.cache_clear()
    rows = read(TRAINING, bank)
    table = fitted(rows)
    lines = ["\t".join(["trait", *KINDS])]
    lines += ["\t".join([name, *map(str, weights)]) for name, weights in table.items()]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"wrote {WEIGHTS.name}: {len(table)} traits from {len(rows)} utterances\n")


if __name__ == "__main__":
    main()
