"""Sample interviews: recorded ones that ship with the service, to be replayed before the first."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from interview.errors import NotFound
from interview.record import Record
from interview.report import CompetencyFinding, Report
from interview.vocabulary import Mode
from server.callers import caller
from server.routes.records import Events
from server.samples import Sample
from server.service import Service, Serving

router = APIRouter(prefix="/samples", tags=["samples"], dependencies=[Depends(caller)])
SampleName = Annotated[str, Path(max_length=64)]


class SampleRow(Record):
    """A recorded interview in a list."""

    name: str
    title: str
    template: str
    mode: Mode
    engine: str
    """The engine that held it."""
    minutes: float
    """How long the recording is."""
    rounds: tuple[str, ...]
    """Titles, in order."""
    questions: int
    level_words: tuple[str, ...]
    """What the report found, a competency each."""


class SampleList(Record):
    """The shipped samples by name."""

    items: tuple[SampleRow, ...]
    next: str | None


@router.get("")
async def list_samples(service: Serving) -> SampleList:
    """The recorded interviews that ship with the service."""
    return SampleList(items=tuple(map(_row, service.samples.values())), next=None)


def _row(sample: Sample) -> SampleRow:
    report = sample.report
    return SampleRow(
        name=sample.name,
        title=report.title,
        template=sample.created.template.name,
        mode=sample.created.mode,
        engine=sample.created.engine,
        minutes=round((sample.facts[-1].at - sample.facts[0].at) / 60_000, 1),
        rounds=tuple(round_.title for round_ in sample.plan.rounds),
        questions=len(report.questions),
        level_words=tuple(map(_words, report.competencies)),
    )


def _words(finding: CompetencyFinding) -> str:
    if finding.level is None:
        return f"{finding.title}: not assessed"
    return f"{finding.title}: {finding.word} the level aimed at"


@router.get("/{name}/events")
async def sample_events(
    name: SampleName,
    service: Serving,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 1000,
) -> Events:
    """The log of a sample after a seq, as its candidate may read it."""
    sample = _named(service, name)
    items = tuple(sample.wire(after, limit))
    last = after + len(items)
    return Events(items=items, next=last if last < len(sample.facts) else None)


@router.get("/{name}/report")
async def sample_report(name: SampleName, service: Serving) -> Report:
    """The report of a sample."""
    return _named(service, name).report


def _named(service: Service, name: str) -> Sample:
    """A sample by its name, which is never a path; raises NotFound."""
    if name not in service.samples:
        raise NotFound(f"There is no sample {name!r}. The list of samples has the names.")
    return service.samples[name]
