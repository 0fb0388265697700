"""The interviewer's art, counted: depth for the strong, follow-ups tied to words, no leak, no repeat."""

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from evals.play import Played, Script, play, play_single, set_up
from evals.rows import Bench, Measured, Outcome, Row, row
from interview.content import AnyContent
from interview.events import (
    AnswerGiven,
    AnswerScored,
    AnyFact,
    Decided,
    PlanMade,
    QuestionAsked,
    RoundStarted,
    Said,
)
from interview.ports import GivenAnswer
from interview.rounds import Template
from interview.vocabulary import Mode
from tools.question_bank import Bank
from tools.question_bank.drawing import KINDS, suits, uncovered

NAME = "conversation"
WHO = ("strong", "middling", "weak")
MODES: tuple[tuple[str, Mode], ...] = (
    ("strong", "practice"),
    ("middling", "hiring"),
    ("weak", "practice"),
)
HARD = 3
"""Level of a question from which the strong must be taken deeper."""
FOLLOW_UPS = frozenset({"probe", "deepen", "challenge"})
TURNS = 10
"""Turns of the candidate within which no two utterances begin alike."""
BEGINNING = 3
"""Words that make a beginning."""


class Follow(NamedTuple):
    """A follow-up with what was known when it was decided."""

    decided: Decided
    said: list[str]
    """What the candidate had said on the question."""
    met: set[str]


def measure(bench: Bench) -> Outcome:
    """All figures over every item and every template of the bank."""
    single, whole = asyncio.run(_played(bench))
    both = [*single, *whole]
    return Outcome(
        [
            _share("strong", "taken deeper", _depth(single, bench)),
            _share("all", "follow-ups tied to words and an open point", _tied(both)),
            _count("all", "utterances said twice", _repeated(both)),
            _count("all", "beginnings used again within ten turns", _begun_alike(both)),
            _count("all", "points told in so many words", _verbatim(both, bench)),
            _share("all", "utterances that say an open point", _leaks(both, bench)),
            _share("rounds", "opened with all their expectations", _opened(whole)),
            _share("interviews", "whole in form", _formed(whole)),
        ],
        [],
    )


async def _played(bench: Bench) -> tuple[list[Played], list[Played]]:
    """Every item on its own, and every template, by candidates of three strengths."""
    folder = bench.folder / "candidates"
    bank = scripted(bench.bank, folder)
    single = [
        await play_single(item, Script(who, folder)) for item in bank.items.values() for who in WHO
    ]
    async with set_up(bank) as stage:
        whole = [
            await play(stage, template, Script(who, folder), mode)
            for template in bank.templates.values()
            for who, mode in MODES
        ]
    return single, whole


def scripted(bank: Bank, folder: Path) -> Bank:
    """The items that there are scripted candidates for, and the templates that these can fill."""
    items = {id: item for id, item in bank.items.items() if (folder / f"{id}.yaml").exists()}
    fillable = {name: one for name, one in bank.templates.items() if _fills(items, one)}
    return Bank(items, fillable)


def _fills(items: Mapping[str, AnyContent], template: Template) -> bool:
    """Whether the items cover every competency of every round."""
    return not any(
        uncovered(round_, [one for one in items.values() if suits(one, round_, KINDS[round_.kind])])
        for round_ in template.rounds
    )


def _share(case: str, measure: str, found: Sequence[bool]) -> Row:
    return row(NAME, case, measure, sum(found) / max(1, len(found)), len(found))


def _count(case: str, measure: str, found: Sequence[bool]) -> Row:
    return row(NAME, case, measure, float(sum(found)), len(found))


def _depth(played: Iterable[Played], bench: Bench) -> list[bool]:
    """For each hard question, whether the strong candidate was taken deeper on it."""
    return [
        any(fact.next in ("deepen", "challenge") for fact in one.facts if isinstance(fact, Decided))
        for one in played
        if one.who == "strong" and bench.bank.item(_asked(one)[0]).level >= HARD
    ]


def _asked(one: Played) -> list[str]:
    return [fact.question for fact in one.facts if isinstance(fact, QuestionAsked)]


def follows(one: Played) -> Iterator[Follow]:
    """Every follow-up with what had been said and met before it."""
    said: list[str] = []
    met: set[str] = set()
    for fact in one.facts:
        if isinstance(fact, QuestionAsked):
            said, met = [], set()
        elif isinstance(fact, AnswerGiven):
            said.append(fact.text)
        elif isinstance(fact, AnswerScored):
            met = {point.point for point in fact.points if point.verdict == "met"}
        elif isinstance(fact, Decided) and _is_follow_up(fact):
            yield Follow(fact, list(said), set(met))


def _is_follow_up(fact: Decided) -> bool:
    return fact.next in FOLLOW_UPS or (fact.next == "clarify" and fact.point is not None)


def _tied(played: Iterable[Played]) -> list[bool]:
    return [
        bool(one.decided.span)
        and any((one.decided.span or "") in text for text in one.said)
        and one.decided.point is not None
        and one.decided.point not in one.met
        for each in played
        for one in follows(each)
    ]


def _spoken(one: Played) -> list[Said]:
    return [fact for fact in one.facts if isinstance(fact, Said)]


def _repeated(played: Iterable[Played]) -> list[bool]:
    """For each utterance, whether the same was said before in that interview."""
    found = []
    for one in played:
        texts = [fact.text for fact in _spoken(one)]
        found += [text in texts[:at] for at, text in enumerate(texts)]
    return found


def _begun_alike(played: Iterable[Played]) -> list[bool]:
    """For each utterance, whether one of the last ten turns held one that began alike."""
    return [alike for one in played for alike in _alike(one.facts)]


def _alike(facts: Sequence[AnyFact]) -> Iterator[bool]:
    begun: list[tuple[int, tuple[str, ...]]] = []
    turn = 0
    for fact in facts:
        if isinstance(fact, AnswerGiven):
            turn += 1
        elif isinstance(fact, Said):
            words = tuple(re.findall(r"[\w'-]+", fact.text.lower())[:BEGINNING])
            yield any(words == other for at, other in begun if turn - at < TURNS)
            begun.append((turn, words))


def _open_points(one: Played, bench: Bench) -> Iterator[tuple[Said, AnyContent, str, set[str]]]:
    """Every utterance within a question, with the points that are closed by then."""
    item, stage = None, ""
    closed: set[str] = set()
    for fact in one.facts:
        if isinstance(fact, QuestionAsked):
            item, stage, closed = bench.bank.item(fact.question), fact.stage, set()
        elif isinstance(fact, AnswerScored):
            closed |= {point.point for point in fact.points if point.verdict == "met"}
        elif isinstance(fact, Decided) and fact.next == "hint" and fact.point:
            closed.add(fact.point)
        elif isinstance(fact, Said) and item is not None and fact.question == item.id:
            yield fact, item, stage, closed


def _verbatim(played: Iterable[Played], bench: Bench) -> list[bool]:
    """For each utterance, whether it holds the text or an alias of a point that is open."""
    return [
        any(
            words.lower() in own_words(said.text).lower()
            for point in item.points
            if point.id not in closed
            for words in (point.text, *point.aliases)
        )
        for one in played
        for said, item, _, closed in _open_points(one, bench)
    ]


def _leaks(played: Iterable[Played], bench: Bench) -> list[bool]:
    """For each utterance, whether our own scorer would take it for an open point."""
    return [
        bool(_said_points(own_words(said.text), item, stage, bench) - closed)
        for one in played
        for said, item, stage, closed in _open_points(one, bench)
    ]


def _said_points(text: str, item: AnyContent, stage: str, bench: Bench) -> set[str]:
    part = next(each for each in item.stages if each.id == stage)
    finding = bench.judges[item.kind].score(item, part, [GivenAnswer(1, text)], [])
    return {point.point for point in finding.points if point.verdict == "met"}


def own_words(text: str) -> str:
    """The interviewer's words without what it quotes of the candidate's."""
    return re.sub(r"“[^”]*”", " ", text)


def _opened(played: Iterable[Played]) -> list[bool]:
    """For each round, whether all it expects was said before its first question."""
    found = []
    for one in played:
        for at, fact in enumerate(one.facts):
            if isinstance(fact, RoundStarted):
                following = _until_question(one.facts[at:])
                briefs = [each.text for each in following if each.kind == "brief"]
                found.append(
                    all(any(line in text for text in briefs) for line in fact.expectations)
                )
    return found


def _until_question(facts: Sequence[AnyFact]) -> Iterator[Said]:
    for fact in facts:
        if isinstance(fact, QuestionAsked):
            return
        if isinstance(fact, Said):
            yield fact


def _formed(played: Iterable[Played]) -> list[bool]:
    """Introduction, a warm-up without a score, questions of their own, and what happens next."""
    form: Sequence[Callable[[Played], bool]] = (
        lambda one: _spoken(one)[0].kind == "introduction",
        lambda one: [fact.kind for fact in _spoken(one)].count("warm-up") == 1,
        lambda one: any(fact.kind == "your-questions" for fact in _spoken(one)),
        lambda one: one.template.next_steps in _spoken(one)[-1].text,
        lambda one: len(_rounds(one)) == len(one.template.rounds),
    )
    return [all(holds(one) for holds in form) for one in played]


def _rounds(one: Played) -> Sequence[object]:
    (plan,) = [fact for fact in one.facts if isinstance(fact, PlanMade)]
    return plan.rounds


SUITE = Measured(NAME, measure)
