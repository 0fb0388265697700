"""The service is killed at every named point; nothing acknowledged is lost, nothing is doubled."""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.e2e.bugs import BUGS, HARMLESS
from tests.e2e.scenario import Plan, hold
from tests.e2e.traps import POINTS

SETTINGS = (
    ("ten-minute-sample", "practice"),
    ("ai-engineer", "hiring"),
    ("ml-scientist", "practice"),
    ("coding-practice", "practice"),
)
"""Template and mode of each part."""
PROMISES = {
    "dedupe-off": "an effect happens once",
    "ack-before-commit": "what is acknowledged is in the log",
    "resume-off-by-one": "each event once, in order, on a connection",
    "reply-key-off": "each turn has one reply",
    "gap-in-seq": "seq has no gap",
    "projection-off": "the candidate sees the log",
}
"""A seeded bug and the promise it breaks."""


def schedule(kills: int, part: int) -> list[str]:
    """This part's share of all kills: every point in turn, early hits and later ones, shuffled."""
    every = [f"{POINTS[n % len(POINTS)]}:{_nth(n)}" for n in range(kills)]
    own = every[part :: len(SETTINGS)]
    random.Random(part).shuffle(own)
    return own


def _nth(place: int) -> int:
    """The hit that kills: only the first where a whole interview leads to one hit."""
    ends = POINTS[place % len(POINTS)].startswith(("report", "remember"))
    return 1 if ends else (1, 3, 2, 6, 4)[place // len(POINTS) % 5]


def died(data: Path) -> list[str]:
    """The points at which the service says it was killed, in order."""
    lines = data.with_name(f"{data.name}.stderr").read_text().splitlines()
    return [line.removeprefix("killed at ") for line in lines if line.startswith("killed at ")]


@pytest.mark.parametrize("part", range(len(SETTINGS)))
async def test_nothing_is_lost_or_doubled_through_kills(
    tmp_path: Path, part: int, kills: int
) -> None:
    plan = Plan(schedule(kills, part), *SETTINGS[part], seed=part, seconds=60 + kills * 4)
    outcome = await hold(plan, tmp_path / "data")
    assert not outcome.words, outcome.words
    assert died(tmp_path / "data") == plan.kills


def test_every_point_is_in_the_schedule(kills: int) -> None:
    planned = Counter(
        kill.split(":")[0] for part in range(len(SETTINGS)) for kill in schedule(kills, part)
    )
    assert planned.total() == kills
    if kills >= len(POINTS):
        assert set(planned) == set(POINTS)


@pytest.mark.parametrize("bug", PROMISES)
async def test_a_seeded_bug_is_caught(tmp_path: Path, bug: str) -> None:
    kills = ["turn.after-commit:4", "turn.before-commit:3", "turn.before-commit:5"]
    outcome = await hold(Plan(kills, bug=bug, seconds=15), tmp_path / "data")
    broken = {violation.promise for violation in outcome.violations}
    assert PROMISES[bug] in broken, outcome.words


async def test_two_owners_of_a_turn_do_no_harm_while_keys_hold(tmp_path: Path) -> None:
    outcome = await hold(Plan(["checkpoint.before:2"], bug="two-owners"), tmp_path / "data")
    assert not outcome.words, outcome.words


def test_every_bug_has_its_promise() -> None:
    assert set(PROMISES) == set(BUGS) - HARMLESS
