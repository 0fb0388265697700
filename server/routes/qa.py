"""The functions behind the agent, called one at a time, for quality assurance."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from agents.cursor import Cursor, Tally
from agents.kinds import round_kinds
from agents.planner import draw_items, items_by_id, next_item, planned
from interview.code import Verdict
from interview.content import Slug
from interview.errors import NotFound
from interview.events import PlannedRound
from interview.ports import Finding
from interview.record import Record
from interview.vocabulary import Competency, Mode
from server.callers import only
from server.service import Service, Serving
from tools.code_runner.tool import CodeWish, run_submission
from tools.rubric_scorer.tool import ScoreWish, score_answers

router = APIRouter(prefix="/qa", tags=["quality assurance"], dependencies=[Depends(only())])


class PlanWish(Record):
    """A template to draw questions for."""

    template: Slug
    seed: Annotated[str, Field(min_length=1, max_length=80)] = "qa"
    """The same seed draws the same questions."""


class Plan(Record):
    """Rounds with their questions, as `plan.made` has them."""

    rounds: tuple[PlannedRound, ...]


class NextWish(PlanWish):
    """A moment in a round of a plan."""

    round: str
    asked: tuple[Slug, ...] = ()
    levels: dict[Competency, tuple[Annotated[int, Field(ge=1, le=5)], ...]] = {}
    """Levels given so far."""
    left_minutes: Annotated[float, Field(ge=0, le=600)] = 60.0
    mode: Mode = "practice"


class NextQuestion(Record):
    """The question to ask next; null when the round is over."""

    question: str | None


@router.post("/plan")
async def plan(body: PlanWish, service: Serving) -> Plan:
    """Draw the questions of a template's rounds."""
    return Plan(rounds=await _rounds(service, body))


async def _rounds(service: Service, wish: PlanWish) -> tuple[PlannedRound, ...]:
    template = await service.templates.published(wish.template)
    drawn = draw_items(template, service.house.bank, round_kinds(), wish.seed)
    return tuple(map(planned, template.rounds, drawn))


@router.post("/next-question")
async def next_question(body: NextWish, service: Serving) -> NextQuestion:
    """Choose the next question of a round."""
    rounds = await _rounds(service, body)
    round_ = next((one for one in rounds if one.id == body.round), None)
    if round_ is None:
        raise NotFound(f"The template has no round {body.round!r}.")
    items = items_by_id([[service.house.bank.item(pin.id) for pin in round_.questions]])
    cursor = Cursor(round=rounds.index(round_), asked=body.asked, tallies=_tallies(body))
    item = next_item(round_, items, cursor, int(body.left_minutes * 60_000), body.mode)
    return NextQuestion(question=item.id if item else None)


def _tallies(wish: NextWish) -> dict[Competency, Tally]:
    return {
        competency: Tally(total=sum(levels), count=len(levels))
        for competency, levels in wish.levels.items()
    }


@router.post("/score")
async def score(body: ScoreWish, service: Serving) -> Finding:
    """Judge answers point by point."""
    return await score_answers(service.house.bank, body)


@router.post("/run-code")
async def run_code(body: CodeWish, service: Serving) -> Verdict:
    """Run a submission against all tests of a coding problem."""
    return await run_submission(service.house.bench.runner, service.house.bank, body)
