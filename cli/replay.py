"""A recorded interview as it went, at the pace of its own timestamps."""

import asyncio
from itertools import pairwise

from cli.context import Context
from cli.records import recorded
from cli.screen import Part, Screen
from cli.telling import judged, tell
from interview.errors import Invalid
from interview.events import AnyFact
from interview.fold import step
from interview.view import View

LONGEST_SECONDS = 5.0
"""No pause of a replay is longer; what was left out is said."""


async def replay(context: Context, interview: str, speed: float) -> int:
    """Tell an interview from its first fact to its newest; speed 0 is at once."""
    if speed < 0:
        raise Invalid("--speed is how many times as fast as it was: 1, 4, 20, or 0 for at once")
    facts = await recorded(context, interview)
    screen = Screen(colour=context.colour)
    waits = [0.0, *pauses(facts, speed)]
    view = View()
    for fact, seconds in zip(facts, waits, strict=True):
        await _wait(screen, seconds)
        view = step(view, fact)
        screen.show(*tell(fact, view), *judged(fact))
    return 0


def pauses(facts: list[AnyFact], speed: float) -> list[float]:
    """Seconds between one fact and the next, at this speed."""
    if speed == 0:
        return [0.0] * (len(facts) - 1)
    return [(after.at - before.at) / 1000 / speed for before, after in pairwise(facts)]


async def _wait(screen: Screen, seconds: float) -> None:
    if seconds > LONGEST_SECONDS:
        screen.show(Part("note", f"(a pause, {seconds:.0f} s at this speed, is cut short)"))
    if seconds > 0:
        await asyncio.sleep(min(seconds, LONGEST_SECONDS))
