"""The same words get the same verdicts in every process, whatever order its sets have."""

import os
import subprocess
import sys

from tests.house.places import ROOT

CHILD = """
import hashlib
from pathlib import Path
from interview.ports import GivenAnswer
from tools.question_bank import load_bank
from tools.rubric_scorer import scorers
found = hashlib.sha256()
for id, item in sorted(load_bank([Path("content")]).items.items()):
    for stage in item.stages:
        half = item.strong_answer[: len(item.strong_answer) // 2]
        for text in (item.strong_answer, half):
            finding = scorers()[item.kind].score(item, stage, [GivenAnswer(1, text)], [])
            found.update(f"{id} {finding.level} {[p.verdict for p in finding.points]}".encode())
            found.update(repr([p.quote for p in finding.points]).encode())
print(found.hexdigest())
"""


def digest(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_verdicts_do_not_depend_on_the_process() -> None:
    assert digest("1") == digest("2") == digest("3")
