"""Nodes that open: the plan, a round, a question."""

from dataclasses import replace
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from agents.context import Course, Turn, TurnState
from agents.cursor import Cursor
from agents.history import asked_before
from agents.moves import hint_price
from agents.nodes.segments import settle_in
from agents.nodes.tasks import announce
from agents.pins import pin_items
from agents.planner import draw_items, draw_seed, items_by_id, next_item, planned, stage_index
from agents.references import held_span, memorable_span, related_span
from agents.spans import best_span, spans
from interview.content import AnyContent, Coding
from interview.events import (
    AnswerGiven,
    AnswerScored,
    ConsentGiven,
    PlanMade,
    PlannedRound,
    QuestionAsked,
    ReviewRequested,
    RoundStarted,
)
from interview.minds import Span, Tone
from interview.view import View
from interview.vocabulary import Mode


async def plan(
    state: TurnState, runtime: Runtime[Turn]
) -> Command[Literal["record", "open_round"]]:
    """Choose rounds and questions, and pin their content so that it cannot change under way."""
    turn = runtime.context
    course = turn.course
    await note_consent(turn)
    seed = draw_seed(course.interview, course.template, course.mode)
    seen = await asked_before(turn.documents, course.interview, course.mode)
    drawn = draw_items(course.template, turn.bank, turn.kinds, seed, seen)
    await pin_items(turn.documents, [item for items in drawn for item in items])
    rounds = tuple(map(planned, course.template.rounds, drawn))
    turn.course = replace(course, rounds=rounds, items=items_by_id(drawn))
    turn.emit(PlanMade(rounds=rounds))
    if not course.template.reviews.plan:
        return Command(goto="open_round")
    turn.emit(ReviewRequested(review=f"{course.interview}.plan", kind="plan"))
    return Command(goto="record")


async def note_consent(turn: Turn) -> None:
    """Note words that are not to be kept, so that a restarted house still destroys them."""
    if isinstance(turn.trigger, ConsentGiven) and not turn.trigger.transcript:
        await turn.documents.put("forgetting", turn.course.interview, {})


async def open_round(state: TurnState, runtime: Runtime[Turn]) -> Command[Literal["record"]]:
    """Say what the next round expects, before its clock starts."""
    turn = runtime.context
    first = turn.cursor.round < 0
    round_ = turn.course.rounds[turn.cursor.round + 1]
    if first:
        await turn.say(turn.intent("introduction", introduction(turn.course, turn.view)))
    else:
        await _change_over(turn, round_)
    turn.emit(RoundStarted(round=round_.id, expectations=round_.expectations, brief=round_.brief))
    item = next_item(round_, turn.course.items, turn.cursor, turn.time_left_ms, turn.course.mode)
    ahead = turn.kinds[round_.kind].heads_up(item) if item else None
    core = brief(round_, turn.view, hands_on=ahead is not None)
    await turn.say(turn.intent("brief", core))
    if item and ahead:
        await announce(turn, item, ahead)
    if first:
        await settle_in(turn)
    return Command(goto="record")


async def _change_over(turn: Turn, round_: PlannedRound) -> None:
    """Close one round with something that was said in it, and name the next."""
    span = memorable_span(turn.view, turn.said_lately())
    tone: Tone = "reference" if span else "plain"
    core = f"The next round is “{round_.title}”."
    await turn.say(turn.intent("transition", core, span=span, tone=tone))


def introduction(course: Course, view: View) -> str:
    """Who speaks, what for, who reads it, and how long."""
    person = course.template.interviewer
    return (
        f"{_greeting(course.candidate)}, I am {person.name}, an AI interviewer."
        f" My focus today: {_lowered(person.focus).rstrip('.')}."
        f" {_PURPOSE[course.mode]} {_length(course, view)} Take the time you need to think; you can"
        " ask me things back, take a hint at its stated price, or skip a question."
    )


def _greeting(name: str) -> str:
    """With the name that was given; nobody is called by what stands for none."""
    given = " ".join(name.split())
    return "Hello" if given in ("", "Candidate") else f"Hello {given}"


_PURPOSE: dict[Mode, str] = {
    "practice": "This is practice: the point is to find out what already holds and what to work"
    " on, and the report at the end is yours.",
    "hiring": "The purpose is to hear how you think, so that the people who invited you can judge"
    " it from your own words.",
}


def _length(course: Course, view: View) -> str:
    rounds = "one round" if len(course.rounds) == 1 else f"{len(course.rounds)} rounds"
    minutes = sum(round_.minutes for round_ in course.rounds) * view.time_percent // 100
    return f"We have {rounds} and {minutes} minutes." if minutes else f"We have {rounds}, no clock."


def _lowered(text: str) -> str:
    """Without a capital at the start, unless it begins an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def brief(round_: PlannedRound, view: View, *, hands_on: bool = False) -> str:
    """A round's brief with what it expects and its minutes; a hands-on task has its own start."""
    expected = " ".join(_sentence(line) for line in round_.expectations)
    minutes = round_.minutes * view.time_percent // 100
    title = (
        f"{round_.title}, {minutes} minutes." if minutes else f"{round_.title}, without a clock."
    )
    start = "the clock starts then." if minutes else "we start then."
    said = f"{title} {_sentence(round_.brief)} What I look for: {expected}"
    return said if hands_on else f"{said} Tell me when you are ready; {start}"


def _sentence(line: str) -> str:
    text = line.strip()
    return text if text[-1] in ".!?" else text + "."


async def ask(turn: Turn, item: AnyContent, stage: int) -> None:
    """Ask a stage of an item: the words that open it, then the fact that opens the floor."""
    round_ = turn.course.planned(turn.cursor)
    opening = turn.kinds[round_.kind].opening(item, stage)
    span, tone = _lead_in(turn, item, stage)
    await turn.say(turn.intent("question", opening, span=span, tone=tone), question=item.id)
    turn.emit(
        QuestionAsked(
            question=item.id,
            stage=item.stages[stage].id,
            round=round_.id,
            competency=item.competency,
            difficulty=item.level,
            text=opening,
            hint_price=hint_price(item.stages[stage], Cursor(), turn.round),
            task=turn.bench.shown(item) if isinstance(item, Coding) else None,
        )
    )


def _lead_in(turn: Turn, item: AnyContent, stage: int) -> tuple[Span | None, Tone]:
    """What to take up from before, and in which tone to go on."""
    tone = _tone(turn, stage)
    if tone == "plain" and not stage:
        related = related_span(turn.view, item, turn.said_lately())
        if related is not None:
            return related, "reference"
    held = _held(turn) if tone in ("plain", "met", "left") else None
    if held is not None:
        return held, "held" if tone == "plain" else tone
    said = turn.text if isinstance(turn.trigger, AnswerGiven) else ""
    found = spans(said) if tone in ("plain", "met", "stage") else []
    return (best_span(said, item.title, turn.said_lately()) if found else None), tone


def _held(turn: Turn) -> Span | None:
    """In practice, words by which a point of the question that ends was met; hiring says none."""
    scored = [fact for fact in turn.drafts if isinstance(fact, AnswerScored)]
    if turn.course.mode == "hiring" or not scored:
        return None
    return held_span(scored[-1].points, turn.said_lately())


def _tone(turn: Turn, stage: int) -> Tone:
    """How to lead into a question, after what came before it; hiring gives no verdicts away."""
    tone = turn.offer.tone if turn.offer else "plain"
    skipped = turn.trigger.type == "question.skipped" or tone == "skipped"
    if stage:
        return "stage_left" if skipped or tone == "lost" else "stage"
    if not turn.cursor.asked:
        return "first"
    if skipped:
        return "skipped"
    return "plain" if tone in ("met", "left") and turn.course.mode == "hiring" else tone


def next_stage(item: AnyContent, stage: str) -> int | None:
    """Index of the stage after this one, if the item has more."""
    index = stage_index(item, stage) + 1
    return index if index < len(item.stages) else None
