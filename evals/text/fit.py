"""Fits the model that tells answers from all else a candidate may say.

    python -m evals.text.fit

Two logistic regressions with a penalty on `training*.jsonl`: one for the kinds, one for ends of
answers. The utterances on which they are measured, `utterances.jsonl`, were written by others and
are never read here.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from agents.matching import content_words
from agents.minds import endings, utterances
from agents.minds.traits import FAMILIAR, familiar, plain, traits
from agents.minds.utterances import KINDS
from evals.text.cuts import cuts, sentences
from evals.text.longer import longer
from evals.text.solve import fitted
from interview.content import AnyContent
from interview.minds import Moment
from interview.vocabulary import SEGMENTS, Utterance
from tools.question_bank import Bank, load_bank

ROOT = Path(__file__).resolve().parents[2]
TRAINING = sorted(Path(__file__).parent.glob("training*.jsonl"))
SMALL = 10
"""Weights below this, in hundredths, for all kinds: the trait is left out."""


class Labelled(NamedTuple):
    """An utterance with its traits and the kind that its author gave it."""

    text: str
    traits: frozenset[str]
    label: Utterance
    said: str


def read(paths: Sequence[Path], bank: Bank) -> list[Labelled]:
    """The utterances of files, a JSON object a line, and the longer ones made of them."""
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    return [_labelled(row, bank) for row in [*rows, *longer(rows)]]


def _labelled(row: dict[str, str], bank: Bank) -> Labelled:
    return Labelled(row["text"], traits(row["text"], moment_of(row, bank)), _kind(row), row["kind"])


def _kind(row: dict[str, str]) -> Utterance:
    return next(kind for kind in KINDS if kind == row["label"])


def moment_of(row: dict[str, str], bank: Bank) -> Moment:
    """When an utterance of the corpus was said."""
    item = None if row["kind"] in SEGMENTS else bank.item(row["question"])
    return Moment.model_validate({"said": row["kind"], "item": item})


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


def kinds(bank: Bank) -> str:
    """Fit the kinds of words by all their traits."""
    rows = read(TRAINING, bank)
    labels = [KINDS.index(row.label) for row in rows]
    table = fitted([row.traits for row in rows], labels, len(KINDS), SMALL)
    lines = ["\t".join(["trait", *KINDS])]
    lines += ["\t".join([name, *map(str, weights)]) for name, weights in table.items()]
    utterances.WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"wrote {utterances.WEIGHTS.name}: {len(table)} traits from {len(rows)} utterances\n"


def ends(bank: Bank) -> str:
    """Fit by how a sentence ends whether more is to come."""
    rows = [row for row in read(TRAINING, bank) if row.label in ("answer", "partial")]
    whole = sentences(ROOT / "evals" / "candidates")
    half = cuts(whole)
    lines = [*(plain(row.text) for row in rows), *whole, *half]
    labels = [int(row.label == "partial") for row in rows] + [0] * len(whole) + [1] * len(half)
    table = fitted([endings.endings(line) for line in lines], labels, 2, SMALL)
    told = [f"{name}\t{more - done}" for name, (done, more) in table.items()]
    endings.WEIGHTS.write_text("\n".join(["trait\tmore to come", *told]) + "\n", encoding="utf-8")
    return f"wrote {endings.WEIGHTS.name}: {len(table)} traits from {len(lines)} sentences\n"


def main() -> None:
    """Fit and write the tables that the interviewer ships."""
    bank = load_bank([ROOT / "content"])
    FAMILIAR.write_text("\n".join(stems(bank)) + "\n", encoding="utf-8")
    familiar.cache_clear()
    sys.stdout.write(kinds(bank))
    sys.stdout.write(ends(bank))


if __name__ == "__main__":
    main()
