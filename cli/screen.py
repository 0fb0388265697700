"""The terminal as a page: headings, speech, notes and wrapped text, coloured only when asked."""

import shutil
import sys
import textwrap
from itertools import chain, repeat
from typing import Literal, NamedTuple, TextIO

Style = Literal["heading", "speech", "mine", "note", "text", "item", "alarm", "line"]
"""`line` is never broken: for what people copy or programs read."""

_COLOURS: dict[Style, str] = {
    "heading": "\x1b[1m",
    "speech": "\x1b[36m",
    "mine": "\x1b[32m",
    "note": "\x1b[2m",
    "alarm": "\x1b[33m",
}
_INDENTS: dict[Style, tuple[str, str]] = {
    "speech": ("", "    "),
    "mine": ("", "    "),
    "item": ("  - ", "    "),
    "note": ("  ", "  "),
}


class Part(NamedTuple):
    """A piece of text and how it is set."""

    style: Style
    text: str
    hang: int = 0
    """Columns by which the lines after the first are set in, for a table."""


class Screen:
    """Prints parts, wrapped to the terminal's width."""

    def __init__(self, *, colour: bool, out: TextIO | None = None) -> None:
        self._colour = colour
        self._out = out or sys.stdout
        self._width = min(shutil.get_terminal_size((80, 24)).columns, 96)

    def show(self, *parts: Part) -> None:
        """Print parts, each on lines of its own."""
        for part in parts:
            blank = "\n" if part.style in {"heading", "speech", "mine"} else ""
            print(blank + self._set(part), file=self._out)
        self._out.flush()

    def ask(self, text: str) -> None:
        """Print a prompt and stay on its line."""
        print(text, end=" ", file=self._out, flush=True)

    def echo(self, line: str) -> None:
        """Print what came from a pipe, as a terminal does with what is typed."""
        print(clean(line), file=self._out, flush=True)

    def _set(self, part: Part) -> str:
        first, rest = _INDENTS.get(part.style, ("", " " * part.hang))
        indents = chain([first], repeat(rest))
        lines = clean(part.text).splitlines() or [""]
        text = "\n".join(map(self._wrap, lines, indents, repeat(rest)))
        if part.style == "line":
            text = clean(part.text)
        colour = _COLOURS.get(part.style) if self._colour else None
        return f"{colour}{text}\x1b[0m" if colour else text

    def _wrap(self, line: str, first: str, rest: str) -> str:
        return textwrap.fill(
            line,
            self._width,
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
            break_long_words=False,
        )


def clean(text: str) -> str:
    """Text without control characters: what people wrote must not steer the terminal."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)
