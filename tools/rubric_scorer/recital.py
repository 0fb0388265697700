"""Tells an answer that was learnt by heart: long runs of words in common with a public model answer.

Whoever reads the bank may still know what they say. So it changes no score: the answer is flagged for
a reviewer, and the interviewer goes on with a twist that no published answer covers.
"""

from collections.abc import Sequence
from functools import lru_cache

from tools.rubric_scorer.folding import fold
from tools.rubric_scorer.units import Reading

RECITAL = "recital"
RUN = 8
"""Words in a row that two people seldom choose alike."""
LEAST = 24
"""Words within such runs from which an answer counts as recited."""


def recited(readings: Sequence[Reading], published: str) -> bool:
    """Whether the answers together repeat the published one in long runs."""
    known = _runs_of(published)
    return sum(_shared(reading.folded.text.split(), known) for reading in readings) >= LEAST


def _shared(words: Sequence[str], known: frozenset[tuple[str, ...]]) -> int:
    """How many of the words lie in a run that is known."""
    plain = _plain(words)
    starts = [at for at in range(len(plain) - RUN + 1) if tuple(plain[at : at + RUN]) in known]
    return len({place for at in starts for place in range(at, at + RUN)})


@lru_cache(maxsize=512)
def _runs_of(text: str) -> frozenset[tuple[str, ...]]:
    words = _plain(fold(text).text.split())
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _plain(words: Sequence[str]) -> list[str]:
    """Words without the marks around them."""
    return [bare for word in words if (bare := word.strip(".,;:!?()\"'–—-"))]
