"""Point verdicts held against hand labels, and against statements turned to their opposite.

A "met" that is none ends all trust: its precision comes first. Part `a` is what the judge was
fitted to; its marks were chosen with an eye on `b` and `d`, and nothing was made from `c`.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.baselines import Recall, length
from evals.bootstrap import Places
from evals.rows import Bench, Measured, Outcome, Row
from evals.sheet import Sheet
from evals.statistics import Hits, hits, krippendorff, macro_f1, pearson, quadratic_kappa
from evals.truth.material import Labelled, Pair, judge, labels, pairs, place
from interview.content import Point
from interview.ports import Finding
from interview.vocabulary import Verdict

NAME = "points"
PARTS = ("a", "b", "c", "d")
Verdicts = NDArray[np.str_]
ORDER: tuple[Verdict, ...] = ("contradicted", "missed", "unclear", "partly", "met")


class Judged(NamedTuple):
    """One point of one answer, as a person and the scorer see it."""

    question: str
    label: Verdict
    verdict: Verdict
    quoted: bool
    """Whether the scorer's quote stands in the answer word for word."""
    overlap: float
    """Weighed share of the point's words in the answer."""


class Twins(NamedTuple):
    """The scorer's verdicts on a right statement and its wrong twin."""

    question: str
    right: Verdict
    wrong: Verdict
    words: bool
    """Whether the right one has more of the point's words."""


class Levelled(NamedTuple):
    """The level of one answer, as a person and the scorer see it."""

    question: str
    grade: int
    level: int
    words: int


def measure(bench: Bench) -> Outcome:
    """All figures of both parts."""
    outcome = Outcome([], [])
    for part in PARTS:
        _add_labels(outcome, bench, part)
        _add_pairs(outcome, bench, part)
    return outcome


def _add_labels(outcome: Outcome, bench: Bench, part: str) -> None:
    found = labels(bench, part)
    if not found:
        outcome.notes.append(f"labels {part}: there is no labels-{part}.jsonl.")
        return
    judged, levelled = judge_all(bench, found)
    outcome.rows.extend(label_rows(f"labels {part}", judged))
    outcome.rows.extend(level_rows(f"labels {part}", levelled))


def _add_pairs(outcome: Outcome, bench: Bench, part: str) -> None:
    twins = twins_of(bench, part)
    if twins:
        outcome.rows.extend(pair_rows(f"pairs {part}", twins))


def judge_all(bench: Bench, found: Sequence[Labelled]) -> tuple[list[Judged], list[Levelled]]:
    """Every labelled answer put before the scorer."""
    recall = rubric_recall(bench)
    judged: list[Judged] = []
    levelled: list[Levelled] = []
    for one in found:
        item, stage = place(bench, one.question, one.stage)
        finding = judge(bench, item, stage, one.answer)
        judged.extend(_points(one, stage.points, finding, recall))
        levelled.append(Levelled(one.question, one.grade, finding.level or 0, length(one.answer)))
    return judged, levelled


def rubric_recall(bench: Bench) -> Recall:
    """The yardstick of shared words, weighed by the rubrics of the bank."""
    return Recall(point.text for item in bench.bank.items.values() for point in item.points)


def _points(
    one: Labelled, points: Sequence[Point], finding: Finding, recall: Recall
) -> list[Judged]:
    by_id = {verdict.point: verdict for verdict in finding.points}
    texts = {point.id: (point.text, *point.aliases) for point in points}
    return [
        Judged(
            one.question,
            label.verdict,
            by_id[id].verdict,
            (by_id[id].quote or "") in one.answer,
            max(recall("", text, one.answer) for text in texts[id]),
        )
        for id, label in one.points.items()
    ]


def label_rows(case: str, judged: Sequence[Judged]) -> list[Row]:
    """Figures of verdicts over (answer, point) pairs."""
    sheet = Sheet(NAME, case, [one.question for one in judged])
    label = np.array([one.label for one in judged])
    said = np.array([one.verdict for one in judged])
    words = hits(label == "met", _by_words(judged))
    _add_verdict(sheet, label, said, "met", words)
    _add_verdict(sheet, label, said, "contradicted")
    met, wrong = said == "met", label == "contradicted"
    near = np.isin(label, ["met", "partly"])
    sheet.add("met that is met or partly", lambda at: _share(near[at], met[at]), n=int(met.sum()))
    sheet.add("wrong, yet judged met", lambda at: _share(met[at], wrong[at]), n=int(wrong.sum()))
    sheet.add("unclear, to be asked", lambda at: _share(said[at] == "unclear"))
    sheet.add("verdicts, macro-F1", lambda at: macro_f1(label[at].tolist(), said[at].tolist()))
    sheet.add("verdicts, alpha", lambda at: _alpha(label[at], said[at]))
    kept = np.array([one.quoted for one in judged])
    sheet.add("quotes that are verbatim", lambda at: _share(kept[at]))
    return sheet.rows


def _add_verdict(
    sheet: Sheet, label: Verdicts, said: Verdicts, verdict: Verdict, words: Hits | None = None
) -> None:
    """Precision and recall of one verdict."""

    def hit(at: Places) -> Hits:
        return hits(label[at] == verdict, said[at] == verdict)

    precision = {"IDF-recall": words.precision} if words else None
    recall = {"IDF-recall": words.recall} if words else None
    given, right = int((said == verdict).sum()), int((label == verdict).sum())
    sheet.add(f"{verdict}, precision", lambda at: hit(at).precision, precision, given)
    sheet.add(f"{verdict}, recall", lambda at: hit(at).recall, recall, right)


def _by_words(judged: Sequence[Judged]) -> NDArray[np.bool_]:
    """As many points as the scorer calls met, chosen by shared words alone."""
    count = sum(one.verdict == "met" for one in judged)
    order = np.argsort([-one.overlap for one in judged], kind="stable")
    chosen = np.zeros(len(judged), dtype=bool)
    chosen[order[:count]] = True
    return chosen


def _share(yes: NDArray[np.bool_], among: NDArray[np.bool_] | None = None) -> float:
    chosen = yes if among is None else yes[among]
    return float(chosen.mean()) if len(chosen) else float("nan")


def _alpha(label: Verdicts, said: Verdicts) -> float:
    """Krippendorff's alpha of the two judges; verdicts have no order that all would agree on."""
    codes = [[ORDER.index(one) for one in judge] for judge in (label.tolist(), said.tolist())]
    return krippendorff(codes, "nominal")


def level_rows(case: str, levelled: Sequence[Levelled]) -> list[Row]:
    """Figures of levels beside the grades a person gave; no level counts as 0."""
    sheet = Sheet(NAME, case, [one.question for one in levelled])
    grade = np.array([one.grade for one in levelled])
    level = np.array([one.level for one in levelled])
    words = [one.words for one in levelled]
    sheet.add(
        "level, r", lambda at: pearson(grade[at], level[at]), {"length": pearson(grade, words)}
    )
    sheet.add("level, QWK", lambda at: quadratic_kappa(grade[at], level[at]))
    return sheet.rows


def pair_rows(case: str, twins: Sequence[Twins]) -> list[Row]:
    """Figures of minimal pairs."""
    sheet = Sheet(NAME, case, [one.question for one in twins])
    right = np.array([one.right for one in twins])
    wrong = np.array([one.wrong for one in twins])
    noticed = np.isin(wrong, ["unclear", "contradicted"])
    above = np.array([ORDER.index(one.right) > ORDER.index(one.wrong) for one in twins])
    words = float(np.mean([one.words for one in twins]))
    sheet.add("wrong twin met", lambda at: _share(wrong[at] == "met"))
    sheet.add("wrong twin asked about or contradicted", lambda at: _share(noticed[at]))
    sheet.add("right twin met", lambda at: _share(right[at] == "met"))
    sheet.add("right twin judged higher", lambda at: _share(above[at]), {"IDF-recall": words})
    return sheet.rows


def twins_of(bench: Bench, part: str) -> list[Twins]:
    """Every minimal pair put before the scorer."""
    recall = rubric_recall(bench)
    return [_twins(bench, pair, recall) for pair in pairs(bench, part)]


def _twins(bench: Bench, pair: Pair, recall: Recall) -> Twins:
    item, stage = place(bench, pair.question, pair.stage)
    (text,) = (point.text for point in stage.points if point.id == pair.point)
    verdicts = []
    for said in (pair.right, pair.wrong):
        finding = judge(bench, item, stage, said)
        verdicts.append({one.point: one.verdict for one in finding.points}[pair.point])
    higher = recall("", text, pair.right) > recall("", text, pair.wrong)
    return Twins(pair.question, verdicts[0], verdicts[1], higher)


SUITE = Measured(NAME, measure)
