"""A light stemmer: the forms of one word meet, British and American spelling alike."""

from functools import lru_cache

from tools.rubric_scorer.lexicon import IRREGULAR, NUMBERS

_INFLECTIONS = (
    ("ies", "y", 3), ("sses", "ss", 2), ("shes", "sh", 2), ("ches", "ch", 2), ("xes", "x", 2),
    ("ying", "y", 3), ("ied", "y", 3), ("ing", "", 3), ("eed", "eed", 1), ("edly", "", 3), ("ed", "", 3),
)  # fmt: skip
_DERIVATIONS = (
    ("ification", "ifi", 2), ("ifier", "ifi", 2), ("yse", "yz", 4), ("ys", "yz", 4),
    ("isation", "iz", 3), ("ization", "iz", 3), ("ising", "iz", 3), ("iser", "iz", 4),
    ("izer", "iz", 4), ("ise", "iz", 4), ("ize", "iz", 3), ("is", "iz", 5),
    ("ational", "", 4), ("ations", "", 4), ("ation", "", 4), ("ating", "", 4), ("ator", "", 4),
    ("at", "", 5), ("ative", "", 4), ("ate", "", 4), ("bility", "bl", 3), ("ble", "bl", 3), ("bly", "bl", 3),
    ("fully", "", 4), ("ful", "", 4), ("ness", "", 4), ("ment", "", 4), ("ities", "", 4),
    ("ity", "", 4), ("ously", "", 4), ("ous", "", 4), ("ally", "", 4), ("ance", "", 4),
    ("ence", "", 4), ("ant", "", 4), ("ent", "", 5), ("ively", "", 4), ("ive", "", 4),
    ("sion", "s", 3), ("tion", "t", 3), ("ial", "", 4), ("al", "", 4), ("ly", "", 4),
    ("er", "", 4), ("our", "or", 3),
)  # fmt: skip
_VOWELS = frozenset("aeiouy")
_PASSES = 3


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of a folded word; numbers come back in one form."""
    word = NUMBERS.get(word, word)
    if word in IRREGULAR:
        word = IRREGULAR[word]
    if len(word) < 4 or not word.isalpha():
        return word.replace(",", "")
    word = _strip_plural(word)
    word = _apply(word, _INFLECTIONS)
    for _ in range(_PASSES):
        word = _apply(_undouble(word), _DERIVATIONS)
    return _ending(_undouble(word))


def _strip_plural(word: str) -> str:
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ies", "sses", "shes", "ches")):
        return word[:-1]
    return word


def _apply(word: str, rules: tuple[tuple[str, str, int], ...]) -> str:
    """Replace the first suffix that leaves a stem long enough and with a vowel."""
    for suffix, instead, least in rules:
        rest = word[: -len(suffix)]
        if word.endswith(suffix) and len(rest) >= least and not _VOWELS.isdisjoint(rest):
            return rest + instead
    return word


def _undouble(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        return word[:-1]
    return word


def _ending(word: str) -> str:
    if len(word) > 3 and word[-1] in "ey":
        return word[:-1] + ("i" if word[-1] == "y" else "")
    return word
