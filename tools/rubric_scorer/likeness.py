"""How alike two terms are that are not the same: typing slips, other endings, words misheard."""

import re
from functools import lru_cache

LEAST = 4
"""Letters that a term needs before it can be like another."""
STEM = 5
"""Letters in common at the beginning that make two terms forms of one word."""
SAME_STEM = 0.9
SOUNDS_SAME = 0.8
CLOSE = 0.65
"""Share of letter pairs in common from which two terms are alike."""

_SOUNDS = (
    (re.compile(r"ph|gh(?=t)|v"), "f"), (re.compile(r"c(?=[eiy])|z|x"), "s"),
    (re.compile(r"ck|[cqg]"), "k"), (re.compile(r"d"), "t"), (re.compile(r"b"), "p"),
    (re.compile(r"j|sh|ch"), "s"), (re.compile(r"(?<=.)[aeiouyhw]"), ""),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=131072)
def alike(one: str, other: str) -> float:
    """0..1: the same, forms of one word, sounding the same, or sharing most pairs of letters."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < LEAST or one[0] != other[0] or one[-1] in "+-":
        return 0.0
    if one[:STEM] == other[:STEM] and min(len(one), len(other)) >= STEM:
        return SAME_STEM
    mine, theirs = _pairs(one), _pairs(other)
    share = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    if share >= CLOSE:
        return share
    return SOUNDS_SAME if len(sound(one)) >= LEAST and sound(one) == sound(other) else 0.0


@lru_cache(maxsize=16384)
def sound(term: str) -> str:
    """The consonants one hears: words that speech recognition confuses have the same."""
    for pattern, instead in _SOUNDS:
        term = pattern.sub(instead, term)
    return _TWICE.sub(r"\1", term)


@lru_cache(maxsize=16384)
def _pairs(term: str) -> frozenset[str]:
    framed = f"#{term}#"
    return frozenset(framed[at : at + 2] for at in range(len(framed) - 1))
