"""Who may come in: one-time links, sign-ins and socket tickets, stored as hashes only."""

import hashlib
import secrets
from collections.abc import AsyncIterator

from interview.errors import Unauthenticated
from interview.ports import Clock, Documents
from interview.record import Record
from interview.view import View
from interview.vocabulary import Role

DAY_MS = 86_400_000
SIGN_IN_MS = 30 * DAY_MS
LINK_MS = 30 * DAY_MS
LATE_MS = DAY_MS
OLD_TICKET_MS = 90 * DAY_MS
"""Age at which a ticket is swept at a start; whoever still needs one asks for a fresh one."""
"""How long a ticket still opens an interview that is over: to read, rate and object."""


class Principal(Record):
    """A caller: a role and, for candidates, the one interview they may see."""

    role: Role
    interview: str | None = None
    name: str = ""
    """Who decided, as reviews record it."""
    expires: int
    """Milliseconds since the Unix epoch."""


class Ticket(Record):
    """What a socket ticket opens: one interview, in one role."""

    role: Role
    issued: int
    signin: str = ""
    """Hash of the sign-in it was got with; empty for the one that came with the interview."""


class Issued(Record):
    """A fresh secret with what it is good for; the secret itself is not stored."""

    secret: str
    principal: Principal


class Access:
    """Gives out secrets and recognises them; an unknown, used or expired one opens nothing."""

    def __init__(self, documents: Documents, clock: Clock) -> None:
        self._documents = documents
        self._clock = clock

    async def link(self, role: Role, *, interview: str | None = None, name: str = "") -> Issued:
        """Make a link that signs in once."""
        return await self._issue(
            "links",
            LINK_MS,
            Principal(role=role, interview=interview, name=name or role, expires=0),
        )

    async def sign_in(self, token: str) -> Issued:
        """Exchange a link for a sign-in; raises Unauthenticated when it was used or expired."""
        found = await self._documents.take("links", _hash(token))
        principal = Principal.model_validate(found) if found else None
        if principal is None or principal.expires <= self._clock.now_ms():
            raise Unauthenticated(
                "This sign-in link was used before or is too old. Ask for a new one; the service"
                " prints one each time it starts."
            )
        return await self._issue("signins", SIGN_IN_MS, principal)

    async def recognise(self, bearer: str) -> Principal:
        """The caller behind a bearer or cookie; raises Unauthenticated."""
        found = await self._documents.get("signins", _hash(bearer))
        principal = Principal.model_validate(found) if found else None
        if principal is None or principal.expires <= self._clock.now_ms():
            raise Unauthenticated("The sign-in is unknown or has expired. Use a new sign-in link.")
        return principal

    async def sign_out(self, bearer: str) -> None:
        """Forget a sign-in, and the tickets that were got with it."""
        await self._documents.delete("signins", _hash(bearer))
        async for key, value in pages(self._documents, "tickets"):
            if value.get("signin") == _hash(bearer):
                await self._documents.delete("tickets", key)

    async def ticket(self, interview: str, role: Role, bearer: str = "") -> str:
        """A fresh socket ticket; one got with a sign-in ends with it when that signs out."""
        secret = secrets.token_urlsafe(32)
        signin = _hash(bearer) if bearer else ""
        ticket = Ticket(role=role, issued=self._clock.now_ms(), signin=signin)
        await self._documents.put("tickets", _ticket_key(interview, secret), ticket.model_dump())
        return secret

    async def admit(self, interview: str, secret: str) -> Ticket:
        """What a ticket opens in an interview; raises Unauthenticated."""
        found = await self._documents.get("tickets", _ticket_key(interview, secret))
        if found is None:
            raise Unauthenticated("The ticket does not open this interview; ask for a fresh one.")
        return Ticket.model_validate(found)

    def check_late(self, ticket: Ticket, view: View) -> None:
        """Raise Unauthenticated when the ticket's interview has been over for too long."""
        over = view.end_reason is not None
        if over and self._clock.now_ms() > max(ticket.issued, view.at) + LATE_MS:
            raise Unauthenticated("The interview is over and the ticket with it; ask for another.")

    async def revoke(self, interview: str) -> None:
        """Void everything that opens this interview alone."""
        for collection in ("links", "signins"):
            async for key, value in pages(self._documents, collection):
                if value.get("interview") == interview:
                    await self._documents.delete(collection, key)
        async for key, _ in pages(self._documents, "tickets", f"{interview}/"):
            await self._documents.delete("tickets", key)

    async def sweep(self) -> None:
        """Forget links and sign-ins that have expired, and tickets of long ago."""
        now = self._clock.now_ms()
        async for key, value in pages(self._documents, "tickets"):
            if Ticket.model_validate(value).issued + OLD_TICKET_MS < now:
                await self._documents.delete("tickets", key)
        for collection in ("links", "signins"):
            async for key, value in pages(self._documents, collection):
                if Principal.model_validate(value).expires <= now:
                    await self._documents.delete(collection, key)

    async def first_link(self) -> str:
        """The admin's link of this start; the one of the last start is void."""
        return await self._replace("links", await self.link("admin"))

    async def own_bearer(self) -> str:
        """A sign-in for the terminal on the same data folder; that of the last start is void."""
        principal = Principal(role="admin", name="admin", expires=0)
        return await self._replace("signins", await self._issue("signins", SIGN_IN_MS, principal))

    async def _issue(self, collection: str, lasts: int, principal: Principal) -> Issued:
        secret = secrets.token_urlsafe(32)
        expires = self._clock.now_ms() + lasts
        dated = principal.model_copy(update={"expires": expires})
        await self._documents.put(collection, _hash(secret), dated.model_dump())
        return Issued(secret=secret, principal=dated)

    async def _replace(self, collection: str, issued: Issued) -> str:
        earlier = await self._documents.get("starts", collection)
        if earlier is not None:
            await self._documents.delete(collection, str(earlier["key"]))
        await self._documents.put("starts", collection, {"key": _hash(issued.secret)})
        return issued.secret


async def pages(
    documents: Documents, collection: str, prefix: str = ""
) -> AsyncIterator[tuple[str, dict[str, object]]]:
    """Every document of a collection, in key order."""
    after = ""
    while page := await documents.list(collection, prefix=prefix, after=after):
        for key, value in page:
            yield key, value
        after = page[-1][0]


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8")).hexdigest()


def _ticket_key(interview: str, secret: str) -> str:
    return f"{interview}/{_hash(secret)}"
