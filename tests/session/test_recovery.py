"""What survives: checkpoints are a cache, clocks stop at a crash, reviews stay parked."""

from pathlib import Path

import pytest

from agents.house import House, Resolution
from interview.commands import Answer
from interview.errors import Invalid, NotFound
from interview.rounds import Template
from memory import Memory
from tests.fakes import FakeClock
from tests.session.conftest import Candidate, Enter, settled, strong
from tools.question_bank import Bank


def every_byte(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def reopened(
    candidate: Candidate, memory: Memory, bank: Bank, *, crashed: bool = False
) -> Candidate:
    """The same interview in a house that was started anew."""
    if not crashed:
        await candidate.house.drain(5)
    house = House(memory, bank, candidate.clock)
    await house.recover()
    session = await house.session(candidate.session.interview)
    await settled(session)
    return Candidate(session, house, candidate.clock)


def reviewed(bank: Bank, *, plan: bool = False, scores: bool = False) -> Template:
    template = bank.template("ten-minute-sample")
    reviews = template.reviews.model_copy(update={"plan": plan, "scores": scores})
    return template.model_copy(update={"reviews": reviews})


@pytest.mark.parametrize("keep", [True, False])
async def test_an_interview_goes_on_without_its_checkpoints(
    enter: Enter, memory: Memory, bank: Bank, keep: bool
) -> None:
    candidate = await enter()
    await candidate.start()
    await candidate.say("I would look at the retriever first.")
    if not keep:
        await memory.checkpoints.adelete_thread(candidate.session.interview)
    view, cursor = candidate.view, candidate.session.cursor
    candidate = await reopened(candidate, memory, bank)
    assert candidate.session.cursor == cursor
    assert candidate.view.floors == view.floors
    await candidate.session.attach("candidate")
    await candidate.answer_all(strong)
    assert candidate.view.phase == "ended"


async def test_a_turn_cut_off_by_a_crash_is_answered_after_the_restart(
    enter: Enter, memory: Memory, bank: Bank
) -> None:
    candidate = await enter()
    await candidate.start()
    candidate.session._engine.cancel()
    frame = candidate.view.floors[-1]
    before = len(await candidate.facts())
    await candidate.session.submit(
        Answer(
            type="answer",
            id="00000000-0000-4000-8000-000000000001",
            text="I would measure recall.",
            re=frame,
        )
    )
    assert len(await candidate.facts()) == before + 1
    candidate = await reopened(candidate, memory, bank)
    types = [fact.type for fact in (await candidate.facts())[before:]]
    assert types[0] == "answer.given"
    assert {"answer.scored", "decided", "said"} <= set(types)
    assert types.count("answer.scored") == 1


async def test_a_crash_stops_the_clock_at_the_last_stored_fact(
    enter: Enter, memory: Memory, bank: Bank, clock: FakeClock
) -> None:
    candidate = await enter()
    await candidate.start()
    await clock.advance(3_600_000)
    candidate.session._engine.cancel()
    candidate = await reopened(candidate, memory, bank, crashed=True)
    assert (await candidate.last("fault")).kind == "restart"
    assert candidate.view.clock.used_ms == 0


async def test_a_plan_review_holds_the_candidate_and_survives(
    enter: Enter, memory: Memory, bank: Bank
) -> None:
    candidate = await enter(reviewed(bank, plan=True), "hiring")
    await candidate.session.attach("candidate")
    await candidate.consent()
    assert candidate.view.awaits == "review"
    await memory.checkpoints.adelete_thread(candidate.session.interview)
    candidate = await reopened(candidate, memory, bank)
    ((interview, pending),) = await candidate.house.pending_reviews()
    assert interview == candidate.session.interview
    edit = Resolution(action="edit", questions={"r1": ("evaluation-first-test-set",)})
    await candidate.session.resolve(pending.review, edit, "Rita")
    await settled(candidate.session)
    await candidate.send("ready")
    assert candidate.view.question == "evaluation-first-test-set"
    assert await candidate.house.pending_reviews() == []


async def test_a_score_review_keeps_the_machines_level_beside_the_humans(
    enter: Enter, memory: Memory, bank: Bank
) -> None:
    candidate = await enter(reviewed(bank, scores=True), "hiring")
    await candidate.start()
    question = candidate.view.question
    await candidate.say(strong(candidate))
    await candidate.send("end")
    assert candidate.view.phase == "in_review"
    assert candidate.view.awaits == "none"
    candidate = await reopened(candidate, memory, bank)
    ((_, pending),) = await candidate.house.pending_reviews()
    with pytest.raises(Invalid):
        await candidate.session.resolve(pending.review, Resolution(action="edit"), "Rita")
    with pytest.raises(NotFound):
        await candidate.session.resolve("other", Resolution(action="accept"), "Rita")
    levels = [{"question": question, "level": 2, "reason": "misses the cost"}]
    edit = Resolution.model_validate({"action": "edit", "levels": levels})
    await candidate.session.resolve(pending.review, edit, "Rita")
    await settled(candidate.session)
    finding = next(q for q in candidate.view.report.questions if q.question == question)
    assert candidate.view.phase == "ended"
    assert finding.level is not None
    assert finding.level != 2
    assert finding.human.level == 2
    assert finding.human.reason == "misses the cost"


async def test_words_that_were_not_to_be_kept_are_gone_after_the_report(
    enter: Enter, memory: Memory, tmp_path: Path
) -> None:
    candidate = await enter()
    await candidate.session.attach("candidate")
    await candidate.consent(transcript=False)
    await candidate.answer_all(lambda c: "My secret word is xylophone and I measure recall.")
    session = candidate.session
    await candidate.house.drain(5)
    facts = await candidate.facts()
    report = next(fact.report for fact in facts if fact.type == "report.ready")
    assert not report.quotes_kept
    assert not any(fact.type in ("answer.given", "answer.scored") for fact in facts)
    assert all(point.quote is None for question in report.questions for point in question.points)
    assert session.view.phase == "ended"
    assert b"xylophone" not in every_byte(tmp_path)


async def test_a_hiring_interview_that_lies_still_ends_as_abandoned(
    enter: Enter, memory: Memory, bank: Bank, clock: FakeClock
) -> None:
    practice = await enter()
    await practice.start()
    hiring = await enter(mode="hiring")
    await hiring.start()
    await practice.session.detach("candidate")
    await hiring.session.detach("candidate")
    await clock.advance(25 * 3_600_000)
    hiring = await reopened(hiring, memory, bank)
    assert hiring.view.end_reason == "abandoned"
    view = await hiring.house.view(practice.session.interview)
    assert view.end_reason is None


async def test_rounds_close_on_time(enter: Enter) -> None:
    candidate = await enter("ai-engineer")
    await candidate.start()
    await candidate.answer_all(strong, seconds=150)
    minutes = {round_.id: round_.minutes for round_ in candidate.view.rounds}
    for round_ in candidate.view.rounds:
        assert round_.status == "ended"
        assert round_.used_ms <= (minutes[round_.id] + 3) * 60_000
