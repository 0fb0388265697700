"""Recorded interviews that ship with the service, for anybody to replay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from interview.events import FACT, AnyFact, InterviewCreated, PlanMade, ReportReady
from interview.ports import Entry
from interview.projection import project
from interview.report import Report

FOLDER = Path(__file__).resolve().parent.parent / "content" / "samples"
F = TypeVar("F")


@dataclass(frozen=True)
class Sample:
    """A recorded log, whole, and the facts of it that name it."""

    name: str
    facts: tuple[AnyFact, ...]
    created: InterviewCreated
    plan: PlanMade
    report: Report

    def wire(self, after: int, limit: int) -> list[dict[str, Any]]:
        """Up to `limit` facts after a seq, as its candidate may read them now."""
        shown = self.facts[after : after + limit]
        mode = self.created.mode
        return [project(Entry(fact, ""), "candidate", mode, released=True) for fact in shown]


Samples = Mapping[str, Sample]
"""The shipped samples by name."""


def load_samples(folder: Path = FOLDER) -> Samples:
    """Every `NAME.jsonl` of a folder, a fact a line; raises ValueError for a broken log."""
    return {file.stem: _read(file) for file in sorted(folder.glob("*.jsonl"))}


def _read(file: Path) -> Sample:
    facts = tuple(FACT.validate_json(line) for line in file.read_text("utf-8").splitlines())
    if [fact.seq for fact in facts] != list(range(1, len(facts) + 1)):
        raise ValueError(f"{file.name}: the facts are not numbered from 1 without gaps; record it")
    return Sample(
        name=file.stem,
        facts=facts,
        created=_first(facts, InterviewCreated, file.name),
        plan=_first(facts, PlanMade, file.name),
        report=_first(facts, ReportReady, file.name).report,
    )


def _first(facts: Iterable[AnyFact], kind: type[F], file: str) -> F:
    for fact in facts:
        if isinstance(fact, kind):
            return fact
    raise ValueError(f"{file}: there is no {kind.__name__}; record a finished interview")
