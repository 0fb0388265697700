"""The question bank as a tool: find questions by competency, level and kind."""

from typing import Annotated

from pydantic import Field

from interview.content import AnyContent, Level
from interview.record import Record
from interview.tooling import Tool
from interview.vocabulary import Competency, ContentKind
from tools.question_bank.bank import Bank


class QuestionWish(Record):
    """What is looked for; empty filters let everything through."""

    competencies: tuple[Competency, ...] = ()
    kinds: tuple[ContentKind, ...] = ()
    lowest: Level = 1
    highest: Level = 5
    exclude: tuple[str, ...] = ()
    """Ids that are not wanted, such as those asked already."""
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class QuestionCard(Record):
    """A question without its rubric: safe in front of an interviewer that talks."""

    id: str
    title: str
    competency: Competency
    level: int
    minutes: int
    ask: str


class QuestionsFound(Record):
    """Questions, easiest first."""

    questions: tuple[QuestionCard, ...]


async def find_questions(bank: Bank, wish: QuestionWish) -> QuestionsFound:
    """Questions of the bank that fit the wish."""
    fitting = sorted(
        (item for item in bank.items.values() if _fits(item, wish)),
        key=lambda item: (item.level, item.id),
    )
    return QuestionsFound(questions=tuple(_card(item) for item in fitting[: wish.limit]))


def _fits(item: AnyContent, wish: QuestionWish) -> bool:
    return (
        wish.lowest <= item.level <= wish.highest
        and item.id not in wish.exclude
        and (not wish.competencies or item.competency in wish.competencies)
        and (not wish.kinds or item.kind in wish.kinds)
    )


def _card(item: AnyContent) -> QuestionCard:
    return QuestionCard(
        id=item.id,
        title=item.title,
        competency=item.competency,
        level=item.level,
        minutes=item.minutes,
        ask=item.stages[0].ask,
    )


TOOL = Tool(
    name="question_bank",
    description="Find interview questions by competency, level and kind, without their rubrics.",
    takes=QuestionWish,
    gives=QuestionsFound,
    run=find_questions,
)
