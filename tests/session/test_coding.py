"""A coding round seen from the session: heads-up, runs, submissions, follow-ups, the end of time."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from agents.house import House
from interview.content import Coding
from interview.errors import Invalid, StaleQuestion, TooFast, WrongMoment
from interview.rounds import Template
from memory import Memory
from tests.fakes import FakeClock
from tests.session.conftest import Candidate, Enter
from tools.code_runner import Runner
from tools.question_bank import Bank

PROBLEM = "coding-merge-intervals"


@pytest.fixture
async def runner() -> AsyncIterator[Runner]:
    async with await Runner.open() as opened:
        assert opened.readiness.available, opened.readiness.reason
        yield opened


@pytest.fixture
async def house(
    memory: Memory, bank: Bank, clock: FakeClock, runner: Runner
) -> AsyncIterator[House]:
    built = House(memory, bank, clock, runner=runner)
    yield built
    await built.drain(5)


@pytest.fixture
def template(bank: Bank) -> Template:
    """One round with one known problem."""
    shipped = bank.template("coding-practice")
    others = tuple(id for id, item in bank.items.items() if item.kind == "coding")
    chosen = {
        "pinned": (PROBLEM,),
        "minutes": 20,
        "forbidden": tuple(id for id in others if id != PROBLEM),
    }
    round_ = shipped.rounds[0].model_copy(update=chosen)
    return shipped.model_copy(update={"rounds": (round_,)})


@pytest.fixture
def problem(bank: Bank) -> Coding:
    item = bank.item(PROBLEM)
    assert isinstance(item, Coding)
    return item


@pytest.fixture
async def coder(enter: Enter, template: Template) -> Candidate:
    """A candidate whose editor is open."""
    candidate = await enter(template)
    await candidate.start()
    return candidate


async def submit(candidate: Candidate, source: str, seconds: int = 60) -> int:
    await candidate.clock.advance(seconds * 1000)
    return await candidate.send("code.submit", language="python", source=source)


async def test_the_heads_up_comes_before_the_task(enter: Enter, template: Template) -> None:
    candidate = await enter(template)
    await candidate.session.attach("candidate")
    await candidate.consent()
    announced = await candidate.last("task.announced")
    assert announced.prepare_ms == 45_000
    assert "editor opens when you say that you are ready" in candidate.view.lines[-2].text
    assert candidate.view.awaits == "ready"
    assert candidate.view.task.shown is None
    await candidate.send("ready")
    asked = await candidate.last("question.asked")
    assert asked.task.languages == ("python", "javascript")
    assert asked.task.examples[0].call == "merge([[8, 10], [1, 3], [2, 6]])"
    assert candidate.view.awaits == "answer"
    assert candidate.view.task.drafts["solution.py"].startswith("def merge(")


async def test_runs_show_examples_and_scratch_programs(coder: Candidate, problem: Coding) -> None:
    right = problem.solutions[0].source
    await coder.send("code.run", language="python", source=right)
    ran = await coder.last("code.ran")
    assert [(test.name, test.status) for test in ran.verdict.tests] == [
        ("example 1", "ok"),
        ("example 2", "ok"),
    ]
    program = f"{right}\nprint(merge([[1, 2], [2, 3]]), input())"
    await coder.send("code.run", language="python", source=program, stdin="hello")
    ran = await coder.last("code.ran")
    assert (ran.purpose, ran.verdict.status) == ("scratch", "ok")
    assert ran.verdict.printed == "[[1, 3]] hello\n"
    assert coder.view.awaits == "answer"


async def test_a_failing_submission_is_asked_about_and_can_be_mended(
    coder: Candidate, problem: Coding
) -> None:
    await submit(coder, problem.wrong[0].source)
    probe = next(group.probe for group in problem.groups if group.id == "inside")
    assert probe.strip() in coder.view.lines[-1].text
    hidden = [test for test in (await coder.last("code.ran")).verdict.tests if test.hidden]
    assert all(test.shown is None for test in hidden)
    scored = await coder.last("answer.scored")
    by_point = {point.point: point for point in scored.points}
    assert by_point["p2"].verdict == "met"
    assert by_point["p3"].verdict == "partly"
    assert by_point["p2"].run == (await coder.last("code.ran")).seq
    assert scored.level <= 3
    await submit(coder, problem.solutions[0].source)
    assert (await coder.last("answer.scored")).level > scored.level
    assert (await coder.last("decided")).next == "probe"


async def test_talk_while_coding_is_followed_and_judged_with_the_code(
    coder: Candidate, problem: Coding
) -> None:
    await coder.say("I order them by start time, then a single pass over them is enough.")
    assert (await coder.last("decided")).next == "wait"
    assert not coder.view.scores
    await submit(coder, problem.solutions[0].source)
    points = {point.point: point for point in (await coder.last("answer.scored")).points}
    assert points["p1"].verdict in ("met", "partly")
    assert points["p1"].quote


async def test_everything_right_ends_with_a_report_of_runs(
    coder: Candidate, problem: Coding
) -> None:
    await coder.say(problem.strong_answer)
    right = problem.solutions[0].source
    program = f"{right}\nprint(merge([]))"
    await coder.send("code.run", language="python", source=program, stdin="")
    await submit(coder, right)
    for _ in range(6):
        if coder.view.question == PROBLEM:
            await coder.say(problem.strong_answer)
    await coder.answer_all(lambda one: problem.strong_answer)
    report = coder.view.report
    (finding,) = report.questions
    assert finding.level >= 4
    assert [(run.purpose, run.passed, run.total) for run in finding.runs] == [
        ("scratch", 0, 0),
        ("submit", 13, 13),
    ]
    tried = next(point for point in finding.points if point.aspect == "tests")
    assert tried.verdict == "met"
    assert tried.run == finding.runs[1].seq


async def test_after_the_time_it_goes_on_unscored(coder: Candidate, problem: Coding) -> None:
    await submit(coder, problem.wrong[0].source)
    level = coder.view.scores[-1].level
    await coder.clock.advance(25 * 60_000)
    await coder.send("code.submit", language="python", source=problem.solutions[0].source)
    late = await coder.last("code.ran")
    assert (late.verdict.status, late.scored) == ("ok", False)
    assert coder.view.scores[-1].level == level
    assert coder.view.awaits == "answer"
    await coder.send("skip")
    assert coder.view.task is None
    await coder.answer_all(lambda one: "")
    (finding,) = coder.view.report.questions
    assert not finding.skipped
    assert finding.level == level
    assert coder.view.report.minutes_used <= 20


async def test_what_stands_at_the_end_can_be_sent_in_time(
    coder: Candidate, problem: Coding
) -> None:
    await submit(coder, problem.solutions[0].source, seconds=20 * 60 + 10)
    assert (await coder.last("code.ran")).scored
    assert "Keep working" in coder.view.lines[-1].text


async def test_edits_are_kept_and_checked(coder: Candidate) -> None:
    text = coder.view.task.drafts["solution.py"]
    change = {"ms": 0, "spans": [len(text), [0, "    return []  # 🙂\n"]]}
    await coder.send("code.edit", path="solution.py", changes=[change])
    assert coder.view.task.drafts["solution.py"] == text + "    return []  # 🙂\n"
    end = len(text.encode("utf-16-le")) // 2 + len("    return []  # xx\n")
    await coder.send(
        "code.edit", path="solution.py", changes=[{"ms": 3, "spans": [end - 1, [1, ""]]}]
    )
    assert coder.view.task.drafts["solution.py"].endswith("🙂")
    with pytest.raises(Invalid, match="send the whole text"):
        await coder.send("code.edit", path="solution.py", changes=[change])
    await coder.send("code.edit", path="solution.py", text="pass")
    assert (await coder.last("code.edited")).text == "pass"
    with pytest.raises(Invalid, match="no file"):
        await coder.send("code.edit", path="etc/passwd", text="x")


async def test_checkpoints_come_now_and_then(coder: Candidate) -> None:
    await coder.send("code.edit", path="solution.py", text="")
    for number in range(60):
        change = (
            {"ms": 0, "spans": [number, [0, "a"]]} if number else {"ms": 0, "spans": [[0, "a"]]}
        )
        await coder.send("code.edit", path="solution.py", changes=[change])
    edits = [fact for fact in await coder.facts() if fact.type == "code.edited"]
    assert [len(edit.text) for edit in edits if edit.text] == [50]
    assert coder.view.task.drafts["solution.py"] == "a" * 60


async def test_what_cannot_be_run_is_refused_in_words(coder: Candidate) -> None:
    with pytest.raises(Invalid, match="not on offer"):
        await coder.send("code.run", language="sql", source="select 1")
    with pytest.raises(Invalid, match="no file"):
        await coder.send("code.run", language="python", source="x", files={"a.py": ""})
    with pytest.raises(StaleQuestion):
        await coder.send("code.submit", language="python", source="x", re=1)
    await coder.send("pause")
    with pytest.raises(WrongMoment, match="paused"):
        await coder.send("code.run", language="python", source="x")


async def test_a_flood_is_stopped_and_others_go_on(
    coder: Candidate, enter: Enter, template: Template
) -> None:
    async def run(candidate: Candidate) -> str:
        try:
            await candidate.send("code.run", language="python", source="merge = sorted")
        except TooFast as fault:
            return fault.message
        return ""

    told = await asyncio.gather(*(run(coder) for _ in range(50)))
    assert sum(not words for words in told) == 10
    assert "sample runs a minute are allowed" in next(words for words in told if words)
    other = await enter(template)
    await other.start()
    assert await run(other) == ""


async def test_without_a_runner_the_task_is_talked_about(
    memory: Memory, bank: Bank, clock: FakeClock, template: Template, problem: Coding
) -> None:
    house = House(memory, bank, clock)
    interview = await house.create(template, "practice", "Ann Example")
    candidate = Candidate(await house.session(interview), house, clock)
    await candidate.start()
    assert "No code runner" in (await candidate.last("question.asked")).task.off
    with pytest.raises(WrongMoment, match="Describe in the chat"):
        await candidate.send("code.submit", language="python", source="x")
    await candidate.say(problem.strong_answer)
    assert (await candidate.last("answer.scored")).level >= 3
    await candidate.answer_all(lambda one: problem.strong_answer)
    assert any("No code could be run here" in note for note in candidate.view.report.notes)
    await house.drain(5)


async def test_it_goes_on_without_its_checkpoints(
    coder: Candidate, house: House, bank: Bank, problem: Coding
) -> None:
    await submit(coder, problem.wrong[0].source)
    interview = coder.session.interview
    await house.drain(5)
    await house.memory.checkpoints.adelete_thread(interview)
    after = House(house.memory, bank, coder.clock, runner=house.bench.runner)
    again = Candidate(await after.session(interview), after, coder.clock)
    assert again.view.task.drafts["solution.py"] == problem.wrong[0].source
    await again.session.attach("candidate")
    await submit(again, problem.solutions[0].source)
    assert (await again.last("code.ran")).verdict.status == "ok"
    assert (await again.last("decided")).next == "probe"
    await after.drain(5)


async def test_a_second_task_is_announced_on_its_own(
    enter: Enter, bank: Bank, template: Template
) -> None:
    round_ = template.rounds[0].model_copy(update={"minutes": 60, "forbidden": ()})
    candidate = await enter(template.model_copy(update={"rounds": (round_,)}))
    await candidate.start()
    first = candidate.view.question
    await candidate.send("skip")
    announced = await candidate.last("task.announced")
    assert announced.question != first
    assert candidate.view.awaits == "ready"
    assert candidate.view.clock.running_since is None
    await candidate.send("ready")
    assert (await candidate.last("task.readied")).question == announced.question
    assert candidate.view.question == announced.question


async def test_words_beside_the_task_lead_back_to_it_after_a_submission(
    coder: Candidate, problem: Coding
) -> None:
    await submit(coder, problem.wrong[0].source)
    level = coder.view.scores[-1].level
    await coder.say("I had pizza for lunch and the weather is nice.")
    assert (await coder.last("decided")).heard == "off_topic"
    assert coder.view.awaits == "answer"
    assert coder.view.scores[-1].level == level


async def test_what_does_not_start_is_said_and_may_be_mended(
    coder: Candidate, problem: Coding
) -> None:
    await submit(coder, "def merge(bookings) return bookings")
    assert (await coder.last("decided")).next == "wait"
    assert "It does not start yet" in coder.view.lines[-1].text
    assert "sentence" not in coder.view.lines[-1].text
    await submit(coder, "def merge(bookings) return []")
    assert coder.view.awaits == "answer"
    await submit(coder, problem.solutions[0].source)
    assert (await coder.last("decided")).next == "probe"


async def test_going_on_after_a_submission_says_how_it_came_out(
    enter: Enter, template: Template, problem: Coding
) -> None:
    round_ = template.rounds[0].model_copy(update={"follow_ups": 0})
    candidate = await enter(template.model_copy(update={"rounds": (round_,)}))
    await candidate.start()
    await submit(candidate, problem.solutions[0].source)
    assert candidate.view.question != PROBLEM
    assert any("Every test passes" in line.text for line in candidate.view.lines)
