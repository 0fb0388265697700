"""What this host offers to a sandbox: its kernel, interpreters, and what they have to read."""

import os
import platform
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from interview.errors import Unavailable
from tools.code_runner.box.landlock import version
from tools.code_runner.box.syscalls import MACHINES
from tools.code_runner.bubblewrap import find_wrapper
from tools.code_runner.identity import BOX_USER, Identity, identity
from tools.code_runner.interpreters import (
    Library,
    Node,
    Python,
    find_node,
    find_numpy,
    find_python,
    nodes,
    pythons,
)

NEWEST_LANDLOCK = 99
_LEFT_OUT = frozenset({"site-packages", "dist-packages", "test", "idlelib", "ensurepip"})
_LIBRARY_FOLDERS = ("/lib64", "/usr/lib64", "/lib", "/usr/lib", "/usr/local/lib")
TIME_ZONES = Path("/usr/share/zoneinfo")
_ALWAYS = ("/etc/ld.so.cache", "/dev/null", "/dev/urandom", str(TIME_ZONES))
_ELSEWHERE = (
    "It needs Linux. For practice and for hiring alike, run the Docker image: its plain defaults"
    " are enough, without --privileged."
)


class Options(NamedTuple):
    """What an operator or a test may choose; what is None is looked for."""

    pythons: tuple[Path, ...] | None = None
    nodes: tuple[Path, ...] | None = None
    bubblewrap: Path | None = None
    use_bubblewrap: bool = True
    user: int = BOX_USER
    landlock: int = NEWEST_LANDLOCK
    """The newest version of Landlock to use; 0 does without."""


class Host(NamedTuple):
    """What was found; enough to start fork servers from."""

    who: Identity
    python: Python
    node: Node | None
    numpy: Library | None
    bubblewrap: Path | None
    landlock: int
    remarks: tuple[str, ...]

    @property
    def walls(self) -> str:
        """The walls in a word."""
        landlock = f"landlock {self.landlock}" if self.landlock else ""
        wrapped = "bubblewrap" if self.bubblewrap else ""
        return " + ".join(filter(None, (wrapped, landlock, "seccomp", "rlimits")))


def survey(options: Options) -> Host:
    """Look round; raises Unavailable with the cause and the remedy."""
    fit(platform.system(), platform.machine())
    who = identity(options.user)
    python, causes = find_python(options.pythons or pythons(), who)
    if python is None:
        raise Unavailable(
            f"No Python can be started as the sandbox's user {who.uid}: {'; '.join(causes)}."
            " Install a Python 3.10 or newer that every user can read, such as the system's"
            " package python3."
        )
    node, faults = find_node(nodes() if options.nodes is None else options.nodes, who)
    landlock = min(version(), options.landlock)
    wrap = find_wrapper(options.bubblewrap, who) if options.use_bubblewrap else None
    if not landlock and wrap is None:
        raise Unavailable(
            "This kernel has no Landlock (Linux 5.13 or newer, enabled at boot) and bubblewrap does"
            " not work here, so files could not be hidden. Install the package bubblewrap, or run"
            " on a newer kernel."
        )
    numpy = find_numpy(python, who)
    remarks = list(causes)
    if node is None:
        remarks.append(f"JavaScript is off: {'; '.join(faults)}")
    if numpy is None:
        remarks.append("numpy is off: none is readable for the sandbox's Python")
    if wrap is None:
        remarks.append("the second wall, bubblewrap, is not installed or not allowed here")
    return Host(who, python, node, numpy, wrap, landlock, tuple(remarks))


def fit(system: str, machine: str) -> None:
    """Whether that kind of host can be a sandbox at all; raises Unavailable."""
    if system != "Linux":
        name = {"Darwin": "macOS"}.get(system, system)
        raise Unavailable(f"Code cannot be run safely on {name}. {_ELSEWHERE}")
    if machine not in MACHINES:
        raise Unavailable(
            f"There is no filter of system calls for {machine}; x86-64 and aarch64 have"
            " one. Run the service on such a machine."
        )


def readable(host: Host) -> list[str]:
    """What a Python in the box may read: its library without packages, and shared objects."""
    library = host.python.library
    entries = (each for each in library.iterdir() if each.name not in _LEFT_OUT)
    zips = (each for each in host.python.folders if each.suffix == ".zip" and each.exists())
    return _texts([*entries, *zips, *_shared_objects(host), *map(Path, _ALWAYS)])


def node_readable(host: Host) -> list[str]:
    """What a Node in the box may read and start: itself and shared objects."""
    node = [host.node.path] if host.node else []
    return _texts([*node, *_shared_objects(host), *map(Path, _ALWAYS[:3])])


def numpy_readable(host: Host) -> list[str]:
    """What is granted beside that to a task that uses numpy."""
    return _texts([host.numpy.package, *host.numpy.beside]) if host.numpy else []


def _texts(paths: Iterable[Path]) -> list[str]:
    return list(dict.fromkeys(str(path) for path in paths))


def library_folders(host: Host) -> list[Path]:
    """The folders in which the loader looks for shared objects."""
    ours = [Path(each) for each in _LIBRARY_FOLDERS]
    ours += [*Path("/usr/lib").glob("*-linux-*"), host.python.prefix / "lib"]
    return [each for each in dict.fromkeys(path.resolve() for path in ours) if each.is_dir()]


def _shared_objects(host: Host) -> list[Path]:
    """Folders of libraries alone; where packages of Python lie beside them, the files themselves."""
    found: list[Path] = []
    for folder in library_folders(host):
        names = os.listdir(folder)
        mixed = any(name.startswith("python") for name in names)
        objects = (folder / name for name in names if ".so" in name)
        found += objects if mixed else [folder]
    return found
