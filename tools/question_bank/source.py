"""Reads one YAML file so that every fault in it can be told by file, line and field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

import yaml
from pydantic import TypeAdapter, ValidationError

from interview.record import Record

T = TypeVar("T", bound=Record)
Place = tuple[str | int, ...]
"""A way down into a document: keys of mappings and positions in lists."""

LARGEST_FILE = 256 * 1024
"""Bytes; far above any honest question."""


class Fault(NamedTuple):
    """Something an author should mend, and how."""

    file: Path
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        """As people read it: file, line, what is wrong, what to do."""
        return f"{self.file}:{self.line}: {self.message}; {self.remedy}"


@dataclass
class Source:
    """A parsed file: its plain data, the line of every place in it, and what was wrong."""

    file: Path
    data: object = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, place: Sequence[str | int]) -> int:
        """The line (from 1) of a place, or of the nearest place above it that exists."""
        for end in range(len(place), -1, -1):
            if tuple(place[:end]) in self.lines:
                return self.lines[tuple(place[:end])]
        return 1

    def fault(self, place: Sequence[str | int], message: str, remedy: str) -> Fault:
        """A fault at a place, with the field's name in front of the message."""
        name = ".".join(str(step) for step in place)
        return Fault(self.file, self.line(place), f"{name}: {message}" if name else message, remedy)


def read(file: Path) -> Source:
    """Parse a file; whatever is wrong with it as YAML is in its faults."""
    source = Source(file)
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise ValueError(f"the file is larger than {LARGEST_FILE // 1024} KB")
        text = file.read_text("utf-8")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (OSError, ValueError) as error:
        source.faults.append(source.fault((), f"cannot be read: {error}", "save it as UTF-8 text"))
    except yaml.MarkedYAMLError as error:
        source.faults.append(_broken(file, error))
    else:
        if node is not None:
            source.faults.extend(_walk(source, node, (), set()))
            source.data = None if source.faults else _construct(node)
    return source


def check(source: Source, adapter: TypeAdapter[T]) -> T | None:
    """Validate a parsed file; null when it has faults, which are then in the source."""
    if source.faults:
        return None
    try:
        return adapter.validate_python(source.data)
    except ValidationError as error:
        source.faults.extend(_schema_faults(source, error))
        return None


def _construct(node: yaml.Node) -> object:
    """The plain data of a document; the file is not parsed a second time for it."""
    return cast(object, yaml.constructor.SafeConstructor().construct_document(node))


def _broken(file: Path, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    message = f"not valid YAML: {error.problem or error.context}"
    remedy = "check the indentation, and quote text that holds a colon or begins with a sign"
    return Fault(file, mark.line + 1 if mark else 1, message, remedy)


def _walk(source: Source, node: yaml.Node, place: Place, seen: set[int]) -> Iterator[Fault]:
    """Note the line of every place; yield repeated keys and anchors used twice."""
    source.lines.setdefault(place, node.start_mark.line + 1)
    if id(node) in seen:
        yield source.fault(place, "repeats another part by a YAML anchor", "write it out")
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        yield from _walk_mapping(source, node, place, seen)
    elif isinstance(node, yaml.SequenceNode):
        for at, child in enumerate(node.value):
            yield from _walk(source, child, (*place, at), seen)


def _walk_mapping(
    source: Source, node: yaml.MappingNode, place: Place, seen: set[int]
) -> Iterator[Fault]:
    keys: set[str] = set()
    for key, child in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in keys:
            message = f"{'.'.join(map(str, (*place, name)))}: the key is there twice"
            yield Fault(source.file, line, message, "keep one of the two")
            continue
        keys.add(name)
        source.lines[(*place, name)] = line
        yield from _walk(source, child, (*place, name), seen)


def _schema_faults(source: Source, error: ValidationError) -> Iterator[Fault]:
    tag = source.data.get("kind") if isinstance(source.data, Mapping) else None
    for one in error.errors(include_url=False):
        place = one["loc"][1:] if one["loc"] and one["loc"][0] == tag else one["loc"]
        message = one["msg"].removeprefix("Value error, ")
        yield source.fault(place, message, _REMEDIES.get(one["type"], "mend this field"))


_REMEDIES = {
    "missing": "add the field",
    "extra_forbidden": "remove it or correct its name; fields are listed in interview/content.py",
    "string_type": "put it in quotes, so that YAML reads text",
    "string_too_long": "shorten it",
    "string_too_short": "write it out",
    "string_pattern_mismatch": "use the form the pattern shows",
    "literal_error": "use one of the values named",
    "union_tag_invalid": "set kind to question, case, coding or experience",
    "union_tag_not_found": "add kind: question, case, coding or experience",
    "too_short": "add what is wanting",
    "model_attributes_type": "begin the file with `id: ...`",
    "date_from_datetime_parsing": "write a date as 2026-01-31",
}
