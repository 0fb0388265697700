"""The code runner: runs what candidates write, and judges it, behind walls that need no root.

A submission runs in a process of its own that has given up files, network, other processes and
every way back before it sees a byte of it. It only claims values; whether they are right is
decided out here, where the expected ones stay.

What it does not cover: faults of the kernel itself and of the processor (side channels); that a
file exists and how large it is, by `stat`, where bubblewrap does not work; a few bits a test that
hidden inputs can leave by (which error, how long it took). Who needs more runs the service on a
host of its own, or under gVisor. The filter for aarch64 was checked against tables, and not run.
"""

from interview.code import Language, Outcome, Shown, Status, Verdict
from interview.problems import Shape
from tools.code_runner.gate import Gate
from tools.code_runner.host import Options
from tools.code_runner.records import (
    Canary,
    Case,
    Comparison,
    Limits,
    Readiness,
    Scratch,
    Submission,
    Task,
)
from tools.code_runner.runner import NO_RUNNER, Runner
from tools.code_runner.tool import group_of, task_of, tool

__all__ = [
    "NO_RUNNER",
    "Canary",
    "Case",
    "Comparison",
    "Gate",
    "Language",
    "Limits",
    "Options",
    "Outcome",
    "Readiness",
    "Runner",
    "Scratch",
    "Shape",
    "Shown",
    "Status",
    "Submission",
    "Task",
    "Verdict",
    "group_of",
    "task_of",
    "tool",
]
