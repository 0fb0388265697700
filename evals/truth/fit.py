"""Writes the table of weights that the scorer ships, fitted to public graded answers.

python -m evals.truth.fit --graded DIR [--embed]

Training parts only, every set counting the same, 3 % junk answers of grade 0; the penalty is the
one with which whole sets left out are put in the best order. The table is one line of features to a grade:
`penalty`, `fitted`, `intercept`, `[weights]` by feature name (features as they come, not
standardised), and a `[[data]]` for each set with `name`, `licence`, `answers`, `questions`.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from evals.fitting import Line
from evals.graded import Graded
from evals.truth.sets import SETS, TRAINING, load
from evals.truth.table import fit_table, with_zeros
from tools.encoder import Align, alignment, minilm
from tools.rubric_scorer.grading import ALIGNED_TABLE, ALIGNMENT, FEATURES, TABLE


def training(name: str, folder: Path) -> list[Graded]:
    """The training part of a set."""
    return [row for row in load(name, folder) if row.split == TRAINING]


def fitted(parts: dict[str, list[Graded]], today: str, align: Align | None = None) -> str:
    """The table as TOML, from the training part of each set."""
    line, penalty = fit_table([with_zeros(rows, align) for rows in parts.values()])
    head = [
        "# Written by `python -m evals.truth.fit`; change the features or the data, not this file.",
        f'fitted = "{today}"',
        f"penalty = {penalty:.4g}",
        f"intercept = {line.intercept:.6f}",
    ]
    data = [text for name, rows in parts.items() for text in _data(name, rows)]
    names = (*FEATURES, ALIGNMENT) if align else FEATURES
    return "\n".join([*head, *_weights(names, line), *data]) + "\n"


def _weights(names: Sequence[str], line: Line) -> list[str]:
    weights = zip(names, line.weights, strict=True)
    return ["", "[weights]", *(f"{name} = {weight:.6f}" for name, weight in weights)]


def _data(name: str, rows: Sequence[Graded]) -> list[str]:
    told = SETS[name]
    return [
        "",
        "[[data]]",
        f'name = "{told.title}"',
        f'licence = "{told.licence}"',
        f"answers = {len(rows)}",
        f"questions = {len({row.group for row in rows})}",
    ]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m evals.truth.fit", description=__doc__)
    parser.add_argument("--graded", type=Path, required=True, metavar="DIR")
    parser.add_argument("--embed", action="store_true", help="with the encoder's feature")
    parser.add_argument("--out", type=Path, metavar="FILE")
    wish = parser.parse_args()
    align = alignment(minilm()) if wish.embed else None
    out = wish.out or (ALIGNED_TABLE if wish.embed else TABLE)
    parts = {name: training(name, wish.graded) for name in SETS}
    out.write_text(fitted(parts, f"{datetime.now(UTC):%Y-%m-%d}", align), encoding="utf-8")
    sys.stdout.write(f"wrote {out.name}\n")


if __name__ == "__main__":
    main()
