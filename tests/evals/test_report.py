"""Rows against bounds, and what is printed of them."""

import math
import types
from pathlib import Path

import pytest

from evals import floors
from evals.bootstrap import Interval
from evals.report import report
from evals.rows import Bench, Measured, Outcome, Row, row
from evals.runner import GROUPS, Wish, evaluate, run, suites_of
from interview.errors import Invalid
from interview.registry import discover
from tests.house.places import ROOT


def one(value: float, measure: str = "r") -> Row:
    return row("suite", "set", measure, Interval(value, 0.4, 0.6), 12, {"length": 0.31})


@pytest.fixture
def bounds(tmp_path: Path) -> floors.Floors:
    file = tmp_path / "floors.toml"
    file.write_text('[suite]\n"set, r" = { least = 0.5 }\n"set, error" = { most = 0.1 }\n')
    return floors.read(file)


def test_a_kept_bound(bounds: floors.Floors) -> None:
    page, kept = report(Outcome([one(0.55), one(0.1, "error")], []), bounds, ["suite"])
    assert kept
    assert "0.550" in page
    assert "0.400 .. 0.600" in page
    assert "length 0.310" in page
    assert "All 2 bounds" in page


def test_a_broken_bound_is_said_in_words(bounds: floors.Floors) -> None:
    page, kept = report(Outcome([one(0.49), one(0.2, "error")], []), bounds, ["suite"])
    assert not kept
    assert "suite: set, r is 0.490, it must be at least 0.5." in page
    assert "suite: set, error is 0.200, it must be at most 0.1." in page


def test_a_figure_that_is_not_defined_breaks_its_bound(bounds: floors.Floors) -> None:
    page, kept = report(Outcome([one(math.nan)], []), bounds, ["suite"])
    assert not kept
    assert "is not defined" in page


def test_a_bound_without_a_figure_is_told(bounds: floors.Floors) -> None:
    page, kept = report(Outcome([one(0.55)], []), bounds, ["suite"])
    assert kept
    assert "suite: set, error: it has a bound, but there was nothing to measure it on." in page


def test_a_bound_with_a_slip_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text('[suite]\n"set, r" = { minimum = 0.5 }\n')
    with pytest.raises(ValueError, match="minimum"):
        floors.read(file)


def test_suites_are_found_in_their_group() -> None:
    names = [suite.name for suite in suites_of("truth")]
    assert {"accuracy", "attacks", "fairness", "order", "points"} <= set(names)


def test_every_bound_is_of_a_suite_that_exists() -> None:
    names = {suite.name for group in GROUPS for suite in suites_of(group)}
    assert set(floors.read()) <= names


def test_a_suite_is_any_module_with_one() -> None:
    module = types.ModuleType("nothing")
    module.__path__ = []
    assert discover(module, "SUITE") == {}


def test_notes_name_their_suite(bench: Bench) -> None:
    silent = Measured("silent", lambda _: Outcome([], ["nothing to measure."]))
    assert run([silent], bench).notes == ["silent: nothing to measure."]


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Wish(model="gpt"), "no key"),
        (Wish(group="text", data=Path("rows.jsonl")), "only `truth`"),
        (Wish(group="truth", graded=Path("no-such-folder")), "no folder no-such-folder"),
        (Wish(data=Path("no-such-file.jsonl")), "no file no-such-file.jsonl"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(wish: Wish, told: str) -> None:
    with pytest.raises(Invalid, match=told):
        evaluate(wish, ROOT)
