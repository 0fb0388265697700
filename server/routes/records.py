"""What an interview left behind: its events, its report, its transcript."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse, Response

from interview.errors import NotFound
from interview.events import FACT
from interview.projection import project
from interview.record import Record
from interview.report import Report
from interview.view import Line, View
from server.callers import Caller, Readable
from server.problems import NotYet
from server.service import Serving

router = APIRouter(tags=["records"])


class Events(Record):
    """A stretch of the log as the caller may read it."""

    items: tuple[dict[str, Any], ...]
    """Events as the websocket sends them; schema: /api/v1/schemas/events.json."""
    next: int | None
    """Pass as `after` for the rest; null at the newest."""


class Transcript(Record):
    """What was said, line by line."""

    interview: str
    lines: tuple[Line, ...]


@router.get("/interviews/{interview}/events")
async def read_events(
    row: Readable,
    principal: Caller,
    service: Serving,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 1000,
) -> Events:
    """The log after a seq, in order and without gaps; what may not be read comes as hidden."""
    released = (await service.house.view(row.id)).report is not None
    entries = await service.log.read(row.id, after, limit)
    items = tuple(project(each, principal.role, row.mode, released=released) for each in entries)
    head = await service.log.head(row.id)
    last = entries[-1].fact.seq if entries else head.seq
    return Events(items=items, next=last if last < head.seq else None)


@router.get("/interviews/{interview}/report")
async def read_report(row: Readable, service: Serving) -> Report:
    """The report, once it is released; 409 with the state before."""
    view = await service.house.view(row.id)
    if view.report is None:
        raise NotYet(_WAITING[view.phase == "in_review"], view.phase)
    return view.report


_WAITING = {
    True: "A reviewer looks at the report before it is released.",
    False: "The report comes when the interview has ended.",
}


@router.get("/interviews/{interview}/transcript", response_model=Transcript)
async def read_transcript(
    row: Readable, service: Serving, format: Literal["json", "md"] = "json"
) -> Response | Transcript:
    """What was said, as JSON or as Markdown."""
    view = await service.house.view(row.id)
    if view.transcript_kept is False:
        raise NotFound("The candidate chose that no transcript is kept.")
    if format == "md":
        return Response(as_markdown(view), media_type="text/markdown; charset=utf-8")
    return Transcript(interview=row.id, lines=view.lines)


def as_markdown(view: View) -> str:
    """The transcript as Markdown in which nobody's words can become markup."""
    title = f"# Transcript of {view.template.name}\n" if view.template else "# Transcript\n"
    return title + "".join(_spoken(line) for line in view.lines)


def _spoken(line: Line) -> str:
    quoted = "".join(f"> {_plain(part)}\n" for part in line.text.splitlines())
    return f"\n**{_plain(line.by)}** ({line.kind})\n\n{quoted}"


def _plain(text: str) -> str:
    return "".join(f"\\{char}" if char in _MARKUP else char for char in text)


_MARKUP = frozenset("\\`*_{}[]<>()#+-.!|~&")


@router.get("/schemas/report.json")
async def report_schema() -> JSONResponse:
    """The JSON Schema of the report."""
    return JSONResponse(Report.model_json_schema(mode="serialization"))


@router.get("/schemas/events.json")
async def events_schema() -> JSONResponse:
    """The JSON Schema of the events, whole; a role may see less of each."""
    return JSONResponse(FACT.json_schema(mode="serialization"))
