"""How a sentence is built, whatever it speaks of: its word classes in order, and how it ends."""

import re
from collections.abc import Iterator, Sequence

from agents.minds.word_classes import CLOSED, EVERYDAY, TRADE, VERBS

_FRONT = 9
"""Words at the front whose order of classes is looked at."""
_JOINTS = frozenset({"if", "which", "and", "that", "wh"})
"""Classes after which a new clause begins."""
_FINITE = frozenset({"be", "do", "have", "can", "i'd", "verb", "you're"})
_MOST_AFTER = 6
"""Words after the last joint, counted up to here."""
_ANNOUNCES = re.compile(
    r"\b(?:two|three|four|five|several|some|a few|a couple of|couple of|different|following|these"
    r"|many|both|basically)"
    r" (?:\w+ ){0,2}?(?:things?|points?|reasons?|steps?|parts?|ways?|options?|ideas?|sides?|problems?"
    r"|questions?|layers?|kinds?|causes?|aspects?|factors?|phases?|levels?|candidates?|approaches"
    r"|caveats?|buckets?|examples?|issues?|defences?|tests?|areas?|halves)\b(?P<rest>.*)$"
    r"|\blet me (?:start|begin|list|go|walk|give|see|think|put|explain|try|order|sort|rephrase)\b"
    r"(?P<more>.*)$"
    r"|\b(?:first|firstly|first of all|to begin with|to start with|for one|number one|step one"
    r"|part one|in short|for example|for instance|in other words|that said|more precisely)\b"
    r"(?P<also>.*)$"
)
"""Words that promise something; what follows them says whether it was given."""


def built(line: str, words: Sequence[str]) -> Iterator[str]:
    """Traits of the build of a text: how it begins, how it ends, what fields it draws on."""
    classes = [word_class(word) for word in words]
    yield from _order(classes)
    yield from ending(line, words, classes)
    yield from promise(line)
    yield from _fields(words)
    yield from _address(words)


def word_class(word: str) -> str:
    """The class of a word: its own for small words, else verb, number or the rest."""
    if word in CLOSED:
        return CLOSED[word]
    if word[:1].isdigit():
        return "number"
    return "verb" if _is_verb(word) else "x"


def _is_verb(word: str) -> bool:
    """Whether a word is a form of a known verb."""
    stems = [word]
    for ending, instead in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ied", "y"),
    ):
        if word.endswith(ending):
            stems.append(word[: -len(ending)] + instead)
    if word.endswith("ed") and len(word) > 4 and word[-3] == word[-4]:
        stems.append(word[:-3])
    return any(stem in VERBS for stem in stems)


def _order(classes: Sequence[str]) -> Iterator[str]:
    """The classes of the first words, and each three in a row near the front."""
    for count in range(2, 1 + min(4, len(classes))):
        yield f"front {' '.join(classes[:count])}"
    front = classes[:_FRONT]
    for trio in zip(front, front[1:], front[2:], strict=False):
        yield f"order {' '.join(trio)}"


def ending(line: str, words: Sequence[str], classes: Sequence[str]) -> Iterator[str]:
    """The classes at the end, and whether the last clause has a verb yet."""
    if not classes:
        return
    mark = "stop" if line[-1] in ".!" else "ask" if line[-1] == "?" else "open"
    for count in range(1, 1 + min(3, len(classes))):
        yield f"tail {mark} {' '.join(classes[-count:])}"
    joint = _last_joint(words, classes)
    after = classes[joint + 1 :]
    verb = "verb" if any(each in _FINITE for each in after) else "none"
    size = min(len(after), _MOST_AFTER)
    whole = "all" if joint < 0 else classes[joint]
    yield f"clause {mark} {verb}"
    yield f"clause {mark} {verb} {size}"
    yield f"clause {mark} {whole} {verb} {size}"
    yield f"clause {mark} {whole} to {classes[-1]}"
    if joint >= 0:
        yield f"clause {mark} after {words[joint]}"
        yield f"clause {mark} after {words[joint]} {verb} {size}"
    if after and after[-1] == "verb":
        yield f"clause {mark} verb is last"


def _last_joint(words: Sequence[str], classes: Sequence[str]) -> int:
    """Where the last clause begins; -1 where there is only one."""
    found = [
        at
        for at, (word, kind) in enumerate(zip(words, classes, strict=True))
        if at and (kind in _JOINTS or word in _JOINTS)
    ]
    return found[-1] if found else -1


def promise(line: str) -> Iterator[str]:
    """Whether something is announced, and how much comes after it."""
    found = _ANNOUNCES.search(line)
    if found is None:
        return
    rest = next(part for part in found.groups() if part is not None)
    yield f"promises and gives {min(8, len(rest.split())) // 2}"


def _fields(words: Sequence[str]) -> Iterator[str]:
    """How much of private life and of the trade is in the words."""
    themes = [EVERYDAY[word] for word in words if word in EVERYDAY]
    trade = sum(word in TRADE or word.rstrip("s") in TRADE for word in words)
    yield from (f"everyday {theme}" for theme in set(themes))
    yield f"everyday {min(len(themes), 3)}"
    yield f"trade {min(trade, 4)}"
    yield f"everyday {min(len(themes), 2)} trade {min(trade, 2)}"


def _address(words: Sequence[str]) -> Iterator[str]:
    """Who is spoken of: oneself, the listener, a third."""
    me = any(word in ("i", "we", "my", "our", "me") or word[:2] in ("i'", "we'") for word in words)
    you = any(word in ("you", "your", "u") or word[:4] == "you'" for word in words)
    yield f"speaks of {'me' if me else 'no me'} {'you' if you else 'no you'}"
