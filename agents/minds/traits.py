"""Traits of an utterance, by which a small linear model tells what kind it is: words and cues."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from agents.matching import best_match, content_words
from agents.minds import cues
from interview.content import AnyContent
from interview.minds import Moment

SHORT = 12
"""Words up to which an utterance is short."""
_CUES = {
    "machine": cues.MACHINE,
    "repeat": cues.REPEAT,
    "about": cues.ABOUT,
    "request": cues.REQUEST,
    "ignorance": cues.DONT_KNOW,
    "hedge": cues.HEDGE,
    "objection": cues.OBJECTION,
    "asking": cues.ASKING,
    "telling": cues.TELLING,
    "chatter": cues.CHATTER,
    "pasted": cues.PASTED,
    "dangling": cues.DANGLING,
}


def traits(text: str, moment: Moment) -> frozenset[str]:
    """All traits of an utterance at its moment, by name."""
    line = plain(text)
    words = ["0" if word.isdigit() else word for word in re.findall(r"[a-z']+|\d+", line)]
    return frozenset([*_worded(words), *_formed(line, len(words)), *_placed(line, moment)])


def plain(text: str) -> str:
    """Lower case, plain apostrophes, single spaces, and `dont` as `don't`."""
    joined = " ".join(text.replace("\u2019", "'").lower().split())
    return re.sub(r"\b(do|did|does|ca|wo|is|was|have|has|would|could|should)nt\b", r"\1n't", joined)


def _worded(words: list[str]) -> Iterator[str]:
    """Words, neighbours, the beginning and the end."""
    yield from (f"has {word}" for word in words)
    yield from (f"has {one} {other}" for one, other in zip(words, words[1:], strict=False))
    for count in range(1, 1 + min(3, len(words))):
        yield f"begins {' '.join(words[:count])}"
    for count in range(1, 1 + min(2, len(words))):
        yield f"ends {' '.join(words[-count:])}"
    if words:
        yield f"ends in -{words[-1][-3:]}"


def _formed(line: str, count: int) -> Iterator[str]:
    """Length, the last mark, and the cues that are found."""
    yield f"length {min(9, int(1.5 * math.log2(count + 1)))}"
    yield f"closes {line[-1]}" if line and not line[-1].isalnum() else "closes open"
    size = "short" if count <= SHORT else "long"
    for name, cue in _CUES.items():
        if cue.search(line):
            yield f"cue {name}"
            yield f"cue {name} {size}"


def _placed(line: str, moment: Moment) -> Iterator[str]:
    """What the utterance has in common with the item, and what it follows."""
    yield f"after {moment.said}"
    if moment.item is None:
        return
    content = content_words(line)
    shared = len(content & _vocabulary(moment.item))
    yield f"shares {min(shared, 8)}"
    yield f"shares {5 * shared // max(1, len(content))} of 5"
    if best_match(line, [each.asked for each in moment.item.clarifications]) is not None:
        yield "asks a known fact"


@lru_cache(maxsize=512)
def _vocabulary(item: AnyContent) -> frozenset[str]:
    """Words of the item's subject."""
    said = [stage.ask for stage in item.stages]
    said += [text for point in item.points for text in (point.text, *point.aliases)]
    return content_words(" ".join([*said, item.strong_answer]))
