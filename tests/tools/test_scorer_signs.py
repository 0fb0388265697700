"""What turns a statement into its wrong twin is noticed before a point counts as met."""

import pytest

from interview.content import AnyContent
from interview.ports import GivenAnswer
from tests.tools.conftest import judge
from tools.question_bank import Bank
from tools.rubric_scorer import reading_of, scorers
from tools.rubric_scorer.concepts import concept
from tools.rubric_scorer.folding import fold
from tools.rubric_scorer.likeness import alike, sound
from tools.rubric_scorer.stemming import stem
from tools.rubric_scorer.tokens import tokens
from tools.rubric_scorer.traits import Traits, odd_numbers, opposed, swapped, traits


def form(text: str) -> Traits:
    folded = fold(text)
    return traits(tokens(folded), folded.text)


def terms(text: str) -> set[str]:
    return {token.term for token in tokens(fold(text)) if token.term}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("approximate nearest neighbours", "an ANN index"),
        ("the tail latency", "p95"),
        ("it makes things up", "hallucinations"),
        ("re-ranking", "a reranker"),
        ("are a g pipeline", "RAG"),
        ("fine tuning", "we fine-tuned it"),
    ],
)
def test_two_ways_of_saying_a_concept_meet(one: str, other: str) -> None:
    assert terms(one) & terms(other)


def test_concepts_that_an_interviewer_tells_apart_stay_apart() -> None:
    assert concept((stem("bf16"),)) != concept((stem("fp16"),))
    assert concept((stem("precision"),)) != concept((stem("recall"),))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("latency grows with the batch", "latency falls with the batch"),
        ("validate before sending", "validate after sending"),
        ("they are read together", "they are read separately"),
        ("split it before training", "split it after training"),
        ("the cheaper one", "the more expensive one"),
    ],
)
def test_opposites_are_seen(right: str, wrong: str) -> None:
    mine, theirs = form(wrong), form(right)
    assert opposed(mine.sides, theirs.sides, theirs.sides)
    assert not opposed(theirs.sides, theirs.sides, theirs.sides)


def test_a_negated_opposite_is_the_same_end() -> None:
    assert not opposed(form("it does not fall").sides, form("it grows").sides, frozenset())


def test_swapped_ends_are_seen() -> None:
    right = form("small tenants share an index, large ones get a cluster")
    wrong = form("large tenants share an index, small ones get a cluster")
    assert swapped(wrong, right)
    assert not swapped(right, right)


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("about 95 percent", 0),
        ("0.95 of them", 0),
        ("some 94 percent", 0),
        ("70 percent", 1),
        ("five thousand", 1),
        ("one or two of them", 0),
    ],
)
def test_numbers_are_compared_up_to_rounding(said: str, odd: int) -> None:
    assert odd_numbers(form(said), form("95 percent for each step")) == odd


def test_a_number_within_a_stated_range_is_no_other_number() -> None:
    assert odd_numbers(form("twenty percent"), form("ten to thirty percent")) == 0


def test_slips_and_misheard_words_are_alike_and_others_are_not() -> None:
    assert alike("embeding", "embedding") > 0.6
    assert sound("kache") == sound("cache")
    assert alike("gradient", "retrieval") == 0


TWINS = [
    (
        "retrieval-reranking-stage",
        "p4",
        "A reranker can recover what the first stage missed, so recall at fifty is no ceiling.",
    ),
    (
        "agents-workflow-or-agent",
        "p4",
        "Errors do not compound: 95 percent reliability per step gives 95 percent after ten.",
    ),
    (
        "case-card-fraud-decisions",
        "p7",
        "Split at random and never by time: test on the past and train on later weeks.",
    ),
]


@pytest.mark.parametrize(("id", "point", "wrong"), TWINS)
def test_a_wrong_twin_counts_for_nothing_without_being_asked_about(
    bank: Bank, id: str, point: str, wrong: str
) -> None:
    item = bank.item(id)
    (stage,) = (one for one in item.stages if point in {each.id for each in one.points})
    found = {each.point: each.verdict for each in judge(item, wrong, stage).points}
    assert found[point] not in ("met", "partly")


def test_the_sentence_that_contradicts_is_the_one_quoted(bank: Bank) -> None:
    item = bank.item("retrieval-reranking-stage")
    wrong = "A reranker fixes missing documents too, it raises the recall of the first search."
    text = f"I would look at the logs with the team. {wrong} We would then see how users like it."
    found = {each.point: each for each in judge(item, text).points}
    assert found["p4"].verdict == "contradicted"
    assert found["p4"].quote == wrong


def test_a_later_answer_does_not_take_credit_away(bank: Bank) -> None:
    item: AnyContent = bank.item("retrieval-reranking-stage")
    first = GivenAnswer(1, item.strong_answer)
    more = GivenAnswer(2, "And I would talk to the team about what to build in the next quarter.")
    scorer = scorers()[item.kind]
    alone, both = (
        scorer.score(item, item.stages[0], told, []) for told in ([first], [first, more])
    )
    assert both.score >= alone.score - 1e-9


def test_what_a_judge_is_fitted_on_is_what_it_judges_by(bank: Bank) -> None:
    item = bank.item("retrieval-reranking-stage")
    case = reading_of(item, item.stages[0], item.strong_answer)
    assert case.match.strength.shape == (len(case.units), len(item.stages[0].points))
