"""The question bank for those who run interviews: search it, read a question with its rubric."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from agents.history import exposures
from interview.content import AnyContent
from interview.record import Record
from interview.vocabulary import ContentKind, Theme
from server.callers import only
from server.service import Serving
from tools.question_bank.tool import QuestionCard, QuestionWish, find_questions

router = APIRouter(
    prefix="/questions", tags=["questions"], dependencies=[Depends(only("recruiter", "reviewer"))]
)


class QuestionRow(Record):
    """A question in a list."""

    question: QuestionCard
    public: bool
    """Whether anybody can read up on it, because it is shipped with the product."""
    exposure: int
    """In how many finished interviews of this house it was asked."""


class QuestionList(Record):
    """Questions, the best fitting first."""

    items: tuple[QuestionRow, ...]
    next: str | None


@router.get("")
async def search(
    service: Serving,
    query: Annotated[str, Query(max_length=400)] = "",
    theme: Annotated[list[Theme] | None, Query()] = None,
    kind: Annotated[list[ContentKind] | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> QuestionList:
    """Find questions by words and filters."""
    bank = service.house.bank
    wish = QuestionWish(
        query=query, themes=tuple(theme or ()), kinds=tuple(kind or ()), limit=limit
    )
    found = (await find_questions(bank, wish)).questions
    asked = await exposures(service.documents)
    rows = (
        QuestionRow(question=card, public=card.id in bank.public, exposure=asked[card.id])
        for card in found
    )
    return QuestionList(items=tuple(rows), next=None)


@router.get("/{question}")
async def read(question: str, service: Serving) -> AnyContent:
    """One question with its rubric and model answer."""
    return service.house.bank.item(question)
