"""Looking back: what the candidate said earlier that bears on what comes next."""

from collections.abc import Sequence

from agents.matching import content_words
from agents.minds.word_classes import SMALL_STEMS
from agents.spans import spans, stands
from interview.content import AnyContent
from interview.events import PointVerdict
from interview.minds import Span
from interview.view import Line, View

_LEAST_LETTERS = 5
_GOOD_WORDS = 7
"""Words that are best remembered together."""
_SHARED = 2
"""Rare words that two things must share to be near each other."""
_COMMON_WORDS = (
    "answer answers question questions system systems model models users people thing things"
    " would could should really right wrong first second third different better worse number"
    " numbers think because always never often every change changes something nothing before"
    " after their there where which while about again other point tell using need needs quality"
    " team hundred thousand million billion forty fifty sixty seventy eighty ninety twelve"
    " eleven seven eight twenty thirty percent minute minutes hours weeks months years times"
    " customer customers product company service"
)
_COMMON = frozenset(_COMMON_WORDS.split())
COMMON_STEMS = content_words(" ".join(_COMMON)) | SMALL_STEMS
"""Stems that many things have in common, so that they connect nothing."""


def related_span(view: View, item: AnyContent, quoted: Sequence[str]) -> Span | None:
    """Something said on an earlier question that the next item is about, too; null if nothing."""
    subject = _rare(f"{item.title} {item.stages[0].ask}")
    lines = [line for line in view.lines if line.kind == "answer" and line.question != item.id]
    found = [
        (len(_rare(each.span.text) & subject), -len(each.span.text), each.span)
        for line in lines
        for each in spans(line.text)
        if stands(each.span.text) and not any(each.span.text in said for said in quoted)
    ]
    best = max(found, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] >= _SHARED else None


def memorable_span(view: View, quoted: Sequence[str]) -> Span | None:
    """Of the round that ends, something that met a point, short enough to be said again."""
    asked = {line.question for line in _round_lines(view)}
    verdicts = [
        point
        for score in view.scores
        for point in score.points
        if score.question in asked and point.verdict == "met" and point.quote
    ]
    return held_span(verdicts, quoted)


def held_span(points: Sequence[PointVerdict], quoted: Sequence[str]) -> Span | None:
    """Words that met a point, the surest first, where they can be said again and were not yet."""
    met = [point for point in points if point.verdict == "met" and point.quote]
    for point in sorted(met, key=lambda point: -point.confidence):
        fresh = [each.span for each in spans(point.quote or "") if not _used(each.span, quoted)]
        found = [span for span in fresh if stands(span.text)]
        if found:
            return min(found, key=lambda span: abs(len(span.text.split()) - _GOOD_WORDS))
    return None


def _round_lines(view: View) -> list[Line]:
    """The candidate's answers since the round was opened."""
    briefs = [line.seq for line in view.lines if line.kind == "brief"]
    since = briefs[-1] if briefs else 0
    return [line for line in view.lines if line.kind == "answer" and line.seq > since]


def _used(span: Span, quoted: Sequence[str]) -> bool:
    return any(span.text in said for said in quoted)


def _rare(text: str) -> frozenset[str]:
    return frozenset(
        word
        for word in content_words(text)
        if len(word) >= _LEAST_LETTERS and word not in COMMON_STEMS
    )
