"""The desk: what becomes of code that is sent in; what may be run now is decided without running it."""

from agents.workbench import Order
from interview.code import SOLUTIONS, SOURCE_AT_MOST, Language, Purpose, TaskShown, Verdict
from interview.commands import CodeEdit, CodeRun, CodeSubmit
from interview.editing import edited
from interview.errors import ConsentNeeded, Invalid, StaleQuestion, WrongMoment
from interview.events import AnswerGiven, AnyFact, CodeEdited, CodeRan
from interview.view import TaskView, View

GRACE_MS = 15_000
"""How long after the time is up what stands in the editor can still be submitted."""
CHECKPOINT_EVERY = 50
"""Batches of changes after which the whole text is stored with one."""


def written(command: CodeEdit, view: View, now_ms: int) -> list[AnyFact]:
    """The fact of a batch of changes, checked against the text as it is known here."""
    task = _open_task(view)
    path = command.path or SOLUTIONS[_shown(task).languages[0]]
    if path not in task.drafts:
        raise Invalid(f"the task has no file {path!r}; it has {', '.join(sorted(task.drafts))}")
    text = command.text
    if text is None:
        text = edited(task.drafts[path], command.changes)
    if len(text) > SOURCE_AT_MOST:
        raise Invalid(f"a file may have {SOURCE_AT_MOST} characters; shorten it")
    whole = command.text is not None or task.edits + 1 >= CHECKPOINT_EVERY
    return [
        CodeEdited(
            question=task.question,
            path=path,
            changes=command.changes,
            text=text if whole else None,
        )
    ]


def order(command: CodeRun | CodeSubmit, view: View) -> Order:
    """What is to be run; raises WrongMoment, StaleQuestion or Invalid when it may not be."""
    task = _open_task(view)
    shown = _shown(task)
    if shown.off:
        raise WrongMoment(f"{shown.off} Describe in the chat what your code does.")
    if command.language not in shown.languages:
        raise Invalid(f"{command.language} is not on offer; choose {', '.join(shown.languages)}")
    unknown = sorted(set(command.files) - set(shown.files))
    if unknown:
        raise Invalid(f"the task has no file {unknown[0]!r}; only its own files can be changed")
    purpose: Purpose = "submit"
    if isinstance(command, CodeRun):
        purpose = "samples" if command.stdin is None else "scratch"
        return Order(task.question, purpose, *_code(command), command.stdin)
    _answers_what_is_open(command, view)
    return Order(task.question, purpose, *_code(command), None)


def _code(command: CodeRun | CodeSubmit) -> tuple[Language, str, dict[str, str]]:
    return command.language, command.source, command.files


def ran(
    command: CodeRun | CodeSubmit, asked: Order, verdict: Verdict, view: View, *, counts: bool
) -> list[AnyFact]:
    """The facts of a run: what came of it, and the answer where it counts as one."""
    if _open_task(view).question != asked.question:
        raise StaleQuestion("that task was closed while the code ran; nothing was counted")
    done = CodeRan(
        question=asked.question,
        purpose=asked.purpose,
        language=asked.language,
        source=asked.source,
        files=asked.files,
        stdin=asked.stdin,
        verdict=verdict,
        scored=counts,
    )
    if not counts or not isinstance(command, CodeSubmit):
        return [done]
    _answers_what_is_open(command, view)
    return [
        done,
        AnswerGiven(
            question=asked.question,
            answers=command.re or view.floors[-1],
            text=command.source,
            modality="code",
        ),
    ]


def in_time(view: View, now_ms: int) -> bool:
    """Whether what is submitted now counts, with a little grace for the way here."""
    clock = view.clock
    running = now_ms - clock.running_since if clock.running_since is not None else 0
    return not clock.limit_ms or clock.used_ms + max(0, running) <= clock.limit_ms + GRACE_MS


def _answers_what_is_open(command: CodeSubmit, view: View) -> None:
    if not view.floors:
        raise WrongMoment("the interviewer is about to reply; submit again after that")
    if command.re is not None and command.re not in view.floors:
        raise StaleQuestion("that question is no longer open; submit to the newest one")


def _open_task(view: View) -> TaskView:
    if view.transcript_kept is None:
        raise ConsentNeeded("send consent first; nothing is recorded before it")
    if view.paused:
        raise WrongMoment("the interview is paused; resume it, then go on writing")
    if view.task is None or view.task.shown is None or view.question != view.task.question:
        raise WrongMoment("no coding task is open; wait for the round, then send ready")
    return view.task


def _shown(task: TaskView) -> TaskShown:
    if task.shown is None:
        raise WrongMoment("the editor is not open yet; read the brief and send ready")
    return task.shown
