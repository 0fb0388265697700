"""How far predicted grades agree with given ones: the figures that every graded set is told in."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from evals import baselines
from evals.bootstrap import Places, Statistic, places_by_group
from evals.fitting import Floats, Predict, fit, left_out
from evals.graded import Graded, groups, is_blank
from evals.rows import Row
from evals.sheet import Sheet
from evals.statistics import d_prime, pearson, quadratic_kappa, rmse, spearman

Baselines = Mapping[str, Floats]
CONSTANT, LENGTH, RECALL = "constant", "length", "IDF-recall"
MIDDLE = 0.5
"""The grade of everything, for who knows nothing of the set."""
FEWEST_CANDIDATES = 9


class Subject(NamedTuple):
    """Graded answers, and how their figures are named and scaled."""

    suite: str
    name: str
    rows: Sequence[Graded]
    most: float
    """Errors are told in units of this highest grade."""
    steps: int
    """Whole grades above 0 that QWK rounds to."""


def unfitted(rows: Sequence[Graded]) -> Baselines:
    """Baselines that have seen no grade."""
    return {
        CONSTANT: np.full(len(rows), MIDDLE),
        LENGTH: np.array([baselines.share_of_length(row) for row in rows]),
        RECALL: np.array(baselines.recall_of(rows)),
    }


def refitted(rows: Sequence[Graded]) -> Baselines:
    """Baselines fitted to the grades of the other questions."""
    grades, names = np.array([row.grade for row in rows]), groups(rows)
    words = np.array([[float(np.log1p(baselines.length(row.answer)))] for row in rows])
    recall = np.array(baselines.recall_of(rows))[:, None]
    return {
        CONSTANT: left_out(words, grades, names, _mean),
        LENGTH: left_out(words, grades, names, fit),
        RECALL: left_out(recall, grades, names, fit),
    }


def _mean(_: Floats, grades: Floats, __: Sequence[Hashable]) -> Predict:
    middle = float(grades.mean())
    return lambda rows: np.full(len(rows), middle)


def agreement(subject: Subject, found: Floats, how: str, beside: Baselines) -> list[Row]:
    """r, RMSE, QWK and r within questions, over all answers and over those not blank."""
    rows = subject.rows
    filled = np.flatnonzero([not is_blank(row.answer) for row in rows])
    every = np.arange(len(rows))
    figures = _figures(subject, found, f"{subject.name}, {how}", beside, every)
    if 0 < len(filled) < len(rows):
        case = f"{subject.name}, {how}, without blanks"
        figures += _figures(subject, found, case, beside, filled)
    return figures


def _figures(
    subject: Subject, found: Floats, case: str, beside: Baselines, chosen: Places
) -> list[Row]:
    names = [subject.rows[place].group for place in chosen]
    grades = np.array([subject.rows[place].grade for place in chosen])
    sheet = Sheet(subject.suite, case, names)
    every = np.arange(len(chosen))
    for measure, make in MEASURES.items():
        aside = {
            name: make(subject, names, grades, one[chosen])(every) for name, one in beside.items()
        }
        sheet.add(measure, make(subject, names, grades, found[chosen]), aside)
    return sheet.rows


def _r(_: Subject, __: Sequence[str], grades: Floats, found: Floats) -> Statistic:
    return lambda at: pearson(grades[at], found[at])


def _rmse(subject: Subject, _: Sequence[str], grades: Floats, found: Floats) -> Statistic:
    return lambda at: rmse(grades[at], found[at]) * subject.most


def _qwk(subject: Subject, _: Sequence[str], grades: Floats, found: Floats) -> Statistic:
    steps = subject.steps
    return lambda at: quadratic_kappa(grades[at] * steps, found[at] * steps)


def _within(_: Subject, names: Sequence[str], grades: Floats, found: Floats) -> Statistic:
    """Median over the questions drawn of r among the answers to one question."""
    own = np.full(len(names), np.nan)
    for places in places_by_group(names):
        # One value a question, kept at its first answer.
        own[places[0]] = pearson(grades[places], found[places])
    return lambda at: _median(own[at])


def _median(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else float("nan")


MEASURES: Mapping[str, Callable[[Subject, Sequence[str], Floats, Floats], Statistic]] = {
    "r": _r,
    "RMSE": _rmse,
    "QWK": _qwk,
    "r within questions": _within,
}


def ceiling(subject: Subject) -> list[Row]:
    """How far two people agree on the answers that both graded; empty where none were."""
    rows = [row for row in subject.rows if row.second is not None]
    if not rows:
        return []
    second = np.array([row.second for row in rows], dtype=np.float64)
    twice = subject._replace(rows=rows)
    return _figures(twice, second, f"{subject.name}, two people", {}, np.arange(len(rows)))


def candidates(subject: Subject, found: Floats, how: str) -> list[Row]:
    """Order of people by their mean grade, beside length; empty for too few people."""
    people = [row.candidate or "" for row in subject.rows]
    if len(set(people)) < FEWEST_CANDIDATES:
        return []
    grades = np.array([row.grade for row in subject.rows])
    words = np.array([float(baselines.length(row.answer)) for row in subject.rows])
    real, own, long = (_by_person(people, one) for one in (grades, found, words))
    sheet = Sheet(subject.suite, f"{subject.name}, {how}, people", list(range(len(real))))
    sheet.add("rho", lambda at: spearman(real[at], own[at]), {LENGTH: spearman(real, long)})
    aside = {LENGTH: _thirds(real, long)}
    sheet.add("d' best and worst third", lambda at: _thirds(real[at], own[at]), aside)
    return sheet.rows


def _by_person(people: Sequence[str], values: Floats) -> Floats:
    return np.array([values[places].mean() for places in places_by_group(people)])


def _thirds(real: Floats, found: Floats) -> float:
    """Distance of the best third of people from the worst, by what was found of them."""
    third = len(real) // 3
    order = np.argsort(real, kind="stable")
    return d_prime(found[order[-third:]], found[order[:third]])
