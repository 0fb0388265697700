"""Cues for what is wanted of the interview, and for having no questions of one's own.

All patterns are matched on lower-case text with plain apostrophes.
"""

import re
from typing import Literal

Wish = Literal["skip", "hint", "time", "pause", "end", "repeat"]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_REPEAT = _any(
    r"\b(?:once more|one more time|another time|come again|repeat|rephrase|reword|restate)\b",
    r"\b(?:say|ask|read|tell|explain|put|hear)\b.{0,30}\b(?:again|differently|another way"
    r"|other words)\b",
    r"\bwhat (?:was|is) the question\b",
)
_HINT = _any(
    r"\b(?:hints?|clues?|nudges?|tips?|pointers?)\b",
    r"\bhelp me (?:out|here|along|a bit|a little|start|get)\b",
    r"\b(?:some|any|a little|bit of) help\b|\bright direction\b|\bi(?:'| a)?m (?:\w+ )?stuck\b",
)
_SKIP = _any(
    r"\bskip\b|\bmove (?:on|along)\b(?! to (?!the next|another|something))|\bcan (?:i|we) go on$"
    r"|\bpass (?:on )?(?:this|that|it)\b|\bleave (?:this|it)\b",
    # the next thing, wherever it is asked for
    r"^\W*(?:\w+\W+){0,2}next (?:question|one|topic)\b|\b(?:go|move|jump|continue|proceed|skip|on"
    r"|get|have|take|try|ask me|give me|want|like) (?:on )?(?:to |with )?(?:the |a |your )?next\b",
    # this one at another time
    r"\bcome back to\b|\b(?:get back|go back|return) to (?:this|it)\b.{0,25}\b(?:later|afterwards"
    r"|after|the end)\b",
    # another one, if it is not the candidate who wants to ask it
    r"\b(?:different question|something else)\b|(?<!ask )(?<!ask you )(?<!i have )(?<!got )"
    r"\banother question\b",
)
NO_SKIP = _any(
    # what it would cost, or lead to
    r"\b(?:happens|what) (?:if|when)\b|\b(?:seen|visible|report|graded)\b"
    r"|\b(?:costs?|counts?|lose|loses|affects?|hurts?|penal\w+|points?"
    r"|marks?|credit)\b|\bdoes skipping\b",
    # before it, without it, by mistake
    r"\bbefore (?:i|we|you) (?:skip|move|go|continue|come|leave|pass)\b",
    r"\b(?:don't|do not|didn't|did not|not|won't)(?: want| wish| need| mean| going)?(?: to)?"
    r" (?:skip|move on"
    r"|leave|pass)\b|\bdid (?:i|we|you) (?:\w+ )?(?:skip|pass|move)\b|\bhow many\b",
    # what the next one is like
    r"\b(?:is|are|will|does|about|what's|if) (?:\w+ )?the next\b",
)
"""Forms of talking about a skip that do not ask for one: a skipped question is lost."""
_PAUSE = _any(
    r"\b(?:pause|bear with me|hold on|hang on|brb|be right back|right back|step (?:away|out))\b",
    r"\b(?:need to|let me|time to|want to) think\b|\bstop the (?:clock|timer)\b",
    r"\b(?:a|another|coffee|toilet|bathroom|short|quick|little|small) break\b|\bbreak please\b",
    r"(?<!at the )\bmoment\b|\b(?:a|one|just a|half a|couple of) (?:sec|minute)\b",
    r"\b(?:a|one) second\b(?! (?:round|part|question|interview|chance|try|time|one|attempt))",
    # so many minutes, asked for and not left over
    r"\b(?:give me|need|take|want|have|for|spare|wait|get)\b.{0,12}\b(?:\d+|two|three|four|five|ten"
    r"|thirty|a few|few|some) (?:more )?(?:secs|seconds|min|mins|minutes)\b(?!.{0,10}\bleft\b)",
    r"\b(?:two|five|ten) (?:seconds|mins|minutes)(?: please)?$|\bcan you wait\b",
)
_END = _any(
    r"\b(?:end|stop|finish|cancel|terminate|quit|abort) (?:it|this|now|here|early|today"
    r"|the (?:whole |entire )?"
    r"(?:interview|session|call|conversation|thing))\b",
    r"\bleave (?:now|early|the (?:interview|session|call))\b|\bwithdraw\b|\bquit\b|\breschedule\b",
    r"\b(?:like|want|have|need|prefer|rather|got) (?:to )?(?:stop|end|finish|go|leave)\b"
    r"(?! (?:on|back|to|through|into|over|with|my|a|the|this|it|that))",
    r"\bcan (?:i|we) (?:please )?(?:end|stop)\b(?! the (?:clock|timer|recording))",
    r"\bcall it (?:a day|quits)\b|\b(?:continue|finish|resume)\b.{0,12}\b(?:later|tomorrow|another"
    r" (?:day|time)|next week)\b",
)
_TIME = _any(
    r"\b(?:minutes|clock|timer|remaining|remain|deadline|many more|out of time|how far)\b",
    r"(?<!first )(?<!this )(?<!next )(?<!last )(?<!same )(?<!every )\btime\b|\bleft\b(?! out)",
    r"\b(?:nearly|almost) (?:done|over|there|finished|through)\b|\bnear the end\b|\bhow many\b",
    r"\bhow long\b(?!.{0,40}\b(?:stored?|kept|keep|saved?|hear)\b)",
    r"\bwhen (?:does|do|will|is|are)\b.{0,25}\b(?:end|over|finish|done|finished)\b",
)
WISHES: tuple[tuple[Wish, re.Pattern[str]], ...] = (
    ("repeat", _REPEAT),
    ("hint", _HINT),
    ("skip", _SKIP),
    ("pause", _PAUSE),
    ("end", _END),
    ("time", _TIME),
)
"""The first that is found counts: `five minutes` is a pause before it is a time."""

_WELL = (
    r"(?:well|ok|okay|yeah|yes|thanks|thank you|thank you (?:so|very) much|many thanks|um+|uh+|hm+"
    r"|oh|so|but|actually|honestly|right now|i (?:think|guess|believe|suppose|would say)|sorry)"
)
DECLINES = re.compile(
    rf"^\W*(?:{_WELL}\W+)*(?:"
    # no, none, nothing
    r"(?:no|nope|nah|none|nothing|never mind|nothing more)\b"
    r"|not(?:$|\W*(?:really|from|at|right|for|today|now|that i)\b)"
    r"|(?:i )?(?:don't|do not) (?:have (?:any|a|more|further|other)|think so|believe so"
    r"|think (?:i do|i have|there))"
    r"|i (?:haven't|have not) (?:got )?any|(?:i )?(?:can't|cannot|can not) think of"
    r"|i have (?:none|nothing|no (?:more|further|other|questions?))"
    # enough has been said
    r"|that(?:'s| is| was|'ll be| will be|'d be| would be| should be) (?:all|it|everything)"
    r"|that (?:covers|answers) (?:it|all|everything|my)"
    r"|(?:it(?:'s| is| was) )?all (?:good|clear|fine|set|covered|answered)\b"
    r"|(?:all (?:of )?)?my questions (?:were|are|have|got)|everything(?:'s| is| was| has)"
    r"|you(?:'ve| have)? (?:\w+ )?(?:covered|answered)|we(?:'re| are) (?:good|done|fine)"
    # content, and going
    r"|i(?:'| a)?m (?:\w+ )?(?:good|fine|all set|done|ok|okay|set|happy)\b"
    r"|(?:good)?bye\b|have a (?:good|nice|great|lovely)|(?:thanks|thank you)\W*$)",
)
"""Beginnings of having no questions."""
_BREAK = (
    r"(?:[,.;:!]\s*|\b(?:but|and|so|though|then|except|to know|wonder|wondering|to ask|please)\s+)"
)
STILL_ASKS = _any(
    rf"{_BREAK}(?:who|whose|what|when|where|why|which|how)\b(?! nice| kind| great)",
    rf"{_BREAK}(?:is|are|do|does|did|can|could|will|would|may|has|have)"
    r" (?:i|we|you|it|this|that|they|there|the|your|my|any)\b",
    r"\b(?:who|what|when|where|why|how) (?:is|are|do|does|did|will|can|many|much|long|often|big)\b",
    r"\b(?:can|could|would|will|do|did) you\b|\bwondering\b|\b(?:want|like) to know\b"
    r"|\bwould ask\b|\bplease (?:tell|describe|explain|say)\b"
    r"|\b(?:but|and) (?:tell|describe|explain)\b|\btell me (?:more|about)\b",
    r"\b(?:one|a|another|quick|last|single) (?:\w+ )?(?:question|thing)(?: though)?\W*"
    r"(?:who|what|when"
    r"|where|why|how|is|are|do|does|can|about)\b",
)
"""Something asked after all, with or without a question mark."""
