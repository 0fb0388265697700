"""Packs: a zip of questions and templates to hand on. What comes in is mistrusted until it is checked.

A pack holds `questions/**/*.yaml`, `templates/**/*.yaml` and, if it likes, `README.md` and `LICENSE`.
"""

import hashlib
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from interview.errors import ContentFault
from tools.question_bank.bank import read_folders
from tools.question_bank.source import LARGEST_FILE

MOST_FILES = 2000
MOST_BYTES = 64 * 1024 * 1024
"""Of all files together, unpacked."""
MOST_PACKED = 1000
"""How many times smaller a file may be packed than it is."""
_NAME = re.compile(
    r"(?:questions|templates)(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*/[A-Za-z0-9][A-Za-z0-9._-]*\.yaml"
)
_BESIDE = frozenset({"README.md", "LICENSE"})
_LINK = 0o120000
_KIND = 0o170000
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Pack:
    """A pack that was read and found harmless; its content is not checked yet."""

    checksum: str
    """SHA-256 of the file, in hex."""
    files: Mapping[str, bytes]
    """By their name in the pack."""


@dataclass(frozen=True)
class Changes:
    """What installing a pack does to a folder; nothing is ever removed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]


def read_pack(file: Path, checksum: str | None = None) -> Pack:
    """Read a pack into memory; raises ContentFault when it is not what it should be."""
    try:
        raw = file.read_bytes() if file.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        raise ContentFault(
            f"{file} cannot be read: {error.strerror}; name the pack's file"
        ) from error
    if raw is None:
        raise ContentFault(f"{file} is larger than {MOST_BYTES >> 20} MB; split the pack")
    found = hashlib.sha256(raw).hexdigest()
    if checksum is not None and found != checksum.strip().casefold():
        raise ContentFault(
            f"{file} has the checksum {found}, not {checksum}; get the pack again from its author"
        )
    try:
        with zipfile.ZipFile(file) as archive:
            return Pack(found, dict(_files(archive)))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        raise ContentFault(f"{file} is no pack that can be opened: {error}") from error


def write_pack(folder: Path, file: Path) -> str:
    """Pack a content folder, the same bytes for the same content; returns the checksum."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and _belongs(name):
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), path.read_bytes())
    return hashlib.sha256(file.read_bytes()).hexdigest()


def compare(pack: Pack, folder: Path) -> Changes:
    """Hold a pack against what a folder has."""
    added, changed, same = [], [], []
    for name, body in pack.files.items():
        there = folder / name
        if not there.is_file():
            added.append(name)
        elif there.read_bytes() != body:
            changed.append(name)
        else:
            same.append(name)
    return Changes(tuple(added), tuple(changed), tuple(same))


def check_pack(pack: Pack, folder: Path, beside: Sequence[Path]) -> None:
    """Read the folder as it would be with the pack, beside others; raises ContentFault."""
    with tempfile.TemporaryDirectory() as scratch:
        trial = Path(scratch)
        own = [path for path in folder.rglob("*.yaml")] if folder.is_dir() else []
        bodies = {path.relative_to(folder).as_posix(): path.read_bytes() for path in own}
        for name, body in {**bodies, **pack.files}.items():
            _write(trial / name, body)
        faults = [
            fault
            for fault in read_folders([*beside, trial]).faults
            if fault.file.is_relative_to(trial)
        ]
        if faults:
            told = "\n".join(
                str(fault._replace(file=fault.file.relative_to(trial))) for fault in faults[:20]
            )
            raise ContentFault(f"the pack has {len(faults)} faults and was not taken:\n{told}")


def install(pack: Pack, folder: Path) -> None:
    """Write the files of a checked pack, each in one step."""
    for name, body in pack.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.new")
        draft.write_bytes(body)
        os.replace(draft, target)


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise ContentFault(f"the pack has {len(entries)} files; {MOST_FILES} is the most")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise ContentFault(f"the pack unpacks to more than {MOST_BYTES >> 20} MB; split it")
    seen: set[str] = set()
    for entry in entries:
        _harmless(entry, seen)
        seen.add(entry.filename.casefold())
        with archive.open(entry) as stream:
            body = stream.read(LARGEST_FILE + 1)
        if len(body) > LARGEST_FILE:
            raise ContentFault(f"{entry.filename!r} is larger than {LARGEST_FILE >> 10} KB")
        yield entry.filename, body


def _harmless(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    """Refuse whatever could reach outside the folder, hide, or blow up."""
    name = entry.filename
    if not _belongs(name):
        raise ContentFault(
            f"the pack holds {name!r}; only questions/*.yaml, templates/*.yaml, README.md and"
            " LICENSE belong in one"
        )
    if entry.external_attr >> 16 & _KIND == _LINK:
        raise ContentFault(f"{name!r} is a link; put the file itself into the pack")
    if name.casefold() in seen:
        raise ContentFault(f"{name!r} is in the pack twice; keep one of the two")
    if entry.file_size > MOST_PACKED * max(1, entry.compress_size):
        raise ContentFault(f"{name!r} unpacks to more than {MOST_PACKED} times its size")


def _belongs(name: str) -> bool:
    return name in _BESIDE or (_NAME.fullmatch(name) is not None and ".." not in name)


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
