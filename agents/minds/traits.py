"""Traits of an utterance, by which a small linear model tells what kind it is: words and cues."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from agents.matching import best_match, content_words
from agents.minds import cues
from agents.minds.sentences import built
from agents.minds.word_classes import SMALL_STEMS
from interview.content import AnyContent
from interview.minds import Moment

FAMILIAR = Path(__file__).with_name("familiar.txt")
"""Word stems that several items of the question bank use, written when the model is fitted."""
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
    found = [*_worded(words), *_formed(line, len(words)), *built(line, words)]
    return frozenset([*found, *_placed(line, moment)])


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
    if "?" in line[:-1] and line[-1] != "?":
        rest = len(line.rsplit("?", 1)[1].split())
        yield f"tells {min(rest, 9) // 3} after asking"
    size = "short" if count <= SHORT else "long"
    for name, cue in _CUES.items():
        if cue.search(line):
            yield f"cue {name}"
            yield f"cue {name} {size}"


def _placed(line: str, moment: Moment) -> Iterator[str]:
    """What the utterance follows, and whether it speaks of the item, of the trade, or of neither."""
    yield f"after {moment.said}"
    content = _meant(line)
    own = _vocabulary(moment.item) if moment.item else frozenset()
    strange = len(content - own - familiar())
    yield f"strange {min(strange, 6)}"
    yield f"strange {4 * strange // max(1, len(content))} of 4"
    if moment.item is None:
        return
    shared = len(content & own)
    yield f"shares {min(shared, 8)}"
    yield f"shares {5 * shared // max(1, len(content))} of 5"
    yield f"shares {min(shared, 3)} strange {min(strange, 3)}"
    yield f"{moment.item.kind} strange {min(strange, 4)}"
    cue = "about" if cues.ABOUT.search(line) else "no"
    asks = "asks" if "?" in line or cues.ASKING.search(line) else "tells"
    yield f"{asks} with {cue} cue, shares {min(shared, 2)}"
    if best_match(line, [each.asked for each in moment.item.clarifications]) is not None:
        yield "asks a known fact"


def _meant(text: str) -> frozenset[str]:
    """Stems of the words that say what is spoken of, without small and everyday-verb words."""
    return content_words(text) - SMALL_STEMS


@lru_cache(maxsize=1)
def familiar() -> frozenset[str]:
    """The shipped stems."""
    return frozenset(FAMILIAR.read_text(encoding="utf-8").split())


@lru_cache(maxsize=512)
def _vocabulary(item: AnyContent) -> frozenset[str]:
    """Words of the item's subject."""
    said = [stage.ask for stage in item.stages]
    said += [text for point in item.points for text in (point.text, *point.aliases)]
    return _meant(" ".join([*said, item.strong_answer]))
