"""The rubric scorer as a tool: judge answers to a question of the bank, point by point."""

from typing import Annotated

from pydantic import Field

from interview.content import Slug
from interview.errors import Invalid
from interview.ports import Finding, GivenAnswer, Items
from interview.record import Record
from interview.tooling import Tool
from tools.rubric_scorer.registry import scorers

Words = Annotated[str, Field(min_length=1, max_length=20_000)]


class ScoreWish(Record):
    """Answers to one stage of a question."""

    question: Slug
    stage: str | None = None
    """The first stage when left out."""
    answers: Annotated[tuple[Words, ...], Field(min_length=1, max_length=20)]
    hinted: tuple[str, ...] = ()
    """Points for which a hint was taken."""


async def score_answers(bank: Items, wish: ScoreWish) -> Finding:
    """Verdicts with verbatim quotes, and a level; raises NotFound or Invalid."""
    item = bank.item(wish.question)
    stages = {stage.id: stage for stage in item.stages}
    stage = stages.get(wish.stage or item.stages[0].id)
    if stage is None:
        raise Invalid(f"{item.id} has no stage {wish.stage!r}; it has: {', '.join(stages)}")
    answers = [GivenAnswer(place, text) for place, text in enumerate(wish.answers, start=1)]
    return scorers()[item.kind].score(item, stage, answers, wish.hinted)


TOOL = Tool(
    name="rubric_scorer",
    description="Judge answers to a question against its rubric: verdicts, quotes and a level.",
    takes=ScoreWish,
    gives=Finding,
    run=score_answers,
)
