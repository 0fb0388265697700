"""Whole and cut sentences of written answers, to learn by how a sentence ends whether it is done."""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from agents.minds.sentences import word_class
from agents.minds.traits import plain

SEED = 11
EACH = 3
"""Of so many sentences one is cut: more of them would drown what people really left open."""
LEAST = 3
_NEEDS_MORE = frozenset(
    {"art", "my", "prep", "and", "if", "which", "be", "have", "can", "i", "i'd"}
)
"""Classes of words that do not end a sentence."""
_FINITE = frozenset({"be", "have", "can", "do", "verb"})
_OBJECTS = frozenset({"art", "my", "me", "this", "x", "number"})
_JOINTS = frozenset({"if", "which"})


def sentences(folder: Path) -> list[str]:
    """Sentences of the scripted candidates, in lower case and without their last mark."""
    texts = [
        text
        for path in sorted(folder.glob("*.yaml"))
        for text in _texts(yaml.safe_load(path.read_text("utf-8")))
    ]
    found = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", plain(text))]
    return [part.rstrip(".") for part in found if not part.endswith("?")]


def _texts(told: object) -> Iterator[str]:
    """The longer texts of a file, wherever they stand."""
    if isinstance(told, dict):
        for each in told.values():
            yield from _texts(each)
    elif isinstance(told, list):
        for each in told:
            yield from _texts(each)
    elif isinstance(told, str) and " " in told.strip():
        yield " ".join(told.split())


def cuts(whole: Sequence[str]) -> list[str]:
    """Beginnings of sentences that leave the end open."""
    chance = random.Random(SEED)
    found = []
    for sentence in whole[::EACH]:
        words = sentence.split()
        places = [at for at in range(LEAST, len(words)) if _open(words, at)]
        if places:
            found.append(" ".join(words[: chance.choice(places)]))
    return found


def _open(words: Sequence[str], at: int) -> bool:
    """Whether a cut before the word at a place leaves something unsaid for certain."""
    classes = [word_class(word.strip(",;:()'\"")) for word in words[: at + 1]]
    last, coming = classes[at - 1], classes[at]
    if not words[at - 1][-1].isalnum():
        return False
    if last in _NEEDS_MORE or (last == "verb" and coming in _OBJECTS):
        return True
    begun = [place for place, kind in enumerate(classes[:at]) if kind in _JOINTS]
    clause = classes[begun[-1] + 1 : at] if begun else []
    return coming in _FINITE and bool(clause) and not _FINITE & set(clause)
