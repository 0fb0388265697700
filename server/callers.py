"""Who calls a route, and what that role may touch."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Path
from pydantic import ConfigDict
from starlette.requests import Request

from interview.errors import Erased, Forbidden, NotFound, Unauthenticated
from interview.events import InterviewCreated
from interview.record import Record
from interview.vocabulary import Mode, Role
from server.access import Principal
from server.service import Service, Serving

COOKIE = "mock_interviewer"
InterviewId = Annotated[str, Path(max_length=64)]


class Heading(Record):
    """What a list shows of an interview's template."""

    model_config = ConfigDict(extra="ignore")

    title: str


class InterviewRow(Record):
    """An interview as the house keeps it in its list."""

    model_config = ConfigDict(extra="ignore")

    id: str
    template: str
    version: int
    pinned: Heading
    mode: Mode
    candidate: str
    """Name of the candidate; empty after an erasure."""
    candidate_id: str
    created_at: int


def bearer_of(request: Request) -> str | None:
    """The secret that a request carries: in its Authorization header, else in its cookie."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and secret:
        return secret.strip()
    return request.cookies.get(COOKIE)


async def caller(request: Request, service: Serving) -> Principal:
    """The principal behind a request; raises Unauthenticated."""
    secret = bearer_of(request)
    if secret is None:
        raise Unauthenticated("Open the sign-in link that the service printed, or send a bearer.")
    return await service.access.recognise(secret)


Caller = Annotated[Principal, Depends(caller)]
"""Parameter of a route for signed-in callers."""


def only(*roles: Role) -> Callable[..., Awaitable[Principal]]:
    """A dependency that lets in these roles and admins."""

    async def allowed(principal: Caller) -> Principal:
        if principal.role not in (*roles, "admin"):
            raise Forbidden(f"The role {principal.role} may not do that.")
        return principal

    return allowed


async def visible(interview: InterviewId, principal: Caller, service: Serving) -> InterviewRow:
    """The interview of a path, if the caller may know of it; raises NotFound."""
    if principal.role == "candidate" and principal.interview != interview:
        raise NotFound("There is no such interview, or it is not yours to see.")
    found = await service.documents.get("interviews", interview)
    return InterviewRow.model_validate(found) if found else await _erased(service, interview)


async def _erased(service: Service, interview: str) -> InterviewRow:
    """What is left of an erased interview: the facts that hold nobody's words."""
    if not (await service.log.head(interview)).erased:
        raise NotFound("There is no such interview.")
    ((created, _),) = await service.log.read(interview, limit=1)
    assert isinstance(created, InterviewCreated)
    ref = created.template
    return InterviewRow(
        id=interview,
        template=ref.name,
        version=ref.version,
        pinned=Heading(title=ref.name),
        mode=created.mode,
        candidate="",
        candidate_id="",
        created_at=created.at,
    )


Visible = Annotated[InterviewRow, Depends(visible)]
"""Parameter of a route on one interview."""


async def readable(row: Visible, service: Serving) -> InterviewRow:
    """The same, if it was not erased; raises Erased."""
    if (await service.log.head(row.id)).erased:
        raise Erased("This interview was erased on request; only its chain of hashes is left.")
    return row


Readable = Annotated[InterviewRow, Depends(readable)]
"""Parameter of a route that reads the words of one interview."""
