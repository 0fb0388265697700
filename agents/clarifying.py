"""Questions back: which facts of the open question or of the process answer them."""

import re

from agents.context import Turn
from agents.matching import best_match
from interview.content import Clarification


def questions_in(text: str) -> list[str]:
    """The sentences of an answer that ask something."""
    return [sentence.strip() for sentence in re.findall(r"[^.!?\n]+\?", text)]


def known_answers(turn: Turn, asked: list[str]) -> list[str]:
    """The facts that answer these questions, each once; unknown questions are left out."""
    known = _known(turn)
    phrasings = [each.asked for each in known]
    found = [best_match(question, phrasings) for question in asked]
    told = [known[index].answer.strip() for index in found if index is not None]
    return list(dict.fromkeys(told))


def _known(turn: Turn) -> list[Clarification]:
    """The open question's facts, then what the template lets the interviewer tell."""
    process = [
        Clarification(asked=fact.asked, answer=fact.answer) for fact in turn.course.template.facts
    ]
    return [*turn.item.clarifications, *process]
