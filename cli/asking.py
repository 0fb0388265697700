"""What the terminal asks a candidate for, and how what is typed becomes a command."""

from collections.abc import Callable
from uuid import uuid4

from cli.keyboard import Keyboard
from cli.screen import Part, Screen
from cli.telling import minutes_left
from interview.commands import (
    Answer,
    AnyCommand,
    AskHint,
    Clarify,
    Consent,
    End,
    Pause,
    Ready,
    Resume,
    Skip,
    Thinking,
)
from interview.view import View

DISCLOSURE = (
    "You will be interviewed by a program, not by a person.",
    "Scored: what you say, point by point, each score with your own words behind it. Never used:"
    " accent, tone, face, pauses, typing speed.",
    "Who sees it: you and the people who run this service. It is kept in their data folder until"
    " they erase it; ask them for a person to review it, or to have it erased.",
)
HELP = (
    "Write your answer on as many lines as you like; an empty line sends it.",
    "/hint: a hint at the price shown · /skip: leave the question · /think: more time, no penalty",
    "/clarify TEXT: ask a question back · /pause, /resume: stop and start the clock",
    "/end: end the interview · /help: this list",
)

_TERMINAL_LINE = 4095
"""Bytes after which a terminal drops the rest of a line, before any program sees it."""
_CUT = "Your terminal may have cut this line short; send long answers on several lines."


class Stopped(Exception):
    """There is no more input."""


class Asker:
    """Asks on the screen and reads from the keyboard."""

    def __init__(self, keyboard: Keyboard, screen: Screen) -> None:
        self._keyboard, self._screen = keyboard, screen
        self._helped = False

    async def command(self, view: View) -> AnyCommand | None:
        """The next command that the state of the interview waits for; null to ask again."""
        if view.awaits == "consent":
            return await self._consent()
        if view.awaits == "ready":
            return await self._ready()
        return await self._floor(view)

    async def _consent(self) -> Consent:
        self._screen.show(Part("heading", "Before it starts"))
        self._screen.show(*(Part("item", line) for line in DISCLOSURE))
        self._screen.show(
            Part(
                "item",
                "If your words are not kept, they stay sealed until the report is released; then"
                " their key is destroyed and the report keeps no quotes.",
            )
        )
        transcript = await self._yes("May your words be kept after the report?", default=True)
        calibration = await self._yes(
            "May your answers be used to check how well scoring works?", default=False
        )
        return Consent(
            type="consent", id=_id(), audio=False, transcript=transcript, calibration=calibration
        )

    async def _ready(self) -> Ready:
        self._screen.ask("Press Enter when you are ready; the clock starts then.")
        await self._line()
        return Ready(type="ready", id=_id())

    async def _floor(self, view: View) -> AnyCommand | None:
        self._screen.show(Part("note", _floor_words(view)))
        if not self._helped:
            self._screen.show(*(Part("item", line) for line in HELP))
            self._helped = True
        first = await self._first_line()
        if not first.startswith("/"):
            text = await self._rest_of(first)
            return Answer(type="answer", id=_id(), text=text, re=view.floors[-1])
        name, _, words = first[1:].partition(" ")
        if name == "end":
            sure = await self._yes("End the interview now?", default=False)
            return End(type="end", id=_id()) if sure else None
        return self._slash(name, words.strip())

    def _slash(self, name: str, words: str) -> AnyCommand | None:
        if name == "clarify" and words:
            return Clarify(type="clarify", id=_id(), text=words)
        if name in _SLASHES:
            return _SLASHES[name]()
        if name == "clarify":
            self._screen.show(Part("alarm", "Say what you want to know: /clarify TEXT"))
        elif name != "help":
            self._screen.show(Part("alarm", f"There is no /{name}."))
        self._screen.show(*(Part("item", line) for line in HELP))
        return None

    async def _first_line(self) -> str:
        self._screen.ask(">")
        while not (line := (await self._line()).strip()):
            self._screen.ask(">")
        return line

    async def _rest_of(self, first: str) -> str:
        """The whole answer: up to an empty line or the end of the input."""
        lines = [first]
        while line := (await self._typed() or "").rstrip():
            lines.append(line)
        return "\n".join(lines)

    async def _yes(self, question: str, *, default: bool) -> bool:
        self._screen.ask(f"{question} [{'Y/n' if default else 'y/N'}]")
        line = (await self._line()).strip().lower()
        return line[0] == "y" if line else default

    async def _line(self) -> str:
        line = await self._typed()
        if line is None:
            raise Stopped
        return line

    async def _typed(self) -> str | None:
        line = await self._keyboard.line()
        if line is not None and not self._keyboard.echoes:
            self._screen.echo(line)
        elif line is not None and len(line.encode()) >= _TERMINAL_LINE:
            self._screen.show(Part("alarm", _CUT))
        return line


_SLASHES: dict[str, Callable[[], AnyCommand]] = {
    "hint": lambda: AskHint(type="hint", id=_id()),
    "skip": lambda: Skip(type="skip", id=_id()),
    "think": lambda: Thinking(type="thinking", id=_id()),
    "pause": lambda: Pause(type="pause", id=_id()),
    "resume": lambda: Resume(type="resume", id=_id()),
}


def _floor_words(view: View) -> str:
    if view.paused:
        return "Paused. /resume goes on, /end ends the interview."
    hint = f" · a hint costs {view.hint_price:.0%} of one point" if view.hint_price else ""
    return f"[{minutes_left(view)}{hint}]"


def _id() -> str:
    return str(uuid4())
