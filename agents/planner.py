"""The planner: rounds and questions for the time given, and which question comes next."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from agents.cursor import Cursor, Tally
from interview.content import AnyContent
from interview.events import PinnedQuestion, PlannedRound
from interview.rounds import RoundTemplate, Template
from interview.vocabulary import Competency, ContentKind, Mode, RoundKindName
from tools.question_bank import Bank, digest, draw


class HeadsUp(NamedTuple):
    """A word before a hands-on task."""

    brief: str
    prepare_ms: int


class RoundKind(Protocol):
    """A kind of round: what is asked in it, and how its items are opened."""

    name: RoundKindName
    content: frozenset[ContentKind]

    def heads_up(self, item: AnyContent) -> HeadsUp | None:
        """What is said before an item is opened, and the time to prepare; null for none."""
        ...

    def opening(self, item: AnyContent, stage: int) -> str:
        """The words that open a stage of an item."""
        ...


def draw_items(
    template: Template,
    bank: Bank,
    kinds: Mapping[str, RoundKind],
    seed: str,
    seen: frozenset[str] = frozenset(),
) -> list[list[AnyContent]]:
    """The items of each round, in order, none of them twice; those `seen` only for want of others."""
    taken: set[str] = set()
    drawn = []
    for round_ in template.rounds:
        items = draw(
            bank,
            round_,
            kinds=kinds[round_.kind].content,
            seed=f"{seed}:{round_.id}",
            exclude=frozenset(taken),
            seen=seen,
        )
        taken |= {item.id for item in items}
        drawn.append(items)
    return drawn


def draw_seed(interview: str, template: Template, mode: Mode) -> str:
    """In hiring mode every candidate of a template version gets the same questions."""
    return f"{template.name}@{template.version}" if mode == "hiring" else interview


def planned(round_: RoundTemplate, items: Iterable[AnyContent]) -> PlannedRound:
    """A round of the plan with its questions fixed by digest."""
    return PlannedRound(
        id=round_.id,
        kind=round_.kind,
        title=round_.title,
        minutes=round_.minutes,
        competencies=round_.competencies,
        expectations=round_.expectations,
        brief=round_.brief,
        questions=tuple(PinnedQuestion(id=item.id, digest=digest(item)) for item in items),
    )


def next_item(
    round_: PlannedRound,
    items: Mapping[str, AnyContent],
    cursor: Cursor,
    left_ms: int,
    mode: Mode,
) -> AnyContent | None:
    """The next question that still fits the time, or null when the round is over.

    Practice takes the one that tells most about the least known competency per minute;
    hiring keeps the planned order, so that all candidates are asked the same.
    """
    open_ = [items[pin.id] for pin in round_.questions if pin.id not in cursor.asked]
    fitting = [item for item in open_ if fits(item, left_ms, first=not cursor.asked)]
    if not fitting:
        return None
    if mode == "hiring":
        return fitting[0]
    return max(fitting, key=lambda item: _information(item, round_, cursor.tallies))


def fits(item: AnyContent, left_ms: int, *, first: bool) -> bool:
    """Whether two thirds of the item's minutes are left; a round's first question always fits."""
    return first or left_ms * 3 >= item.minutes * 60_000 * 2


def _information(
    item: AnyContent, round_: PlannedRound, tallies: Mapping[Competency, Tally]
) -> float:
    """Weight of the competency over what is known of it, and over the minutes it takes."""
    known = tallies.get(item.competency, Tally())
    weight = round_.competencies.get(item.competency, 0) / 100
    aim = known.total / known.count if known.count else 3.0
    distance = abs(item.level - aim)
    return weight / ((1 + known.count) * (1 + 0.25 * distance) * math.pow(item.minutes, 0.25))


def stage_index(item: AnyContent, stage: str) -> int:
    """Place of a stage in its item."""
    return [each.id for each in item.stages].index(stage)


def items_by_id(drawn: Sequence[Sequence[AnyContent]]) -> dict[str, AnyContent]:
    """All drawn items by their id."""
    return {item.id: item for items in drawn for item in items}
