"""What the terminal asks a candidate for, and how what is typed becomes a command."""

from collections.abc import Collection
from itertools import accumulate
from typing import NamedTuple

from cli import slashes
from cli.coding import HELP as CODING_HELP
from cli.coding import Coder
from cli.keyboard import Keyboard
from cli.screen import Part, Screen
from cli.telling import minutes_left
from interview.commands import WORDS_AT_MOST, Answer, AnyCommand, Clarify, Consent, End, Ready
from interview.view import View
from interview.vocabulary import WARM_UP, YOUR_QUESTIONS, TimePercent

DISCLOSURE = (
    "You will be interviewed by a program, not by a person.",
    "Scored: what you say, point by point, each score with your own words behind it. Never used:"
    " accent, tone, face, pauses, typing speed.",
    "Who sees it: you and the people who run this service. It is kept in their data folder until"
    " they erase it; ask them for a person to review it, or to have it erased.",
)
_TERMINAL_LINE = 4095
"""Bytes after which a terminal drops the rest of a line, before any program sees it."""
_CUT = "Your terminal may have cut this line short; send long answers on several lines."
_UNKEPT = (
    "If your words are not kept, they stay sealed until the report is released; then their key is"
    " destroyed and the report keeps no quotes."
)
_YES_OR_NO = "Nothing is chosen yet: answer y or n; Enter takes the capital one."
_PAUSED = "Paused. /resume goes on, /end ends the interview."


class Stopped(Exception):
    """There is no more input."""


class Choice(NamedTuple):
    """A question of consent, what Enter alone means, and what is said of either answer."""

    question: str
    default: bool
    yes: str
    no: str


_TRANSCRIPT = Choice(
    "May your words be kept after the report?",
    default=True,
    yes="Yes: your words are kept.",
    no="No: your words are not kept after the report.",
)
_CALIBRATION = Choice(
    "May your answers be used to check how well scoring works?",
    default=False,
    yes="Yes: your answers may be used to check the scoring.",
    no="No: your answers are not used to check the scoring.",
)


class Asker:
    """Asks on the screen and reads from the keyboard."""

    def __init__(
        self, keyboard: Keyboard, screen: Screen, coder: Coder, time: TimePercent = 100
    ) -> None:
        self._keyboard, self._screen, self._time = keyboard, screen, time
        self._coder = coder
        self._helped = False

    async def command(self, view: View) -> AnyCommand | None:
        """The next command that the state of the interview waits for; null to ask again."""
        if view.awaits == "consent":
            return await self._consent()
        if view.paused:
            return await self._paused()
        if view.awaits == "ready":
            return await self._ready(view)
        return await self._floor(view)

    async def _consent(self) -> AnyCommand:
        self._screen.show(Part("heading", "Before it starts"))
        self._screen.show(*(Part("item", line) for line in (*DISCLOSURE, _UNKEPT)))
        transcript = await self._choice(_TRANSCRIPT)
        if not isinstance(transcript, bool):
            return transcript
        calibration = await self._choice(_CALIBRATION)
        if not isinstance(calibration, bool):
            return calibration
        return Consent(
            type="consent",
            id=slashes.new_id(),
            audio=False,
            transcript=transcript,
            calibration=calibration,
            time_percent=self._time,
        )

    async def _choice(self, choice: Choice) -> bool | AnyCommand:
        """Yes, no, or a command given instead; other words choose nothing."""
        while True:
            line = await self._reply(choice.question, default=choice.default)
            if line.startswith("/"):
                if command := await self._obey(line, slashes.BEFORE):
                    return command
                continue
            chosen = _chosen(line, default=choice.default)
            if chosen is not None:
                self._screen.show(Part("note", choice.yes if chosen else choice.no))
                return chosen
            self._screen.show(Part("alarm", _YES_OR_NO))

    async def _ready(self, view: View) -> AnyCommand | None:
        warm_up = view.question == WARM_UP
        start = "we start then" if view.time_percent == 0 else "the clock starts then"
        also = " A line of yours answers the warm-up." if warm_up else ""
        self._screen.ask(f"Press Enter when you are ready; {start}.{also}")
        line = (await self._line()).strip()
        if line.startswith("/"):
            return await self._obey(line, slashes.BEFORE)
        if line and warm_up:
            return Answer(type="answer", id=slashes.new_id(), text=line, re=view.floors[-1])
        return Ready(type="ready", id=slashes.new_id())

    async def _paused(self) -> AnyCommand | None:
        self._screen.show(Part("note", _PAUSED))
        return await self._obey(await self._first_line(), slashes.PAUSED)

    async def _floor(self, view: View) -> AnyCommand | None:
        self._screen.show(Part("note", _floor_words(view)))
        if not self._helped:
            self._help(slashes.ALL)
        first = await self._first_line()
        if mistyped := slashes.mistyped(first):
            self._screen.show(Part("alarm", f"There is no {mistyped}; /help lists what there is."))
            return None
        named = slashes.split(first)
        if named and view.task is not None and named[0] in slashes.CODING:
            return await self._coder.obey(*named, view.task)
        if named and named[0] == "help" and view.task is not None:
            self._screen.show(*(Part("item", line) for line in CODING_HELP))
        if named:
            return await self._obey(first, slashes.ALL)
        text = await self._fitting(await self._rest_of(first))
        if not text:
            return None
        return Answer(type="answer", id=slashes.new_id(), text=text, re=view.floors[-1])

    async def _obey(self, line: str, allowed: Collection[str]) -> AnyCommand | None:
        """The command on a line; null when it is none that works now, or changes nothing."""
        name, words = slashes.split(line) or ("", "")
        if name not in allowed:
            self._screen.show(Part("alarm", slashes.only(allowed)))
        elif name == "end":
            return await self._end()
        elif name == "clarify":
            return self._clarify(words)
        elif name == "help":
            self._help(allowed)
        else:
            return slashes.PLAIN[name]()
        return None

    async def _end(self) -> End | None:
        line = await self._reply("End the interview now?", default=False)
        return End(type="end", id=slashes.new_id()) if _chosen(line, default=False) else None

    def _clarify(self, words: str) -> Clarify | None:
        if 0 < len(words) <= WORDS_AT_MOST:
            return Clarify(type="clarify", id=slashes.new_id(), text=words)
        if words:
            limit = f"{_long(len(words))}; ask it in fewer words."
            self._screen.show(Part("alarm", f"Your question back {limit}"))
        else:
            self._screen.show(Part("alarm", "Say what you want to know: /clarify TEXT"))
        return None

    async def _fitting(self, lines: list[str]) -> str:
        """The answer, of as many of its lines as the person lets stand; empty to write it again."""
        while len(text := "\n".join(lines)) > WORDS_AT_MOST:
            fit = sum(end <= WORDS_AT_MOST + 1 for end in accumulate(len(x) + 1 for x in lines))
            words = f"Your answer {_long(len(text))}. Its {len(lines)} lines are kept; shorten it."
            self._screen.show(Part("alarm", words))
            self._screen.ask(f"How many lines to send, from the first? 0 to {fit}, 0 for anew:")
            line = (await self._line()).strip()
            if line in {str(count) for count in range(fit + 1)}:
                lines = lines[: int(line)]
        return text

    async def _first_line(self) -> str:
        self._screen.ask(">")
        while not (line := (await self._line()).strip()):
            self._screen.ask(">")
        return line

    async def _rest_of(self, first: str) -> list[str]:
        """The whole answer: up to an empty line or the end of the input."""
        lines = [first]
        while line := (await self._typed() or "").rstrip():
            lines.append(line)
        return lines

    async def _reply(self, question: str, *, default: bool) -> str:
        self._screen.ask(f"{question} [{'Y/n' if default else 'y/N'}]")
        return (await self._line()).strip()

    def _help(self, allowed: Collection[str]) -> None:
        self._screen.show(*(Part("item", line) for line in slashes.HELP))
        if allowed != slashes.ALL:
            self._screen.show(Part("note", slashes.only(allowed)))
        self._helped = True

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


def _floor_words(view: View) -> str:
    if view.question == YOUR_QUESTIONS:
        return "[your own questions; no clock, no score; /skip finishes]"
    hint = f" · a hint costs {view.hint_price:.0%} of one point" if view.hint_price else ""
    return f"[{minutes_left(view)}{hint}]"


def _chosen(line: str, *, default: bool) -> bool | None:
    """What a line says to yes or no; null when it says neither."""
    return {"": default, "y": True, "yes": True, "n": False, "no": False}.get(line.lower())


def _long(characters: int) -> str:
    return f"is {characters:,} characters long, of {WORDS_AT_MOST:,} at most"
