"""What has changed places, or goes with the other end, is told from what was only said otherwise."""

import pytest

from tools.question_bank import Bank
from tools.rubric_scorer import reading_of
from tools.rubric_scorer.exchange import Frame, exchanged, frame, misbound
from tools.rubric_scorer.folding import fold
from tools.rubric_scorer.tokens import tokens
from tools.rubric_scorer.traits import Traits, odd_amounts, opposed, traits
from tools.rubric_scorer.units import Unit, read, units
from tools.rubric_scorer.verdicts import judge


def framed(text: str) -> Frame:
    folded = fold(text)
    return frame(tokens(folded), folded.text, 0)


def form(text: str) -> Traits:
    folded = fold(text)
    return traits(tokens(folded), folded.text)


def cut(text: str) -> list[Unit]:
    reading = read(1, text)
    return units(reading, [True] * len(reading.spans))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "the arithmetic is quadratic, while memory is linear",
            "the memory is quadratic, while arithmetic is linear",
        ),
        (
            "one model per tenant starves on its data, whereas a pooled one overfits nobody",
            "one pooled model starves on its data, whereas a tenant one overfits nobody",
        ),
        (
            "a forest needs fewer knobs and no patience",
            "boosting needs fewer knobs than a forest and no patience",
        ),
    ],
)
def test_what_changed_places_is_noticed(right: str, wrong: str) -> None:
    assert exchanged(framed(wrong), framed(right))
    assert not exchanged(framed(right), framed(right))


@pytest.mark.parametrize(
    "said",
    [
        "memory is linear, while the arithmetic is quadratic",
        "quadratic arithmetic; linear memory",
        "the arithmetic is quadratic. And what about memory? That one is linear.",
        "while memory is linear, the arithmetic stays quadratic",
    ],
)
def test_another_order_of_the_same_parts_is_no_exchange(said: str) -> None:
    assert not exchanged(
        framed(said), framed("the arithmetic is quadratic, while memory is linear")
    )


def test_a_comparison_said_from_the_other_side_is_no_exchange() -> None:
    right = framed("a forest needs fewer knobs, boosting needs more")
    assert not exchanged(framed("boosting needs more knobs than a forest"), right)


def test_terms_that_go_with_the_other_end_are_counted() -> None:
    right = framed("short passages match exactly, but long ones blur topics")
    wrong = framed("long passages match exactly, but short ones blur topics")
    assert misbound(wrong, right, wrong) == 0, "what the rubric knows in any way is no fault"
    assert misbound(wrong, right, framed("")) >= 2
    assert misbound(right, right, framed("")) == 0


def test_large_and_long_are_the_same_size() -> None:
    assert misbound(framed("large passages blur"), framed("short passages blur"), framed(""))


def test_another_number_for_the_same_thing_is_odd() -> None:
    known = form("16 bytes for each weight, in total 48 gigabytes")
    assert odd_amounts(form("two bytes each"), known) == 1
    assert odd_amounts(form("some 47 gigabytes"), known) == 0
    assert odd_amounts(form("two kernels"), known) == 0


def test_no_longer_has_nothing_to_do_with_length() -> None:
    short, no_longer = form("short answers"), form("it no longer answers")
    assert not opposed(no_longer.sides, short.sides, short.sides)
    assert [t.sign for t in tokens(fold("it no longer answers")) if t.term] == [-1]


SPOKEN = (
    "we first draw a random sample from the archive then two people label it on their own"
    " i would look at where they disagree and we rewrite the guide otherwise nobody can trust it"
)


def test_speech_without_marks_is_cut_where_a_sentence_may_begin() -> None:
    quotes = {unit.quote for unit in cut(SPOKEN)}
    assert any(quote.startswith("then two people label") for quote in quotes)
    assert any(quote.startswith("i would look") for quote in quotes)


def test_quotes_from_speech_are_verbatim_and_cover_all_of_it() -> None:
    found = cut(SPOKEN)
    assert all(unit.quote in SPOKEN for unit in found)
    said = {at for unit in found for at in range(unit.place, unit.place + len(unit.words))}
    assert said == set(range(len(SPOKEN.split())))


def test_no_run_of_speech_spans_what_is_no_evidence() -> None:
    reading = read(1, SPOKEN)
    keep = [at != 1 for at in range(len(reading.spans))]
    left_out = reading.spans[1]
    for unit in units(reading, keep):
        last = unit.place + len(unit.words) - 1
        assert last < left_out.first or unit.place > left_out.last


def test_an_exchange_counts_against_each_of_the_two_clauses(bank: Bank) -> None:
    item = bank.item("deep-learning-attention-without-the-matrix")
    (stage,) = item.stages
    wrong = (
        "The memory still grows with the square of the length; only the arithmetic became linear."
    )
    place = [point.id for point in stage.points].index("p3")
    found = judge("p3", place, reading_of(item, stage, wrong)).verdict.verdict
    assert found not in ("met", "partly")
