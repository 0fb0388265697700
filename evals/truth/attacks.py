"""Answers made to win a score without earning it, put before the scorer on every stage of the bank.

`passes` is a score of 0.6 or more. `noticed` is a flag, or a point that is contradicted or unclear,
so that the interviewer asks. `grade` is that of the whole answer against the texts of all points.
"""

import random
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from evals.fitting import Floats
from evals.rows import Bench, Measured, Outcome, Row
from evals.sheet import Sheet
from evals.truth import twisting
from evals.truth.junk import dressed
from evals.truth.marking import PASS, Mark, Marker, Target, noticed
from evals.truth.material import judge, labelled_answers, main_answers

NAME = "attacks"
SEED = 4
Attack = Callable[[Target, random.Random], str]


def measure(bench: Bench) -> Outcome:
    """All attacks and, for the price of catching them, honest prose."""
    marker = Marker(bench)
    rows = [row for name, attack in ATTACKS.items() for row in _attack(marker, name, attack)]
    rows += [row for name, change in DISGUISES.items() for row in _disguise(marker, name, change)]
    return Outcome([*rows, *_injections(marker), *_negated(marker), *_honest(bench)], [])


ATTACKS: Mapping[str, Attack] = {
    "reference itself": lambda at, _: at.reference,
    "parrot": lambda at, _: at.stage.ask,
    "parrot, dressed up": lambda at, _: dressed(at.stage.ask),
    "waffle": lambda _, draw: draw.choice(twisting.WAFFLES),
    "waffle, three times as long": lambda _, __: " ".join(twisting.WAFFLES),
    "stuffing: keywords of the reference": lambda at, draw: twisting.keywords(at.reference, draw),
    "stuffing: weak answer and keywords": lambda at, draw: (
        f"{at.said['weak']} {twisting.keywords(at.reference, draw)}"
    ),
    "reference shuffled": lambda at, draw: twisting.shuffled(at.reference, draw),
    "jargon": lambda at, draw: twisting.jargon([at.foreign], draw),
    "reference of another item": lambda at, _: at.foreign,
    "injection alone": lambda _, draw: draw.choice(twisting.INJECTIONS),
    "hidden text": lambda at, _: f"I do not know. {twisting.tagged(at.reference)}",
    "reference denied": lambda at, _: twisting.deny(at.reference),
    "reference negated": lambda at, _: twisting.negate(at.reference),
}
DISGUISES: Mapping[str, Callable[[str], str]] = {
    "strong answer, split by zero width": twisting.split_by_nothing,
    "strong answer, look-alike letters": twisting.look_alike,
}


def _attack(marker: Marker, name: str, attack: Attack) -> list[Row]:
    """What an attack gets on every stage."""
    draw = random.Random(SEED)
    marks = [marker.mark(target, attack(target, draw)) for target in marker.targets]
    score, whole, recall = _series(marks)
    sheet = Sheet(NAME, name, [mark.question for mark in marks])
    sheet.add("score", lambda at: float(score[at].mean()), {"IDF-recall": float(recall.mean())})
    beside = {"IDF-recall": float((recall >= PASS).mean())}
    sheet.add("passes", lambda at: float((score[at] >= PASS).mean()), beside)
    sheet.add("grade", lambda at: float(whole[at].mean()))
    sheet.add("grade passes", lambda at: float((whole[at] >= PASS).mean()), beside)
    flagged = np.array([mark.flagged for mark in marks])
    seen = np.array([mark.noticed for mark in marks])
    met = np.array([mark.met for mark in marks])
    sheet.add("flagged", lambda at: float(flagged[at].mean()))
    sheet.add("noticed", lambda at: float(seen[at].mean()))
    sheet.add("points met", lambda at: float(met[at].mean()))
    return sheet.rows


def _series(marks: Sequence[Mark]) -> tuple[Floats, Floats, Floats]:
    columns = ("score", "grade", "recall")
    one, two, three = (np.array([getattr(mark, name) for mark in marks]) for name in columns)
    return one, two, three


def _disguise(marker: Marker, name: str, change: Callable[[str], str]) -> list[Row]:
    """How far a disguise moves an answer that deserves its score."""
    pairs = [(target, target.said["strong"]) for target in marker.targets]
    return _moved(marker, name, [(target, text, change(text)) for target, text in pairs])


def _injections(marker: Marker) -> list[Row]:
    """How far words to the judge move honest answers, of every strength and place in turn."""
    changes = [
        (target, text, twisting.injected(text, order, place))
        for at, target in enumerate(marker.targets)
        for place, text in enumerate(target.said.values())
        for order in _some(twisting.INJECTIONS, 3 * at + place)
    ]
    return _moved(marker, "injection into an answer", changes)


def _some(texts: Sequence[str], start: int, count: int = 3) -> list[str]:
    return [texts[(start * count + step) % len(texts)] for step in range(count)]


def _moved(marker: Marker, name: str, changes: Sequence[tuple[Target, str, str]]) -> list[Row]:
    """Mean shift of the score, up and down alike, and the share that is flagged."""
    known = {text: marker.mark(target, text) for target, text, _ in changes}
    before = [known[text] for _, text, _ in changes]
    after = [marker.mark(target, text) for target, _, text in changes]
    shifts = [np.abs(new - old) for new, old in zip(_series(after), _series(before), strict=True)]
    sheet = Sheet(NAME, name, [mark.question for mark in after])
    beside = {"grade": float(shifts[1].mean()), "IDF-recall": float(shifts[2].mean())}
    sheet.add("shift", lambda at: float(shifts[0][at].mean()), beside)
    flagged = np.array([mark.flagged for mark in after])
    sheet.add("flagged", lambda at: float(flagged[at].mean()))
    return sheet.rows


def _negated(marker: Marker) -> list[Row]:
    """Whether a strong answer with every sentence turned is noticed, or at least judged lower."""
    honest = [marker.mark(target, target.said["strong"]) for target in marker.targets]
    turned = [marker.mark(at, twisting.negate(at.said["strong"])) for at in marker.targets]
    lower = _series(turned)[0] < _series(honest)[0]
    seen = np.array([mark.noticed for mark in turned])
    alarms = np.array([mark.noticed for mark in honest])
    sheet = Sheet(NAME, "strong answer negated", [mark.question for mark in turned])
    beside = {"not negated": float(alarms.mean())}
    sheet.add("noticed", lambda at: float(seen[at].mean()), beside)
    sheet.add("noticed or lower", lambda at: float((seen | lower)[at].mean()))
    return sheet.rows


def _honest(bench: Bench) -> list[Row]:
    """Share of honest answers that are flagged for their form, and that are asked about."""
    said = [*main_answers(bench), *labelled_answers(bench)]
    found = [(one.item.id, judge(bench, one.item, one.stage, one.text)) for one in said]
    flagged = np.array([bool(finding.flags) for _, finding in found])
    seen = np.array([noticed(finding) for _, finding in found])
    sheet = Sheet(NAME, "honest prose", [question for question, _ in found])
    sheet.add("flagged", lambda at: float(flagged[at].mean()))
    sheet.add("noticed", lambda at: float(seen[at].mean()))
    return sheet.rows


SUITE = Measured(NAME, measure)
