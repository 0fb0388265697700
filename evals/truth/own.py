"""Measures the scorer on graded answers of one's own: as shipped, and refitted by question.

As shipped, nothing is fitted to the file. Refitted, ridge and a rising map are fitted to the grades
of the other questions, so an answer is never judged by grades of its own question.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals.fitting import Floats, left_out
from evals.graded import Graded, groups
from evals.rows import Outcome
from evals.truth.agreement import (
    FEWEST_CANDIDATES,
    Subject,
    agreement,
    candidates,
    ceiling,
    refitted,
    unfitted,
)
from evals.truth.rows_file import read
from evals.truth.table import sample
from tools.encoder import Align
from tools.rubric_scorer.grading import grade

NAME = "own data"
TRANSFER, REFIT = "transfer", "refit"
FEWEST_ANSWERS = 3
FEWEST_TO_FIT = 30
FEWEST_QUESTIONS = 3
FEW_QUESTIONS = 8


def measure(file: Path, align: Align | None = None) -> Outcome:
    """Every figure of a file of rows; raises Invalid where rows cannot be read."""
    rows, most = read(file)
    subject = Subject(NAME, file.stem, rows, most, steps(rows, most))
    outcome = Outcome([], notes(rows))
    if len(rows) >= FEWEST_ANSWERS:
        outcome.rows.extend(ceiling(subject))
        found = shipped(rows, align)
        outcome.rows.extend(agreement(subject, found, TRANSFER, unfitted(rows)))
        outcome.rows.extend(candidates(subject, found, TRANSFER))
    if can_refit(rows):
        found = refit(rows, align)
        outcome.rows.extend(agreement(subject, found, REFIT, refitted(rows)))
        outcome.rows.extend(candidates(subject, found, REFIT))
    return outcome


def shipped(rows: Sequence[Graded], align: Align | None = None) -> Floats:
    """Grades 0..1 by the weights that the scorer ships."""
    return np.array(
        [grade(row.question, row.reference, row.answer, row.points, align) for row in rows]
    )


def refit(rows: Sequence[Graded], align: Align | None = None) -> Floats:
    """Grades 0..1 by weights fitted to the other questions of these rows."""
    found = sample(rows, align)
    return left_out(found.features, found.grades, found.groups)


def can_refit(rows: Sequence[Graded]) -> bool:
    """Whether there are answers and questions enough to fit to."""
    return len(rows) >= FEWEST_TO_FIT and len(set(groups(rows))) >= FEWEST_QUESTIONS


def steps(rows: Sequence[Graded], most: float) -> int:
    """Whole grades above 0 for QWK: of the file's scale, or quarters where that is 0..1."""
    if most >= 2:
        return round(most)
    return 1 if all(row.grade in (0.0, 1.0) for row in rows) else 4


def notes(rows: Sequence[Graded]) -> list[str]:
    """What the file is too small for, or lacks, in sentences."""
    questions, people = len(set(groups(rows))), {row.candidate for row in rows} - {None}
    told = (
        (len(rows) < FEWEST_ANSWERS, f"{len(rows)} answers are too few to measure anything on."),
        (
            not can_refit(rows),
            f"refit: {len(rows)} answers to {questions} questions are too few to fit to the others;"
            f" it takes {FEWEST_TO_FIT} answers to {FEWEST_QUESTIONS} questions.",
        ),
        (
            questions < FEW_QUESTIONS,
            f"{questions} questions are few: other questions could give quite other figures.",
        ),
        (
            len({row.grade for row in rows}) < 2,
            "r and QWK: all grades are the same, so nothing can agree with their order.",
        ),
        (
            all(row.second is None for row in rows),
            "human ceiling: no row has a `second_grade`.",
        ),
        (
            0 < len(people) < FEWEST_CANDIDATES,
            f"people: {len(people)} are too few to put in order; it takes {FEWEST_CANDIDATES}.",
        ),
    )
    return [sentence for applies, sentence in told if applies]
