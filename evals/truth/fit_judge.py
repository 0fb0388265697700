"""Writes the weights by which the scorer judges points, from hand labels and the bank's rubrics.

python -m evals.truth.fit_judge

Two kinds of pairs of a statement and a point: answers labelled by hand (part `a` only; part `b`
stays unseen), and the bank's own ways of saying a point, each held out of its rubric while it is
judged, beside the other points of its stage and the statements that contradict it.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from evals.fitting import Floats
from interview.content import AnyContent, Point, Stage
from tools.question_bank import Bank, load_bank
from tools.rubric_scorer import reading_of
from tools.rubric_scorer.signs import SIGNS, signs
from tools.rubric_scorer.verdicts import LOOKED_AT, TABLE

ROOT = Path(__file__).resolve().parents[2]
PENALTY = 3.0
OWN, OWN_OTHER, OWN_WRONG = 0.1, 0.05, 0.4
"""What a held-out phrase counts beside a hand label: said, of another point, contradicting."""
KINDS = ("question", "case")


class Pair(NamedTuple):
    """A statement held against a point."""

    values: tuple[float, ...]
    met: bool
    mass: float


def from_labels(bank: Bank, file: Path) -> Iterator[Pair]:
    """Pairs of the answers in a file of labels."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        item = bank.item(row["question"])
        if item.kind in KINDS:
            (stage,) = (one for one in item.stages if one.id == row["stage"])
            for place, point in enumerate(stage.points):
                met = row["points"][point.id]["verdict"] == "met"
                yield from _looked_at(item, stage, row["answer"], place, met=met)


def from_twins(bank: Bank, file: Path) -> Iterator[Pair]:
    """Pairs of a right statement and its wrong twin."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        item = bank.item(row["question"])
        if item.kind in KINDS:
            (stage,) = (one for one in item.stages if one.id == row["stage"])
            place = [point.id for point in stage.points].index(row["point"])
            yield from _looked_at(item, stage, row["right"], place, met=True)
            yield from _looked_at(item, stage, row["wrong"], place, met=False)


def from_rubrics(bank: Bank) -> Iterator[Pair]:
    """Pairs of each way of saying a point, held out, and the points of its stage."""
    for item in bank.items.values():
        if item.kind in KINDS:
            for stage in item.stages:
                for place in range(len(stage.points)):
                    yield from _held_out(item, stage, place)


def _held_out(item: AnyContent, stage: Stage, place: int) -> Iterator[Pair]:
    point = stage.points[place]
    for alias in point.aliases:
        rest = tuple(other for other in point.aliases if other != alias)
        without = _with(stage, place, point.model_copy(update={"aliases": rest}))
        for other in range(len(stage.points)):
            mass = OWN if other == place else OWN_OTHER
            yield from _strongest(item, without, alias, other, mass, met=other == place)
    for wrong in point.wrong_if:
        rest = tuple(other for other in point.wrong_if if other != wrong)
        without = _with(stage, place, point.model_copy(update={"wrong_if": rest}))
        yield from _strongest(item, without, wrong, place, OWN_WRONG, met=False)


def _with(stage: Stage, place: int, point: Point) -> Stage:
    points = tuple(point if at == place else one for at, one in enumerate(stage.points))
    return stage.model_copy(update={"points": points})


def _looked_at(
    item: AnyContent, stage: Stage, text: str, place: int, *, met: bool
) -> Iterator[Pair]:
    """The strongest unit where the point is met, all that are looked at where it is not."""
    found = _values(item, stage, text, place)[: 1 if met else LOOKED_AT]
    for values in found:
        yield Pair(values, met, 1 / len(found))


def _strongest(
    item: AnyContent, stage: Stage, text: str, place: int, mass: float, *, met: bool
) -> Iterator[Pair]:
    for values in _values(item, stage, text, place)[:1]:
        yield Pair(values, met, mass)


def _values(item: AnyContent, stage: Stage, text: str, place: int) -> list[tuple[float, ...]]:
    """Signs of the units that speak of a point, the strongest first."""
    case = reading_of(item, stage, text)
    if not case.units:
        return []
    order = np.argsort(-case.match.strength[:, place])[:LOOKED_AT]
    return [signs(case, int(at), place).values for at in order]


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
    """The table as TOML."""
    weights, intercept = logistic(
        np.array([pair.values for pair in pairs]),
        np.array([float(pair.met) for pair in pairs]),
        np.array([pair.mass for pair in pairs]),
        PENALTY,
    )
    head = [
        "# Written by `python -m evals.truth.fit_judge`; change the signs or labels, not this file.",
        f"penalty = {PENALTY}",
        f"statements = {len(pairs)}",
        f"intercept = {intercept:.6f}",
        "",
        "[weights]",
    ]
    return "\n".join([*head, *(f"{n} = {w:.6f}" for n, w in zip(SIGNS, weights, strict=True))])


def main() -> None:
    """Fit and write."""
    bank = load_bank([ROOT / "content"])
    folder = Path(__file__).resolve().parent
    pairs = [*from_labels(bank, folder / "labels-a.jsonl"), *from_rubrics(bank)]
    pairs += from_twins(bank, folder / "pairs-a.jsonl")
    TABLE.write_text(fitted(pairs) + "\n", "utf-8")
    sys.stdout.write(f"wrote {TABLE.name} from {len(pairs)} statements\n")


if __name__ == "__main__":
    main()
