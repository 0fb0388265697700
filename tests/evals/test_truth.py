"""The suites on the shipped bank, the labels they rest on, and published sets where there are some."""

import math
import random
from pathlib import Path
from typing import get_args

import pytest

from evals.graded import Graded, is_blank
from evals.rows import Bench, named
from evals.truth import accuracy, attacks, fairness, forms, order, points, twisting
from evals.truth.fit import fitted, training
from evals.truth.junk import anchors
from evals.truth.material import Labelled, Pair, labels, main_answers, pairs, place
from evals.truth.sets import SETS, load
from interview.vocabulary import Verdict
from tools.rubric_scorer.grading import FEATURES

TEXT = "The cache is faster. You must always check the index before a retry."


def all_labels(bench: Bench) -> list[Labelled]:
    return [one for part in points.PARTS for one in labels(bench, part)]


def all_pairs(bench: Bench) -> list[Pair]:
    return [one for part in points.PARTS for one in pairs(bench, part)]


def test_labels_judge_every_point_of_their_stage(bench: Bench) -> None:
    for one in all_labels(bench):
        _, stage = place(bench, one.question, one.stage)
        assert set(one.points) == {point.id for point in stage.points}, one.id
        assert {label.verdict for label in one.points.values()} <= set(get_args(Verdict)), one.id


def test_quotes_of_labels_are_verbatim(bench: Bench) -> None:
    quotes = [(one, label.quote) for one in all_labels(bench) for label in one.points.values()]
    assert [one.id for one, quote in quotes if quote and quote not in one.answer] == []


def test_pairs_name_points_and_differ(bench: Bench) -> None:
    for one in all_pairs(bench):
        _, stage = place(bench, one.question, one.stage)
        assert one.point in {point.id for point in stage.points}, one.id
        assert one.right != one.wrong, one.id


def test_ids_are_given_once(bench: Bench) -> None:
    for part in points.PARTS:
        for found in (labels(bench, part), pairs(bench, part)):
            assert len({one.id for one in found}) == len(found)


def test_scripted_candidates_are_kept_in_order(bench: Bench) -> None:
    found = order.SUITE.run(bench).rows
    kept = named(found, "scripted candidates", "neighbours in order")
    assert kept.value > 0.8
    assert dict(kept.beside)["length"] > 0.9
    assert kept.n == len(list(main_answers(bench))) / 3


def test_attacks_are_measured_beside_words(few: Bench) -> None:
    found = attacks.SUITE.run(few).rows
    assert named(found, "parrot", "passes").value == 0
    assert named(found, "reference itself", "passes").value > 0.9
    stuffed = named(found, "stuffing: keywords of the reference", "passes")
    assert stuffed.value < dict(stuffed.beside)["IDF-recall"]
    assert named(found, "honest prose", "flagged").n > 20


def test_fairness_tells_the_worst_form_by_name(few: Bench) -> None:
    found = fairness.SUITE.run(few).rows
    worst = named(found, "worst form", "p95 of shifts")
    ((name, value),) = worst.beside
    assert name in forms.FORMS
    assert value == worst.value == named(found, name, "p95 of shifts").value


def test_points_are_told_for_every_part_that_exists(few: Bench) -> None:
    outcome = points.SUITE.run(few)
    parts = [part for part in points.PARTS if labels(few, part)]
    for part in parts:
        precision = named(outcome.rows, f"labels {part}", "met, precision")
        assert math.isnan(precision.value) == (precision.n == 0)
        assert named(outcome.rows, f"labels {part}", "verdicts, macro-F1").n > 50
    absent = set(points.PARTS) - set(parts)
    assert {
        part for part in absent if any(f"labels {part}" in one for one in outcome.notes)
    } == absent


def test_without_a_folder_accuracy_says_so(bench: Bench) -> None:
    outcome = accuracy.SUITE.run(bench)
    assert outcome.rows == []
    assert "--graded" in outcome.notes[0]


def test_negating_turns_every_sentence() -> None:
    turned = "The cache is slower. You must never check the index before a retry."
    assert twisting.negate(TEXT) == turned
    assert twisting.negate("It is red.") == "It is not red."
    assert twisting.negate("Cats purr.") == "It is not the case that cats purr."


def test_disguises_hide_the_same_words() -> None:
    assert twisting.split_by_nothing("ab").replace("\u200b", "") == "ab"
    assert twisting.look_alike("cache") != "cache"
    assert len(twisting.look_alike("cache")) == 5
    assert not any(char.isprintable() for char in twisting.tagged("ab"))


def test_stuffing_keeps_the_words_and_loses_the_sentences() -> None:
    draw = random.Random(1)
    assert sorted(twisting.shuffled(TEXT, draw).split()) == sorted(TEXT.split())
    assert "the" not in twisting.keywords(TEXT, draw).lower().split()


@pytest.mark.parametrize("name", forms.FORMS)
def test_forms_change_letters_and_little_else(name: str) -> None:
    found = forms.FORMS[name](TEXT * 3, random.Random(2))
    assert found != TEXT * 3
    assert "cache" in found.lower() or "cash" in found


@pytest.mark.parametrize("answer", ["", " ", "No submission.", "I don't know!", "N/A", "?"])
def test_nothing_answered_is_blank(answer: str) -> None:
    assert is_blank(answer)


def test_a_short_answer_is_not_blank() -> None:
    assert not is_blank("gap")


def test_junk_has_grade_zero_and_a_question() -> None:
    rows = [Graded(f"q{n}", f"Why {n}?", f"Because of {n}.", (), "x", 1.0) for n in range(200)]
    found = anchors(rows)
    assert len(found) == 6
    assert {row.grade for row in found} == {0.0}
    assert {row.group for row in found} <= {row.group for row in rows}


@pytest.mark.parametrize("name", SETS)
def test_published_sets_are_read(graded: Path, name: str) -> None:
    rows = load(name, graded)
    assert len(rows) > 2000
    assert all(0 <= row.grade <= 1 and row.question and row.reference for row in rows)
    assert len({row.split for row in rows}) >= 3
    seen = {row.group for row in rows if row.split == "training"}
    fresh = {row.group for row in rows if "questions" in row.split or "domains" in row.split}
    assert not seen & fresh


def test_the_table_of_weights_can_be_written_again(graded: Path) -> None:
    some = {name: training(name, graded)[::40] for name in SETS}
    table = fitted(some, "2026-01-01")
    assert all(f"\n{name} = " in table for name in FEATURES)
    assert table == fitted(some, "2026-01-01")
