"""The question bank as a tool: find questions by words, theme, competency, level and kind."""

import asyncio
from typing import Annotated

from pydantic import Field

from interview.content import AnyContent, Level
from interview.record import Record
from interview.tooling import Tool
from interview.vocabulary import Competency, ContentKind, Theme
from tools.question_bank.bank import Bank
from tools.question_bank.wishes import Wished, read_wish

ONE_LEVEL_OFF = 0.5
"""What a find counts that is a level easier or harder than the words of a wish: it must fit better."""


SPOKEN: tuple[ContentKind, ...] = ("question", "case", "experience")
"""What words find by themselves; tasks to be written in code come when those are asked for."""


class QuestionWish(Record):
    """What is looked for; empty filters let everything through."""

    query: Annotated[str, Field(max_length=400)] = ""
    """Words; `easy`, `level 3`, `case study` and the like in it filter where no filter is set."""
    themes: tuple[Theme, ...] = ()
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
    theme: Theme
    competency: Competency
    level: int
    minutes: int
    ask: str


class QuestionsFound(Record):
    """Questions: with words the best first, else the easiest first."""

    questions: tuple[QuestionCard, ...]


async def find_questions(bank: Bank, wish: QuestionWish) -> QuestionsFound:
    """Questions of the bank that fit the wish."""
    wished = read_wish(wish.query)
    narrow = _narrowed(wish, wished)
    fitting = [id for id, item in bank.items.items() if _fits(item, narrow)]
    if wished.words:
        near = _near(bank, wish, narrow) if wished.levels and not wished.exact else ()
        worth = dict.fromkeys(near, ONE_LEVEL_OFF)
        # The first search reads the whole bank: in a thread, so that no interview waits for it.
        index = await asyncio.to_thread(lambda: bank.index)
        found = index.search(wished.words, [*fitting, *near], worth)
    else:
        found = sorted(fitting, key=lambda id: (bank.items[id].level, id))
    return QuestionsFound(questions=tuple(_card(bank.items[id]) for id in found[: wish.limit]))


def _near(bank: Bank, wish: QuestionWish, narrow: QuestionWish) -> list[str]:
    """What misses the levels that words such as `senior` mean by one, within those set as filters."""
    wider = narrow.model_copy(
        update={
            "lowest": max(wish.lowest, narrow.lowest - 1),
            "highest": min(wish.highest, narrow.highest + 1),
        }
    )
    return [id for id, item in bank.items.items() if _fits(item, wider) and not _fits(item, narrow)]


def _narrowed(wish: QuestionWish, wished: Wished) -> QuestionWish:
    """The wish with the filters its words name, unless it sets them itself."""
    update: dict[str, object] = {}
    if wished.levels and (wish.lowest, wish.highest) == (1, 5):
        update |= {"lowest": wished.levels[0], "highest": wished.levels[1]}
    if not wish.kinds:
        spoken = () if "coding" in {*wish.themes, *wish.competencies} else SPOKEN
        update |= {"kinds": tuple(sorted(wished.kinds)) or spoken}
    return wish.model_copy(update=update)


def _fits(item: AnyContent, wish: QuestionWish) -> bool:
    return (
        wish.lowest <= item.level <= wish.highest
        and item.id not in wish.exclude
        and (not wish.themes or item.theme in wish.themes)
        and (not wish.competencies or item.competency in wish.competencies)
        and (not wish.kinds or item.kind in wish.kinds)
    )


def _card(item: AnyContent) -> QuestionCard:
    return QuestionCard(
        id=item.id,
        title=item.title,
        theme=item.theme,
        competency=item.competency,
        level=item.level,
        minutes=item.minutes,
        ask=item.stages[0].ask,
    )


TOOL = Tool(
    name="question_bank",
    description="Find interview questions by words, theme, competency, level, kind; no rubrics.",
    takes=QuestionWish,
    gives=QuestionsFound,
    run=find_questions,
)
