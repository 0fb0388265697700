"""Forms by which a told experience shows evidence: own acts, sizes, contrasts, consequences."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from interview.vocabulary import EvidenceSlot

_NUMBER = (
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|a (?:third|quarter|fifth|tenth|half|dozen)|half)"
)
_SIZE = re.compile(rf"\b{_NUMBER}\b|\b(?:doubled|halved|tripled|twice|once a)\b|%")
_REASON = re.compile(
    r"\b(?:but|because|since|so that|as it|as we|would have|wouldn't|would not|however|although"
    r"|though|in favou?r|easier|harder|cheaper|faster|slower|longer|risk\w*|too \w+)\b"
)
_OURS = re.compile(r"\b(?:i|my|we|our|us|mine)\b")
_GENERAL = re.compile(
    r"\b(?:always|usually|generally|in general|typically|often|normally|every time)\b"
    r"|\b(?:i|we|you|one) (?:believe|try to|like to|need to|have to)\b"
    r"|\b(?:it is|it's) (?:very |really |so )?(?:important|key|crucial|essential)\b"
    r"|\bthe key (?:is|to)\b|\bbest practices?\b|\bin my (?:opinion|experience)\b"
)
_SUPPOSED = re.compile(
    r"\b(?:i|we|you|one)(?:'d| would| should| must| could)(?! (?:also |just |rather )?have\b)"
)
_WAVED = re.compile(
    r"\b(?:nobody|no one|nothing|not|never|neither|no(?! longer)|without|still|probably|obviously)\b|n't\b"
)
"""What takes an act or an outcome back, or merely supposes it."""
_TOLD_IN_NEGATION: frozenset[EvidenceSlot] = frozenset({"failure", "situation", "alternative"})
"""Slots that are told of what did not happen; the others are asked about when they are negated."""
_LEARNED = re.compile(r"\blearn(?:ed|t)\b")
_NONE_WEIGHED = re.compile(
    r"\b(?:no|nor any|never (?:considered|weighed)) (?:other|alternative|second|share)\b"
    r"|\bnothing (?:in favou?r|had to)\b|\bentirely (?:theirs|his|hers?|their)\b"
)
_PAST_CHANGE = re.compile(
    r"\b(?:since then|since that|from then on|from that|now|today|these days|nowadays|after that)\b"
)
_ACTS = (
    "decided|chose|proposed|suggested|built|wrote|ran|measured|tested|asked|told|called|stopped"
    "|rolled|switched|reverted|removed|added|replaced|changed|designed|implemented|prototyped|set"
    "|sat|interviewed|watched|looked|checked|analy[sz]ed|compared|split|moved|cut|pushed|insisted"
    "|refused|escalated|informed|explained|presented|showed|organi[sz]ed|convinced|rewrote|took"
    "|picked|went with|made|started|put|turned|gave|invited|introduced|traced|found|drew|offered"
    "|collected|reviewed|planned|reproduced|debugged|logged|shipped|trained|labelled|labeled"
)


class Cue(NamedTuple):
    """What shows a slot, and what makes it specific enough to count in full."""

    shows: re.Pattern[str]
    specific: re.Pattern[str]


CUES: Mapping[EvidenceSlot, Cue] = {
    "situation": Cue(
        re.compile(
            r"\b(?:was|were|had|worked|led|joined|wanted|asked us|asked me|came to us|requested)\b"
            r".*\b(?:project|team|company|customers?|clients?|users?|release|system|model|feature"
            r"|product|service|pipeline|app|platform|engineers?|department|search|launch)\b"
            r"|\b(?:project|team|company|customer|client|model|feature)\b.*\b(?:was|were|had)\b"
        ),
        re.compile(
            rf"\bi was (?:the|a|an|one|responsible|leading|working)\b|\bas (?:the|one|an?) (?:\w+ )?(?:engineer|lead|developer|scientist|manager|intern|of)\b"
            rf"|\b(?:last|this) (?:year|summer|winter|spring|autumn|month)|\bin 20\d\d\b"
            rf"|\b(?:insur\w+|hospital|bank|retail\w*|shop|factory|school|logistics)\b"
            rf"|\b(?:goal|deadline|at stake)\b|\b{_NUMBER}\b"
        ),
    ),
    "decision": Cue(
        re.compile(
            rf"\b(?:i|we)(?: \w+)? (?:{_ACTS})\b|\bi did\b|\b(?:my|our) (?:decision|proposal|call)\b"
        ),
        re.compile(
            rf"\b(?:i(?: \w+)? (?:{_ACTS})|i did|my (?:decision|proposal|call))\b"
            rf".*\b(?:{_NUMBER}|because|since|so|to|before|until|and (?:then )?(?:i )?(?:{_ACTS}))\b"
        ),
    ),
    "alternative": Cue(
        re.compile(
            r"\b(?:instead of|rather than|alternatives?|(?:other|another|second|both) (?:options?|ways?"
            r"|approach(?:es)?|ideas?)|considered|could (?:also )?have|discussed|versus|pros and cons"
            r"|ruled out|rejected|(?:his|her|their) (?:argument|option|idea|approach|proposal)"
            r"|had a point|was right that|trade-?offs?|weighed|compared (?:a|the|both))\b"
        ),
        _REASON,
    ),
    "result": Cue(
        re.compile(
            r"\b(?:dropped|fell|rose|improved|reduced|saved|cut|went (?:from|up|down)|increased|grew"
            r"|shipped|released|launched|extended|cancel\w+|fixed|still in use|on time|back to normal"
            r"|decreased|lowered|reached|cost(?:s)?|lost|delivered|ended|result(?:ed)?|affected"
            r"|stayed|adopted|adoption|halved|doubled|won|succeeded|worked out|finished|sorted)\b"
        ),
        _SIZE,
    ),
    "failure": Cue(
        re.compile(
            r"\b(?:mistakes?|wrong(?:ly)?|fail(?:ed|ure|s)?|did(?:n't| not) (?:work|test|check|listen|ask"
            r"|see|notice|look|think|expect|help)|underestimated|overestimated|should(?:n't)? have"
            r"|stubborn|overlooked|missed|broke|badly|misjudged|misunderstood|not accepted|incident"
            r"|outage|regret\w*|fault|error of mine|too (?:late|early|slow|fast|much))\b"
        ),
        _OURS,
    ),
    "change": Cue(
        re.compile(
            r"\b(?:since then|since that|from then on|next time|now (?:i|we|every|each)|(?:i|we) now"
            r"|learn(?:ed|t)|these days|introduced|(?:in|on) (?:the|my|our) next|adopted"
            r"|changed (?:the|my|our)|every release|no release|differently|habit|post-?mortem"
            r"|became (?:a|our|the))\b"
        ),
        re.compile(
            r"\b(?:(?:write|ask|test|check|involve|measure|review|run|watch|start|look|talk|agree"
            r"|document)s?|wrote|ran|add(?:ed)?|introduced|goes through|go through|passes|checklist|canary"
            r"|regression|alert\w*|record|template|rule|dashboard|criteria|guardrail\w*|process)\b"
        ),
    ),
    "user-effect": Cue(
        re.compile(
            r"\b(?:users?|customers?|clients?|clerks?|agents?|patients?|nurses?|doctors?|pupils?"
            r"|students?|teachers?"
            r"|accountants?|lawyers?|drivers?|sellers?|buyers?|readers?|operators?|people|they"
            r"|teams?|analysts?|waiting)\b"
            r".*\b(?:sav(?:ed|e)|faster|fewer|less|no longer|easier|trust(?:ed)?|fell|dropped|stopped"
            r"|started|found|used it|happ\w+|liked|prefer\w*|time|hours?|minutes?|mistakes|could)\b"
        ),
        re.compile(rf"\b{_NUMBER}\b|\bno longer\b|\bevery day\b|\btold us\b|\binstead of\b"),
    ),
}


def strength(slot: EvidenceSlot, text: str) -> int:
    """How folded text shows a slot: 0 not at all, 1 vaguely, 2 in the concrete."""
    cue = CUES[slot]
    if is_general(slot, text) or not cue.shows.search(text):
        return 0
    waves = _NONE_WEIGHED if slot in _TOLD_IN_NEGATION else _WAVED
    vague = slot == "change" and _LEARNED.search(text) and not _PAST_CHANGE.search(text)
    taken_back = vague or waves.search(text)
    return 2 if cue.specific.search(text) and not taken_back else 1


def is_general(slot: EvidenceSlot, text: str) -> bool:
    """Whether text tells of habits, opinions or plans instead of what happened once."""
    if slot == "change" and (_PAST_CHANGE.search(text) or "next time" in text):
        return False
    if _SUPPOSED.search(text):
        return True
    return _GENERAL.search(text) is not None and _SIZE.search(text) is None
