"""The offline mind: rubric-driven, deterministic, without a model, a key or a network."""

import hashlib
import re
from collections.abc import Sequence
from functools import cached_property

from agents.wording import LEADS
from interview.content import AnyContent, Stage
from interview.minds import Intent, Offer, Utterance
from interview.ports import Finding, GivenAnswer, Scorer, Stream
from interview.vocabulary import ContentKind
from tools.rubric_scorer import scorers

_DONT_KNOW = re.compile(
    r"^\W*(sorry,? |honestly,? |hmm+,? |um+,? |well,? |to be honest,? )*"
    r"(i (really |honestly )?(do not|don'?t) (know|remember)|(i('ve| have) )?(got )?no (idea|clue)"
    r"|i('ve| have) never (used|worked with|done|heard of|seen)\b.{0,40}"
    r"|i can(no|')?t (say|answer)|(i'?m |i am )?not sure|(i'?ll |i )?pass|dunno|idk|beats me)"
    r"(,? (sorry|at all|really|actually|that|this|either|about (that|this)|the answer))*\W*$",
    re.IGNORECASE,
)
_REPEAT = re.compile(
    r"^\W*(sorry,? )?((could|can|would) you (please )?)?"
    r"(repeat|rephrase|say)([, ]+(that|it|the question|again|once more|please))*\W*$|"
    r"^\W*(sorry,? )?(come again|pardon|once more)( please)?\W*$",
    re.IGNORECASE,
)
_QUESTION_BACK = re.compile(
    r"^\W*(and |so |but )?(what|which|how (many|much|often|long|large|big|fast|old)|do (we|you|they|i)"
    r"|does|is|are|can|could|should|may|would|who|when|where|am)\b",
    re.IGNORECASE,
)
_QUOTED = 14
"""Words of the candidate that are quoted back at most."""
_RECOGNISED = 4
"""Words that a clause needs to be recognised by the one who said it."""
_SHORT = 25
"""An answer of "I don't know" or a question back has at most so many words."""


class OfflineMind:
    """Phrases from authored words and judges by the rubric scorers."""

    name = "offline"

    @cached_property
    def _scorers(self) -> dict[ContentKind, Scorer]:
        return scorers()

    def classify(self, text: str) -> Utterance:
        """Tell an answer from "I don't know", a question back and a wish to hear it again."""
        words = text.split()
        if len(words) > _SHORT:
            return "answer"
        if _REPEAT.search(text):
            return "repeat"
        if _DONT_KNOW.match(text):
            return "dont_know"
        if text.rstrip().endswith("?") and _QUESTION_BACK.match(text):
            return "question_back"
        return "answer"

    async def judge(
        self, item: AnyContent, stage: Stage, answers: Sequence[GivenAnswer], hinted: Sequence[str]
    ) -> Finding:
        """Score with the scorer of the item's kind."""
        return self._scorers[item.kind].score(item, stage, answers, hinted)

    async def choose(self, offers: Sequence[Offer]) -> Offer:
        """Take the first offer: the rules put the best one there."""
        return offers[0]

    async def phrase(self, intent: Intent, stream: Stream) -> str:
        """A lead that is not a repetition, then the authored words."""
        lead = _lead(intent)
        text = f"{lead}\n\n{intent.core}" if "\n\n" in intent.core else f"{lead} {intent.core}"
        text = text.strip()
        await stream(text)
        return text


def _lead(intent: Intent) -> str:
    known = LEADS.get((intent.kind, intent.tone)) or LEADS.get((intent.kind, "plain"), ())
    quotes = bool(intent.span) and not _quoted(intent)
    usable = [lead for lead in known if quotes or "{span}" not in lead]
    usable = usable or [
        lead for lead in LEADS.get((intent.kind, "plain"), ()) if "{span}" not in lead
    ]
    fresh = [lead for lead in usable if not _used(lead, intent.recent)] or usable
    if not fresh:
        return ""
    return fresh[_number(intent.seed) % len(fresh)].format(span=_shown(intent.span))


def _quoted(intent: Intent) -> bool:
    """Whether these words were quoted back already."""
    return any(_shown(intent.span) in text for text in intent.recent)


def _clause(span: str) -> str:
    """The first clause that is long enough to be recognised."""
    clauses = [part.strip() for part in re.split(r"[,;:()]\s", span)]
    return next((part for part in clauses if len(part.split()) >= _RECOGNISED), span)


def _used(lead: str, recent: Sequence[str]) -> bool:
    """Whether one of the latest utterances began with this lead."""
    opening = lead.split("{span}")[0]
    return any(text.startswith(opening) for text in recent) if opening.strip("“") else False


def _number(seed: str) -> int:
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big")


def _shown(span: str | None) -> str:
    """The beginning of a span, verbatim and short enough to be quoted in a sentence."""
    words = _clause(span or "").split()
    shown = " ".join(words[:_QUOTED]).rstrip(".!?,;: ")
    return shown if len(words) <= _QUOTED else f"{shown} …"


MIND = OfflineMind()
