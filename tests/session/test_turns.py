"""Single turns: hints, questions back, skips, thinking, pauses, not knowing, refusals."""

import uuid

import pytest

from agents.wording import LEADS
from interview.commands import FRAME
from interview.errors import ConsentNeeded, IdReuse, Invalid, StaleQuestion, WrongMoment
from tests.session.conftest import Enter


async def test_a_hint_costs_what_was_declared_and_shows_in_the_report(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    price = candidate.view.hint_price
    item = candidate.house.bank.item(candidate.view.question)
    await candidate.send("hint")
    asked, said = await candidate.last("hint.asked"), await candidate.last("said")
    assert asked.price == price
    assert said.kind == "hint"
    decided = await candidate.last("decided")
    hinted = next(point for point in item.points if point.id == decided.point)
    assert hinted.hint.text in said.text
    assert hinted.hint.price == price
    await candidate.say("I would look at the retriever and the generator apart.")
    await candidate.send("end")
    (question,) = candidate.view.report.questions
    assert question.hints == 1
    total = sum(point.weight for point in item.points)
    assert question.hint_cost == pytest.approx(price * hinted.weight / total, abs=1e-3)


async def test_hints_run_out_and_are_refused_in_words(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    while candidate.view.hint_price is not None:
        await candidate.send("hint")
    with pytest.raises(WrongMoment, match="no further hint"):
        await candidate.send("hint")


async def test_a_question_back_gets_the_questions_own_fact_and_no_score(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    known = candidate.house.bank.item(candidate.view.question).clarifications[0]
    before = candidate.view.question
    await candidate.send("clarify", text=known.asked[0])
    said = await candidate.last("said")
    assert said.kind == "clarification"
    assert known.answer in said.text
    assert candidate.view.question == before
    assert not candidate.view.scores


async def test_an_unknown_question_back_is_left_open_honestly(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    await candidate.send("clarify", text="Which colour is the office carpet?")
    said = await candidate.last("said")
    assert said.kind == "clarification"
    assert any(way in said.text for way in LEADS["clarification", "left_open"])


async def test_a_question_in_the_answer_box_is_not_judged(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    await candidate.say("Could you repeat the question, please?")
    said = await candidate.last("said")
    assert said.kind == "clarification"
    assert not candidate.view.scores
    await candidate.say("I would sample real questions and label them by hand.")
    assert candidate.view.scores


async def test_not_knowing_gets_another_way_in_once_and_never_a_level(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    first = candidate.view.question
    await candidate.say("I don't know")
    assert (await candidate.last("decided")).next == "redirect"
    assert candidate.view.question == first
    await candidate.say("No idea, sorry")
    assert candidate.view.question != first
    score = next(score for score in candidate.view.scores if score.question == first)
    assert score.level is None


async def test_a_skip_leaves_the_question_unassessed(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    first = candidate.view.question
    await candidate.send("skip")
    assert candidate.view.question != first
    await candidate.send("end")
    finding = next(q for q in candidate.view.report.questions if q.question == first)
    assert finding.skipped
    assert finding.level is None


async def test_thinking_rests_the_clock(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    await candidate.send("thinking")
    await candidate.say("I would measure recall first.", seconds=40)
    assert candidate.view.clock.used_ms == 10_000


async def test_a_pause_stops_the_clock_and_refuses_answers(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    await candidate.send("pause")
    assert candidate.view.phase == "paused"
    await candidate.clock.advance(600_000)
    with pytest.raises(WrongMoment, match="resume"):
        await candidate.send("answer", text="too soon")
    await candidate.send("resume")
    await candidate.say("I would measure recall first.", seconds=5)
    assert candidate.view.clock.used_ms == 5_000


async def test_commands_at_the_wrong_moment_say_what_to_do(enter: Enter) -> None:
    candidate = await enter()
    with pytest.raises(ConsentNeeded):
        await candidate.send("answer", text="hello")
    await candidate.consent()
    with pytest.raises(WrongMoment, match="no further hint"):
        await candidate.send("hint")
    await candidate.send("ready")
    floor = candidate.view.floors[-1]
    await candidate.say("I would measure recall first, then precision of the passages.")
    with pytest.raises(StaleQuestion):
        await candidate.send("answer", text="late", re=floor)
    with pytest.raises(Invalid, match="empty"):
        await candidate.send("answer", text="   ")
    with pytest.raises(Invalid, match="scored question"):
        await candidate.send("object", question="nothing", text="I disagree")


async def test_early_and_repeated_ready_and_consent_have_no_effect(enter: Enter) -> None:
    candidate = await enter()
    await candidate.send("ready")
    await candidate.consent()
    length = len(await candidate.facts())
    await candidate.consent()
    assert len(await candidate.facts()) == length
    await candidate.send("ready")
    length = len(await candidate.facts())
    await candidate.send("ready")
    assert len(await candidate.facts()) == length


async def test_the_same_id_has_its_effect_once(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    frame = {"type": "answer", "id": str(uuid.uuid4()), "text": "I would measure recall."}
    first = await candidate.session.submit(FRAME.validate_python(frame))
    again = await candidate.session.submit(FRAME.validate_python(frame))
    assert again == first
    given = [fact for fact in await candidate.facts() if fact.type == "answer.given"]
    assert len(given) == 1
    with pytest.raises(IdReuse):
        await candidate.session.submit(FRAME.validate_python({**frame, "text": "other"}))


async def test_the_candidate_may_end_at_any_time(enter: Enter) -> None:
    candidate = await enter()
    await candidate.send("end")
    assert candidate.view.phase == "ended"
    assert candidate.view.end_reason == "candidate"
    assert candidate.view.report.questions == ()


async def test_feedback_and_objections_are_taken_after_the_end(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    question = candidate.view.question
    await candidate.say("I would measure recall first, then precision of the passages.")
    await candidate.send("end")
    await candidate.send("object", question=question, text="I said more than that")
    await candidate.send("feedback", rating=4, text="fair")
    assert [fact.type for fact in (await candidate.facts())[-2:]] == [
        "objection.made",
        "feedback.given",
    ]
