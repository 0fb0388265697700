"""The door for graded answers of one's own, through the command."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.rows import named
from evals.truth.own import measure
from interview.errors import Invalid
from mock_interviewer.__main__ import main

THINGS = (
    "valve",
    "pump",
    "sensor",
    "filter",
    "boiler",
    "turbine",
    "relay",
    "magnet",
    "lens",
    "prism",
)
DEEDS = ("opens", "heats", "cools", "measures", "turns", "bends")


def rows(questions: int = 10, answers: int = 8, seed: int = 1) -> Iterator[dict[str, object]]:
    """Answers that say more or fewer parts of their reference, graded by how many."""
    draw = random.Random(seed)
    for number in range(questions):
        thing = THINGS[number % len(THINGS)]
        parts = [f"the {thing} {deed} part {number}{place}" for place, deed in enumerate(DEEDS[:5])]
        for person in range(answers):
            said = draw.sample(parts, draw.randint(0, 5))
            yield {
                "question_id": number,
                "question": f"What does it do in machine {number}?",
                "reference": ". ".join(parts),
                "answer": ". ".join(said),
                "grade": len(said),
                "max": 5,
                "candidate": f"person {person}",
            }


def written(folder: Path, lines: Iterator[dict[str, object]]) -> Path:
    file = folder / "rows.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    return file


def test_transfer_and_refit_beside_baselines(tmp_path: Path) -> None:
    found = measure(written(tmp_path, rows(answers=10))).rows
    refit = named(found, "rows, refit", "r")
    assert refit.value > 0.8
    assert {name for name, _ in refit.beside} == {"constant", "length", "IDF-recall"}
    assert refit.low < refit.value < refit.high
    assert (
        named(found, "rows, refit", "RMSE").value
        < dict(named(found, "rows, refit", "RMSE").beside)["constant"]
    )
    assert named(found, "rows, transfer", "r").value > 0.6
    assert named(found, "rows, refit, without blanks", "r").n < refit.n
    assert named(found, "rows, refit, people", "rho").n == 10


def test_points_stand_in_for_a_reference(tmp_path: Path) -> None:
    def pointed() -> Iterator[dict[str, object]]:
        for line in rows():
            parts = str(line.pop("reference")).split(". ")
            yield {**line, "points": parts}

    assert named(measure(written(tmp_path, pointed())).rows, "rows, refit", "r").value > 0.7


def test_the_command_prints_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, rows())
    assert main(["eval", "truth", "--data", str(file)]) == 0
    printed = capsys.readouterr().out
    for word in ("transfer", "refit", "without blanks", "RMSE", "QWK", "length", "IDF-recall"):
        assert word in printed


def test_a_second_grade_gives_the_human_ceiling(tmp_path: Path) -> None:
    twice = ({**line, "second_grade": line["grade"]} for line in rows())
    assert named(measure(written(tmp_path, twice)).rows, "rows, two people", "r").value == 1


def test_a_small_file_says_what_is_too_small(tmp_path: Path) -> None:
    outcome = measure(written(tmp_path, rows(questions=2, answers=4)))
    told = " ".join(outcome.notes)
    assert "8 answers to 2 questions are too few to fit to the others" in told
    assert "2 questions are few" in told
    assert "people: 4 are too few" in told
    assert all("refit" not in row.case for row in outcome.rows)


def test_two_rows_are_too_few_for_anything(tmp_path: Path) -> None:
    outcome = measure(written(tmp_path, rows(questions=1, answers=2)))
    assert outcome.rows == []
    assert "2 answers are too few" in outcome.notes[0]


def test_one_grade_for_all_has_no_order(tmp_path: Path) -> None:
    same = ({**line, "grade": 3} for line in rows())
    outcome = measure(written(tmp_path, same))
    assert any("all grades are the same" in note for note in outcome.notes)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"grade": 7}, "grade 7 is not in 0..5"),
        ({"grade": None}, "grade: field required; add the field"),
        ({"max": 0}, "max: input should be greater than 0; correct the field"),
        ({"reference": " "}, "neither `reference` nor `points`"),
        ({"grade": "good"}, "grade: input should be a valid number"),
    ],
)
def test_a_bad_row_is_told_with_file_and_line(
    tmp_path: Path, change: dict[str, object], told: str
) -> None:
    lines = list(rows())
    lines[4].update(change)
    with pytest.raises(Invalid) as caught:
        measure(written(tmp_path, iter(lines)))
    assert f"rows.jsonl:5: {told}" in caught.value.message


@pytest.mark.parametrize(
    ("line", "told"),
    [("{grade: 3}", "not JSON at column 2"), ("[1, 2]", "not a JSON object"), ("", "has no rows")],
)
def test_what_is_no_row_is_told(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(line + "\n")
    with pytest.raises(Invalid, match=told):
        measure(file)


def test_many_bad_rows_are_not_all_told(tmp_path: Path) -> None:
    bad = ({**line, "grade": -1} for line in rows())
    with pytest.raises(Invalid) as caught:
        measure(written(tmp_path, bad))
    assert caught.value.message.count("rows.jsonl:") == 10
    assert "and 70 more lines" in caught.value.message


def test_another_model_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "truth", "--model", "other"]) == 2
    assert "there is only offline" in capsys.readouterr().err
