"""The second wall, where it is installed and allowed: an empty tree in namespaces of its own."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.code_runner.identity import Identity

_PROBED = ("--unshare-all", "--unshare-user", "--disable-userns")
_FENCES = (
    *_PROBED,
    *("--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"),
    *("--uid", "65534", "--gid", "65534", "--hostname", "box", "--chdir", "/"),
    *("--dev-bind", "/dev/null", "/dev/null", "--dev-bind", "/dev/urandom", "/dev/urandom"),
)
_PACKAGES = ("python3*/site-packages", "python3*/dist-packages", "site-packages", "dist-packages")


def find_wrapper(given: Path | None, who: Identity) -> Path | None:
    """bubblewrap, if it can really wrap: in containers and on some hosts it may not."""
    found = given or shutil.which("bwrap", path="/usr/local/bin:/usr/bin")
    if found is None:
        return None
    command = [str(found), *_PROBED, "--ro-bind", "/", "/", "--", "/bin/true"]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=10, env={}, cwd="/", check=False, **who.popen()
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return Path(found) if done.returncode == 0 else None


def wrapped(
    wrapper: Path | None, shown: Iterable[Path], packages: Iterable[str], command: Sequence[str]
) -> list[str]:
    """The command in a tree that holds what is shown and, of installed packages, those alone."""
    if wrapper is None:
        return [*command]
    mounts = [word for link in ("/lib", "/lib64") for word in _link(link)]
    folders = sorted({path.resolve() for path in shown})
    for path in folders:
        mounts += ["--ro-bind", str(path), str(path)]
    for path in _package_folders(folders):
        mounts += ["--tmpfs", str(path)]
    for package in packages:
        mounts += ["--ro-bind", package, package]
    for path in _package_folders(folders):
        mounts += ["--remount-ro", str(path)]
    return [str(wrapper), *_FENCES, *mounts, "--remount-ro", "/", "--", *command]


def _link(path: str) -> list[str]:
    return ["--symlink", os.readlink(path), path] if os.path.islink(path) else []


def _package_folders(folders: Iterable[Path]) -> list[Path]:
    found = (each for folder in folders for pattern in _PACKAGES for each in folder.glob(pattern))
    return sorted({each.resolve() for each in found if each.is_dir()})
