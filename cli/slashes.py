"""The commands that begin with a slash: their names, and which of them work when."""

from collections.abc import Callable, Collection
from uuid import uuid4

from interview.commands import AnyCommand, AskHint, Pause, Resume, Skip, Thinking

HELP = (
    "Write your answer on as many lines as you like; an empty line sends it.",
    "/hint: a hint at the price shown · /skip: leave the question · /think: more time, no penalty",
    "/clarify TEXT: ask a question back · /pause, /resume: stop and start the clock",
    "/end: end the interview · /help: this list",
)


def new_id() -> str:
    """A fresh id for a command."""
    return str(uuid4())


PLAIN: dict[str, Callable[[], AnyCommand]] = {
    "hint": lambda: AskHint(type="hint", id=new_id()),
    "skip": lambda: Skip(type="skip", id=new_id()),
    "think": lambda: Thinking(type="thinking", id=new_id()),
    "pause": lambda: Pause(type="pause", id=new_id()),
    "resume": lambda: Resume(type="resume", id=new_id()),
}
"""Commands that need neither words nor a second question."""
ALL = (*PLAIN, "clarify", "end", "help")
CODING = ("code", "run", "try", "submit", "language")
"""What works beside the others while a coding task is open."""
BEFORE = ("end", "help")
"""What works before a round has begun."""
PAUSED = ("resume", "end", "help")


def split(line: str) -> tuple[str, str] | None:
    """Name and words of a known command; null for anything else, which is a person's own words."""
    name, _, words = line.strip().partition(" ")
    return (name[1:], words.strip()) if name[:1] == "/" and name[1:] in (*ALL, *CODING) else None


def mistyped(line: str) -> str:
    """The first word of a line if it looks like a command and is none; empty for words to send.

    A typo must not become an answer; a path or a comment of code is somebody's own words.
    """
    word = line.strip().partition(" ")[0]
    return word if split(line) is None and word[:1] == "/" and word[1:].isalpha() else ""


def only(allowed: Collection[str]) -> str:
    """Which commands work now, in words."""
    *first, last = (f"/{name}" for name in allowed)
    return f"Only {', '.join(first)} and {last} work now."
