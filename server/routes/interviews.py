"""Interviews: set one up, list them, look at one, get a socket ticket."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field

from interview.content import Slug
from interview.errors import Conflict, Forbidden, Invalid, Unavailable
from interview.record import Record
from interview.rounds import RoundTemplate, Template
from interview.vocabulary import Mode, Phase, Role
from server.access import Principal, pages
from server.callers import Caller, InterviewRow, Readable, Visible, bearer_of, only
from server.routes.templates import unspoiled
from server.service import Service, Serving

router = APIRouter(tags=["interviews"])


class NamedCandidate(Record):
    """Who is interviewed; within a house the same name is the same candidate."""

    name: Annotated[str, Field(min_length=1, max_length=80, pattern=r"\S")] = "Candidate"


class NewInterview(Record):
    """An interview to set up."""

    template: Slug
    mode: Mode = "practice"
    candidate: NamedCandidate = NamedCandidate()


class Opened(Record):
    """A fresh interview and the ways into it."""

    id: str
    ticket: str
    """Socket ticket of the candidate."""
    join_url: str
    """Signs the candidate in, once."""
    socket_url: str
    candidate_id: str


class InterviewSummary(Record):
    """An interview in a list."""

    id: str
    state: Phase
    template: str
    version: int
    title: str
    mode: Mode
    candidate: str
    """Name; empty after an erasure."""
    candidate_id: str
    created_at: int


class InterviewDocument(InterviewSummary):
    """One interview, with what a lobby shows before consent."""

    minutes: int
    interviewer: str
    rounds: tuple[RoundTemplate, ...]
    socket_url: str


class InterviewList(Record):
    """Interviews, the newest first."""

    items: tuple[InterviewSummary, ...]
    next: str | None
    """Pass as `after` for the next page."""


class TicketWish(Record):
    """The role of the ticket, for admins: they may watch, or practise themselves."""

    role: Literal["candidate", "admin"] | None = None


class SocketTicket(Record):
    """Opens the socket of one interview in one role, until the interview is over."""

    ticket: str
    role: Role
    socket_url: str


@router.post("/interviews", status_code=201, dependencies=[Depends(only("recruiter"))])
async def create_interview(body: NewInterview, service: Serving) -> Opened:
    """Set up an interview from the newest published version of a template."""
    if service.hub.draining:
        raise Unavailable("The service is about to restart; try again in a moment.")
    template = await service.templates.published(body.template)
    name = body.candidate.name
    interview = await service.house.create(template, body.mode, name)
    row = InterviewRow.model_validate(await service.documents.get("interviews", interview))
    link = await service.access.link("candidate", interview=interview, name=name)
    return Opened(
        id=interview,
        ticket=await service.access.ticket(interview, "candidate"),
        join_url=f"{service.addresses.base}/s/{interview}/lobby#token={link.secret}",
        socket_url=socket_url(service, interview),
        candidate_id=row.candidate_id,
    )


def socket_url(service: Service, interview: str) -> str:
    """The websocket address of an interview."""
    return f"ws{service.addresses.base.removeprefix('http')}/api/v1/interviews/{interview}/socket"


@router.get("/interviews")
async def list_interviews(
    principal: Caller,
    service: Serving,
    after: Annotated[str | None, Query(max_length=64)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> InterviewList:
    """The caller's interviews, the newest first."""
    rows = await _rows(service, principal)
    start = _place_after(rows, after)
    page, rest = rows[start : start + limit], rows[start + limit :]
    items = tuple([await _summary(service, row) for row in page])
    return InterviewList(items=items, next=page[-1].id if rest else None)


def _place_after(rows: list[InterviewRow], after: str | None) -> int:
    if after is None:
        return 0
    for place, row in enumerate(rows):
        if row.id == after:
            return place + 1
    raise Invalid(f"`after` names no interview of this list: {after}. Start without it.")


async def _rows(service: Service, principal: Principal) -> list[InterviewRow]:
    if principal.role == "candidate":
        own = await service.documents.get("interviews", principal.interview or "")
        return [InterviewRow.model_validate(own)] if own else []
    rows = [
        InterviewRow.model_validate(value)
        async for _, value in pages(service.documents, "interviews")
    ]
    return sorted(rows, key=lambda row: (-row.created_at, row.id))


async def _summary(service: Service, row: InterviewRow) -> InterviewSummary:
    return InterviewSummary(
        id=row.id,
        state=await service.phases.of(row.id),
        template=row.template,
        version=row.version,
        title=row.pinned.title,
        mode=row.mode,
        candidate=row.candidate,
        candidate_id=row.candidate_id,
        created_at=row.created_at,
    )


async def _pinned(service: Service, row: InterviewRow) -> Template:
    """The template as it was when the interview was set up; of erased ones, as it is now."""
    found = await service.documents.get("interviews", row.id)
    if found is None:
        return (await service.templates.version(row.template, row.version)).template
    return Template.model_validate(found["pinned"])


@router.get("/interviews/{interview}")
async def read_interview(row: Visible, service: Serving) -> InterviewDocument:
    """One interview: where it stands, and what a candidate reads before it starts."""
    summary = await _summary(service, row)
    template = await _pinned(service, row)
    return InterviewDocument(
        **summary.model_dump(),
        minutes=template.minutes,
        interviewer=template.interviewer.name,
        rounds=unspoiled(template).rounds,
        socket_url=socket_url(service, row.id),
    )


@router.post("/interviews/{interview}/ticket")
async def fresh_ticket(
    row: Readable,
    principal: Caller,
    request: Request,
    service: Serving,
    body: TicketWish | None = None,
) -> SocketTicket:
    """A socket ticket in the caller's role; an admin may also sit in practice as the candidate."""
    role = _ticket_role(principal, row, body or TicketWish())
    return SocketTicket(
        ticket=await service.access.ticket(row.id, role, bearer_of(request) or ""),
        role=role,
        socket_url=socket_url(service, row.id),
    )


def _ticket_role(principal: Principal, row: InterviewRow, wish: TicketWish) -> Role:
    """The caller's role; who runs a house alone also practises in it, if they say so."""
    if principal.role != "admin":
        if wish.role not in (None, principal.role):
            raise Forbidden("A ticket is for the caller's own role.")
        return principal.role
    if wish.role == "candidate" and row.mode == "hiring":
        raise Conflict("In hiring mode only the candidate answers; send them their join_url.")
    return wish.role or principal.role
