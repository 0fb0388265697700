"""Whole interviews through the session's door: order of facts, duties, evidence, live folding."""

from agents.cursor import settle
from interview.fold import fold
from tests.session.conftest import Candidate, Enter, strong

WRONG = (
    "You never need to check anything there. The vendor has done all of that for everybody, so I"
    " would buy the largest contract, put a wiki page about it online, and let the office manager"
    " write a monthly newsletter about how happy the teams are with their new software licences."
)
ORDER = ["answer.given", "answer.scored", "decided"]


async def test_every_round_opens_with_what_it_expects_before_its_clock(enter: Enter) -> None:
    candidate = await enter("ai-engineer")
    await candidate.session.attach("candidate")
    await candidate.consent()
    await candidate.answer_all(strong)
    facts = await candidate.facts()
    started = [fact for fact in facts if fact.type == "round.started"]
    assert len(started) == 3
    for fact in started:
        assert fact.expectations
        following = facts[fact.seq]
        assert following.type == "said"
        assert following.kind == "brief"
        assert all(line.rstrip(".") in following.text for line in fact.expectations)


async def test_a_turn_is_stored_in_the_order_of_the_contract(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    seq = await candidate.say("I would measure recall of the retriever first.")
    types = [fact.type for fact in (await candidate.facts())[seq - 1 :]]
    assert types[:3] == ORDER
    assert types[3] == "said"


async def test_the_report_quotes_only_words_that_were_said(enter: Enter) -> None:
    candidate = await enter("ai-engineer")
    await candidate.session.attach("candidate")
    await candidate.consent()
    await candidate.answer_all(strong)
    answers = {
        fact.seq: fact.text for fact in await candidate.facts() if fact.type == "answer.given"
    }
    report = candidate.view.report
    quoted = [point for question in report.questions for point in question.points if point.quote]
    assert quoted
    assert all(point.quote in answers[point.seq] for point in quoted)
    evidence = [each for question in report.questions for each in question.evidence]
    assert all(each.quote in answers[each.seq] for each in evidence)


async def test_every_level_rests_on_quoted_words_even_the_lowest(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    await candidate.answer_all(lambda _: WRONG)
    scored = [each for each in candidate.view.report.questions if each.level is not None]
    assert scored
    assert all(each.evidence for each in scored)
    assert all(quote.quote in WRONG for each in scored for quote in each.evidence)


async def test_the_report_comes_just_before_the_end(enter: Enter) -> None:
    candidate = await enter()
    await candidate.start()
    await candidate.answer_all(strong)
    types = [fact.type for fact in await candidate.facts()]
    assert types[-2:] == ["report.ready", "interview.ended"]
    assert candidate.view.phase == "ended"
    assert candidate.view.end_reason == "completed"


async def test_folding_the_log_gives_the_live_view_and_cursor(enter: Enter) -> None:
    candidate = await enter("ml-scientist")
    await candidate.session.attach("candidate")
    await candidate.consent()
    await candidate.send("ready")
    for text in ("I don't know", "It depends on the variance.", "More data gives less noise."):
        await candidate.say(text)
        facts = await candidate.facts()
        assert fold(facts) == candidate.view
        assert settle(facts) == candidate.session.cursor


async def test_two_runs_of_the_same_words_give_the_same_facts(enter: Enter) -> None:
    async def run(candidate: Candidate) -> list[object]:
        await candidate.start()
        await candidate.answer_all(strong)
        scored = [f for f in await candidate.facts() if f.type == "answer.scored"]
        return [(f.question, f.points, f.level) for f in scored]

    first = await run(await enter(mode="hiring"))
    second = await run(await enter(mode="hiring"))
    assert [(q, level) for q, _, level in first] == [(q, level) for q, _, level in second]


async def test_a_strong_answer_is_taken_further(enter: Enter) -> None:
    candidate = await enter("ai-engineer")
    await candidate.start()
    await candidate.answer_all(strong)
    moves = {fact.next for fact in await candidate.facts() if fact.type == "decided"}
    assert "deepen" in moves


async def test_no_question_is_asked_twice(enter: Enter) -> None:
    candidate = await enter("ml-scientist")
    await candidate.start()
    await candidate.answer_all(strong, seconds=30)
    asked = [(f.question, f.stage) for f in await candidate.facts() if f.type == "question.asked"]
    assert len(asked) == len(set(asked))


async def test_no_utterance_is_said_twice(enter: Enter) -> None:
    candidate = await enter("ai-engineer")
    await candidate.start()
    await candidate.answer_all(lambda c: "I would measure it and then decide, step by step.")
    said = [f.text for f in await candidate.facts() if f.type == "said"]
    assert len(said) == len(set(said))


async def test_the_candidate_is_greeted_by_the_name_that_was_given(enter: Enter) -> None:
    candidate = await enter()
    await candidate.session.attach("candidate")
    await candidate.consent()
    assert candidate.view.lines[0].text.startswith("Hello Ann Example, I am ")
