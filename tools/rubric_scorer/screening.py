"""Looks at the form of an answer before its content: what to leave out, what to flag."""

import re
from collections.abc import Iterable, Sequence

from tools.rubric_scorer.lexicon import LIGHT, NEGATORS
from tools.rubric_scorer.tokens import Token
from tools.rubric_scorer.units import Reading, Span, text_of

PARROT, DENIAL, SALAD = "parrot", "denial", "salad"
INJECTION, HIDDEN_TEXT, LOOK_ALIKES = "injection", "hidden-text", "look-alikes"

HIDDEN_ALLOWED = 3
"""Invisible characters that come by honest pasting."""
SALAD_WORDS = 12
"""Words from which an answer can be told to be a list of keywords."""
SALAD_SHARE = 0.12
"""Share of small words and marks that running text has at least."""
LIST_SHARE = 0.04
"""Share of small words that even a terse list has at least."""
CODE_SHARE = 0.06
"""Share of signs from which an answer is code or formulas, and no salad."""
LITTLE = 3
"""Content words that a sentence of not knowing may have besides."""

_JUDGE = r"(?:grader|judge|examiner|assessor|evaluator|marker|scorer|rater|reviewer)"
_ANSWER = r"(?:answer|response|reply|submission)"
_GRADER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,60}\b(?:rubric|grading|scoring|marking|criteria)"
    r"|\b(?:full|maximum|top|perfect|highest) (?:marks?|points?|scores?|credit|grade|level)\b"
    r"|\b(?:give|award|assign|grant|grade|rate|score|mark)\b.{0,30}\b(?:answer|response|me|this|it)\b"
    r".{0,30}\b(?:marks?|points?|score|credit|grade|level|5/5|five|correct|excellent|perfect)\b"
    rf"|\bgrading mode\b|\bas (?:the|a|an|my) {_JUDGE},? (?:you|please|mark|give)\b|\byou are a \w+ {_JUDGE}\b"
    rf"|\b(?:note|message|dear|attention)\b.{{0,9}} {_JUDGE}\b"
    r"|\bwho(?:ever)? (?:scores|grades|marks|judges|evaluates) this\b|\bplease be generous\b"
    rf"|\bthis {_ANSWER} (?:is (?:fully|entirely|completely|perfect|correct|right|complete)|covers"
    r"|meets|deserves|should|must)\b"
    r"|\b(?:mark|count|consider|treat) (?:this|it|all|every|each)\w*\b.{0,30}\b(?:met|correct|covered|perfect)\b"
    r"|\b(?:every|each|all(?: the)?) (?:points?|criteri\w+|rubric items?) (?:is|are|as|was|were)"
    r" (?:met|covered|correct|fulfilled|satisfied)\b"
    r"|\bcandidate has (?:met|answered|covered|passed)\b|\btick (?:them|it) all\b"
    r"|\b(?:output|return|print) (?:a |the )?(?:level \d|met\b)"
    rf"|\b(?:evaluation|assessment|grading|score|grade) (?:of|for) (?:this|my) {_ANSWER}\b"
    r"|\b(?:five|ten|5|10) out of (?:five|ten|5|10)\b.{0,3}$"
    r"|</?(?:answer|score|grade|system|rubric|verdict)\b|\b(?:answer|score|grade|system)>"
    r"|\bbegin system\b|^system\b.{0,4}\b(?:the candidate|you|output)\b|^level 5\b|^output level\b"
)
"""Words to whoever grades; a candidate may well talk of judges, rubrics and scores."""
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget) (?:all |any )?(?:the |your |my )?"
    r"(?:previous|above|prior|earlier) (?:instructions?|prompts?|rules?)\b"
    r"|\b(?:ignore|disregard|forget) (?:what|everything|all)\b.{0,20}\b(?:told|before|said|above)\b"
    r"|\byou are now\b|\bsystem prompt:|<\|?(?:system|im_start)"
)
_UNKNOWING = re.compile(
    r"\b(?:(?:do not|don't|dont|did not|didn't) (?:really |actually )?(?:know|remember|recall)"
    r"|no (?:idea|clue)|not (?:really |quite )?sure|not familiar|never (?:heard|used|done|seen)"
    r"|can(?:not|'t) (?:say|answer|think)|(?:i'll|let's|i'd|can we|can i) (?:pass|skip)\b"
    r"|^(?:pass|skip|next)$|beats me|dunno)"
)
_ABOUT_ATTACKS = re.compile(
    r"\b(?:inject\w*|attack\w*|malicious|jailbreak\w*|adversar\w*|hacker|says|saying|said)\b"
)
"""An answer may talk of such orders; questions on security invite it."""
_MARKS = re.compile(r"[.,;:!?()–—]")
_SMALL = LIGHT | NEGATORS
_SIGNS = re.compile(r"[=<>{}\[\]_\\^|+*/]")


def evidence(reading: Reading) -> list[bool]:
    """For each span, whether it can be evidence: no words to the grader, no mere not
    knowing, no heap of keywords."""
    return [
        not _addresses_grader(text_of(reading, span))
        and not _unknowing(reading, span)
        and not _is_heap(reading, span)
        for span in reading.spans
    ]


def form_flags(readings: Sequence[Reading]) -> list[str]:
    """Flags that the letters and the tone of the answers give rise to; they change no score."""
    flags = []
    texts = [text_of(reading, span) for reading in readings for span in reading.spans]
    if any(_addresses_grader(text) or _gives_orders(text) for text in texts):
        flags.append(INJECTION)
    if sum(reading.folded.hidden for reading in readings) > HIDDEN_ALLOWED:
        flags.append(HIDDEN_TEXT)
    if any(reading.folded.lookalikes for reading in readings):
        flags.append(LOOK_ALIKES)
    return flags


def is_salad(reading: Reading) -> bool:
    """Whether an answer lists keywords without the small words that make statements of them."""
    return bool(reading.words) and _is_heap(reading, Span(0, len(reading.words) - 1))


def is_parrot(words: Iterable[Token], asked: frozenset[str]) -> bool:
    """Whether the content words are the question's own, give or take one."""
    terms = {token.term for token in words if token.term}
    own = terms - asked
    return bool(terms) and len(terms) > len(own) and len(own) < max(2, 0.15 * len(terms))


def _is_heap(reading: Reading, span: Span) -> bool:
    """Whether words are strung together with hardly any small ones, or marks, between them."""
    words, text = reading.words[span.first : span.last + 1], text_of(reading, span)
    if len(words) < SALAD_WORDS or _is_code(text):
        return False
    plain = (reading.folded.text[word.start : word.end] for word in words)
    small = sum(word in _SMALL for word in plain)
    joints = small + len(_MARKS.findall(text))
    return small < LIST_SHARE * len(words) or joints < SALAD_SHARE * len(words)


def _is_code(text: str) -> bool:
    return len(_SIGNS.findall(text)) / max(1, len(text)) >= CODE_SHARE


def _addresses_grader(text: str) -> bool:
    found = _GRADER.search(text)
    return found is not None and not _ABOUT_ATTACKS.search(text[: found.start()])


def _gives_orders(text: str) -> bool:
    found = _ORDERS.search(text)
    return found is not None and not _ABOUT_ATTACKS.search(text[: found.start()])


def _unknowing(reading: Reading, span: Span) -> bool:
    words = reading.words[span.first : span.last + 1]
    content = {token.term for token in words if token.term}
    return len(content) <= LITTLE and _UNKNOWING.search(text_of(reading, span)) is not None
