"""Nodes of the talk without a score: the warm-up, and the candidate's own questions."""

from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.clarifying import process_answers, questions_in
from agents.context import Turn, TurnState
from agents.minds.utterances import declines
from agents.spans import best_span
from interview.events import AnswerGiven, Decided, QuestionNoted
from interview.vocabulary import WARM_UP, YOUR_QUESTIONS, Utterance

QUESTIONS_AT_MOST = 5
"""How many of the candidate's own questions are taken before the closing."""
_ASKS: frozenset[Utterance] = frozenset({"question_back", "about_interview"})


async def settle_in(turn: Turn) -> None:
    """Offer an unscored start: it may be answered, or passed by with `ready`."""
    await turn.say(turn.intent("warm-up", ""), question=WARM_UP)


async def warm_up(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["record"]]:
    """Take note of what the candidate does, and leave the start of the round to them."""
    turn = runtime.context
    span = best_span(turn.text, "", turn.said_lately()) if turn.text.strip() else None
    told = " ".join(process_answers(turn, questions_in(turn.text)))
    turn.emit(Decided(next="advance", why="the warm-up is not scored"))
    words = turn.intent("acknowledgement", told, span=span, tone="ready")
    await turn.say(words, question=WARM_UP)
    return Command(goto="record")


async def invite(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["record"]]:
    """Turn the interview round: the candidate may ask."""
    turn = runtime.context
    await turn.say(turn.intent("your-questions", ""), expects_reply=True, question=YOUR_QUESTIONS)
    return Command(goto="record")


async def your_questions(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["record", "debrief"]]:
    """Answer from the template's facts alone; what they do not say is noted for a person."""
    turn = runtime.context
    asked = _asked(turn)
    if not asked:
        why = "the candidate has no questions, or no more"
        turn.emit(Decided(next="close", why=why))
        return Command(goto="debrief")
    told = process_answers(turn, asked)
    unknown = [question for question in asked if not process_answers(turn, [question])]
    turn.emit(*(QuestionNoted(text=question) for question in unknown))
    why = "answered from the template" if not unknown else "not in the template; noted for a person"
    span = asked[0] if isinstance(turn.trigger, AnswerGiven) else None
    turn.emit(Decided(next="clarify", heard="question_back", span=span, why=why))
    last = turn.cursor.told >= QUESTIONS_AT_MOST
    words = turn.intent("clarification", " ".join(told), tone="noted" if unknown else "told")
    await turn.say(words, expects_reply=not last, question=YOUR_QUESTIONS)
    return Command(goto="debrief" if last else "record")


def _asked(turn: Turn) -> list[str]:
    """The candidate's questions; none when they decline, skip or only say goodbye."""
    if not turn.text or declines(turn.text):
        return []
    return questions_in(turn.text) or ([turn.text.strip()] if turn.heard() in _ASKS else [])
