"""Nodes that open: the plan, a round, a question."""

from dataclasses import replace
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.context import Course, Turn, TurnState, emit, intent, read_cursor
from agents.pins import pin_items
from agents.planner import draw_items, draw_seed, items_by_id, planned, stage_index
from interview.content import AnyContent
from interview.events import (
    AnyFact,
    PlanMade,
    PlannedRound,
    QuestionAsked,
    ReviewRequested,
    RoundStarted,
)
from interview.minds import Offer, Tone
from interview.rounds import Template


async def plan(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["record", "open_round"]]:
    """Choose rounds and questions, and pin their content so that it cannot change under way."""
    turn = runtime.context
    course = turn.course
    seed = draw_seed(course.interview, course.template, course.mode)
    drawn = draw_items(course.template, turn.bank, turn.kinds, seed)
    await pin_items(turn.documents, [item for items in drawn for item in items])
    rounds = tuple(map(planned, course.template.rounds, drawn))
    turn.course = replace(course, rounds=rounds, items=items_by_id(drawn))
    facts: list[AnyFact] = [PlanMade(rounds=rounds)]
    if not course.template.reviews.plan:
        return Command(goto="open_round", update=emit(state, turn, facts))
    facts.append(ReviewRequested(review=f"{course.interview}.plan", kind="plan"))
    return Command(goto="record", update=emit(state, turn, facts))


async def open_round(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["record"]]:
    """Say what the next round expects, before its clock starts."""
    turn = runtime.context
    cursor = read_cursor(state)
    first = cursor.round < 0
    round_ = turn.course.rounds[cursor.round + 1]
    facts: list[AnyFact] = []
    if first:
        words = intent(turn, "introduction", introduction(turn.course))
        facts.append(await turn.say(words, cursor=cursor, expects_reply=False))
    else:
        words = intent(turn, "transition", f"The next round is “{round_.title}”.", n=1)
        facts.append(await turn.say(words, cursor=cursor, expects_reply=False))
    facts.append(
        RoundStarted(round=round_.id, expectations=round_.expectations, brief=round_.brief)
    )
    words = intent(turn, "brief", brief(round_), n=2)
    facts.append(await turn.say(words, cursor=cursor, expects_reply=False))
    return Command(goto="record", update=emit(state, turn, facts))


def introduction(course: Course) -> str:
    """Who speaks, what for, and how long."""
    template: Template = course.template
    rounds = "one round" if len(course.rounds) == 1 else f"{len(course.rounds)} rounds"
    minutes = sum(round_.minutes for round_ in course.rounds)
    person = template.interviewer
    return (
        f"Hello, I am {person.name}, an AI interviewer. My focus today: {_lowered(person.focus).rstrip('.')}."
        f" We have {rounds} and {minutes} minutes. Take the time you need to think; you can ask"
        " me things back, take a hint at its stated price, or skip a question."
    )


def _lowered(text: str) -> str:
    """Without a capital at the start, unless it begins an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def brief(round_: PlannedRound) -> str:
    """A round's brief with what it expects and its minutes."""
    expected = " ".join(_sentence(line) for line in round_.expectations)
    return (
        f"{round_.title}, {round_.minutes} minutes. {_sentence(round_.brief)}"
        f" What I look for: {expected} Tell me when you are ready; the clock starts then."
    )


def _sentence(line: str) -> str:
    text = line.strip()
    return text if text[-1] in ".!?" else text + "."


async def ask(state: TurnState, runtime: Runtime[Turn], item: AnyContent, stage: int) -> TurnState:
    """State in which a stage of an item has been asked."""
    turn = runtime.context
    cursor = read_cursor(state)
    round_ = turn.course.planned(cursor)
    opening = turn.kinds[round_.kind].opening(item, stage)
    words = intent(turn, "question", opening, n=3, tone=_tone(state, turn, stage))
    said = await turn.say(words, cursor=cursor, expects_reply=False)
    asked = QuestionAsked(
        question=item.id,
        stage=item.stages[stage].id,
        round=round_.id,
        competency=item.competency,
        difficulty=item.level,
        text=opening,
    )
    said = said.model_copy(update={"question": item.id})
    state = {**state, **emit(state, turn, [said])}
    after = read_cursor(emit(state, turn, [asked]))
    priced = asked.model_copy(update={"hint_price": turn.hint_price(after)})
    return emit(state, turn, [priced])


def _tone(state: TurnState, turn: Turn, stage: int) -> Tone:
    """How to lead into a question, after what came before it; hiring gives no verdicts away."""
    if stage:
        return "stage"
    if not read_cursor(state).asked:
        return "open"
    if turn.trigger.type == "question.skipped":
        return "skipped"
    tone = Offer.model_validate(state["offer"]).tone if state.get("offer") else "plain"
    return "plain" if tone == "met" and turn.course.mode == "hiring" else tone


def next_stage(item: AnyContent, stage: str) -> int | None:
    """Index of the stage after this one, if the item has more."""
    index = stage_index(item, stage) + 1
    return index if index < len(item.stages) else None
