"""Tells whether an answer is finished, by how it ends: a small linear model of its own."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from agents.minds.cues import DANGLING
from agents.minds.sentences import ending, promise, word_class

WEIGHTS = Path(__file__).with_name("endings.tsv")
_DONE = re.compile(r"(?<!\.)[.!?)\"”]$")
_CLAUSE = re.compile(r"[.!?;:]\s+")


def more_to_come(line: str) -> float:
    """The log odds that more is to come; who set a full stop has finished."""
    if _DONE.search(line):
        return -math.inf
    table = _weights()
    return math.fsum(table.get(trait, 0.0) for trait in ("always", *endings(line)))


def endings(line: str) -> frozenset[str]:
    """Traits of the last sentence: its end, its size and what it promises."""
    last = _CLAUSE.split(line)[-1]
    words = re.findall(r"[a-z']+|\d+", last)
    return frozenset(_found(line, last, words))


def _found(line: str, last: str, words: Sequence[str]) -> Iterator[str]:
    classes = [word_class(word) for word in words]
    yield from ending(last, words, classes)
    yield from promise(last)
    for count in range(1, 1 + min(3, len(words))):
        yield f"ends {' '.join(words[-count:])}"
    if words:
        yield f"ends in -{words[-1][-3:]}"
        yield f"begins {words[0]} and is {_size(words)}"
        yield f"last class {' '.join(classes[-4:])}"
    yield f"size {_size(words)}"
    yield f"mark {line[-1]}" if line and not line[-1].isalnum() else "mark none"
    yield f"sentences {'more' if last != line else 'one'}"
    yield f"written {'with' if re.search(r'[.!?] ', line) else 'without'} stops"
    if DANGLING.search(line):
        yield "dangles"


def _size(words: Sequence[str]) -> int:
    return min(8, int(1.5 * math.log2(len(words) + 1)))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    """The shipped table: a trait and its weight, in hundredths, on each line."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()[1:]
    return {trait: int(weight) / 100 for trait, weight in (line.split("\t") for line in lines)}
