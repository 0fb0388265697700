"""Reads graded answers of one's own, a JSON object a line, and says what is wrong with which line.

Fields: `question_id`, `question`, `answer`, `grade` and `max`; `reference` or `points`, or both;
`candidate` where the same people answered several questions; `second_grade` where two people graded.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, ValidationError

from evals.graded import Graded
from interview.errors import Invalid
from interview.record import Record

SHOWN = 10
"""Faulty lines that are told at once."""
_REMEDY = {
    "missing": "add the field",
    "finite_number": "give a finite number",
}


class BadRow(ValueError):
    """A row is JSON but makes no sense; the message says why and what to do."""


def _plain(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Name = Annotated[str, BeforeValidator(_plain), Field(min_length=1)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class GradedRow(Record):
    """One line of the file."""

    model_config = ConfigDict(extra="ignore")

    question_id: Name
    question: str
    reference: str = ""
    points: tuple[str, ...] = ()
    answer: str
    grade: Number
    max: Annotated[Number, Field(gt=0)]
    candidate: Name | None = None
    second_grade: Number | None = None


def read(file: Path) -> tuple[list[Graded], float]:
    """The rows with grades brought to 0..1, and the most a grade can be; raises Invalid."""
    faults: list[str] = []
    rows: list[GradedRow] = []
    for number, line in _lines(file):
        try:
            rows.append(_row(line))
        except ValueError as error:
            faults.append(f"{file.name}:{number}: {_told(error)}")
    if faults:
        more = [f"... and {len(faults) - SHOWN} more lines."] if len(faults) > SHOWN else []
        raise Invalid("\n".join(["Rows that cannot be read:", *faults[:SHOWN], *more]))
    if not rows:
        raise Invalid(f"{file} has no rows; write one JSON object a line.")
    return [_graded(row) for row in rows], max(row.max for row in rows)


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    if not file.is_file():
        raise Invalid(f"There is no file {file}; name a file of rows, one JSON object a line.")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Invalid(f"{file.name}:{line}: not UTF-8; save the file as UTF-8.") from error
    # Only \n ends a row: answers may hold other marks that str.splitlines takes for line ends.
    for place, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            yield place, row


def _row(line: str) -> GradedRow:
    """A valid row; raises ValueError, of which pydantic's and json's errors are kinds."""
    plain = json.loads(line)
    if not isinstance(plain, dict):
        raise BadRow("not a JSON object; write {...} with the fields of a row.")
    row = GradedRow.model_validate({name: one for name, one in plain.items() if one is not None})
    for name, grade in (("grade", row.grade), ("second_grade", row.second_grade)):
        if grade is not None and not 0 <= grade <= row.max:
            raise BadRow(f"{name} {grade:g} is not in 0..{row.max:g}; correct it or `max`.")
    if not row.reference.strip() and not any(point.strip() for point in row.points):
        raise BadRow("neither `reference` nor `points`; give what a right answer says.")
    return row


def _told(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        remedy = _REMEDY.get(first["type"], "correct the field")
        return f"{place}: {first['msg'].lower()}; {remedy}."
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON at column {error.colno} ({error.msg}); write one JSON object a line."
    return str(error)


def _graded(row: GradedRow) -> Graded:
    second = None if row.second_grade is None else row.second_grade / row.max
    return Graded(
        group=row.question_id,
        question=row.question,
        reference=row.reference,
        points=tuple(point for point in row.points if point.strip()),
        answer=row.answer,
        grade=row.grade / row.max,
        candidate=row.candidate,
        second=second,
    )
