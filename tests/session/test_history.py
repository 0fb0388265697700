"""Practice again and again brings new questions, until there are no others; hiring asks all the same."""

from agents.history import exposures
from tests.session.conftest import Enter, strong


async def asked(enter: Enter, mode: str = "practice") -> list[str]:
    candidate = await enter("ten-minute-sample", mode)
    await candidate.start()
    await candidate.answer_all(strong)
    facts = await candidate.facts()
    return [fact.question for fact in facts if fact.type == "question.asked"]


async def test_who_practises_again_is_asked_something_else(enter: Enter) -> None:
    first, second = [set(await asked(enter)) for _ in range(2)]
    assert first
    assert not first & second


async def test_in_hiring_all_are_asked_the_same_and_it_is_counted(enter: Enter) -> None:
    first, second = [await asked(enter, "hiring") for _ in range(2)]
    assert first == second
    memory = (await enter()).house.memory
    counts = await exposures(memory.documents)
    assert {counts[id] for id in first} == {2}


async def test_an_answer_learnt_by_heart_gets_a_twist_and_a_flag_and_keeps_its_level(
    enter: Enter,
) -> None:
    candidate = await enter()
    await candidate.start()
    await candidate.say(strong(candidate))
    scored, decided = await candidate.last("answer.scored"), await candidate.last("decided")
    assert "recital" in scored.flags
    assert scored.level >= 4
    assert decided.next == "deepen"
    assert "published" in decided.why
