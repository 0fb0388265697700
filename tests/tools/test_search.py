"""Questions found by words: the field's terms, typing slips, levels and kinds named in words."""

import asyncio

import pytest

from tools.question_bank import Bank
from tools.question_bank.glossary import told_as
from tools.question_bank.tool import QuestionWish, find_questions
from tools.question_bank.wishes import read_wish


def found(bank: Bank, query: str, **filters: object) -> list[str]:
    wish = QuestionWish.model_validate({"query": query, "limit": 5, **filters})
    return [card.id for card in asyncio.run(find_questions(bank, wish)).questions]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("speculative decoding", "llm-draft-model-speed-up"),
        ("thundering herd", "error-handling-everybody-comes-back"),
        ("survival analysis", "machine-learning-when-will-they-leave"),
        ("DLQ", "error-handling-one-file-blocks-the-queue"),
    ],
)
def test_a_term_finds_the_situation_that_tells_of_it(bank: Bank, query: str, first: str) -> None:
    assert found(bank, query)[0] == first


def test_tasks_in_code_come_when_they_are_asked_for(bank: Bank) -> None:
    kinds = {bank.item(id).kind for id in found(bank, "retries with backoff", limit=20)}
    assert "coding" not in kinds
    for query, filters in (
        ("coding problem on retries", {}),
        ("retries", {"themes": ("coding",)}),
        ("retries", {"kinds": ("coding",)}),
    ):
        assert found(bank, query, **filters)[0] == "coding-retry-schedule"


def test_a_slip_finds_what_the_right_word_finds(bank: Bank) -> None:
    assert found(bank, "rerankng passages")[0] == found(bank, "reranking passages")[0]
    assert found(bank, "qwxyz") == []


def test_what_is_a_level_off_comes_only_where_it_fits_better(bank: Bank) -> None:
    near = [bank.item(id).level for id in found(bank, "senior embedding model", limit=50)]
    assert set(near[:2]) <= {4, 5}
    assert set(near) == {3, 4, 5}
    exact = found(bank, "level 4 embedding model", limit=50)
    assert {bank.item(id).level for id in exact} == {4}


def test_levels_set_as_filters_are_kept(bank: Bank) -> None:
    ids = found(bank, "senior retrieval", lowest=1, highest=2, limit=50)
    assert {bank.item(id).level for id in ids} == {1, 2}
    ids = found(bank, "easy retrieval", exclude=found(bank, "easy retrieval"))
    assert not set(ids) & set(found(bank, "easy retrieval"))


def test_a_case_is_a_kind_and_a_use_case_is_not(bank: Bank) -> None:
    ids = found(bank, "a case about healthcare")
    assert "case-gp-request-triage" in ids
    assert {bank.item(id).kind for id in ids} == {"case"}
    assert read_wish("use case").kinds == frozenset()
    assert read_wish("edge cases in parsing").kinds == frozenset()


def test_who_asks_and_what_for_is_not_searched() -> None:
    wished = read_wish("Interview a senior engineer about drift")
    assert (wished.words, wished.levels, wished.exact) == ("drift", (4, 5), False)
    assert read_wish("level 2 to 3 drift").exact


def test_terms_are_known_as_whole_words_in_any_spelling() -> None:
    assert "first word" in told_as("KV-cache")
    assert told_as("kv cache") == told_as("KV-caches") == told_as("kvcache")
    assert told_as("dragon") == ""
    assert told_as("an ordinary sentence") == ""
