"""Reads hand labels, minimal pairs and scripted candidates, and has answers judged."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from evals.rows import Bench
from interview.content import AnyContent, Stage
from interview.errors import Invalid
from interview.ports import Finding, GivenAnswer
from interview.record import Record
from interview.vocabulary import Verdict

T = TypeVar("T", bound=Record)


class LabelledPoint(Record):
    """What a person says of one point, and the words that show it."""

    verdict: Verdict
    quote: str | None = None


class Labelled(Record):
    """An answer that a person has judged point by point."""

    id: str
    question: str
    stage: str
    who: str
    answer: str
    points: dict[str, LabelledPoint]
    grade: int


class Pair(Record):
    """A statement that meets a point, and its twin that is wrong about the same thing."""

    id: str
    question: str
    stage: str
    point: str
    right: str
    wrong: str


class Script(Record):
    """What scripted candidates of three strengths say to an item."""

    question: str
    strong: dict[str, str | list[str]]
    middling: dict[str, str | list[str]]
    weak: dict[str, str | list[str]]


class Said(NamedTuple):
    """An honest answer to a stage of an item."""

    item: AnyContent
    stage: Stage
    who: str
    text: str


WHO = ("strong", "middling", "weak")
FOLLOW_UPS = "follow_ups"


def read_lines(path: Path, record: type[T]) -> list[T]:
    """The rows of a JSONL file; raises Invalid with file and line."""
    adapter = TypeAdapter(record)
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                rows.append(adapter.validate_json(line))
            except ValidationError as error:
                first = error.errors()[0]
                place = ".".join(map(str, first["loc"])) or "the row"
                raise Invalid(f"{path.name}:{number}: {place}: {first['msg']}.") from error
    return rows


def labels(bench: Bench, part: str) -> list[Labelled]:
    """Hand labels of a part, which may be none."""
    path = bench.folder / "truth" / f"labels-{part}.jsonl"
    return read_lines(path, Labelled) if path.is_file() else []


def pairs(bench: Bench, part: str) -> list[Pair]:
    """Minimal pairs of a part, which may be none."""
    path = bench.folder / "truth" / f"pairs-{part}.jsonl"
    return read_lines(path, Pair) if path.is_file() else []


def scripts(bench: Bench) -> list[Script]:
    """The scripted candidates of every item."""
    paths = sorted((bench.folder / "candidates").glob("*.yaml"))
    return [
        Script.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in paths
    ]


def main_answers(bench: Bench) -> Iterator[Said]:
    """What each candidate first says to each stage of each item."""
    for script in scripts(bench):
        item = bench.bank.item(script.question)
        for stage in item.stages:
            for who in WHO:
                text = getattr(script, who).get(stage.id)
                if isinstance(text, str):
                    yield Said(item, stage, who, text)


def labelled_answers(bench: Bench) -> Iterator[Said]:
    """The answers of all hand labels."""
    for path in sorted((bench.folder / "truth").glob("labels-*.jsonl")):
        for one in read_lines(path, Labelled):
            yield Said(*place(bench, one.question, one.stage), one.who, one.answer)


def place(bench: Bench, question: str, stage: str) -> tuple[AnyContent, Stage]:
    """An item and one of its stages; raises Invalid when it has no such stage."""
    item = bench.bank.item(question)
    for one in item.stages:
        if one.id == stage:
            return item, one
    raise Invalid(f"{question} has no stage {stage!r}; mend the labels that name it.")


def judge(bench: Bench, item: AnyContent, stage: Stage, text: str) -> Finding:
    """What the scorer of the item's kind finds in one answer."""
    return bench.judges[item.kind].score(item, stage, [GivenAnswer(1, text)], ())
