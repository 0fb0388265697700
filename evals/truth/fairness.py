"""The same honest answers in another form: spoken, without articles, hedged, mistyped, greeted.

A mean shift keeps its sign, so that a form that costs points shows; beside stands the grade of the
whole answer. The worst form stands beside all of them together.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from evals.bootstrap import Statistic
from evals.fitting import Floats
from evals.rows import Bench, Measured, Outcome, Row, row
from evals.sheet import Sheet
from evals.truth.forms import FORMS, NAMES, Form, named
from evals.truth.marking import PASS, Mark, Marker, Target

NAME = "fairness"
SEED = 5


class Shifts(NamedTuple):
    """What the same answers get, as they are and in another form."""

    questions: list[str]
    before: Floats
    after: Floats
    grade_before: Floats
    grade_after: Floats


Figure = Callable[[Floats, Floats], float]
FIGURES: Mapping[str, Figure] = {
    "mean shift": lambda before, after: float(np.mean(after - before)),
    "p95 of shifts": lambda before, after: float(np.quantile(np.abs(after - before), 0.95)),
    "pass flips": lambda before, after: float(np.mean((before >= PASS) != (after >= PASS))),
}


def measure(bench: Bench) -> Outcome:
    """Every form, all together, and the worst."""
    marker = Marker(bench)
    said = [(target, text) for target in marker.targets for text in target.said.values()]
    before = [marker.mark(target, text) for target, text in said]
    by_form = {name: shifts(marker, said, before, form) for name, form in FORMS.items()}
    rows = [one for name, found in by_form.items() for one in _rows(name, found)]
    rows += _rows("all forms", _joined(list(by_form.values())))
    return Outcome([*rows, *_worst(by_form), _names(marker, said)], [])


def shifts(
    marker: Marker, said: Sequence[tuple[Target, str]], before: Sequence[Mark], form: Form
) -> Shifts:
    """Scores and grades of answers, as they were marked before and after a change of form."""
    draw = random.Random(SEED)
    after = [marker.mark(target, form(text, draw)) for target, text in said]
    return Shifts(
        [mark.question for mark in before],
        np.array([mark.score for mark in before]),
        np.array([mark.score for mark in after]),
        np.array([mark.grade for mark in before]),
        np.array([mark.grade for mark in after]),
    )


def _joined(all_shifts: Sequence[Shifts]) -> Shifts:
    numbers = (np.concatenate([one[at] for one in all_shifts]) for at in range(1, 5))
    return Shifts([name for one in all_shifts for name in one.questions], *numbers)


def _rows(case: str, found: Shifts) -> list[Row]:
    sheet = Sheet(NAME, case, found.questions)
    for measure, figure in FIGURES.items():
        beside = {"grade": figure(found.grade_before, found.grade_after)}
        sheet.add(measure, _drawn(figure, found), beside)
    return sheet.rows


def _drawn(figure: Figure, found: Shifts) -> Statistic:
    return lambda at: figure(found.before[at], found.after[at])


def _worst(by_form: Mapping[str, Shifts]) -> list[Row]:
    """For each figure, the form in which it is farthest from none."""
    rows = []
    for measure, figure in FIGURES.items():
        found = {name: figure(one.before, one.after) for name, one in by_form.items()}
        name = max(found, key=lambda one: abs(found[one]))
        count = len(by_form[name].questions)
        rows.append(row(NAME, "worst form", measure, found[name], count, {name: found[name]}))
    return rows


def _names(marker: Marker, said: Sequence[tuple[Target, str]]) -> Row:
    """How far apart the mean scores of the same answers are under different names."""
    means = {
        name: np.mean([marker.find(at, named(text, name)).score for at, text in said])
        for name in NAMES
    }
    gap = float(max(means.values()) - min(means.values()))
    return row(NAME, "names", "gap between them", gap, len(said) * len(NAMES))


SUITE = Measured(NAME, measure)
