"""Reads one item critically: give-aways, thin rubrics, long texts, answers nobody recognises."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from interview.content import AnyContent, Point, Stage
from interview.ports import GivenAnswer
from interview.problems import CodingPoint
from tools.question_bank.lint_problems import lint_problem
from tools.question_bank.source import Fault, Place, Source
from tools.rubric_scorer import scorers
from tools.rubric_scorer.rubric import terms_of, weight_of

LEAST_ALIASES: Final = 3
LONGEST_POINT: Final = 28
"""Words in a point's text or alias; longer ones are two points."""
LONGEST_LINE: Final = 40
"""Words in a probe, hint or clarification, so that it can be said in one breath."""
STRONG_WORDS: Final = (60, 320)
"""Words of a strong answer: half a minute to two and a half minutes of speech."""
WORDS_A_MINUTE: Final = 180
READING_SHARE: Final = 0.34
"""Share of an item's minutes that reading it may take."""
SAME_START: Final = 4
"""Words at the start of two probes that make them sound alike."""
GIVEN_AWAY: Final = 0.5
"""Share of a point's key terms that the interviewer may not say before the candidate."""
TOLD: Final = 0.7
"""The same for a clarification, which is a fact and names things."""
FEWEST_KEYS: Final = 2
ALIKE: Final = 0.6
"""Share of common content words from which two asks are the same question."""
STRONG_LEVEL: Final = 4
STEM: Final = 5
"""Words at the start of a line by which it is known again."""
SHARED_STEMS: Final = 0.05
"""Share of all spoken lines that may begin like another one."""
ENOUGH_SAID: Final = 100
"""Lines from which that share says something."""


def lint_item(item: AnyContent, source: Source, items: Mapping[str, AnyContent]) -> Iterator[Fault]:
    """What is wrong with an item beside its schema."""
    places = dict(_point_places(item))
    for stage in item.stages:
        known = _shown(item) | terms_of(stage.ask)
        for point in stage.points:
            yield from _lint_point(point, source, places[point.id], known)
    yield from _same_starts(item, source, places)
    yield from _clarified(item, source)
    yield from _reading(item, source)
    yield from _strong(item, source)
    yield from lint_problem(item, source)
    for at, id in enumerate(item.follow_ons):
        if id not in items:
            yield source.fault(("follow_ons", at), f"{id!r} is not in the bank", "correct the id")


def lint_asks(items: Mapping[str, AnyContent], sources: Mapping[str, Source]) -> Iterator[Fault]:
    """Pairs of items that ask for the same thing."""
    asks = {id: terms_of(item.stages[0].ask) for id, item in items.items() if item.kind != "case"}
    for (one, first), (other, second) in combinations(sorted(asks.items()), 2):
        if len(first & second) >= ALIKE * max(1, len(first | second)):
            message = f"asks nearly the same as {one!r}"
            yield sources[other].fault(("ask",), message, "make one a variant of the other")


def lint_stems(items: Mapping[str, AnyContent], sources: Mapping[str, Source]) -> Iterator[Fault]:
    """Openings that too many probes, hints and twists of the bank share: it would sound like a form."""
    said = [(id, text) for id, item in items.items() for text in _spoken(item)]
    starts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id, text in said:
        starts[tuple(text.lower().split()[:STEM])].append(id)
    shared = {stem: ids for stem, ids in starts.items() if len(ids) > 1 and len(stem) == STEM}
    if len(said) >= ENOUGH_SAID and sum(map(len, shared.values())) > SHARED_STEMS * len(said):
        stem, ids = max(shared.items(), key=lambda one: len(one[1]))
        message = f"{len(ids)} probes, hints and twists begin {' '.join(stem)!r}, and others alike"
        yield sources[ids[0]].fault((), message, "vary how they begin")


def _spoken(item: AnyContent) -> Iterator[str]:
    yield from (twist.text for twist in item.twists)
    for point in item.points:
        yield from (point.probe, point.hint.text)


def _lint_point(
    point: Point, source: Source, place: Place, known: frozenset[str]
) -> Iterator[Fault]:
    if len(point.aliases) < LEAST_ALIASES and not _shown_by_code(point):
        message = f"has {len(point.aliases)} aliases"
        remedy = f"add at least {LEAST_ALIASES} ways in which people really say it"
        yield source.fault((*place, "aliases"), message, remedy)
    yield from _too_long(source, (*place, "text"), point.text, LONGEST_POINT)
    for at, alias in enumerate(point.aliases):
        yield from _too_long(source, (*place, "aliases", at), alias, LONGEST_POINT)
    yield from _lint_spoken(point, point.probe, source, (*place, "probe"), known)
    yield from _lint_spoken(point, point.hint.text, source, (*place, "hint", "text"), known)


def _shown_by_code(point: Point) -> bool:
    return isinstance(point, CodingPoint) and point.shown_by != "words"


def _lint_spoken(
    point: Point, said: str, source: Source, place: Place, known: frozenset[str]
) -> Iterator[Fault]:
    """A probe or hint is short and leaves the point to the candidate."""
    yield from _too_long(source, place, said, LONGEST_LINE)
    given = _given_away(said, point.text, known, GIVEN_AWAY)
    if given:
        message = f"gives the point away: {', '.join(sorted(given))}"
        yield source.fault(place, message, "ask without the key terms")


def _given_away(said: str, text: str, known: frozenset[str], most: float) -> frozenset[str]:
    """Key terms of a point in what the interviewer says, if they are too many of them."""
    keys = frozenset(t for t in terms_of(text) - known if weight_of(t) > 0.5)
    given = keys & terms_of(said)
    enough = len(given) >= FEWEST_KEYS and len(given) >= most * len(keys)
    return given if enough else frozenset()


def _too_long(source: Source, place: Place, text: str, most: int) -> Iterator[Fault]:
    words = len(text.split())
    if words > most:
        yield source.fault(place, f"has {words} words", f"say it in {most} at most")


def _same_starts(item: AnyContent, source: Source, places: Mapping[str, Place]) -> Iterator[Fault]:
    starts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for point in item.points:
        starts[tuple(point.probe.lower().split()[:SAME_START])].append(point.id)
    for start, ids in starts.items():
        for id in ids[1:] if len(start) == SAME_START else ():
            message = f"begins like the probe of {ids[0]}: {' '.join(start)!r}"
            yield source.fault((*places[id], "probe"), message, "begin it another way")


def _clarified(item: AnyContent, source: Source) -> Iterator[Fault]:
    for at, clarification in enumerate(item.clarifications):
        place = ("clarifications", at, "answer")
        yield from _too_long(source, place, clarification.answer, LONGEST_LINE)
        for point in item.points:
            given = _given_away(clarification.answer, point.text, _shown(item), TOLD)
            if given:
                message = f"says {point.id} itself: {', '.join(sorted(given))}"
                yield source.fault(place, message, "tell the fact without the point")


def _reading(item: AnyContent, source: Source) -> Iterator[Fault]:
    words = len(_shown_text(item).split())
    if words / WORDS_A_MINUTE > READING_SHARE * item.minutes:
        message = f"shows {words} words in {item.minutes} minutes"
        yield source.fault(("minutes",), message, "cut the text or give more minutes")


def _strong(item: AnyContent, source: Source) -> Iterator[Fault]:
    words = len(item.strong_answer.split())
    low, high = STRONG_WORDS
    if not low <= words <= high * len(item.stages):
        remedy = f"write {low} to {high} words a stage, as somebody would say it"
        yield source.fault(("strong_answer",), f"has {words} words", remedy)
    for stage in item.stages:
        yield from _recognised(item, stage, source)


def _recognised(item: AnyContent, stage: Stage, source: Source) -> Iterator[Fault]:
    """The strong answer must be seen as one by the scorer that will judge the candidates."""
    scorer = scorers().get(item.kind)
    if scorer is None:
        return
    finding = scorer.score(item, stage, [GivenAnswer(1, item.strong_answer)], [])
    if (finding.level or 0) < STRONG_LEVEL and item.kind != "coding":  # words alone bring less
        message = f"reaches level {finding.level} in stage {stage.id}"
        yield source.fault(("strong_answer",), message, "let it say the points, or add aliases")
    for point, verdict in zip(stage.points, finding.points, strict=True):
        owed = point.kind == "must" and not _shown_by_code(point)
        if owed and verdict.verdict not in ("met", "partly"):
            message = f"{point.id} is {verdict.verdict} in it"
            yield source.fault(("strong_answer",), message, "let it say the point plainly")


def _shown_text(item: AnyContent) -> str:
    parts = (getattr(item, field, None) for field in ("brief", "context", "code"))
    first = item.stages[0].ask
    return "\n".join([*(str(part) for part in parts if part), first])


def _shown(item: AnyContent) -> frozenset[str]:
    return terms_of(_shown_text(item))


def _point_places(item: AnyContent) -> Iterator[tuple[str, Place]]:
    """Where each point stands in the item's file."""
    for at, stage in enumerate(item.stages):
        base: Sequence[str | int] = ("stages", at, "points") if item.kind == "case" else ("points",)
        for number, point in enumerate(stage.points):
            yield point.id, (*base, number)
