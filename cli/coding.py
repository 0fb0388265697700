"""A coding task in the terminal: the editor of one's choice, runs, and what came of them."""

import asyncio
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from cli.keyboard import Keyboard
from cli.screen import Part, Screen
from cli.slashes import new_id
from interview.code import SOLUTIONS, SOURCE_AT_MOST, Language, TaskShown
from interview.commands import AnyCommand, CodeEdit, CodeRun, CodeSubmit
from interview.view import TaskView

HELP = (
    "/code [FILE]: write in your editor ($VISUAL or $EDITOR) · /run: run the examples",
    "/try [INPUT]: run a program of your own around it · /submit: run all tests; it counts",
    "/language NAME: change the language · anything else you type is thinking aloud",
)
_KNOWN_EDITORS = ("nano", "vim", "vi", "micro", "emacs")
_SCRATCH = {
    "python": "# Calls of your own; only this run sees them.",
    "javascript": "// Calls of your own; only this run sees them.",
    "sql": "",
}


class Editor:
    """Opens a text in the program that a person writes in."""

    def __init__(self, keyboard: Keyboard, environ: Mapping[str, str]) -> None:
        self._keyboard = keyboard
        self._environ = environ

    @property
    def command(self) -> list[str]:
        """The editor as it is called; empty when there is none."""
        named = self._environ.get("VISUAL") or self._environ.get("EDITOR")
        if named:
            return shlex.split(named)
        return next(([found] for name in _KNOWN_EDITORS if (found := shutil.which(name))), [])

    async def edited(self, path: str, text: str) -> str:
        """The text as it was left; the terminal belongs to the editor meanwhile."""
        with tempfile.TemporaryDirectory(prefix="mock-interviewer-") as folder:
            file = Path(folder) / Path(path).name
            file.write_text(text, encoding="utf-8")
            with self._keyboard.lent():
                await asyncio.to_thread(subprocess.run, [*self.command, str(file)], check=False)
            return file.read_text(encoding="utf-8", errors="replace")


class Coder:
    """Turns what is typed on a coding task into commands."""

    def __init__(self, editor: Editor, screen: Screen) -> None:
        self._editor = editor
        self._screen = screen
        self._language: Language | None = None
        self._tried: dict[str, str] = {}
        """What was added below the solution for trying it, by file."""

    async def obey(self, name: str, words: str, task: TaskView) -> AnyCommand | None:
        """The command of a line such as `/run`; null when it changes nothing."""
        shown = task.shown
        if shown is None:
            return None
        if name == "language":
            self._choose(words, shown)
            return None
        if name == "code":
            return await self._write(words or self._solution(shown), task)
        if shown.off:
            self._screen.show(Part("alarm", f"{shown.off} Say in words what your code does."))
            return None
        return await self._run(name, words, task, shown)

    async def _run(
        self, name: str, words: str, task: TaskView, shown: TaskShown
    ) -> AnyCommand | None:
        source = task.drafts[self._solution(shown)]
        stdin = None
        if name == "try":
            tried = await self._scratch(source, shown)
            if tried is None:
                return None
            source, stdin = tried, f"{words}\n" if words else ""
        code = {"id": new_id(), "language": self._chosen(shown), "source": source}
        files = {path: text for path, text in task.drafts.items() if path in shown.files}
        changed = {path: text for path, text in files.items() if text != shown.files[path]}
        if name == "submit":
            return CodeSubmit.model_validate({"type": "code.submit", "files": changed, **code})
        run = {"type": "code.run", "files": changed, "stdin": stdin, **code}
        return CodeRun.model_validate(run)

    def _chosen(self, shown: TaskShown) -> Language:
        if self._language not in shown.languages:
            self._language = shown.languages[0]
        return self._language or shown.languages[0]

    def _solution(self, shown: TaskShown) -> str:
        return SOLUTIONS[self._chosen(shown)]

    def _choose(self, words: str, shown: TaskShown) -> None:
        named = next((name for name in shown.languages if name == words.strip().lower()), None)
        if named is None:
            offered = ", ".join(shown.languages)
            self._screen.show(Part("alarm", f"Name one of: {offered}. Now: {self._chosen(shown)}."))
            return
        self._language = named
        self._screen.show(Part("note", f"{SOLUTIONS[named]} is what runs now."))

    async def _write(self, path: str, task: TaskView) -> AnyCommand | None:
        if path not in task.drafts:
            known = ", ".join(task.drafts)
            self._screen.show(Part("alarm", f"There is no file {path}; there are: {known}."))
            return None
        text = await self._edited(path, task.drafts[path])
        if text is None or text == task.drafts[path]:
            self._screen.show(Part("note", "Nothing was changed."))
            return None
        self._screen.show(Part("note", f"{path}: {len(text.splitlines())} lines. /run tries it."))
        return CodeEdit(type="code.edit", id=new_id(), path=path, text=text)

    async def _scratch(self, source: str, shown: TaskShown) -> str | None:
        """The solution with calls of one's own below it."""
        if shown.languages == ("sql",):
            self._screen.show(Part("alarm", "SQL runs on the task's own tables: use /run."))
            return None
        path, mark = self._solution(shown), f"\n\n{_SCRATCH[self._chosen(shown)]}\n"
        text = await self._edited(f"try-{path}", source + mark + self._tried.get(path, ""))
        if text is not None and mark in text:
            self._tried[path] = text.partition(mark)[2]
        return text

    async def _edited(self, path: str, text: str) -> str | None:
        """The text from the editor; null, with a word, when there is none or it became too long."""
        if not self._editor.command:
            words = "No editor was found; set EDITOR to the one you write in, such as nano."
            self._screen.show(Part("alarm", words))
            return None
        left = await self._editor.edited(path, text)
        if len(left) > SOURCE_AT_MOST:
            words = f"The file has {len(left)} characters, of {SOURCE_AT_MOST} at most; shorten it."
            self._screen.show(Part("alarm", words))
            return None
        return left
