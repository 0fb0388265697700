"""Fits the model that tells answers from all else a candidate may say.

    python -m evals.text.fit

Multinomial logistic regression with a penalty on `training.jsonl`; the utterances on which it is
measured, `utterances.jsonl`, were written by others and are never read here.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.minds.traits import traits
from agents.minds.utterances import KINDS, WEIGHTS
from interview.minds import Moment
from interview.vocabulary import SEGMENTS, Utterance
from tools.question_bank import Bank, load_bank

ROOT = Path(__file__).resolve().parents[2]
TRAINING = Path(__file__).with_name("training.jsonl")
SEEN = 2
"""Utterances in which a trait must be found to get a weight."""
PENALTY = 1.5
ROUNDS = 400
MOMENTUM = 0.9
SMALL = 4
"""Weights below this, in hundredths, for all kinds: the trait is left out."""
Floats = NDArray[np.float64]


class Labelled(NamedTuple):
    """An utterance with its traits and the kind that its author gave it."""

    text: str
    traits: frozenset[str]
    label: Utterance
    said: str


def read(path: Path, bank: Bank) -> list[Labelled]:
    """The utterances of a file, a JSON object a line."""
    return [_labelled(json.loads(line), bank) for line in path.read_text("utf-8").splitlines()]


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
    held = np.zeros((len(rows), len(names)))
    held[:, 0] = 1
    for at, row in enumerate(rows):
        held[at, [place[trait] for trait in row.traits if trait in place]] = 1
    wanted = np.eye(len(KINDS))[[KINDS.index(row.label) for row in rows]]
    weights = np.rint(100 * _descend(held, wanted)).astype(int)
    return {
        name: row.tolist()
        for name, row in zip(names, weights, strict=True)
        if np.abs(row).max() >= SMALL
    }


def _descend(held: Floats, wanted: Floats) -> Floats:
    """Gradient descent with momentum, in steps that suit the length of the rows."""
    weights = np.zeros((held.shape[1], wanted.shape[1]))
    speed = np.zeros_like(weights)
    step = 2 / float(np.mean((held**2).sum(axis=1)))
    for _ in range(ROUNDS):
        odds = held @ weights
        odds = np.exp(odds - odds.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        slope = (held.T @ (odds - wanted) + PENALTY * weights) / len(held)
        speed = MOMENTUM * speed - step * slope
        weights += speed
    return weights


def main() -> None:
    """Fit and write the table that the interviewer ships."""
    rows = read(TRAINING, load_bank([ROOT / "content"]))
    table = fitted(rows)
    lines = ["\t".join(["trait", *KINDS])]
    lines += ["\t".join([name, *map(str, weights)]) for name, weights in table.items()]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"wrote {WEIGHTS.name}: {len(table)} traits from {len(rows)} utterances\n")


if __name__ == "__main__":
    main()
