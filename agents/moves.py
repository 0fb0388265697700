"""The moves: what the rules allow after an answer, best first. Pure; the clock and limits win."""

from collections.abc import Sequence
from typing import NamedTuple

from agents.cursor import Cursor
from agents.further import challenge_point, twist_point
from agents.spans import best_span
from interview.content import AnyContent, Hint, Point, Stage
from interview.events import AnswerScored, PointVerdict
from interview.minds import Offer, Span, Tone
from interview.problems import CodingPoint
from interview.rounds import RoundTemplate
from interview.vocabulary import Verdict
from tools.rubric_scorer import AMBIGUOUS, RECITAL

_ORDER = {"must": 0, "should": 1, "bonus": 2}
_BEGUN: dict[Verdict, int] = {"contradicted": 0, "unclear": 1, "missed": 2, "partly": 3}
"""What was begun is asked for last: that is what a candidate has most often said already."""
STRONG = 4
"""From this level on a candidate is taken deeper instead of being thanked."""
FAIR = 3
"""Below this level something of weight is missing."""
TERSE_WORDS = 15
"""Answers of fewer words in all are asked for one sentence more before they get a level."""
STRAYED_AT_MOST = 2
STORY = (
    "Take one real case, even a small one. When was it, what was at stake, and what did you do"
    " yourself?"
)
"""What is asked of somebody who speaks of experience in general."""
_REACHED = "level {level} reached; look further"


class Situation(NamedTuple):
    """What a decision after an answer looks at."""

    item: AnyContent
    stage: Stage
    cursor: Cursor
    round: RoundTemplate
    time_left: bool
    answer: str
    """All that was answered on the stage, the newest part last."""
    quoted: Sequence[str]
    """The interviewer's latest lines, whose quotes are not used again."""

    @property
    def may_follow_up(self) -> bool:
        """Whether clock and limit allow another follow-up on this stage."""
        return self.time_left and self.cursor.follow_ups < self.round.follow_ups

    @property
    def may_go_further(self) -> bool:
        """The strong get one follow-up more, so that probes do not take the place of depth."""
        limit = self.round.follow_ups + 1 if self.round.follow_ups else 0
        return self.time_left and self.cursor.follow_ups < limit

    @property
    def terse(self) -> bool:
        """Whether so little was said that one sentence more is due before any level."""
        few = len(self.answer.split()) < TERSE_WORDS
        return few and self.time_left and not self.cursor.elaborated


def offers(now: Situation, finding: AnswerScored, *, new: bool) -> list[Offer]:
    """Moves after a judged answer; there is always at least `advance`.

    `new` says that this very answer added to a point: only then it is taken further.
    """
    onward = [_advance(finding, time_left=now.time_left)]
    if not now.time_left:
        return onward
    tried = {*now.cursor.probed, *now.cursor.hinted}
    left = [point for point in open_points(now.stage, finding.points) if point.id not in tried]
    found = {point.point: point for point in finding.points}
    more = [_elaborate(now, point, found) for point in left[:1]] if _owes_more(now, finding) else []
    doubts = _doubts(now, finding, left, found) if now.may_follow_up else []
    asked = [point for point in left if not _said(finding, found[point.id])]
    probes = [_probe(now, point, found) for point in asked] if now.may_follow_up else []
    further = _further(now, finding) if new and now.may_go_further else []
    if RECITAL in finding.flags:
        return [*more, *further, *doubts, *probes, *onward]
    owed = any(point.kind == "must" for point in left) and not finding_is_strong(finding)
    if owed:
        return [*more, *doubts, *probes, *further, *onward]
    return [*more, *doubts, *further, *probes, *onward]


def _said(finding: AnswerScored, verdict: PointVerdict) -> bool:
    """Whether a strong candidate would only say again what they have said."""
    return finding_is_strong(finding) and verdict.verdict in ("partly", "unclear")


def finding_is_strong(finding: AnswerScored) -> bool:
    """Whether the candidate has shown enough to be taken deeper."""
    return (finding.level or 0) >= STRONG


def _owes_more(now: Situation, finding: AnswerScored) -> bool:
    return finding.level is None and not now.cursor.elaborated


def lost_offers(now: Situation) -> list[Offer]:
    """Moves after "I don't know": once another way in, then onward."""
    onward = Offer(move="advance", tone="lost", why="the candidate does not know; move on")
    if (now.cursor.level or 0) >= FAIR:
        return [Offer(move="advance", why="the candidate has no more to say; enough was said")]
    if now.cursor.lost or not now.may_follow_up:
        return [onward]
    return [*(_way_in(point) for point in _ways_in(now)), onward]


def _way_in(point: Point) -> Offer:
    why = "the candidate does not know; come from another side once"
    return Offer(move="redirect", point=point.id, text=point.probe, tone="lost", why=why)


def stray_offers(now: Situation) -> list[Offer]:
    """Moves after words that have nothing to do with the question: back to it, by a small step."""
    why = "the words have nothing to do with the question"
    onward = Offer(move="advance", tone="skipped", why=f"{why}, again; move on")
    if now.cursor.strayed >= STRAYED_AT_MOST:
        return [onward]
    back = [
        Offer(move="redirect", point=point.id, text=point.probe, tone="aside", why=why)
        for point in _ways_in(now)
    ]
    return [*back, onward]


def _ways_in(now: Situation) -> list[Point]:
    """Open points in the order of their weight, those not spoken of yet."""
    done = {*now.cursor.probed, *now.cursor.hinted}
    met = {point for point, verdict in now.cursor.verdicts.items() if verdict == "met"}
    left = [point for point in now.stage.points if point.id not in done | met]
    return sorted(left, key=lambda point: (_ORDER[point.kind], -point.weight))


def open_points(stage: Stage, found: Sequence[PointVerdict]) -> list[Point]:
    """Points not met yet: what must be said first, then what was not begun, then by weight."""
    verdicts = {point.point: point.verdict for point in found}
    left = [point for point in stage.points if verdicts.get(point.id) != "met"]
    return sorted(
        left,
        key=lambda point: (
            _ORDER[point.kind],
            _BEGUN.get(verdicts.get(point.id, "missed"), 2),
            -point.weight,
        ),
    )


def next_hint(stage: Stage, cursor: Cursor, round_: RoundTemplate) -> tuple[Point, Hint] | None:
    """The point that the next hint would help with; null when there is none to give."""
    if not round_.hints:
        return None
    for point in sorted(stage.points, key=lambda point: _hint_rank(point, cursor)):
        given = cursor.hinted.count(point.id)
        hints = hints_of(point)
        if cursor.verdicts.get(point.id) != "met" and given < len(hints):
            return point, hints[given]
    return None


def hints_of(point: Point) -> tuple[Hint, ...]:
    """All help towards a point, the lightest first."""
    return point.hints if isinstance(point, CodingPoint) else (point.hint,)


def _hint_rank(point: Point, cursor: Cursor) -> tuple[bool, int, int]:
    """What was just asked about comes first: that is what one is stuck on."""
    asked = bool(cursor.probed) and cursor.probed[-1] == point.id
    return not asked, _ORDER[point.kind], -point.weight


def hint_price(stage: Stage, cursor: Cursor, round_: RoundTemplate) -> float | None:
    """The declared price of the next hint, as a share of its point's credit."""
    hint = next_hint(stage, cursor, round_)
    return hint[1].price if hint else None


def _advance(finding: AnswerScored, *, time_left: bool) -> Offer:
    if not time_left:
        return Offer(move="advance", tone="time", why="the time for this question is used up")
    if all(point.verdict == "met" for point in finding.points if point.point.startswith("p")):
        return Offer(move="advance", tone="met", why="every point is met")
    low = finding.level is not None and finding.level < FAIR
    why = "the follow-ups for this question are used"
    return Offer(move="advance", tone="left" if low else "plain", why=why)


def _elaborate(now: Situation, point: Point, found: dict[str, PointVerdict]) -> Offer:
    """One sentence more from somebody who says little, before any level is given."""
    span = _span(now, point, found)
    why = f"too few words for a level; one sentence more, and {point.id} is open"
    return _tied("probe", point, span, point.probe, "terse", why)


def _probe(now: Situation, point: Point, found: dict[str, PointVerdict]) -> Offer:
    verdict = found[point.id].verdict
    tone: Tone = "plain" if verdict == "missed" else "open"
    why = f"point {point.id} ({point.kind}) is {verdict}"
    text = point.probe
    if _no_story(now, found):
        text, why = STORY, f"no case was told, so {point.id} cannot be heard"
    return _tied("probe", point, _span(now, point, found), text, tone, why)


def _no_story(now: Situation, found: dict[str, PointVerdict]) -> bool:
    """Whether somebody was asked for an experience and told none: first of all there must be one."""
    begun = any(each.verdict in ("met", "partly", "contradicted") for each in found.values())
    return now.item.kind == "experience" and not begun and not now.cursor.follow_ups


def _doubts(
    now: Situation,
    finding: AnswerScored,
    left: Sequence[Point],
    found: dict[str, PointVerdict],
) -> list[Offer]:
    """Whether the candidate means what they said, once a stage, where it is not clear."""
    if now.cursor.doubted:
        return []
    agreed = [each.quote or "" for each in finding.points if each.verdict == "met"]
    strong = finding_is_strong(finding)
    unclear = [
        point
        for point in left
        if _is_doubtful(found[point.id], strong=strong)
        and point.kind != "bonus"
        and _stands_alone(found[point.id].quote, agreed)
    ]
    return [offer for point in unclear if (offer := _doubt(now, point, found)) is not None]


def _is_doubtful(found: PointVerdict, *, strong: bool) -> bool:
    """Whether words may be meant the other way round; what was hardly said is probed instead."""
    if found.verdict == "unclear":
        return found.confidence >= AMBIGUOUS and not strong
    return found.verdict == "contradicted"


def _doubt(now: Situation, point: Point, found: dict[str, PointVerdict]) -> Offer | None:
    """Asks whether it is meant so; not about words that were taken up lately."""
    span = _span(now, point, found)
    if any(span.text in line for line in now.quoted):
        return None
    why = f"point {point.id} is {found[point.id].verdict}: is that what they mean?"
    return _tied("clarify", point, span, point.probe, "doubt", why)


def _stands_alone(quote: str | None, agreed: Sequence[str]) -> bool:
    """Whether a quote can be asked about: words that met another point need no second asking."""
    if not quote:
        return False
    return not any(one and (one in quote or quote in one) for one in agreed)


def _further(now: Situation, finding: AnswerScored) -> list[Offer]:
    """A twist or a counter-claim for those who have met the points, at the item's last stage."""
    if not finding_is_strong(finding) or now.stage.id != now.item.stages[-1].id:
        return []
    recited = RECITAL in finding.flags
    why = "the answer repeats a published one; look behind it" if recited else _REACHED
    why = why.format(level=finding.level)
    found = []
    if now.item.twists and not now.cursor.deepened:
        point = twist_point(now.item, 0)
        found.append(_tied("deepen", point, _span(now, point, {}), point.probe, "plain", why))
    if now.item.challenge and not now.cursor.challenged:
        point = challenge_point(now.item)
        found.append(_tied("challenge", point, _span(now, point, {}), point.probe, "plain", why))
    # Every second question starts with the counter-claim, so that depth has no fixed form.
    return found if recited or len(now.cursor.asked) % 2 else found[::-1]


def _tied(move: str, point: Point, span: Span, text: str, tone: Tone, why: str) -> Offer:
    found = {"move": move, "point": point.id, "span": span, "text": text, "tone": tone, "why": why}
    return Offer.model_validate(found)


def _span(now: Situation, point: Point, found: dict[str, PointVerdict]) -> Span:
    """What the candidate said that a follow-up on this point is tied to."""
    quote = found[point.id].quote if point.id in found else None
    about = f"{point.probe} {point.text}"
    return best_span(now.answer, about, now.quoted, quote, now.item.strong_answer)
