"""A person takes the 10-minute sample with the keyboard alone, and reads why."""

import re
from typing import Any

from playwright.sync_api import expect

FOLLOW_UP = "I would try it on a labelled sample first, and compare the numbers before and after."


def through(person: Any) -> str:
    """From home to the end of the interview; returns its id."""
    interview: str = person.begin()
    over = person.page.get_by_role("heading", name="The interview is over")
    own = person.page.get_by_role("button", name="No questions, finish")
    asked = 0
    for _ in range(30):
        if own.is_visible():
            person.press("No questions, finish")
            expect(over).to_be_visible()
            return interview
        lines = person.page.locator(".line.other").count()
        known = person.asked().count()
        person.answer(person.knows() if known > asked else FOLLOW_UP)
        asked = known
        expect(person.page.locator(".line.other").nth(lines)).to_be_visible()
        expect(person.page.locator('[data-mood="waiting"]')).to_be_visible()
    raise AssertionError("the sample does not end")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_keyboard_alone_to_a_report_that_quotes_what_was_typed(person: Any) -> None:
    person.open()
    interview = through(person)
    expect(person.page.get_by_role("heading", name="The interview is over")).to_be_focused()
    person.press("Read your report", "link")
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("Report")
    quotes = person.page.locator("blockquote a")
    expect(quotes.first).to_be_visible()
    said = squeezed(" ".join(person.typed))
    assert quotes.count() >= 3
    for quote in quotes.all():
        assert squeezed(quote.inner_text().strip("“”")) in said
    answers = [fact.body["text"] for fact in person.facts(interview) if fact.type == "answer.given"]
    assert answers == person.typed


def test_everything_beside_answering(person: Any) -> None:
    person.open()
    interview = person.begin()
    page = person.page
    person.press("I need a moment to think")
    expect(page.get_by_text("Your turn, without the clock")).to_be_visible()
    expect(person.answer_box()).to_be_focused()
    person.press("Ask a question back")
    box = page.get_by_label("Your question to the interviewer (not scored)")
    expect(box).to_be_focused()
    page.keyboard.insert_text("How much data is there?")
    page.keyboard.press("Control+Enter")
    expect(page.locator('.line[data-kind="clarify"]')).to_contain_text("How much data is there?")
    hint = page.get_by_role("button", name=re.compile("^Hint: costs \\d+ % of a point$"))
    person.tab_to(hint)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(hint).to_be_focused()
    page.keyboard.press("Enter")
    person.press("Take the hint")
    expect(person.answer_box()).to_be_focused()
    expect(page.locator('.line[data-kind="hint"]')).to_contain_text("% of its point")
    expect(page.get_by_text("1 hint taken")).to_be_visible()
    person.press("Pause")
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    page.keyboard.press("Enter")
    expect(person.answer_box()).to_be_focused()
    person.press("Skip")
    person.press("Skip the question")
    expect(person.asked()).to_have_count(2)
    person.press("End")
    person.press("End it now")
    expect(page.get_by_role("heading", name="The interview is over")).to_be_focused()
    expected = {
        "thinking.began",
        "clarification.asked",
        "hint.asked",
        "paused",
        "resumed",
        "question.skipped",
        "end.asked",
        "report.ready",
        "interview.ended",
    }
    assert expected <= {fact.type for fact in person.facts(interview)}
    assert "answer.given" not in {fact.type for fact in person.facts(interview)}


def test_finished_sentences_are_spoken_once_and_deltas_never(person: Any) -> None:
    person.open()
    person.begin()
    spoken = person.page.get_by_test_id("captions")
    expect(spoken).to_have_attribute("aria-live", "polite")
    expect(spoken).to_contain_text(squeezed(person.asked().last.locator(".words").inner_text()))
    person.answer("First I would look at a sample of failures.")
    expect(spoken).to_contain_text("Answer saved.")
    texts = [text for text in spoken.locator("p").all_inner_texts() if text != "Answer saved."]
    assert len(texts) == len(set(texts))


def test_without_the_transcript_the_report_has_no_quotes(person: Any) -> None:
    person.open("/s/new/ten-minute-sample")
    person.tab_to(person.page.get_by_label("Keep the transcript"))
    person.page.keyboard.press("Space")
    person.press("Start the interview")
    person.press("I am ready")
    expect(person.asked().first).to_be_visible()
    person.answer(person.knows())
    expect(person.page.locator(".line.own")).to_be_visible()
    person.press("End")
    person.press("End it now")
    person.press("Read your report", "link")
    expect(person.page.get_by_text("Your words were not kept")).to_be_visible()
    expect(person.page.locator("blockquote")).to_have_count(0)
    types = {fact.type for fact in person.facts(person.interview())}
    assert "hidden" in types
    assert not types & {"answer.given", "answer.scored", "said"}


def test_the_candidate_of_a_join_link_gets_to_the_same_room(meet: Any) -> None:
    host = meet()
    body = {"template": "ten-minute-sample", "mode": "hiring", "candidate": {"name": "Sam"}}
    made = host.service.call("POST", "/interviews", body, bearer=host.bearer)
    guest = meet(signed_in=False)
    guest.page.goto(made["join_url"])
    expect(guest.page.get_by_text("For Sam, with")).to_be_visible()
    assert "token" not in guest.page.url
    expect(guest.page.get_by_label("Keep the transcript")).not_to_be_checked()
    guest.press("Start the interview")
    guest.press("I am ready")
    expect(guest.asked().first).to_be_visible()
    expect(guest.page.locator(".link")).to_have_text("Connected")
    guest.press("Leave for now; your place is kept", "link")
    expect(guest.page.get_by_role("heading", level=1)).to_have_text("Your interview")
    guest.page.get_by_role("link", name="Continue").press("Enter")
    expect(guest.answer_box()).to_be_visible()
    assert guest.interview() == made["id"]
