"""Runs the benchmarks; with `--prove` also the long proofs, and writes docs/figures.md.

python -m benchmarks [--prove]
"""

import argparse
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs" / "figures.md"


class Figure(NamedTuple):
    """A command of this repository and what its output shows."""

    title: str
    command: tuple[str, ...]


BENCHMARKS = (
    Figure("Levels of scripted candidates", ("benchmarks.candidates",)),
    Figure("CPU of judging an answer beside counting words", ("benchmarks.scorer",)),
    Figure("Own CPU of a turn beside a bare echo socket", ("benchmarks.turn",)),
    Figure("From Enter to the first word of the reply", ("benchmarks.reply",)),
    Figure("Checkpoint bytes at turn 10 and at turn 500", ("benchmarks.checkpoint",)),
    Figure("Time to a verdict on code", ("benchmarks.runner",)),
    Figure("Waits beside a bomb in another interview", ("benchmarks.bombs",)),
    Figure("Appends beside bare fdatasync", ("benchmarks.append",)),
)
PROOFS = (
    Figure(
        "200 kills, and the seeded bugs", ("pytest", "tests/e2e/test_kill.py", "--kills", "200")
    ),
    Figure("Recovery without checkpoints", ("pytest", "tests/e2e/test_recovery.py")),
    Figure("Weight of the page, and Lighthouse on report and room", ("benchmarks.page",)),
    Figure("LangGraph's conformance suite", ("pytest", "tests/contract/test_checkpoints.py")),
)


def run(figure: Figure) -> tuple[bool, str]:
    """Run a figure's command; whether it succeeded, and what it printed."""
    command = [sys.executable, "-m", *figure.command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    printed = done.stdout.strip() or done.stderr.strip()
    print(f"== {figure.title}\n{printed}\n", flush=True)
    return done.returncode == 0, printed


def section(figure: Figure, printed: str) -> str:
    """A figure as a part of the page."""
    body = printed if printed.startswith("|") else f"```\n{printed}\n```"
    return f"## {figure.title}\n`python -m {' '.join(figure.command)}`\n\n{body}\n"


def page(sections: list[str]) -> str:
    """The page of figures."""
    about = (
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {platform.machine()}"
    )
    head = (
        "# Figures\n\n"
        f"Written by `make prove` on {about}. Cores are shared and noisy: compare the figures of"
        " one section with each other, not with those of another machine.\n"
    )
    return "\n".join([head, *sections])


def main() -> None:
    """Run what was asked for; exit 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--prove", action="store_true", help="the long figures, into docs/")
    wanted = (*BENCHMARKS, *PROOFS) if parser.parse_args().prove else BENCHMARKS
    outcomes = [(figure, *run(figure)) for figure in wanted]
    if wanted is not BENCHMARKS:
        sections = [section(figure, printed) for figure, _, printed in outcomes]
        FIGURES.write_text(page(sections), encoding="utf-8")
    failed = [figure.title for figure, succeeded, _ in outcomes if not succeeded]
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
