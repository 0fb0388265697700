"""Composes an utterance: a way to begin that was not used lately, the authored words, an ending."""

import hashlib
import re
from collections.abc import Iterator, Sequence

from agents import follow_up_wording, wording
from agents.matching import content_words
from agents.minds.word_classes import SMALL_STEMS
from interview.minds import Intent

_BEGINNING = 2
"""Words by which two utterances are said to begin alike."""
_LEADS = {**wording.LEADS, **follow_up_wording.LEADS}


def compose(intent: Intent) -> str:
    """The words for an intent; the same intent gives the same words."""
    begun = {_beginning(text) for text in intent.recent}
    leads = sorted(_leads(intent), key=lambda lead: _worn(lead, intent))
    ways = [_assembled(lead, intent) for lead in leads]
    fresh = [text for text in ways if _beginning(text) not in begun]
    bare = [_assembled("", intent)] if intent.core else []
    new = [text for text in [*fresh, *bare, *ways] if text not in intent.before]
    return next(iter([*new, *bare, *ways]), "")


def _leads(intent: Intent) -> Iterator[str]:
    """Ways to begin, the fitting ones first: those that take up what was said, then the others."""
    quotes = intent.span is not None and (not intent.core or not _quoted(intent))
    keys = _keys(intent) if quotes else [*_keys(intent), "bare"]
    for key in keys:
        known = [lead for lead in _LEADS.get((intent.kind, key), ()) if quotes or "{" not in lead]
        ways = _turned(known, intent.seed)
        yield from ways if intent.kind == "question" else sorted(ways, key=_without_quote)
    if quotes:
        yield from _turned(_LEADS.get((intent.kind, "bare"), ()), intent.seed)


def _worn(lead: str, intent: Intent) -> bool:
    """Whether the longest piece of these words was said lately, whatever was quoted in it."""
    piece = max(lead.split("“{span}”"), key=len).strip(" :;,.?")
    return bool(piece) and any(piece in text for text in intent.recent)


def _without_quote(lead: str) -> bool:
    return "{span}" not in lead


def _keys(intent: Intent) -> list[str]:
    """Where to look for words: by tone where it is a special one, else by shape, then at large."""
    shape = intent.span.shape if intent.span else "plain"
    if intent.tone in ("plain", "open") and not _near(intent):
        return ["apart"]
    if intent.tone in ("plain", "open"):
        return list(dict.fromkeys([shape, "plain"]))
    return [intent.tone] if (intent.kind, intent.tone) in _LEADS else ["plain"]


def _near(intent: Intent) -> bool:
    """Whether what is quoted and what is asked speak of the same thing, where that matters."""
    if intent.span is None or (intent.kind, "apart") not in _LEADS:
        return True
    return bool((content_words(intent.span.text) & content_words(intent.core)) - SMALL_STEMS)


def _turned(known: Sequence[str], seed: str) -> Sequence[str]:
    """The list begun at a place that the seed names."""
    at = _number(seed) % len(known) if known else 0
    return [*known[at:], *known[:at]]


def _assembled(lead: str, intent: Intent) -> str:
    span = intent.span.text if intent.span else ""
    begin = lead.replace("{span}", span)
    gap = "\n\n" if "\n\n" in intent.core else " "
    text = gap.join(part for part in (begin, intent.core) if part)
    return " ".join(part for part in (text, _tail(intent), intent.aside) if part)


def _tail(intent: Intent) -> str:
    """A question at the end, where the authored words are none and this one was not used lately."""
    if intent.core.rstrip().endswith("?"):
        return ""
    tone = intent.tone if (intent.kind, intent.tone) in follow_up_wording.TAILS else "plain"
    known = _turned(follow_up_wording.TAILS.get((intent.kind, tone), ()), intent.seed)
    return next((tail for tail in known if not any(tail in text for text in intent.recent)), "")


def _quoted(intent: Intent) -> bool:
    """Whether these words were quoted back already."""
    span = intent.span.text if intent.span else ""
    return any(f"“{span}”" in text for text in intent.recent)


def _beginning(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w'-]+", text.lower())[:_BEGINNING])


def _number(seed: str) -> int:
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big")
