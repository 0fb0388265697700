"""Writes the pages of events, settings, scoring and questions from the code; `--check` only compares.

Run from the root of the repository: `python -m docs.generate`.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from docs.bank_page import bank_page
from docs.rubric_card import rubric_card_page
from interview import commands, frames
from interview.content import CONTENT
from interview.events import AnyFact
from interview.events.base import Fact
from interview.projection import candidate_sees
from interview.record import Record
from interview.settings import Settings, variables

HERE = Path(__file__).resolve().parent
_EVENTS_HEAD = """# Events and frames

Made by `docs/generate.py` from the code; do not edit by hand.

Every event carries `seq` (place in the log, from 1, without gaps), `at` (milliseconds since the
Unix epoch, UTC), `type`, and `re` (the id of the command that caused it) where there is one.
**Sealed** events can hold a person's words: their bodies are stored encrypted with the
interview's own key, and become `hidden` when that key is destroyed. What a role may not read
arrives as `hidden` with its `seq`, `at` and hash. "Candidate" says what the candidate reads of an
event while the interview runs.
"""
_SETTINGS_HEAD = """# Settings

Made by `docs/generate.py` from the code; do not edit by hand.

With none set the service works, on this machine alone. Options on the command line win over
variables. A wrong value is refused at the start with what to change.

| variable | what it is | default |
|---|---|---|
"""


def events_page() -> str:
    """The reference of events, commands and server frames."""
    facts = "\n".join(_event(fact) for fact in get_args(AnyFact))
    parts = "\n".join(f"### {part.__name__}\n{_table(part)}" for part in _parts())
    asked = "\n".join(_frame(frame) for frame in get_args(commands.AnyFrame))
    sent = "\n".join(_frame(frame) for frame in get_args(frames.AnyServerFrame))
    return (
        f"{_EVENTS_HEAD}\n## Events\n\n{facts}\n## Parts of events\n\n{parts}\n## Frames from the client\n\n{asked}\n"
        f"## Frames from the server, beside events\n\n{sent}"
    )


def settings_page() -> str:
    """The reference of settings."""
    return _SETTINGS_HEAD + "".join(
        f"| `{variable}` | {_sentence(name, variable)} | {_default(name)} |\n"
        for name, variable in variables().items()
    )


def _sentence(name: str, variable: str) -> str:
    words = " ".join((Settings.model_fields[name].description or "").split())
    return words.removesuffix(f"`{variable}`.").strip()


def _default(name: str) -> str:
    value = Settings.model_fields[name].default
    return "none" if value is None else f"`{value}`"


def _event(fact: type[Fact]) -> str:
    sealed = " **Sealed.**" if fact.sealed or fact.holds_words is not Fact.holds_words else ""
    fields = [name for name in fact.model_fields if name not in {"seq", "at", "re", "type"}]
    table = "".join(_rows(fact, fields))
    return f"### `{_tag(fact)}`\n{_doc(fact)}{sealed}\n\n{table}\nCandidate: {_seen(fact)}.\n"


def _frame(frame: type[Record]) -> str:
    return f"### `{_tag(frame)}`\n{_table(frame)}"


def _table(model: type[Record]) -> str:
    fields = [name for name in model.model_fields if name != "type"]
    return f"{_doc(model)}\n\n{''.join(_rows(model, fields))}"


def _parts() -> list[type[Record]]:
    """Every record that events hold, in the order of their first appearance."""
    found: dict[type[Record], None] = {}
    waiting: list[Any] = [*get_args(AnyFact), *get_args(frames.AnyServerFrame)]
    while waiting:
        model = waiting.pop(0)
        for field in model.model_fields.values():
            inner = [each for each in _inside(field.annotation) if each not in found]
            found.update(dict.fromkeys(inner))
            waiting += inner
    return list(found)


def _inside(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _inside(part)


def _seen(fact: type[Fact]) -> str:
    practice, hiring = (
        candidate_sees(mode, released=False).get(_tag(fact)) for mode in ("practice", "hiring")
    )
    if practice == hiring:
        return _fields(practice, fact)
    return f"in practice {_fields(practice, fact)}, in hiring {_fields(hiring, fact)}"


def _fields(names: set[str] | None, fact: type[Fact]) -> str:
    if "rounds" in (names or ()):
        return "all of it, but the questions of the rounds"
    if names is None:
        return "hidden until the report is released"
    own = {name for name in fact.model_fields if name not in {"seq", "at", "re", "type"}}
    shown = ", ".join(f"`{name}`" for name in sorted(names & own))
    return "all of it" if own <= names else shown


def _tag(model: type[Record]) -> str:
    return str(get_args(model.model_fields["type"].annotation)[0])


def _doc(model: type[Record]) -> str:
    return " ".join((model.__doc__ or "").split())


def _rows(model: type[Record], names: Iterable[str]) -> Iterator[str]:
    lines = [
        f"| `{name}` | {_type(model.model_fields[name].annotation)} |"
        f" {' '.join((model.model_fields[name].description or '').split())} |\n"
        for name in names
    ]
    if lines:
        yield "| field | type | |\n|---|---|---|\n"
        yield from lines


def _type(annotation: Any) -> str:
    """A type in words."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(parts[0])
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin in (Union, UnionType):
        return " or ".join(_type(part) for part in parts)
    if origin is tuple:
        return f"list of {_type(parts[0])}"
    if origin is dict:
        return f"{_type(parts[0])} to {_type(parts[1])}"
    return "null" if annotation is NoneType else _name(annotation)


def _name(annotation: type) -> str:
    plain = {str: "text", int: "number", float: "number", bool: "yes or no"}
    return plain.get(annotation, annotation.__name__)


def question_schema() -> str:
    """The JSON Schema of a question's file, for editors that check YAML while one types."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(schema | CONTENT.json_schema(by_alias=True), indent=1) + "\n"


PAGES = {
    "events.md": events_page,
    "settings.md": settings_page,
    "rubric-card.md": rubric_card_page,
    "questions.md": bank_page,
    "question.schema.json": question_schema,
}


def main(check: bool) -> int:
    """Write the pages, or say which differ; 1 when one does."""
    stale = []
    for name, page in PAGES.items():
        file, text = HERE / name, page()
        if check and (not file.is_file() or file.read_text("utf-8") != text):
            stale.append(name)
        if not check:
            file.write_text(text, "utf-8")
    for name in stale:
        print(f"docs/{name} does not match the code; run: python -m docs.generate")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
