"""What is remembered of a candidate: read it, take it along, erase it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from interview.errors import NotFound
from interview.record import Record
from interview.report import Outcome, Report
from interview.view import Line
from interview.vocabulary import Mode, Phase
from server.access import pages
from server.callers import InterviewRow, only
from server.live.closing import ERASED, Closing
from server.service import Service, Serving

router = APIRouter(prefix="/candidates/{candidate}", tags=["candidates"])
CandidateId = Annotated[str, Path(max_length=64)]


class Progress(Record):
    """Levels over time, the oldest first."""

    candidate: str
    name: str
    items: tuple[Outcome, ...]


class ExportedInterview(Record):
    """All that one interview holds on the candidate."""

    id: str
    state: Phase
    template: str
    mode: Mode
    created_at: int
    lines: tuple[Line, ...]
    report: Report | None


class Export(Record):
    """All that is held on a candidate."""

    candidate: str
    name: str
    interviews: tuple[ExportedInterview, ...]


@router.get("/progress", dependencies=[Depends(only("recruiter"))])
async def progress(candidate: CandidateId, service: Serving) -> Progress:
    """The outcome of each finished interview, in order of time."""
    rows = await _rows(service, candidate)
    outcomes = [
        Outcome.model_validate(value)
        async for _, value in pages(service.documents, "candidates", f"{candidate}/")
    ]
    outcomes.sort(key=lambda outcome: outcome.at)
    return Progress(candidate=candidate, name=rows[0].candidate, items=tuple(outcomes))


@router.get("/export", dependencies=[Depends(only("recruiter"))])
async def export(candidate: CandidateId, service: Serving) -> Export:
    """Everything that is held on a candidate, to take along."""
    rows = await _rows(service, candidate)
    interviews = tuple([await _exported(service, row) for row in rows])
    return Export(candidate=candidate, name=rows[0].candidate, interviews=interviews)


@router.delete("", status_code=204, dependencies=[Depends(only())])
async def erase(candidate: CandidateId, service: Serving) -> Response:
    """Destroy the words of all the candidate's interviews, and what opens them."""
    for row in await _rows(service, candidate):
        await service.access.revoke(row.id)
        await service.house.erase(row.id)
        service.hub.close(row.id, Closing(ERASED, "the interview was erased on request"))
    return Response(status_code=204)


async def _rows(service: Service, candidate: str) -> list[InterviewRow]:
    """The candidate's interviews, the oldest first; raises NotFound when there is none."""
    rows = [
        InterviewRow.model_validate(value)
        async for _, value in pages(service.documents, "interviews")
        if value["candidate_id"] == candidate
    ]
    if not rows:
        raise NotFound("There is no such candidate.")
    return sorted(rows, key=lambda row: (row.created_at, row.id))


async def _exported(service: Service, row: InterviewRow) -> ExportedInterview:
    view = await service.house.view(row.id)
    return ExportedInterview(
        id=row.id,
        state=view.phase,
        template=f"{row.template}@{row.version}",
        mode=row.mode,
        created_at=row.created_at,
        lines=view.lines,
        report=view.report,
    )
