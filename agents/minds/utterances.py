"""Tells what kind of thing a candidate's words are, before anything is scored.

A linear model over readable traits, fitted by `python -m evals.text.fit` on utterances written
for it. Words must hardly ever be taken from an answer, so an answer is what is left in doubt.
"""

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import get_args

from agents.minds.cues import MACHINE
from agents.minds.endings import more_to_come
from agents.minds.traits import plain, traits
from agents.minds.wishes import DECLINES, NO_SKIP, STILL_ASKS, WISHES, Wish
from interview.minds import Moment
from interview.vocabulary import Utterance

KINDS: tuple[Utterance, ...] = get_args(Utterance)
WEIGHTS = Path(__file__).with_name("utterances.tsv")
FOR_ANSWERS = 2.0
"""By so much another kind must be likelier than an answer."""
MORE = 0.5
"""Log odds from which an answer is taken for half of one."""
TINY = 1e-9
AT_ONCE = 10
"""Letters within which an order to the machine begins, if it is one."""
LONG = 45
"""Words from which only an answer, or the beginning of one, is expected."""
Weights = Mapping[str, tuple[float, ...]]
"""Trait to a weight for each of `KINDS`; `always` is in every utterance."""


def classify(text: str, moment: Moment) -> Utterance:
    """The kind of an utterance, said at a moment of the interview."""
    found = traits(text, moment)
    if "cue telling" not in found and _orders(text, on_subject=_on_subject(found)):
        return "off_topic"
    likely = probabilities(found, _weights())
    half = _unfinished(text, likely)
    likely["answer"] = FOR_ANSWERS * (likely["answer"] + likely.pop("partial"))
    best = max(likely, key=lambda kind: likely[kind])
    if best != "answer" and len(text.split()) <= LONG:
        return best
    return "partial" if half else "answer"


def _unfinished(text: str, likely: Mapping[Utterance, float]) -> bool:
    """Whether more is to come: the mean of what the whole words and their end alone say."""
    whole = math.log((likely["partial"] + TINY) / (likely["answer"] + TINY))
    return (whole + more_to_come(plain(text))) / 2 > MORE


def _orders(text: str, *, on_subject: bool) -> bool:
    """Whether the words instruct the machine; those of an answer may speak of instructions."""
    order = MACHINE.search(plain(text))
    return order is not None and (order.start() <= AT_ONCE or not on_subject)


def _on_subject(found: frozenset[str]) -> bool:
    """Whether the words have more than one content word in common with the item."""
    shared = [trait for trait in found if re.fullmatch(r"shares \d", trait)]
    return bool(shared) and shared[0] not in ("shares 0", "shares 1")


def probabilities(found: frozenset[str], weights: Weights) -> dict[Utterance, float]:
    """How likely each kind is: the softmax of the traits' weights."""
    rows = [weights[trait] for trait in ("always", *sorted(found)) if trait in weights]
    sums = [math.fsum(row[at] for row in rows) for at in range(len(KINDS))]
    odds = [math.exp(one - max(sums)) for one in sums]
    return {kind: odd / sum(odds) for kind, odd in zip(KINDS, odds, strict=True)}


def wish(text: str) -> Wish | None:
    """What somebody who talks about the interview wants of it."""
    line = plain(text)
    found = (name for name, cue in WISHES if cue.search(line))
    return next((name for name in found if name != "skip" or not NO_SKIP.search(line)), None)


def declines(text: str) -> bool:
    """Whether an invitation to ask is turned down, and nothing is asked after all."""
    line = plain(text)
    return bool(DECLINES.match(line)) and "?" not in line and not STILL_ASKS.search(line)


@lru_cache(maxsize=1)
def _weights() -> Weights:
    """The shipped table: a trait and a weight a kind, in hundredths, on each line."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return {trait: tuple(int(each) / 100 for each in row) for trait, *row in cells}
