"""Who reads what: allowlists by role, mode and moment."""

from pathlib import Path
from typing import Any, get_args

import pytest

from interview.events import FACT, AnyFact
from interview.ports import Entry
from interview.projection import project
from interview.vocabulary import ROLES

LOG = Path(__file__).parents[1] / "golden" / "eventful.jsonl"
FACTS = [FACT.validate_json(line) for line in LOG.read_text("utf-8").splitlines()]


def seen(role: Any, mode: Any, *, released: bool) -> list[dict[str, Any]]:
    return [project(Entry(fact, "h"), role, mode, released=released) for fact in FACTS]


def of_type(sent: list[dict[str, Any]], type_: str) -> list[dict[str, Any]]:
    return [each for each in sent if each["type"] == type_]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("mode", ["practice", "hiring"])
def test_every_role_sees_every_seq(role: str, mode: str) -> None:
    sent = seen(role, mode, released=False)
    assert [each["seq"] for each in sent] == list(range(1, len(FACTS) + 1))
    assert all(set(each) == {"seq", "at", "type", "hash"} for each in of_type(sent, "hidden"))


def test_scores_are_hidden_from_a_candidate_in_hiring_until_the_release() -> None:
    assert of_type(seen("candidate", "practice", released=False), "answer.scored")
    assert not of_type(seen("candidate", "hiring", released=False), "answer.scored")
    assert of_type(seen("candidate", "hiring", released=True), "answer.scored")


def test_reasons_and_points_of_decisions_wait_for_the_release() -> None:
    running = of_type(seen("candidate", "practice", released=False), "decided")
    assert running
    assert all(set(each) <= {"seq", "at", "type", "re", "next"} for each in running)
    assert all(
        each["why"] for each in of_type(seen("reviewer", "hiring", released=False), "decided")
    )
    assert all(
        each["why"] for each in of_type(seen("candidate", "hiring", released=True), "decided")
    )


def test_the_candidate_never_reads_which_questions_are_planned() -> None:
    (plan,) = of_type(seen("candidate", "practice", released=False), "plan.made")
    assert all(round_["questions"] == [] for round_ in plan["rounds"])
    (full,) = of_type(seen("recruiter", "practice", released=False), "plan.made")
    assert any(round_["questions"] for round_ in full["rounds"])


def test_flags_of_the_judges_are_for_staff() -> None:
    own = of_type(seen("candidate", "practice", released=True), "answer.scored")
    assert own
    assert all("flags" not in each for each in own)


def test_no_fact_type_is_unknown_to_staff() -> None:
    types = {get_args(kind.model_fields["type"].annotation)[0] for kind in get_args(AnyFact)}
    known = {fact.type for fact in FACTS}
    assert known <= types
    assert not [
        each for each in seen("admin", "hiring", released=False) if each["type"] == "hidden"
    ]
