"""The bank: every question and template of the content folders, checked and ready to draw from."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import TypeAdapter

from interview.content import CONTENT, AnyContent
from interview.errors import ContentFault, NotFound
from interview.record import Record
from interview.rounds import TEMPLATE, Template
from tools.question_bank.search import Index
from tools.question_bank.source import Fault, Source, check, read

T = TypeVar("T", bound=Record)
SHOWN_FAULTS = 20


@dataclass(frozen=True)
class Bank:
    """What can be asked, by id, and the interviews that can be held, by name."""

    items: Mapping[str, AnyContent]
    templates: Mapping[str, Template]
    public: frozenset[str] = frozenset()
    """Ids that anybody can read up on: those shipped with the product."""

    @cached_property
    def index(self) -> Index:
        """The bank's words, made ready for searching when first asked for."""
        return Index(self.items)

    def item(self, id: str) -> AnyContent:
        """One question, case, problem or experience question; raises NotFound."""
        if id not in self.items:
            raise NotFound(f"There is no question {id!r} in the bank; check its id.")
        return self.items[id]

    def template(self, name: str) -> Template:
        """One template; raises NotFound."""
        if name not in self.templates:
            known = ", ".join(sorted(self.templates)) or "none"
            raise NotFound(f"There is no template {name!r}; there are: {known}.")
        return self.templates[name]


@dataclass(frozen=True)
class Shelf:
    """Everything read from some folders, with the sources beside it and all faults found."""

    items: dict[str, AnyContent]
    templates: dict[str, Template]
    sources: dict[str, Source]
    """Id of an item or name of a template to the file it came from."""
    faults: list[Fault]


def load_bank(folders: Sequence[Path]) -> Bank:
    """Read every YAML file under `questions` and `templates` of each folder; raises ContentFault.

    The first folder is the public bank as shipped; further ones are a house's own.
    """
    shelf = read_folders(folders)
    if shelf.faults:
        raise ContentFault(_told(shelf.faults))
    public = frozenset(
        id for id in shelf.items if shelf.sources[id].file.is_relative_to(folders[0])
    )
    return Bank(MappingProxyType(shelf.items), MappingProxyType(shelf.templates), public)


def digest(item: AnyContent) -> str:
    """SHA-256 (hex) of an item's canonical JSON: the same content has the same digest."""
    plain = item.model_dump(mode="json", by_alias=True)
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_folders(folders: Sequence[Path]) -> Shelf:
    """Read whatever can be read; what cannot is in the faults."""
    shelf = Shelf({}, {}, {}, [])
    for folder in folders:
        shelf.faults.extend(_missing(folder))
        _gather(shelf, shelf.items, _read_all(folder / "questions", CONTENT), "id")
        _gather(shelf, shelf.templates, _read_all(folder / "templates", TEMPLATE), "name")
    return shelf


def _missing(folder: Path) -> Iterator[Fault]:
    if not any((folder / part).is_dir() for part in ("questions", "templates")):
        remedy = "name a folder that holds questions/ or templates/"
        yield Fault(folder, 1, "no content is there", remedy)


def _read_all(folder: Path, adapter: TypeAdapter[T]) -> Iterator[tuple[Source, T | None]]:
    for file in sorted(folder.rglob("*.y*ml")):
        source = read(file)
        if file.suffix != ".yaml":
            source.faults.append(source.fault((), "would be passed over", "name it *.yaml"))
        yield source, check(source, adapter)


def _gather(
    shelf: Shelf, into: dict[str, T], found: Iterable[tuple[Source, T | None]], key: str
) -> None:
    for source, record in found:
        if record is not None:
            name = str(getattr(record, key))
            source.faults.extend(_name_faults(source, name, key, name in into, shelf))
            shelf.sources.setdefault(name, source)
            into.setdefault(name, record)
        shelf.faults.extend(source.faults)


def _name_faults(source: Source, name: str, key: str, taken: bool, shelf: Shelf) -> Iterator[Fault]:
    if taken:
        other = shelf.sources[name].file
        yield source.fault((key,), f"{name!r} is taken by {other}", "choose another")
    if source.file.stem != name:
        remedy = f"rename the file to {name}.yaml"
        yield source.fault((key,), f"{name!r} is not the file's name", remedy)


def _told(faults: Sequence[Fault]) -> str:
    lines = [str(fault) for fault in faults[:SHOWN_FAULTS]]
    if len(faults) > SHOWN_FAULTS:
        lines.append(f"and {len(faults) - SHOWN_FAULTS} more faults")
    return "\n".join(lines)
