"""The outermost door: Host and Origin allowlists, body size, security headers."""

import ipaddress
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interview.errors import Forbidden, Invalid
from interview.settings import Settings
from server.limits import Limits
from server.problems import problem

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_USUAL = {"http": 80, "https": 443}
PROBES = frozenset({"/healthz", "/readyz"})
"""Answer to any Host: they tell nothing, and orchestrators call them by address."""
CONTENT_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)
SECURITY = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Addresses(NamedTuple):
    """The names this service answers to."""

    base: str
    """The address people use, without a slash at its end."""
    hosts: frozenset[str]
    origins: frozenset[str]


def addresses(settings: Settings) -> Addresses:
    """The loopback names with our port, the address bound, and the public one."""
    local = [_with_port(name, settings.port) for name in LOOPBACK]
    if not _wildcard(settings.host):
        local.append(_with_port(bracketed(settings.host), settings.port))
    public = _checked((settings.public_url or "").rstrip("/"))
    origins = [f"http://{name}" for name in local] + ([_origin(public)] if public else [])
    hosts = {host for origin in origins for host in _host_forms(origin)}
    base = public or f"http://{bracketed(settings.host)}:{settings.port}"
    return Addresses(base, frozenset(hosts), frozenset(origins))


def bracketed(host: str) -> str:
    """A host as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


def _wildcard(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _with_port(name: str, port: int) -> str:
    return name if port == 80 else f"{name}:{port}"


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in _USUAL or not parts.netloc):
        raise Invalid(
            f"MOCK_INTERVIEWER_PUBLIC_URL is {url!r}; give a whole address, such as"
            " https://interviews.example.org"
        )
    return url


def _origin(url: str) -> str:
    """The origin as browsers send it: lower case, without the usual port."""
    parts = urlsplit(url.lower())
    return f"{parts.scheme}://{parts.netloc.removesuffix(f':{_USUAL[parts.scheme]}')}"


def _host_forms(origin: str) -> Iterable[str]:
    """The Host headers that name an origin: with its port, and without when it is the usual one."""
    parts = urlsplit(origin)
    yield parts.netloc
    usual = _USUAL[parts.scheme]
    if parts.port is None:
        yield f"{parts.netloc}:{usual}"
    if parts.port == usual:
        yield parts.netloc.rsplit(":", 1)[0]


class Gate:
    """ASGI middleware that lets in what names us and comes from us, and caps what it carries."""

    def __init__(self, app: ASGIApp, known: Addresses, limits: Limits) -> None:
        self._app = app
        self._known = known
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 403 before anything else looks at it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send, refused)
            return
        guarded = _guard(send, scope["path"])
        if refused is not None:
            await problem(refused)(scope, receive, guarded)
        else:
            await self._app(scope, self._capped(receive), guarded)

    async def _websocket(
        self, scope: Scope, receive: Receive, send: Send, refused: Forbidden | None
    ) -> None:
        if refused is None:
            await self._app(scope, receive, send)
            return
        await receive()
        await problem(refused)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Forbidden | None:
        headers = Headers(scope=scope)
        if scope["path"] in PROBES:
            return None
        if headers.getlist("host") and headers["host"].lower() not in self._known.hosts:
            return Forbidden(
                "This service does not answer to that Host. Use the address it printed, or set"
                " MOCK_INTERVIEWER_PUBLIC_URL to the one people use."
            )
        origins = headers.getlist("origin")
        if any(origin.lower() not in self._known.origins for origin in origins):
            return Forbidden("Requests from pages of another origin are refused.")
        return None

    def _capped(self, receive: Receive) -> Receive:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._limits.body_bytes:
                raise HTTPException(413, f"A body may have {self._limits.body_bytes} bytes.")
            return message

        return counted


def _guard(send: Send, path: str) -> Send:
    """Add the security headers; nothing under /api may be kept by a cache."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers.update(SECURITY)
            if path.startswith("/api/"):
                headers["cache-control"] = "no-store"
        await send(message)

    return guarded
