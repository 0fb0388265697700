"""Tools are plain functions, and the same ones when a model calls them."""

from pathlib import Path

import pytest

from agents.toolbox import toolbox
from interview.errors import NotFound
from tools import tools
from tools.question_bank import Bank, load_bank
from tools.question_bank.tool import QuestionWish, find_questions
from tools.rubric_scorer.tool import ScoreWish, score_answers


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank([Path(__file__).parents[2] / "content"])


def test_tools_are_found_by_their_folders() -> None:
    assert set(tools()) == {"question_bank", "rubric_scorer"}


def test_the_code_runner_is_among_a_models_tools(bank: Bank) -> None:
    assert {tool.name for tool in toolbox(bank)} == {
        "question_bank",
        "rubric_scorer",
        "code_runner",
    }


async def test_questions_are_found_by_competency_and_level(bank: Bank) -> None:
    wish = QuestionWish(competencies=("retrieval",), lowest=2, highest=3)
    found = (await find_questions(bank, wish)).questions
    assert found
    assert all(card.competency == "retrieval" and 2 <= card.level <= 3 for card in found)


async def test_a_model_gets_what_the_plain_function_gives(bank: Bank) -> None:
    item = next(iter(bank.items.values()))
    wish = {"question": item.id, "answers": [item.strong_answer]}
    plain = await score_answers(bank, ScoreWish.model_validate(wish))
    (scorer,) = [tool for tool in toolbox(bank) if tool.name == "rubric_scorer"]
    assert await scorer.ainvoke(wish) == plain.model_dump(mode="json")


async def test_an_unknown_question_is_refused_in_words(bank: Bank) -> None:
    with pytest.raises(NotFound):
        await score_answers(bank, ScoreWish(question="no-such-question", answers=("words",)))
