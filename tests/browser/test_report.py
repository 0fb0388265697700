"""The report: quotes that lead to their moment, uncertainty in words, disagreeing, taking it along."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

WRONG = "I named a number: two hundred messages, sampled at random."


def squeezed(text: str) -> str:
    return " ".join(text.split())


def report_of(person: Any) -> tuple[str, dict[str, Any]]:
    interview = person.interview()
    report = person.service.call("GET", f"/interviews/{interview}/report", bearer=person.bearer)
    person.open(f"/s/{interview}/report")
    expect(person.page.get_by_role("heading", name="The record")).to_be_visible()
    return interview, report


def test_a_quote_leads_to_the_moment_it_was_said_and_is_marked_there(finished: Any) -> None:
    report_of(finished)
    page: Page = finished.page
    first = page.locator("blockquote a").first
    quote = squeezed(first.inner_text().strip("“”"))
    finished.tab_to(first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Replay")
    seq = re.search(r"#line-(\d+)", page.url)
    assert seq is not None
    line = page.locator(f"#line-{seq[1]}")
    expect(line).to_be_focused()
    expect(line).to_be_in_viewport()
    expect(line).to_contain_text("You")
    marked = "".join(line.locator("mark.named").all_inner_texts()) or line.inner_text()
    assert quote in squeezed(marked)


def test_it_says_levels_with_uncertainty_and_what_was_not_assessed(finished: Any) -> None:
    _, report = report_of(finished)
    page: Page = finished.page
    words = [finding["word"] for finding in report["competencies"]]
    assert "not assessed" in words
    for finding in report["competencies"]:
        row = page.locator(".levels li", has_text=finding["title"])
        if finding["level"] is None:
            expect(row).to_contain_text("Not assessed")
            expect(row.locator(".mark, .band")).to_have_count(0)
        else:
            expect(row).to_contain_text(f"between {finding['low']:.1f} and {finding['high']:.1f}")
    for sentence in report["summary"]:
        expect(page.locator(".summary")).to_contain_text(sentence)


def test_each_question_has_its_lines_points_and_strong_answer(finished: Any) -> None:
    _, report = report_of(finished)
    for finding in report["questions"]:
        card = finished.page.locator(f"#finding-{finding['asked']}")
        lines = card.locator(".rubric-lines")
        expect(lines).to_contain_text(f"What this level looks like{finding['line_met']}")
        if finding["line_next"]:
            expect(lines).to_contain_text(f"What the next level adds{finding['line_next']}")
        for point in finding["points"]:
            expect(card).to_contain_text(point["text"])
        strong = card.locator("details p")
        expect(strong).to_be_hidden()
        card.get_by_text("What a strong answer contains").press("Enter")
        expect(strong).to_have_text(finding["strong_answer"].strip())


def test_disagreeing_is_kept_beside_the_level(finished: Any) -> None:
    interview, report = report_of(finished)
    page: Page = finished.page
    question = report["questions"][0]
    finished.press(f"Disagree with this about {question['title']}")
    box = page.get_by_label("What is wrong with this, and why?")
    expect(box).to_be_focused()
    page.keyboard.insert_text(WRONG)
    finished.press("Send")
    expect(page.get_by_text("Kept with this question.")).to_be_visible()
    made = [fact.body for fact in finished.facts(interview) if fact.type == "objection.made"]
    assert [(each["question"], each["text"]) for each in made] == [(question["question"], WRONG)]
    page.reload()
    expect(page.locator(".objection")).to_contain_text(f"You disagreed: {WRONG}")


def test_feedback_can_be_given_here_once(finished: Any) -> None:
    interview, _ = report_of(finished)
    page: Page = finished.page
    page.get_by_text("Say how it was").press("Enter")
    page.get_by_label("Good", exact=True).check()
    finished.press("Send")
    expect(page.get_by_text("Thank you. What you said")).to_be_visible()
    given = [
        fact.body["rating"] for fact in finished.facts(interview) if fact.type == "feedback.given"
    ]
    assert given == [4]
    page.reload()
    expect(page.get_by_role("heading", name="The record")).to_be_visible()
    expect(page.get_by_text("Say how it was")).to_have_count(0)


@pytest.mark.parametrize("what", ["Report as JSON", "Transcript as Markdown"])
def test_it_can_be_taken_along(finished: Any, what: str) -> None:
    _, report = report_of(finished)
    with finished.page.expect_download() as started:
        finished.press(what, "link")
    body = started.value.path().read_text(encoding="utf-8")
    if what == "Report as JSON":
        assert json.loads(body) == report
    else:
        assert body.startswith("# Transcript")


def test_staff_read_of_the_candidate_and_may_not_disagree_for_them(
    finished: Any, meet: Any, service: Any, bearer: str
) -> None:
    interview = finished.interview()
    link = service.call("POST", "/links", {"role": "reviewer", "name": "Rita"}, bearer=bearer)
    staff = meet(signed_in=False)
    staff.page.goto(link["url"])
    expect(staff.page.get_by_role("heading", name="Interviews")).to_be_visible()
    staff.open(f"/s/{interview}/report")
    expect(staff.page.get_by_text("of the candidate’s time")).to_be_visible()
    expect(staff.page.get_by_role("button", name=re.compile("^Disagree"))).to_have_count(0)
    expect(staff.page.get_by_text("Say how it was")).to_have_count(0)


def test_on_paper_all_is_open_and_on_screen_it_is_as_before(finished: Any) -> None:
    report_of(finished)
    page: Page = finished.page
    closed = page.locator("details:not([open])").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("details:not([open])").count() == 0
    for name in ("Print", re.compile("^Disagree"), "Report as JSON"):
        expect(
            page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first
        ).to_be_hidden()
    expect(page.locator(".record .transcript")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == closed > 0
