"""Hands-on tasks: announced, begun, written, run."""

from typing import ClassVar, Literal

from interview.code import Change, Language, Purpose, Verdict
from interview.events.base import Fact


class TaskAnnounced(Fact):
    """A hands-on task is coming: what kind, and how long to prepare; it waits for `ready`."""

    type: Literal["task.announced"] = "task.announced"
    question: str
    round: str
    brief: str
    prepare_ms: int
    """Time to prepare before the editor opens; the candidate may start sooner or later."""


class TaskReadied(Fact):
    """The candidate is ready for a task that was announced within a round."""

    type: Literal["task.readied"] = "task.readied"
    question: str


class CodeEdited(Fact):
    """A batch of changes of one file in the editor."""

    type: Literal["code.edited"] = "code.edited"
    sealed: ClassVar[bool] = True
    question: str
    path: str
    changes: tuple[Change, ...]
    text: str | None = None
    """The whole text after the changes: a checkpoint, given now and then."""


class CodeRan(Fact):
    """Code was run."""

    type: Literal["code.ran"] = "code.ran"
    sealed: ClassVar[bool] = True
    question: str
    purpose: Purpose
    language: Language
    source: str
    files: dict[str, str] = {}
    """Files that the candidate changed beside the solution."""
    stdin: str | None = None
    verdict: Verdict
    scored: bool
    """Whether it counts: a submission within the time."""
