"""The moves: what the rules allow after an answer, best first. Pure; the clock and limits win."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from agents.cursor import Cursor
from interview.content import AnyContent, Hint, Point, Stage
from interview.events import AnswerScored, PointVerdict
from interview.minds import Offer
from interview.rounds import RoundTemplate

_ORDER = {"must": 0, "should": 1, "bonus": 2}
_TONES = {"contradicted": "contradicted", "unclear": "unclear", "partly": "open"}
STRONG = 4
"""From this level on a candidate is taken deeper instead of being thanked."""


class Situation(NamedTuple):
    """What a decision after an answer looks at."""

    item: AnyContent
    stage: Stage
    cursor: Cursor
    round: RoundTemplate
    time_left: bool

    @property
    def may_follow_up(self) -> bool:
        """Whether clock and limit allow another follow-up on this stage."""
        return self.time_left and self.cursor.follow_ups < self.round.follow_ups


def offers(now: Situation, finding: AnswerScored, answer: str, *, new: bool) -> list[Offer]:
    """Moves after a judged answer; there is always at least `advance`.

    `new` says that this very answer added to a point: only then it is taken further.
    """
    onward = [_advance(finding, time_left=now.time_left)]
    if not now.may_follow_up:
        return onward
    span = quotable(answer)
    found = {point.point: point for point in finding.points}
    tried = {*now.cursor.probed, *now.cursor.hinted}
    left = [point for point in open_points(now.stage, finding.points) if point.id not in tried]
    probes = [_probe(point, found[point.id], span) for point in left]
    further = _further(now, finding, span) if new else []
    if further and not any(point.kind == "must" for point in left):
        return [*further, *probes, *onward]
    return [*probes, *further, *onward]


def lost_offers(now: Situation) -> list[Offer]:
    """Moves after "I don't know": once another way in, then onward."""
    onward = Offer(move="advance", tone="lost", why="the candidate does not know; move on")
    if now.cursor.lost or not now.may_follow_up:
        return [onward]
    central = sorted(now.stage.points, key=lambda point: (_ORDER[point.kind], -point.weight))
    ways_in = [
        Offer(
            move="redirect",
            point=point.id,
            text=point.probe,
            tone="lost",
            why="the candidate does not know; come from another side once",
        )
        for point in central
        if point.id not in now.cursor.probed
    ]
    return [*ways_in, onward]


def open_points(stage: Stage, found: Sequence[PointVerdict]) -> list[Point]:
    """Points not met yet: what must be said first, then what weighs most, then what was begun."""
    verdicts = {point.point: point.verdict for point in found}
    left = [point for point in stage.points if verdicts.get(point.id) != "met"]
    begun = {"contradicted": 0, "unclear": 1, "partly": 2}
    return sorted(
        left,
        key=lambda point: (
            _ORDER[point.kind],
            begun.get(verdicts.get(point.id, "missed"), 3),
            -point.weight,
        ),
    )


def next_hint(stage: Stage, cursor: Cursor, round_: RoundTemplate) -> tuple[Point, Hint] | None:
    """The point that the next hint would help with; null when there is none to give."""
    if not round_.hints:
        return None
    for point in sorted(stage.points, key=lambda point: (_ORDER[point.kind], -point.weight)):
        if cursor.verdicts.get(point.id) != "met" and point.id not in cursor.hinted:
            return point, point.hint
    return None


def hint_price(stage: Stage, cursor: Cursor, round_: RoundTemplate) -> float | None:
    """The declared price of the next hint, as a share of its point's credit."""
    hint = next_hint(stage, cursor, round_)
    return hint[1].price if hint else None


def _advance(finding: AnswerScored, *, time_left: bool) -> Offer:
    if not time_left:
        return Offer(move="advance", tone="time", why="the time for this question is used up")
    met = all(point.verdict == "met" for point in finding.points)
    why = "every point is met" if met else "the follow-ups for this question are used"
    return Offer(move="advance", tone="met" if met else "plain", why=why)


def _probe(point: Point, verdict: PointVerdict, span: str | None) -> Offer:
    return Offer(
        move="probe",
        point=point.id,
        span=verdict.quote or span,
        text=point.probe,
        tone=_TONES.get(verdict.verdict, "plain"),
        why=f"point {point.id} ({point.kind}) is {verdict.verdict}",
    )


def _further(now: Situation, finding: AnswerScored, span: str | None) -> list[Offer]:
    """A twist or a counter-claim for those who have met the points, at the item's last stage."""
    if (finding.level or 0) < STRONG or now.stage.id != now.item.stages[-1].id:
        return []
    why = f"level {finding.level} reached; look further"
    found = []
    if now.item.twists and not now.cursor.deepened:
        found.append(Offer(move="deepen", span=span, text=now.item.twists[0].text, why=why))
    if now.item.challenge and not now.cursor.challenged:
        found.append(Offer(move="challenge", span=span, text=now.item.challenge.claim, why=why))
    return found


def quotable(answer: str) -> str | None:
    """The last sentence of an answer that is fit to be quoted back, verbatim."""
    sentences = [part.strip().rstrip(".!?") for part in re.split(r"(?<=[.!?])\s+|\n+", answer)]
    fit = [part for part in sentences if 3 <= len(part.split()) <= 25]
    return fit[-1] if fit else None
