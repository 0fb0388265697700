"""The commands, their options and the parts they start; a part is imported when it is asked for."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview.settings import Settings
from mock_interviewer import __version__

if TYPE_CHECKING:
    from cli.context import Context


class Start(NamedTuple):
    """What the launcher knows: where it lies, how to run it again, and the environment."""

    home: Path
    again: tuple[str, ...]
    environ: Mapping[str, str]


Run = Callable[[argparse.Namespace, Start], int]


def parser() -> argparse.ArgumentParser:
    """The command line, complete; each command sets `run`."""
    top = argparse.ArgumentParser(
        prog="mock-interviewer",
        description="A self-hosted mock interviewer. Settings: docs/settings.md.",
    )
    top.add_argument("--version", action="version", version=f"mock-interviewer {__version__}")
    add = top.add_subparsers(metavar="COMMAND", required=True).add_parser
    _serve_options(add("serve", help="the service: web page, REST, websockets"))
    _chat_options(add("chat", help="an interview in the terminal"))
    _replay_options(add("replay", help="a recorded interview in the terminal"))
    _verify_options(add("verify", help="checks that recorded interviews are unchanged"))
    _eval_options(add("eval", help="measures the interviewer and its scores"))
    _run_code_options(add("run-code", help="judges submissions to problems: JSON lines in and out"))
    _data(add("doctor", help="what is installed, reachable and safe"), _doctor)
    _questions_options(add("questions", help="the question bank: lint, list, pack, import"))
    _templates_options(add("templates", help="templates lint FILE: checks a round template"))
    return top


def _data(command: argparse.ArgumentParser, run: Run) -> None:
    command.add_argument("--data", metavar="DIR", help="data folder (default: data)")
    command.set_defaults(run=run)


def _serve_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", help="address to listen on (default: 127.0.0.1)")
    command.add_argument("--port", help="port to listen on; 0 takes a free one (default: 8000)")
    _data(command, _serve)


def _chat_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--template", metavar="NAME", default="ten-minute-sample", help="round template"
    )
    command.add_argument("--url", metavar="LINK", help="a sign-in link of a running service")
    command.add_argument("--interview", metavar="ID", help="goes on with an interview")
    command.add_argument("--name", default="Candidate", help="how the interviewer calls you")
    command.add_argument(
        "--time",
        type=int,
        choices=(0, 100, 125, 150, 200),
        default=100,
        help="the time you take, in per cent of the template's; 0 is no clock (default: 100)",
    )
    _data(command, _chat)


def _replay_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("interview", metavar="ID")
    command.add_argument(
        "--speed", type=float, default=4.0, help="times as fast as it was; 0: at once (default: 4)"
    )
    _data(command, _replay)


def _verify_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("interview", nargs="?", metavar="ID", help="one interview (default: all)")
    _data(command, _verify)


def _eval_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "suite", nargs="?", choices=("text", "tools", "truth"), help="default: all"
    )
    command.add_argument(
        "--data", type=Path, metavar="FILE.jsonl", help="measures on your own graded answers alone"
    )
    command.add_argument(
        "--graded", type=Path, metavar="DIR", help="folder of published graded answers"
    )
    command.add_argument("--model", default="offline", metavar="NAME", help="default: offline")
    command.add_argument(
        "--embed", action="store_true", help="with --data: the encoder of the extra `embed` too"
    )
    command.set_defaults(run=_eval)


def _run_code_options(command: argparse.ArgumentParser) -> None:
    for name, about in (
        ("problems", "rows {id, entry, tests: [{args, expected}], tolerance?, any_order?}"),
        ("submissions", "rows {problem, language, source}"),
    ):
        command.add_argument(
            f"--{name}", type=Path, required=True, metavar="FILE.jsonl", help=about
        )
    command.set_defaults(run=_run_code)


def _questions_options(command: argparse.ArgumentParser) -> None:
    add = command.add_subparsers(metavar="lint|list|pack|import", required=True).add_parser
    lint = add("lint", help="checks question files")
    lint.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: as shipped")
    lint.set_defaults(run=_questions)
    add("list", help="counts by theme, level and kind").set_defaults(run=_list_questions)
    pack = add("pack", help="packs a content folder to hand on")
    pack.add_argument("folder", type=Path, metavar="DIR")
    pack.add_argument("file", type=Path, metavar="PACK.zip")
    pack.set_defaults(run=_pack_questions)
    taken = add("import", help="checks a pack, shows what it changes, and takes it in")
    taken.add_argument("file", type=Path, metavar="PACK.zip")
    taken.add_argument("--sha256", metavar="HEX", help="the checksum that its author gives")
    taken.add_argument("--yes", action="store_true", help="does not ask before it writes")
    taken.set_defaults(run=_import_questions)


def _templates_options(command: argparse.ArgumentParser) -> None:
    lint = command.add_subparsers(metavar="lint", required=True).add_parser("lint")
    lint.add_argument("file", type=Path, metavar="FILE")
    lint.set_defaults(run=_templates)


def _serve(arguments: argparse.Namespace, start: Start) -> int:
    from server.serve import serve

    settings = Settings.from_env(
        start.environ, host=arguments.host, port=arguments.port, data=arguments.data
    )
    with asyncio.Runner(loop_factory=_loop()) as runner:
        runner.run(serve(settings))
    return 0


def _loop() -> Callable[[], asyncio.AbstractEventLoop]:
    if sys.platform == "win32":
        return asyncio.new_event_loop
    import uvloop

    return uvloop.new_event_loop


def _context(arguments: argparse.Namespace, start: Start) -> "Context":
    from cli.context import Context

    settings = Settings.from_env(start.environ, data=getattr(arguments, "data", None))
    plain = "NO_COLOR" in start.environ or not sys.stdout.isatty()
    return Context(settings, start.home, start.again, dict(start.environ), colour=not plain)


def _chat(arguments: argparse.Namespace, start: Start) -> int:
    from cli.chat import Wish, chat

    asked = arguments.template, arguments.name, arguments.url, arguments.interview
    wish = Wish(*asked, time=arguments.time)
    return asyncio.run(chat(_context(arguments, start), wish))


def _replay(arguments: argparse.Namespace, start: Start) -> int:
    from cli.replay import replay

    return asyncio.run(replay(_context(arguments, start), arguments.interview, arguments.speed))


def _verify(arguments: argparse.Namespace, start: Start) -> int:
    from cli.verify import verify

    return asyncio.run(verify(_context(arguments, start), arguments.interview))


def _eval(arguments: argparse.Namespace, start: Start) -> int:
    from evals.runner import Wish, evaluate

    asked = arguments.suite, arguments.data, arguments.graded, arguments.model
    wish = Wish(*asked, embed=arguments.embed)
    page, kept = evaluate(wish, start.home)
    print(page, end="")
    return 0 if kept else 1


def _run_code(arguments: argparse.Namespace, start: Start) -> int:
    from cli.run_code import run_code

    return asyncio.run(run_code(arguments.problems, arguments.submissions))


def _doctor(arguments: argparse.Namespace, start: Start) -> int:
    from cli.doctor import doctor

    return asyncio.run(doctor(_context(arguments, start)))


def _questions(arguments: argparse.Namespace, start: Start) -> int:
    from cli.lint import lint_questions

    return lint_questions(_context(arguments, start), arguments.folder)


def _list_questions(arguments: argparse.Namespace, start: Start) -> int:
    from cli.questions import list_questions

    return list_questions(_context(arguments, start))


def _pack_questions(arguments: argparse.Namespace, start: Start) -> int:
    from cli.questions import pack_questions

    return pack_questions(_context(arguments, start), arguments.folder, arguments.file)


def _import_questions(arguments: argparse.Namespace, start: Start) -> int:
    from cli.questions import import_questions

    def agreed(question: str) -> bool:
        return arguments.yes or input(question).strip().casefold() in ("y", "yes")

    context = _context(arguments, start)
    return import_questions(context, arguments.file, arguments.sha256, agreed)


def _templates(arguments: argparse.Namespace, start: Start) -> int:
    from cli.lint import lint_template

    return lint_template(_context(arguments, start), arguments.file)
