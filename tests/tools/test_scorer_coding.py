"""Coding tasks are judged by what tests show, what was tried, and what was said."""

import pytest

from interview.code import Outcome, Verdict
from interview.content import Coding
from interview.ports import Finding, GivenAnswer, Work
from tools.question_bank import Bank
from tools.rubric_scorer import scorers

PROBLEM = "coding-merge-intervals"


@pytest.fixture
def problem(bank: Bank) -> Coding:
    item = bank.item(PROBLEM)
    assert isinstance(item, Coding)
    return item


def judged(
    item: Coding, *failing: str, said: str = "", trials: int = 0, hinted: tuple[str, ...] = ()
) -> Finding:
    """A submission that fails the tests of some groups, and what was said beside it."""
    tests = tuple(
        Outcome(name=f"test {n}", status="wrong" if test.group in failing else "ok", hidden=True)
        for n, test in enumerate(item.tests, 1)
    )
    verdict = Verdict(status="wrong" if failing else "ok", language="python", tests=tests)
    answers = [GivenAnswer(3, said)] if said else []
    work = GivenAnswer(9, "", Work(run=9, verdict=verdict, trials=trials))
    return scorers()["coding"].score(item, item.stages[0], [*answers, work], hinted)


def verdicts(finding: Finding) -> dict[str, str]:
    return {point.point: point.verdict for point in finding.points}


def test_tests_show_what_they_are_named_for(problem: Coding) -> None:
    found = judged(problem, "borders")
    assert verdicts(found)["p2"] == "met"
    assert verdicts(found)["p3"] == "missed"
    assert {point.run for point in found.points if point.point in ("p2", "p3", "p5")} == {9}


def test_levels_rise_with_tests_trials_and_reasons(problem: Coding) -> None:
    nothing = judged(problem, *(group.id for group in problem.groups))
    some = judged(problem, "inside", "borders")
    silent = judged(problem)
    tried = judged(problem, said=problem.strong_answer, trials=2)
    levels = [each.level or 0 for each in (nothing, some, silent, tried)]
    assert levels == sorted(levels)
    assert levels[0] == 1
    assert levels[2] == 3
    assert levels[3] == 5


def test_a_required_point_that_fails_holds_the_level(problem: Coding) -> None:
    found = judged(problem, "borders", said=problem.strong_answer, trials=2)
    assert found.level == 3


def test_help_is_paid_for_every_time_it_is_taken(problem: Coding) -> None:
    free = judged(problem, said=problem.strong_answer)
    once = judged(problem, said=problem.strong_answer, hinted=("p1",))
    twice = judged(problem, said=problem.strong_answer, hinted=("p1", "p1"))
    assert free.score > once.score > twice.score


def test_words_without_code_bring_little(problem: Coding) -> None:
    scorer = scorers()["coding"]
    said = [GivenAnswer(3, problem.strong_answer)]
    assert scorer.score(problem, problem.stages[0], said, []).level == 2
    assert (
        scorer.score(problem, problem.stages[0], [GivenAnswer(3, "I don't know.")], []).level
        is None
    )


def test_strong_answers_of_all_problems_are_heard(bank: Bank) -> None:
    for item in bank.items.values():
        if isinstance(item, Coding):
            found = verdicts(judged(item, said=item.strong_answer, trials=1))
            musts = [point.id for point in item.rubric if point.kind == "must"]
            assert {found[id] for id in musts} <= {"met", "partly"}, (item.id, found)
            level = judged(item, said=item.strong_answer, trials=1).level or 0
            assert level >= 4, (item.id, level)
