"""What goes wrong in mid turn, and what a house takes up after a stop."""

import asyncio
from pathlib import Path

import pytest

import agents.minds
from agents.house import House, Resolution
from interview.commands import Answer, Skip
from interview.errors import Erased, Unavailable
from memory import Memory
from tests.fakes import FakeClock
from tests.session.conftest import Candidate, Enter, settled, strong
from tests.session.test_recovery import every_byte, reopened, reviewed
from tools.question_bank import Bank

FLAKY = """
from agents.minds.offline import OfflineMind


class FlakyMind(OfflineMind):
    name = "flaky"

    async def phrase(self, intent, stream):
        if intent.kind in ("probe", "redirect", "deepen", "challenge"):
            raise RuntimeError("no words: " + str(intent))
        return await super().phrase(intent, stream)


MIND = FlakyMind()
"""
ANSWER = "I would measure the xylophone recall of the retriever before anything else."


@pytest.fixture
async def flaky(
    tmp_path: Path,
    memory: Memory,
    bank: Bank,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> Candidate:
    """A candidate whose interviewer fails from the first reply on."""
    folder = tmp_path / "minds"
    folder.mkdir()
    (folder / "flaky.py").write_text(FLAKY)
    monkeypatch.setattr(agents.minds, "__path__", [*agents.minds.__path__, str(folder)])
    house = House(memory, bank, clock, engine="flaky")
    interview = await house.create(bank.template("ten-minute-sample"), "practice", "Ann")
    candidate = Candidate(await house.session(interview), house, clock)
    await candidate.start()
    return candidate


def an_answer(candidate: Candidate, number: int) -> Answer:
    given = f"00000000-0000-4000-8000-{number:012d}"
    return Answer(type="answer", id=given, text=ANSWER, re=candidate.view.floors[-1])


async def test_a_failing_turn_keeps_the_answer_and_leaves_no_words_in_the_clear(
    flaky: Candidate, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await flaky.session.submit(an_answer(flaky, 1))
    async with asyncio.timeout(10):
        while not any(fact.type == "fault" for fact in await flaky.facts()):
            await flaky.house.memory.log.head(flaky.session.interview)
    assert (await flaky.last("answer.given")).text == ANSWER
    await flaky.house.drain(0)
    assert b"xylophone" not in every_byte(tmp_path)
    assert "xylophone" not in caplog.text


async def test_while_a_turn_keeps_failing_others_are_refused_and_none_waits_for_ever(
    flaky: Candidate,
) -> None:
    first = an_answer(flaky, 1)
    ack = await flaky.session.submit(first)
    async with asyncio.timeout(10):
        with pytest.raises(Unavailable, match="kept and tried again"):
            await flaky.session.submit(a_skip(2))
    assert await flaky.session.submit(first) == ack
    await flaky.house.drain(0)


def a_skip(number: int) -> Skip:
    return Skip(type="skip", id=f"00000000-0000-4000-8000-{number:012d}")


async def test_a_report_that_a_stop_cut_off_after_its_review_is_written(
    enter: Enter, memory: Memory, bank: Bank
) -> None:
    candidate = await enter(reviewed(bank, scores=True), "hiring")
    await candidate.start()
    await candidate.say(strong(candidate))
    await candidate.send("end")
    candidate.session._engine.cancel()
    ((_, pending),) = await candidate.house.pending_reviews()
    await candidate.session.resolve(pending.review, Resolution(action="accept"), "Rita")
    candidate = await reopened(candidate, memory, bank)
    assert candidate.view.phase == "ended"
    assert candidate.view.report is not None


async def test_erasing_one_interview_does_not_keep_a_house_from_recovering_others(
    enter: Enter, memory: Memory, bank: Bank
) -> None:
    erased = await enter()
    await erased.session.attach("candidate")
    await erased.consent(transcript=False)
    await erased.house.erase(erased.session.interview)
    with pytest.raises(Erased):
        await erased.house.session(erased.session.interview)
    other = await enter()
    await other.start()
    other.session._engine.cancel()
    await other.session.submit(an_answer(other, 1))
    other = await reopened(other, memory, bank)
    assert (await other.last("answer.scored")).question == (
        await other.last("answer.given")
    ).question


async def test_erasing_takes_the_levels_along(enter: Enter, memory: Memory) -> None:
    candidate = await enter()
    await candidate.start()
    await candidate.answer_all(strong)
    assert await memory.documents.list("candidates")
    await candidate.house.erase(candidate.session.interview)
    assert await memory.documents.list("candidates") == []
    assert await memory.documents.list("interviews") == []


@pytest.mark.parametrize("held_by", ["nobody", "a review"])
async def test_an_interview_that_waits_for_others_is_not_abandoned(
    enter: Enter, memory: Memory, bank: Bank, clock: FakeClock, held_by: str
) -> None:
    candidate = await enter(reviewed(bank, plan=held_by == "a review"), "hiring")
    if held_by == "a review":
        await candidate.session.attach("candidate")
        await candidate.consent()
        await candidate.session.detach("candidate")
    await clock.advance(100 * 3_600_000)
    candidate = await reopened(candidate, memory, bank)
    assert candidate.view.end_reason is None


async def test_an_edit_right_after_the_request_finds_its_plan(enter: Enter, bank: Bank) -> None:
    candidate = await enter(reviewed(bank, plan=True), "hiring")
    await candidate.session.attach("candidate")
    await candidate.consent()
    ((_, pending),) = await candidate.house.pending_reviews()
    edit = Resolution(action="edit", questions={"r1": ("retrieval-chunking-trade-offs",)})
    await candidate.session.resolve(pending.review, edit, "Rita")
    await settled(candidate.session)
    await candidate.send("ready")
    assert candidate.view.question == "retrieval-chunking-trade-offs"


async def test_a_failed_attach_is_not_counted(enter: Enter, memory: Memory) -> None:
    candidate = await enter()
    await memory.leases.acquire(candidate.session.interview, "another owner")
    with pytest.raises(Exception, match="owner"):
        await candidate.session.attach("candidate")
    assert candidate.session.idle


async def test_questions_inside_a_longer_answer_are_answered(enter: Enter, bank: Bank) -> None:
    candidate = await enter("ai-engineer")
    await candidate.session.attach("candidate")
    await candidate.consent()
    while candidate.view.rounds[1].status != "running":
        if candidate.view.awaits == "ready":
            await candidate.send("ready")
        else:
            await candidate.send("skip")
    item = bank.item(candidate.view.question)
    asked = [known.asked[0].rstrip("?") + "?" for known in item.clarifications[:2]]
    await candidate.say(
        "Before I begin I need facts, so that I build the right thing. " + " ".join(asked)
    )
    said = [fact for fact in await candidate.facts() if fact.type == "said"]
    told = [fact for fact in said[-2:] if fact.kind == "clarification"][0]
    assert all(known.answer.strip() in told.text for known in item.clarifications[:2])


async def test_ending_before_consent_claims_nothing_about_words(enter: Enter) -> None:
    candidate = await enter()
    await candidate.send("end")
    assert not any("words are not kept" in note for note in candidate.view.report.notes)
    assert not candidate.view.lines


async def test_many_who_arrive_at_once_find_room(
    house: House, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = bank.template("ten-minute-sample")
    made = [await house.create(template, "practice", "Ann") for _ in range(24)]
    for interview in made[:8]:
        await house.session(interview)
    monkeypatch.setattr("agents.house._OPEN_AT_MOST", 2)
    opened = await asyncio.gather(*(house.session(interview) for interview in made[8:]))
    assert len(opened) == 16
    for interview in made:
        assert (await house.view(interview)).awaits == "consent"
