"""The built page: read once, compressed once, served with ETags; its routes all give the shell.

So does an address without a route, with status 404, to a browser: the page says that it is wrong.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

FOLDER = Path(__file__).parent / "static"
CLIENT_ROUTES = (
    "/",
    "/sign-in",
    "/settings",
    "/s/{rest:path}",
    "/replay/{rest:path}",
    "/review/{rest:path}",
    "/review",
    "/progress",
    "/console/{rest:path}",
    "/console",
    "/ops",
)
_MISSING = (
    "The page is not built, so there is nothing to show in a browser.\n"
    "Build it with `make page`. REST, websockets and `mock-interviewer chat` work without it.\n"
)
_SMALL = 500
"""Bytes below which compressing is not worth it."""


@dataclass(frozen=True)
class Asset:
    """A file of the page, ready to send."""

    body: bytes
    packed: bytes | None
    """The body in gzip, for text that is worth it."""
    media_type: str
    etag: str


def load(folder: Path) -> dict[str, Asset]:
    """Every file of a built page by its path in the folder; empty when it is not built."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {file.relative_to(folder).as_posix(): _asset(file) for file in files}


def _asset(file: Path) -> Asset:
    body = file.read_bytes()
    guessed = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    text = guessed.startswith("text/") or guessed.endswith(("javascript", "json", "xml"))
    return Asset(
        body=body,
        packed=gzip.compress(body, mtime=0) if text and len(body) > _SMALL else None,
        media_type=f"{guessed}; charset=utf-8" if text else guessed,
        etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
    )


def install(app: Starlette, folder: Path = FOLDER) -> None:
    """Serve the page's files at their paths, and its shell at each of its routes."""
    assets = load(folder)

    async def shell(request: Request) -> Response:
        if "index.html" not in assets:
            return PlainTextResponse(_MISSING, 503)
        return respond(request, assets["index.html"])

    async def file(request: Request) -> Response:
        return respond(request, assets[request.url.path.removeprefix("/")])

    async def missing(request: Request, error: Exception) -> Response:
        if "index.html" in assets and _reads_pages(request):
            return respond(request, assets["index.html"], 404)
        told = request.app.exception_handlers.get(HTTPException)
        answer: Response = await told(request, error) if told else PlainTextResponse("", 404)
        return answer

    app.add_exception_handler(404, missing)
    for route in CLIENT_ROUTES:
        app.add_route(route, shell, include_in_schema=False)
    for path in assets:
        app.add_route(f"/{path}", file, include_in_schema=False)


def _reads_pages(request: Request) -> bool:
    api = request.url.path.startswith("/api/")
    return not api and "text/html" in _listed(request.headers, "accept")


def respond(request: Request, asset: Asset, status: int = 200) -> Response:
    """An asset as the browser wants it: unchanged, compressed or plain."""
    headers = {"ETag": asset.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if status == 200 and asset.etag in _listed(request.headers, "if-none-match"):
        return Response(status_code=304, headers=headers)
    if asset.packed and "gzip" in _listed(request.headers, "accept-encoding"):
        headers["Content-Encoding"] = "gzip"
        return Response(asset.packed, status, headers=headers, media_type=asset.media_type)
    return Response(asset.body, status, headers=headers, media_type=asset.media_type)


def _listed(headers: Mapping[str, str], name: str) -> list[str]:
    parts = headers.get(name, "").split(",")
    return [part.split(";")[0].strip().removeprefix("W/") for part in parts]
