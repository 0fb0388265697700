"""How facts of a hands-on task change the view."""

from collections.abc import Callable
from typing import Any

from interview.code import SOLUTIONS
from interview.editing import edited
from interview.events import CodeEdited, CodeRan, QuestionAsked, TaskAnnounced
from interview.view import RunView, TaskView, View


def prepares(view: View) -> bool:
    """Whether a task was announced and the candidate is not ready for it yet."""
    return view.task is not None and not view.task.ready


def _announced(task: TaskView | None, fact: TaskAnnounced) -> TaskView:
    """A task is coming."""
    return TaskView(
        question=fact.question, brief=fact.brief, prepare_ms=fact.prepare_ms, since=fact.at
    )


def readied(task: TaskView | None, fact: object = None) -> TaskView | None:
    """The candidate is ready for it."""
    return task and task.model_copy(update={"ready": True})


def opened(task: TaskView | None, fact: QuestionAsked) -> TaskView | None:
    """The editor opens with the starters; a question without a task leaves none."""
    if fact.task is None:
        return None
    known = task if task and task.question == fact.question else TaskView(question=fact.question)
    starters = {SOLUTIONS[name]: text for name, text in fact.task.starter.items()}
    drafts = {**starters, **fact.task.files}
    update = {"ready": True, "text": fact.text, "shown": fact.task, "drafts": drafts}
    return known.model_copy(update=update)


def _written(task: TaskView | None, fact: CodeEdited) -> TaskView | None:
    """A file has another text; a checkpoint is taken as it is."""
    if task is None or task.question != fact.question:
        return task
    whole = fact.text
    text = edited(task.drafts.get(fact.path, ""), fact.changes) if whole is None else whole
    edits = task.edits + 1 if whole is None else 0
    drafts = {**task.drafts, fact.path: text}
    return task.model_copy(update={"drafts": drafts, "edits": edits})


def _ran(task: TaskView | None, fact: CodeRan) -> TaskView | None:
    """Code was run; what ran is what stands in the editor."""
    if task is None or task.question != fact.question:
        return task
    run = RunView(
        seq=fact.seq,
        at=fact.at,
        purpose=fact.purpose,
        language=fact.language,
        verdict=fact.verdict,
        scored=fact.scored,
    )
    drafts = {**task.drafts, SOLUTIONS[fact.language]: fact.source, **fact.files}
    return task.model_copy(update={"drafts": drafts, "runs": (*task.runs, run)})


def _step(change: Callable[[TaskView | None, Any], TaskView | None]) -> Callable[[View, Any], View]:
    def step(view: View, fact: Any) -> View:
        return view.model_copy(update={"task": change(view.task, fact)})

    return step


STEPS: dict[str, Callable[[View, Any], View]] = {
    "task.announced": _step(_announced),
    "task.readied": _step(readied),
    "code.edited": _step(_written),
    "code.ran": _step(_ran),
}
