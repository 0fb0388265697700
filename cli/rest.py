"""The service's REST routes as the terminal uses them."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import NamedTuple, TypeVar
from urllib.parse import parse_qs, urlsplit

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from interview.errors import Invalid, Unauthenticated, Unavailable
from interview.vocabulary import Role


class Reply(BaseModel):
    """A body from the service; fields that a newer one adds are left aside."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class SignedIn(Reply):
    """The exchange of a link's token."""

    bearer: str
    interview: str | None = None
    """The one interview that a candidate's link is for."""


class Created(Reply):
    """A new interview with a candidate's way in."""

    id: str
    ticket: str


class Ticket(Reply):
    """The first frame's secret."""

    ticket: str


class Caller(Reply):
    """Who the service takes us for."""

    role: Role


class Events(Reply):
    """A page of a log."""

    items: tuple[dict[str, object], ...]
    next: int | None = None


class Problem(Reply):
    """What the service says when it refuses."""

    detail: str = ""
    title: str = ""


class Link(NamedTuple):
    """A sign-in link taken apart."""

    url: str
    token: str


class Access(NamedTuple):
    """A service and our right to use it."""

    url: str
    bearer: str
    interview: str | None = None
    """The one interview that we may take; null for staff."""
    stopped: "asyncio.Task[int] | None" = None
    """Ends when a service of our own ends; null for one that others run."""


R = TypeVar("R", bound=Reply)


def read_link(text: str) -> Link:
    """Take a sign-in link apart; raises Invalid with what to do."""
    parts = urlsplit(text.strip())
    token = parse_qs(parts.fragment).get("token", [""])[0]
    if parts.scheme not in {"http", "https"} or not parts.netloc or not token:
        raise Invalid("--url takes the whole sign-in link: http://HOST:PORT/#token=TOKEN, quoted")
    return Link(f"{parts.scheme}://{parts.netloc}", token)


class Rest:
    """Calls to one service with one sign-in."""

    def __init__(self, client: httpx.AsyncClient, url: str) -> None:
        self._client = client
        self.url = url

    async def get(self, path: str, reply: type[R], **query: int) -> R:
        """GET; raises the service's own words."""
        return await self._call("GET", path, reply, query=query)

    async def post(self, path: str, reply: type[R], body: Mapping[str, object] | None = None) -> R:
        """POST; raises the service's own words."""
        return await self._call("POST", path, reply, body=body)

    async def _call(
        self,
        method: str,
        path: str,
        reply: type[R],
        *,
        query: Mapping[str, int] | None = None,
        body: Mapping[str, object] | None = None,
    ) -> R:
        try:
            answer = await self._client.request(method, path, params=query, json=body)
        except httpx.TransportError:
            raise Unavailable(f"No service answers at {self.url}; is it running?") from None
        if answer.is_error:
            raise _refusal(answer)
        return reply.model_validate_json(answer.content)


def _refusal(answer: httpx.Response) -> Invalid | Unauthenticated:
    try:
        problem = Problem.model_validate_json(answer.content)
    except ValidationError:
        problem = Problem()
    words = problem.detail or problem.title or f"The service answered {answer.status_code}."
    return Unauthenticated(words) if answer.status_code == 401 else Invalid(words)


@asynccontextmanager
async def rest(url: str, bearer: str | None = None) -> AsyncIterator[Rest]:
    """An open client; the service is called directly, whatever proxies are set."""
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    base = f"{url}/api/v1"
    async with httpx.AsyncClient(
        base_url=base, headers=headers, timeout=30, trust_env=False
    ) as client:
        yield Rest(client, url)


async def sign_in(link: Link) -> Access:
    """Exchange a link's token, which works once."""
    async with rest(link.url) as calls:
        signed = await calls.post("/sign-in", SignedIn, {"token": link.token})
    return Access(link.url, signed.bearer, signed.interview)
