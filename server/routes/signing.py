"""Signing in with a link that works once, and asking who one is."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import Field
from starlette.requests import Request

from interview.record import Record
from interview.vocabulary import Role
from server.access import Issued, Principal
from server.callers import COOKIE, Caller, bearer_of, only
from server.service import Service, Serving

router = APIRouter(tags=["signing in"])


class SignIn(Record):
    """The token at the end of a link."""

    token: Annotated[str, Field(min_length=1, max_length=200)]


class SignedIn(Record):
    """A sign-in: the bearer for scripts; browsers get the same as a cookie."""

    bearer: str
    role: Role
    expires: int
    """Milliseconds since the Unix epoch."""
    interview: str | None
    """The one interview a candidate may see."""


class Me(Principal):
    """The caller and the house."""

    engine: str


class NewLink(Record):
    """Whom to invite."""

    role: Literal["recruiter", "reviewer", "admin"]
    name: Annotated[str, Field(min_length=1, max_length=80)]
    """Stands beside what they decide."""


class Invitation(Record):
    """A link that signs in once."""

    url: str
    role: Role
    expires: int


@router.post("/sign-in")
async def sign_in(body: SignIn, response: Response, service: Serving) -> SignedIn:
    """Exchange a link's token for a sign-in; each link works once."""
    issued = await service.access.sign_in(body.token)
    _set_cookie(response, issued, service)
    return SignedIn(
        bearer=issued.secret,
        role=issued.principal.role,
        expires=issued.principal.expires,
        interview=issued.principal.interview,
    )


def _set_cookie(response: Response, issued: Issued, service: Service) -> None:
    seconds = (issued.principal.expires - service.clock.now_ms()) // 1000
    response.set_cookie(
        COOKIE,
        issued.secret,
        max_age=seconds,
        httponly=True,
        samesite="strict",
        secure=service.addresses.base.startswith("https:"),
    )


@router.post("/sign-out", status_code=204)
async def sign_out(request: Request, principal: Caller, service: Serving) -> Response:
    """Forget this sign-in."""
    await service.access.sign_out(bearer_of(request) or "")
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response


@router.get("/me")
async def me(principal: Caller, service: Serving) -> Me:
    """Who the caller is, and which engine speaks here."""
    return Me(**principal.model_dump(), engine=service.house.engine)


@router.post("/links", status_code=201, dependencies=[Depends(only())])
async def invite(body: NewLink, service: Serving) -> Invitation:
    """Make a sign-in link for a recruiter, a reviewer or another admin."""
    issued = await service.access.link(body.role, name=body.name)
    return Invitation(
        url=f"{service.addresses.base}/#token={issued.secret}",
        role=body.role,
        expires=issued.principal.expires,
    )
