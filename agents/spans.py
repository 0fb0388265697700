"""Stretches of an answer that a good listener takes up: a number, a tool, an absolute, a bare claim.

Every stretch is a verbatim part of the answer, short enough to be quoted in a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agents.matching import content_words
from agents.minds.sentences import word_class
from agents.minds.word_classes import ORDERS, SMALL_STEMS
from interview.minds import Shape, Span

MOST_WORDS = 12
"""Words that are quoted back at most."""
LEAST_WORDS = 3
GOOD_WORDS = (4, 10)
"""Words that a quote had best have."""
_PLAIN_WORDS = 4
_AROUND = 5
"""Words kept on either side of what gives a stretch its shape."""
_NUMBERS = (
    r"\b\d[\d.,]*\s?(?:%|percent|ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|[kmgt]b|x)?"
    r"|\b(?:\w+ (?:percent|per cent|hundred|thousand|million|milliseconds|times)|half of|a third)\b"
)
_TOOLS = (
    r"\b(?:[A-Z]{2,}[a-z0-9]*|[A-Z][a-z]+[A-Z]\w*|[A-Z]{1,5}\d+|(?:cross|bi)-encoder\w*|reranker\w*"
    r"|vector (?:database|store|index)|key-value cache|feature store|circuit breaker"
    r"|dead letter queue|random forests?|logistic regression|gradient boosting|batch norm\w*"
    r"|layer norm\w*|dropout|bootstrap|canary|shadow (?:mode|traffic)|golden set|knowledge graph)\b"
)
_SHAPES: tuple[tuple[Shape, str], ...] = (
    ("depends", r"\b(?:it|that|this|which)?\s?(?:all )?depend(?:s|ing)\b"),
    (
        "absolute",
        r"\b(?:always|never|every(?:one|thing|body)?|impossible|guarantee[sd]?|certainly|completely"
        r"|no way|nobody|nothing|the only|at all)\b",
    ),
    (
        "comparison",
        r"\b(?:rather than|instead of|compared (?:to|with)|\w+er than|more \w+ than|less \w+ than"
        r"|as \w+ as|versus|vs|better|worse)\b",
    ),
    ("number", _NUMBERS),
    ("tool", _TOOLS),
)
_WHY = re.compile(
    r"\b(?:because|since|so that|so the|so we|therefore|otherwise|which means|that way|in order to"
    r"|due to|as it|as they|to avoid|to see|to keep|reason|hence|thus)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:i'd|i would|i'll|we would|we'd|we should|you should|i should|just|we need|you need)\b",
    re.IGNORECASE,
)
_EDGE_WORDS = (
    "a about after an and around also are as at be because before between but by can for from"
    " had has have how if in into is over per through it its just not of on or our so that the"
    " their them then there they this to was we well were what when where which while who will"
    " with would you your i i'd i'm it's that's my than"
)
_EDGE = frozenset(_EDGE_WORDS.split())
_FRONT_WORDS = (
    "a an the this there they it it's that's i i'd i'm my our we you your their if when while just"
)
_FRONT = _EDGE - frozenset(_FRONT_WORDS.split())
"""Small words that a quote does not begin with, where a clause was cut before them."""
_OPENERS_WORDS = (
    "as since otherwise first and also because but or so then well which while yes yeah ok okay"
)
_OPENERS = frozenset(_OPENERS_WORDS.split())


_EMPTY = re.compile(
    r"\b(?:stop here|that is all|that's all|nothing (?:more|else|to add)|don'?t know|no idea|not sure"
    r"|what else|as i said|like i said|let me|(?:a|that's|is) good (?:one|question)|to be honest"
    r"|that is not what|i already|fair question|hmm+|you know|my last (?:company|job))\b",
    re.IGNORECASE,
)
"""Clauses that hold nothing to take up."""
_FINITE = frozenset({"verb", "be", "have", "can", "do"})
_HALF = frozenset({"if", "which", "wh"})
"""Classes of words that begin half a statement."""
_ASKING = frozenset(["what", "how", "why", "when", "where", "which", "who"])
_JOINTS = frozenset(
    [
        *("and", "but", "because", "so", "when", "if", "while", "which", "with", "without"),
        *(
            "as",
            "that",
            "for",
            "from",
            "into",
            "than",
            "or",
            "since",
            "until",
            "before",
            "after",
            "where",
            "per",
        ),
    ]
)
"""Words before which a long clause can be cut so that the rest still reads as one."""


class Found(NamedTuple):
    """A span and where it begins in the answer."""

    span: Span
    at: int


def spans(answer: str) -> list[Found]:
    """Every stretch worth taking up, in the order of the answer."""
    found = [each for at, clause in _clauses(answer) for each in _in_clause(at, clause)]
    return list({each.span.text: each for each in found}.values())


def best_span(
    answer: str, about: str, quoted: Sequence[str], within: str | None = None, subject: str = ""
) -> Span:
    """The stretch to take up for a follow-up: near its subject, of a telling shape, not used yet.

    `quoted` are the interviewer's latest lines; `within` is the part of the answer to stay in;
    `subject` is what the question as a whole is about.
    """
    part = within if within and within in answer else answer
    near, wide = content_words(about), content_words(subject)
    fresh = [each for each in spans(part) if not any(each.span.text in line for line in quoted)]
    if not fresh:
        return Span(text=quotable(part))
    order = [shape for shape, _ in _SHAPES] + ["claim", "plain"]
    best = max(
        fresh,
        key=lambda each: (
            stands(each.span.text),
            min(2, len(content_words(each.span.text) & near)),
            min(2, len(content_words(each.span.text) & wide)),
            GOOD_WORDS[0] <= len(each.span.text.split()) <= GOOD_WORDS[1],
            -order.index(each.span.shape),
            each.at,
        ),
    )
    return best.span


def stands(text: str) -> bool:
    """Whether a stretch reads as a statement of its own: not cut before its verb, not empty."""
    words = re.findall(r"[\w'-]+", text.lower())
    if not words or len(content_words(text) - SMALL_STEMS) < 2:
        return False
    first = word_class(words[0])
    return first not in _HALF and (first not in _FINITE or words[0] in ORDERS)


def quotable(answer: str) -> str:
    """The beginning of the last clause that can stand as a quote, verbatim; maybe all there is."""
    clauses = [
        (at, clause) for at, clause in _clauses(answer) if len(clause.split()) >= LEAST_WORDS
    ]
    if not clauses:
        return answer.strip()[:80]
    words = list(re.finditer(r"\S+", clauses[-1][1]))
    return _cut(clauses[-1][1], words, 0, min(len(words), MOST_WORDS))


def _clauses(answer: str) -> Iterator[tuple[int, str]]:
    """Clauses with their places, without the word that joins them to the one before."""
    for found in re.finditer(r"[^.!?;:,()\n“”\"]+(?:[.,](?=\d)[^.!?;:,()\n“”\"]+)*", answer):
        start, text = found.start(), found.group()
        while (opener := re.match(r"\s*([a-z']+)\b\s*", text, re.IGNORECASE)) and (
            opener.group(1).lower() in _OPENERS
        ):
            start, text = start + opener.end(), text[opener.end() :]
        if (
            text.strip()
            and not _EMPTY.search(text)
            and answer[found.end() : found.end() + 1] != "?"
        ):
            yield start + len(text) - len(text.lstrip()), text.strip()


def _in_clause(at: int, clause: str) -> Iterator[Found]:
    words = list(re.finditer(r"\S+", clause))
    shapes = [
        (shape, match)
        for shape, pattern in _SHAPES
        for match in [re.search(pattern, clause, 0 if shape == "tool" else re.IGNORECASE)]
        if match
    ]
    for shape, match in shapes:
        middle = [n for n, word in enumerate(words) if word.end() > match.start()][0]
        first, last = _window(words, middle)
        yield from _found(at, clause, words, first, last, shape)
    if not shapes and _CLAIM.search(clause) and not _WHY.search(clause):
        yield from _found(at, clause, words, *_window(words, 0), "claim")
    elif not shapes and len(words) >= _PLAIN_WORDS and words[0].group().lower() not in _ASKING:
        yield from _found(at, clause, words, *_window(words, 0), "plain")


def _window(words: Sequence[re.Match[str]], middle: int) -> tuple[int, int]:
    """A whole clause where it is short, else what stands between its joints around the middle."""
    if len(words) <= MOST_WORDS:
        return 0, len(words)
    joints = [at for at, word in enumerate(words) if word.group().lower() in _JOINTS]
    cuts = sorted({0, *joints, len(words)})
    fitting = [
        (first, last)
        for first in cuts
        for last in cuts
        if first <= middle < last and LEAST_WORDS < last - first <= MOST_WORDS
    ]
    if fitting:
        return max(fitting, key=lambda cut: cut[1] - cut[0])
    first = max(0, min(middle - _AROUND, len(words) - MOST_WORDS))
    return first, first + MOST_WORDS


def _found(
    at: int, clause: str, words: Sequence[re.Match[str]], first: int, last: int, shape: Shape
) -> Iterator[Found]:
    text = _cut(clause, words, first, last)
    if len(text.split()) >= LEAST_WORDS:
        yield Found(Span(text=text, shape=shape), at + words[first].start())


def _cut(clause: str, words: Sequence[re.Match[str]], first: int, last: int) -> str:
    """Words from first to last, without a dangling small word where the clause was cut."""
    while first and first < last and words[first].group().lower() in _FRONT:
        first += 1
    while last < len(words) and last > first + 1 and words[last - 1].group().lower() in _EDGE:
        last -= 1
    return clause[words[first].start() : words[last - 1].end()].rstrip("'’-– ")
