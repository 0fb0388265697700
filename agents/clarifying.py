"""Questions back: which facts of the open question or of the process answer them."""

import re
from collections.abc import Sequence

from agents.context import Turn
from agents.matching import best_match
from interview.content import Clarification

_NEXT = (
    "What happens next?",
    "When do I hear back?",
    "When do I see my result?",
    "Do I see a report, or feedback?",
    "What are the next steps after this interview?",
)
"""Ways of asking for what every template says of the time after."""


def questions_in(text: str) -> list[str]:
    """The sentences of an answer that ask something."""
    return [sentence.strip() for sentence in re.findall(r"[^.!?\n]+\?", text)]


def asked_for(text: str) -> list[str]:
    """What an answer says that one would ask: `I'd ask how many there are, and who decides`."""
    found = re.findall(
        r"\b(?:i(?:'d| would| will|'ll| want to| need to)? (?:first |also |like to )*(?:ask|know)"
        r"(?: you)?|tell me|questions:)\b([^.!?\n]+)",
        text,
        re.IGNORECASE,
    )
    return [
        part.strip() for each in found for part in re.split(r",|;|:| and ", each) if part.strip()
    ]


def known_answers(turn: Turn, asked: Sequence[str]) -> list[str]:
    """The facts of the open question and of the process that answer these questions, each once."""
    return _answers([*turn.item.clarifications, *_process(turn)], asked)


def process_answers(turn: Turn, asked: Sequence[str]) -> list[str]:
    """What the template lets the interviewer tell about the job and the process."""
    return _answers(_process(turn), asked)


def _answers(known: Sequence[Clarification], asked: Sequence[str]) -> list[str]:
    phrasings = [each.asked for each in known]
    found = [best_match(question, phrasings) for question in asked]
    told = [known[index].answer.strip() for index in found if index is not None]
    return list(dict.fromkeys(told))


def _process(turn: Turn) -> list[Clarification]:
    template = turn.course.template
    told = [Clarification(asked=fact.asked, answer=fact.answer) for fact in template.facts]
    return [*told, Clarification(asked=_NEXT, answer=template.next_steps)]
