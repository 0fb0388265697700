"""Recorded logs replay to the same View for ever, and single rules of the fold hold."""

import json
from pathlib import Path
from typing import Any

import pytest

from interview.events import FACT
from interview.fold import fold

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*.jsonl"))


def as_recorded(now: Any, then: Any) -> Any:
    """What is there now, without the fields that did not exist when it was recorded."""
    if isinstance(now, dict) and isinstance(then, dict):
        return {key: as_recorded(value, then.get(key)) for key, value in now.items() if key in then}
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [as_recorded(*pair) for pair in zip(now, then, strict=True)]
    return now


def test_there_are_golden_logs() -> None:
    assert len(GOLDEN) >= 8


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_log_replays_to_its_view(path: Path) -> None:
    facts = [FACT.validate_json(line) for line in path.read_text("utf-8").splitlines()]
    expected = json.loads(path.with_suffix(".view.json").read_text("utf-8"))
    assert as_recorded(fold(facts).model_dump(mode="json"), expected) == expected


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_folding_in_two_parts_gives_the_same_view(path: Path) -> None:
    facts = [FACT.validate_json(line) for line in path.read_text("utf-8").splitlines()]
    middle = len(facts) // 2
    assert fold(facts[middle:], fold(facts[:middle])) == fold(facts)
