"""The shipped content, a scorer's door, and answers in people's own words."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from interview.content import AnyContent, Stage
from interview.ports import Finding, GivenAnswer
from tools.question_bank import Bank, load_bank
from tools.rubric_scorer import scorers

CONTENT = Path(__file__).parents[2] / "content"
OWN_WORDS = Path(__file__).parent / "data" / "own_words.yaml"

COOKING = (
    "I usually start with the onions and let them get soft in butter before the garlic goes in. Then I"
    " add tomatoes, a little wine and fresh basil, and I let the sauce simmer for half an hour while the"
    " pasta water comes to the boil. My grandmother put a spoon of sugar into it, but I leave that out."
)
WAFFLE = (
    "That is a really great question and I am glad you asked. There are many ways to look at this and it"
    " depends on the situation. You want to think carefully, talk to the stakeholders and follow best"
    " practices. I try to keep things simple and robust, and I believe communication is the key to success."
)


def judge(item: AnyContent, text: str, stage: Stage | None = None) -> Finding:
    """What the scorer of the item's kind finds in one answer."""
    scorer = scorers()[item.kind]
    return scorer.score(item, stage or item.stages[0], [GivenAnswer(7, text)], [])


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank([CONTENT])


@pytest.fixture(scope="session")
def scored(bank: Bank) -> list[tuple[AnyContent, Stage]]:
    """Every stage of every item that is judged by words alone."""
    return [
        (item, stage)
        for item in bank.items.values()
        if item.kind in scorers() and item.kind != "coding"
        for stage in item.stages
    ]


@pytest.fixture(scope="session")
def own_words() -> Mapping[str, Mapping[str, str]]:
    loaded: Mapping[str, Mapping[str, str]] = yaml.safe_load(OWN_WORDS.read_text("utf-8"))
    return loaded
