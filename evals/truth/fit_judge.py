"""Writes the weights by which the scorer judges points, from hand labels and the bank's rubrics.

python -m evals.truth.fit_judge

Two kinds of pairs of a statement and a point: answers labelled by hand (parts `a` and `e`; the
others stay unseen), and the bank's own ways of saying a point, each held out of its rubric while it is
judged, beside the other points of its stage and the statements that contradict it.
"""

import json
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from evals.fitting import Floats
from interview.content import AnyContent, Point, Stage
from tools.question_bank import Bank, load_bank
from tools.rubric_scorer import reading_of
from tools.rubric_scorer.signs import SIGNS, Case, signs
from tools.rubric_scorer.verdicts import LOOKED_AT, TABLE

ROOT = Path(__file__).resolve().parents[2]
FITTED = ("a", "e")
"""The parts of the labels that are fitted to; the others stay unseen."""
PENALTY = 45.0
OWN, OWN_OTHER, OWN_WRONG = 2.0, 1.0, 8.0
"""What held-out phrases count beside each other: said, of another point, contradicting."""
TWIN = 4.0
"""What each of a pair of twins counts: they are few, and teach what a single wrong word does."""
STRANGER = 2.0
"""The same for an answer to another question, which anchors the zero."""
STRIDES = (17, 59)
"""How far away in the bank those answers are."""
OWN_SHARE = 0.6
"""What all of them together count beside the hand labels, however large the bank is."""
KINDS = ("question", "case")
Said = Literal["met", "against", "neither"]
SAYS: dict[str, Said] = {"met": "met", "contradicted": "against"}


class Pair(NamedTuple):
    """A statement held against a point."""

    values: Floats
    said: Said
    mass: float
    first: bool
    """Whether it is the strongest of its answer; only those are told from their opposite."""


def from_labels(bank: Bank, file: Path) -> Iterator[Pair]:
    """Pairs of the answers in a file of labels."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        item = bank.item(row["question"])
        if item.kind in KINDS:
            (stage,) = (one for one in item.stages if one.id == row["stage"])
            for place, point in enumerate(stage.points):
                said = SAYS.get(row["points"][point.id]["verdict"], "neither")
                yield from _looked_at(item, stage, row["answer"], place, said)


def from_twins(bank: Bank, file: Path) -> Iterator[Pair]:
    """Pairs of a right statement and its wrong twin."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        item = bank.item(row["question"])
        if item.kind in KINDS:
            (stage,) = (one for one in item.stages if one.id == row["stage"])
            place = [point.id for point in stage.points].index(row["point"])
            yield from _looked_at(item, stage, row["right"], place, "met")
            yield from _looked_at(item, stage, row["wrong"], place, "against")


def from_rubrics(bank: Bank) -> Iterator[Pair]:
    """Pairs of each way of saying a point, held out, and the points of its stage."""
    for item in bank.items.values():
        if item.kind in KINDS:
            for stage in item.stages:
                for place in range(len(stage.points)):
                    yield from _held_out(item, stage, place)


def from_strangers(bank: Bank) -> Iterator[Pair]:
    """Pairs of points and good answers to other questions, which meet none of them."""
    items = [item for item in bank.items.values() if item.kind in KINDS]
    for at, item in enumerate(items):
        for step in STRIDES:
            other = items[(at + step) % len(items)]
            if other.competency != item.competency:
                for stage in item.stages:
                    for place in range(len(stage.points)):
                        yield from _strongest(
                            item, stage, other.strong_answer, place, "neither", STRANGER
                        )


def _held_out(item: AnyContent, stage: Stage, place: int) -> Iterator[Pair]:
    point = stage.points[place]
    for alias in point.aliases:
        rest = tuple(other for other in point.aliases if other != alias)
        without = _with(stage, place, point.model_copy(update={"aliases": rest}))
        for other in range(len(stage.points)):
            said: Said = "met" if other == place else "neither"
            mass = OWN if other == place else OWN_OTHER
            yield from _strongest(item, without, alias, other, said, mass)
    for wrong in point.wrong_if:
        rest = tuple(other for other in point.wrong_if if other != wrong)
        without = _with(stage, place, point.model_copy(update={"wrong_if": rest}))
        yield from _strongest(item, without, wrong, place, "against", OWN_WRONG)


def _with(stage: Stage, place: int, point: Point) -> Stage:
    points = tuple(point if at == place else one for at, one in enumerate(stage.points))
    return stage.model_copy(update={"points": points})


def _looked_at(item: AnyContent, stage: Stage, text: str, place: int, said: Said) -> Iterator[Pair]:
    """The strongest unit where the point is met, all that are looked at where it is not."""
    found = _values(item, stage, text, place)[: 1 if said == "met" else LOOKED_AT]
    for at, values in enumerate(found):
        yield Pair(values, said, 1 / len(found), at == 0)


def _strongest(
    item: AnyContent, stage: Stage, text: str, place: int, said: Said, mass: float
) -> Iterator[Pair]:
    for values in _values(item, stage, text, place)[:1]:
        yield Pair(values, said, mass, True)


@lru_cache(maxsize=4)
def _case(item: AnyContent, stage: Stage, text: str) -> Case:
    return reading_of(item, stage, text)


def _values(item: AnyContent, stage: Stage, text: str, place: int) -> list[Floats]:
    """Signs of the units that speak of a point, the strongest first."""
    case = _case(item, stage, text)
    if not case.units:
        return []
    order = np.argsort(-case.match.strength[:, place])[:LOOKED_AT]
    return [signs(case, int(at), place) for at in order]


def logistic(values: Floats, met: Floats, mass: Floats, penalty: float) -> tuple[Floats, float]:
    """Weights and intercept of a logistic regression with a penalty on standardised weights."""
    centre = np.average(values, axis=0, weights=mass)
    scale = np.sqrt(np.average((values - centre) ** 2, axis=0, weights=mass))
    scale = np.where(scale > 1e-9, scale, np.inf)
    design = np.c_[np.ones(len(values)), (values - centre) / scale]
    ridge = penalty * np.eye(design.shape[1])
    ridge[0, 0] = 1e-6
    beta = np.zeros(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ beta))
        curve = mass * chance * (1 - chance) + 1e-9
        slope = design.T @ (mass * (met - chance)) - ridge @ beta
        step = np.linalg.solve((design * curve[:, None]).T @ design + ridge, slope)
        beta = beta + step
        if np.abs(step).max() < 1e-7:
            break
    weights = beta[1:] / scale
    return weights, float(beta[0] - centre @ weights)


def fitted(pairs: list[Pair]) -> str:
    """Both tables as TOML."""
    told = [pair for pair in pairs if pair.first and pair.said != "neither"]
    head = [
        "# Written by `python -m evals.truth.fit_judge`; change the signs or labels, not this file.",
        f"penalty = {PENALTY}",
    ]
    return "\n".join([*head, *_table("met", pairs), *_table("against", told)])


def _table(side: Said, pairs: list[Pair]) -> list[str]:
    """The weights by which one side is told from all other pairs given."""
    weights, intercept = logistic(
        np.array([pair.values for pair in pairs]),
        np.array([float(pair.said == side) for pair in pairs]),
        np.array([pair.mass for pair in pairs]),
        PENALTY,
    )
    rows = [f"{name} = {weight:.6f}" for name, weight in zip(SIGNS, weights, strict=True)]
    count = f"statements = {len(pairs)}"
    return ["", f"[{side}]", count, f"intercept = {intercept:.6f}", "", f"[{side}.weights]", *rows]


def together(labelled: list[Pair], own: list[Pair]) -> list[Pair]:
    """Hand labels and the bank's own phrases, which count a fixed share."""
    share = OWN_SHARE * sum(pair.mass for pair in labelled) / sum(pair.mass for pair in own)
    return [*labelled, *(pair._replace(mass=pair.mass * share) for pair in own)]


def main() -> None:
    """Fit and write."""
    bank = load_bank([ROOT / "content"])
    folder = Path(__file__).resolve().parent
    labelled = [
        pair for part in FITTED for pair in from_labels(bank, folder / f"labels-{part}.jsonl")
    ]
    twins = from_twins(bank, folder / "pairs-a.jsonl")
    labelled += [pair._replace(mass=TWIN * pair.mass) for pair in twins]
    pairs = together(labelled, [*from_rubrics(bank), *from_strangers(bank)])
    TABLE.write_text(fitted(pairs) + "\n", "utf-8")
    sys.stdout.write(f"wrote {TABLE.name} from {len(pairs)} statements\n")


if __name__ == "__main__":
    main()
