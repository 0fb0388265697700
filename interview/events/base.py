"""The base of every fact, and the fact that may not be read."""

from typing import ClassVar, Literal

from interview.record import Record


class Fact(Record):
    """Something that happened in an interview, at a place in its log."""

    seq: int = 0
    """Place in the log, from 1, without gaps."""
    at: int = 0
    """Milliseconds since the Unix epoch, UTC."""
    re: str | None = None
    """Id of the command that caused it."""

    sealed: ClassVar[bool] = False
    """Whether the body can hold a person's words and is stored encrypted."""

    def holds_words(self) -> bool:
        """Whether this very fact must be stored encrypted."""
        return self.sealed


class Hidden(Fact):
    """A fact that the reader may not read, or whose key was destroyed."""

    type: Literal["hidden"] = "hidden"
    hash: str
