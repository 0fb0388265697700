"""Draws the questions of a round: pinned ones first, then by weight and level, the same by seed."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from interview.content import AnyContent, Coding
from interview.errors import ContentFault
from interview.rounds import RoundTemplate, Template
from interview.vocabulary import Competency, ContentKind, RoundKindName
from tools.question_bank.bank import Bank

KINDS: Final[Mapping[RoundKindName, frozenset[ContentKind]]] = {
    "technical": frozenset({"question"}),
    "case": frozenset({"case"}),
    "coding": frozenset({"coding"}),
    "experience": frozenset({"experience"}),
}
"""The content that each kind of round asks."""

RESERVE_SHARE = 0.5
"""Minutes of reserves for each minute of the round, so that a quick candidate is not stranded."""


def draw(
    bank: Bank,
    round_: RoundTemplate,
    *,
    kinds: frozenset[ContentKind],
    seed: str,
    exclude: frozenset[str],
    seen: frozenset[str] = frozenset(),
) -> list[AnyContent]:
    """The round's questions in the order to ask them, then its reserves, easier ones first.

    Those `seen` before come only where a competency has no others.

    Raises ContentFault when a pinned id is unknown or a competency of the round has no question.
    """
    pinned = _pinned(bank, round_, exclude)
    suitable = [item for item in bank.items.values() if suits(item, round_, kinds)]
    _check_cover(round_, [*pinned, *suitable])
    pool = [item for item in suitable if item.id not in exclude and item not in pinned]
    pool = sorted(_fresh(pool, seen), key=lambda item: _lot(seed, item.id))
    core = _fill(round_, pool, pinned, float(round_.minutes))
    spare = [item for item in pool if item not in core]
    reserves = _fill(round_, spare, [*pinned, *core], round_.minutes * (1 + RESERVE_SHARE))
    drawn = [*pinned, *_rising(core), *_rising(reserves or spare[:1])]
    if not drawn:
        raise ContentFault(f"{_named(round_)} has no question left; add some, or exclude fewer")
    return drawn


def suits(item: AnyContent, round_: RoundTemplate, kinds: frozenset[ContentKind]) -> bool:
    """Whether an item may be drawn for a round."""
    return (
        item.kind in kinds
        and round_.kind in item.rounds
        and item.competency in round_.competencies
        and round_.level.low <= item.level <= round_.level.high
        and item.id not in round_.forbidden
        and (not isinstance(item, Coding) or _fits_round(item, round_))
    )


def _fits_round(item: Coding, round_: RoundTemplate) -> bool:
    """Whether a coding problem is of a family and in a language that the round is about."""
    family = not round_.families or item.family in round_.families
    return family and (not round_.languages or bool({*round_.languages} & {*item.languages}))


def _fresh(pool: Sequence[AnyContent], seen: frozenset[str]) -> list[AnyContent]:
    """What was not seen; of a competency of which all was seen, everything."""
    new = {item.competency for item in pool if item.id not in seen}
    return [item for item in pool if item.id not in seen or item.competency not in new]


def public_share(bank: Bank, template: Template) -> float:
    """Share (0..1) of the questions a template may draw that candidates can read up on."""
    may = {
        item.id
        for round_ in template.rounds
        for item in bank.items.values()
        if item.id in round_.pinned or suits(item, round_, KINDS[round_.kind])
    }
    return len(may & bank.public) / len(may) if may else 0.0


def uncovered(round_: RoundTemplate, items: Iterable[AnyContent]) -> list[Competency]:
    """Competencies of a round that none of the items is about."""
    there = {item.competency for item in items}
    return [competency for competency in round_.competencies if competency not in there]


def _pinned(bank: Bank, round_: RoundTemplate, exclude: frozenset[str]) -> list[AnyContent]:
    unknown = [id for id in round_.pinned if id not in bank.items]
    if unknown:
        raise ContentFault(f"{_named(round_)} pins {unknown[0]!r}, which is not in the bank")
    left_out = exclude | set(round_.forbidden)
    return [bank.items[id] for id in dict.fromkeys(round_.pinned) if id not in left_out]


def _check_cover(round_: RoundTemplate, items: Sequence[AnyContent]) -> None:
    for competency in uncovered(round_, items):
        raise ContentFault(
            f"{_named(round_)} has no question on {competency} between levels"
            f" {round_.level.low} and {round_.level.high}; add one to the bank, widen the"
            " levels, or take the competency out of the round"
        )


def _fill(
    round_: RoundTemplate,
    pool: Sequence[AnyContent],
    before: Sequence[AnyContent],
    minutes: float,
) -> list[AnyContent]:
    """Take items until the minutes are full, each from the competency that lacks most time."""
    taken: list[AnyContent] = []
    while fitting := _fitting(pool, [*before, *taken], minutes):
        taken.append(_next(round_, fitting, [*before, *taken]))
    return taken


def _fitting(
    pool: Sequence[AnyContent], taken: Sequence[AnyContent], minutes: float
) -> list[AnyContent]:
    left = minutes - sum(item.minutes for item in taken)
    ids = {item.id for item in taken}
    return [item for item in pool if item.id not in ids and item.minutes <= left]


def _next(
    round_: RoundTemplate, fitting: Sequence[AnyContent], taken: Sequence[AnyContent]
) -> AnyContent:
    spent = Counter[Competency]()
    for item in taken:
        spent[item.competency] += item.minutes
    levels = Counter(item.level for item in taken)

    def order(item: AnyContent) -> tuple[float, int]:
        return spent[item.competency] / max(1, round_.competencies[item.competency]), levels[
            item.level
        ]

    return min(fitting, key=order)


def _rising(items: Iterable[AnyContent]) -> list[AnyContent]:
    return sorted(items, key=lambda item: item.level)


def _lot(seed: str, id: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{id}".encode()).digest()


def _named(round_: RoundTemplate) -> str:
    return f"Round {round_.id} ({round_.title})"
