"""Holds a template against the bank: what it pins exists, and its minutes can be filled."""

from collections.abc import Iterator, Mapping
from typing import Final

from interview.content import AnyContent
from interview.rounds import RoundTemplate, Template
from tools.question_bank.drawing import KINDS, suits, uncovered
from tools.question_bank.source import Fault, Place, Source

FILLED: Final = 0.7
"""Share of a round's minutes for which the bank has questions at least."""


def lint_template(
    template: Template, source: Source, items: Mapping[str, AnyContent]
) -> Iterator[Fault]:
    """What is wrong with a template, round by round."""
    for at, round_ in enumerate(template.rounds):
        place: Place = ("rounds", at)
        yield from _named_items(round_, source, place, items)
        yield from _filled(round_, source, place, items)


def _named_items(
    round_: RoundTemplate, source: Source, place: Place, items: Mapping[str, AnyContent]
) -> Iterator[Fault]:
    for field, ids in (("pinned", round_.pinned), ("forbidden", round_.forbidden)):
        for at, id in enumerate(ids):
            if id not in items:
                where = (*place, field, at)
                yield source.fault(where, f"{id!r} is not in the bank", "correct the id")
    for id in set(round_.pinned) & set(round_.forbidden):
        where = (*place, "forbidden")
        yield source.fault(where, f"{id!r} is pinned as well as forbidden", "choose one")


def _filled(
    round_: RoundTemplate, source: Source, place: Place, items: Mapping[str, AnyContent]
) -> Iterator[Fault]:
    usable = {item.id: item for item in items.values() if suits(item, round_, KINDS[round_.kind])}
    usable |= {id: items[id] for id in round_.pinned if id in items}
    for competency in uncovered(round_, usable.values()):
        message = f"the bank has no question on {competency} for this round"
        remedy = "add one, widen the levels, or take the competency out"
        yield source.fault((*place, "competencies", competency), message, remedy)
    minutes = sum(item.minutes for item in usable.values())
    if minutes < FILLED * round_.minutes:
        message = f"the bank fills {minutes} of {round_.minutes} minutes"
        yield source.fault((*place, "minutes"), message, "add questions or shorten the round")
