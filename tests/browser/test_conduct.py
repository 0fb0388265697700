"""How the page treats people: shows the newest line, keeps its word, offers only what can be had."""

import json
from typing import Any

import pytest
from playwright.sync_api import WebSocketRoute, expect

ANSWER = "I would compare both systems on two hundred labelled questions, by recall. " * 3
COMPUTED = ("state", "minutes", "public_share")
"""What a template's document has beside what is written in one."""
OUT_OF_SIGHT = """line => {
  const seen = line.closest('.conversation').getBoundingClientRect();
  const { top, bottom } = line.getBoundingClientRect();
  return Math.max(0, seen.top - top, bottom - Math.min(seen.bottom, innerHeight));
}"""


def hidden_pixels(person: Any) -> float:
    return float(person.page.locator(".conversation li").last.evaluate(OUT_OF_SIGHT))


def answered(person: Any) -> None:
    lines = person.page.locator(".line.other").count()
    person.answer(ANSWER)
    expect(person.page.locator(".line.other").nth(lines)).to_be_visible()
    expect(person.page.locator('[data-mood="waiting"]')).to_be_visible()


def stored(person: Any) -> list[str]:
    keys: list[str] = person.page.evaluate("Object.keys(localStorage)")
    return [key for key in keys if key != "name"]


@pytest.mark.parametrize("height", [844, 640])
def test_the_newest_line_is_in_sight_on_a_phone(meet: Any, height: int) -> None:
    person = meet(viewport={"width": 390, "height": height}, reduced_motion="reduce")
    person.open()
    person.begin()
    for _ in range(4):
        answered(person)
        assert hidden_pixels(person) <= 1
        assert person.page.get_by_text("without the clock").count() == 0


def test_who_reads_back_is_left_alone_until_the_next_answer(person: Any) -> None:
    person.page.set_viewport_size({"width": 800, "height": 720})
    person.open()
    person.begin()
    answered(person)
    answered(person)
    box = person.page.get_by_role("region", name="Transcript")
    box.hover()
    person.page.mouse.wheel(0, -4000)
    expect(person.page.locator(".line").first).to_be_in_viewport()
    person.press("I need a moment to think")
    expect(person.page.get_by_text("without the clock")).to_be_visible()
    assert box.evaluate("box => box.scrollTop") == 0
    answered(person)
    assert hidden_pixels(person) <= 1


def test_the_brief_is_read_once(person: Any) -> None:
    person.open("/s/new/ten-minute-sample")
    person.press("Start the interview")
    expect(person.page.get_by_role("button", name="I am ready")).to_be_visible()
    brief = person.page.locator('.line[data-kind="brief"]')
    expect(person.page.locator(".line")).not_to_have_count(0)
    expect(brief).to_have_count(0)
    person.press("I am ready")
    expect(person.asked()).to_have_count(1)
    expect(brief).to_have_count(1)


def test_a_double_click_rests_the_clock_once(person: Any) -> None:
    person.open()
    interview = person.begin()
    person.page.get_by_role("button", name="I need a moment to think").dblclick(delay=150)
    expect(person.page.get_by_text("without the clock")).to_be_visible()
    answered(person)
    assert [fact.type for fact in person.facts(interview)].count("thinking.began") == 1


def test_a_refused_question_back_is_not_made_an_answer(person: Any, tolerating: Any) -> None:
    person.open()
    interview = person.begin()
    asking = person.page.get_by_label("Your question to the interviewer (not scored)")
    with tolerating(person):
        person.context.set_offline(True)
        expect(
            person.page.get_by_text("kept here, and goes out when the line is back")
        ).to_be_visible()
        person.press("Pause")
        person.press("Ask a question back")
        expect(asking).to_be_focused()
        person.page.keyboard.insert_text("Is it one language only?")
        person.page.keyboard.press("Control+Enter")
        expect(person.page.locator(".pending")).to_contain_text("sending…")
        person.context.set_offline(False)
        expect(person.page.get_by_role("alert")).to_contain_text("the interview is paused")
    person.page.reload()
    person.press("Go on")
    expect(asking).to_have_value("Is it one language only?")
    asking.press("Control+Enter")
    expect(person.page.locator('.line[data-kind="clarify"]')).to_be_visible()
    types = [fact.type for fact in person.facts(interview)]
    assert types.count("clarification.asked") == 1
    assert "answer.given" not in types


def test_nothing_that_was_typed_stays_on_the_device(person: Any) -> None:
    person.open()
    person.begin()
    person.tab_to(person.answer_box())
    person.page.keyboard.insert_text("secret words")
    assert any("draft" in key for key in stored(person))
    person.press("End")
    person.press("End it now")
    expect(person.page.get_by_role("link", name="Read your report")).to_be_visible()
    assert stored(person) == []


def test_an_erasure_takes_the_draft_too(person: Any, service: Any, bearer: str) -> None:
    person.open()
    interview = person.begin()
    person.answer("The first answer.")
    expect(person.page.locator('[data-mood="waiting"]')).to_be_visible()
    person.tab_to(person.answer_box())
    person.page.keyboard.insert_text("secret words")
    row = service.call("GET", f"/interviews/{interview}", bearer=bearer)
    service.call("DELETE", f"/candidates/{row['candidate_id']}", bearer=bearer)
    expect(person.page.get_by_text("This interview was erased.")).to_be_visible()
    assert stored(person) == []


def test_thanks_come_when_the_rating_has_arrived(finished: Any, tolerating: Any) -> None:
    page, interview = finished.page, finished.interview()
    with tolerating(finished):
        finished.context.set_offline(True)
        page.get_by_text("Say how it was").click()
        page.get_by_label("Good", exact=True).check()
        page.get_by_label("In your words").fill("The hints were good.")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("button", name="Sending…")).to_be_disabled()
        expect(page.get_by_text("Thank you. What you said")).to_have_count(0)
        finished.context.set_offline(False)
        expect(page.get_by_text("Thank you. What you said")).to_be_visible()
    given = [fact.body for fact in finished.facts(interview) if fact.type == "feedback.given"]
    assert [(each["rating"], each["text"]) for each in given] == [(4, "The hints were good.")]


def test_where_no_words_are_kept_none_are_asked_for(person: Any) -> None:
    person.open("/s/new/ten-minute-sample")
    person.page.get_by_label("Keep the transcript").uncheck()
    person.press("Start the interview")
    person.press("I am ready")
    expect(person.asked().first).to_be_visible()
    person.press("End")
    person.press("End it now")
    person.page.get_by_text("Say how it was").click()
    expect(person.page.get_by_label("In your words")).to_have_count(0)
    person.page.get_by_label("Fair").check()
    person.press("Send")
    expect(person.page.get_by_text("Thank you. What you said")).to_be_visible()


def reviewed(service: Any, bearer: str, name: str) -> None:
    """Publish a copy of the sample whose scores a person looks at first."""
    sample = service.call("GET", "/templates/ten-minute-sample", bearer=bearer)
    own = {key: value for key, value in sample.items() if key not in COMPUTED}
    reviews = {**own["reviews"], "scores": True}
    body = {**own, "name": name, "title": "Reviewed sample", "reviews": reviews}
    service.call("POST", "/templates", body, bearer=bearer)
    service.call("POST", f"/templates/{name}/publish", bearer=bearer)


def test_a_report_that_comes_later_is_shown_then(meet: Any, service: Any, bearer: str) -> None:
    reviewed(service, bearer, "reviewed-sample")
    body = {"template": "reviewed-sample", "mode": "hiring", "candidate": {"name": "Rita"}}
    made = service.call("POST", "/interviews", body, bearer=bearer)
    guest = meet(signed_in=False)
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        lines.append(line)
        line.connect_to_server()

    guest.page.route_web_socket("**/socket", through)
    guest.page.clock.install()
    guest.page.goto(made["join_url"])
    guest.press("Start the interview")
    guest.press("I am ready")
    expect(guest.asked().first).to_be_visible()
    guest.answer(guest.knows())
    expect(guest.page.locator('[data-mood="waiting"]')).to_be_visible()
    guest.press("End")
    guest.press("End it now")
    expect(guest.page.get_by_text("this page shows it then")).to_be_visible()
    lines[-1].close(code=1000, reason="the interview is over")
    items = service.call("GET", "/reviews", bearer=bearer)["items"]
    (review,) = [each["id"] for each in items if each["interview"] == made["id"]]
    decision = {"action": "accept", "reason": "fine"}
    service.call("POST", f"/reviews/{review}", decision, bearer=bearer)
    expect(guest.page.get_by_role("link", name="Read your report")).to_have_count(0)
    guest.page.clock.fast_forward(61_000)
    expect(guest.page.get_by_role("link", name="Read your report")).to_be_visible()


def test_staff_are_offered_what_they_can_do(meet: Any, service: Any, bearer: str) -> None:
    body = {"template": "ten-minute-sample", "mode": "hiring", "candidate": {"name": "Hugo"}}
    made = service.call("POST", "/interviews", body, bearer=bearer)
    link = service.call("POST", "/links", {"role": "reviewer", "name": "Rey"}, bearer=bearer)
    staff, guest = meet(signed_in=False), meet(signed_in=False)
    staff.page.goto(link["url"])
    row = staff.page.locator(".rows li", has_text="Hugo")
    expect(row.locator("strong")).to_have_text("Hugo")
    expect(row.get_by_role("link")).to_have_count(0)
    expect(staff.page.get_by_role("link", name="Start")).to_have_count(0)
    staff.open(f"/s/{made['id']}/lobby")
    expect(staff.page.get_by_text("Hugo has not begun yet")).to_be_visible()
    expect(staff.page.get_by_role("button", name="Start the interview")).to_have_count(0)
    staff.press("Watch", "link")
    expect(staff.page.get_by_text("The candidate has not begun yet")).to_be_visible()
    guest.page.goto(made["join_url"])
    guest.page.get_by_label("Keep the transcript").check()
    guest.press("Start the interview")
    expect(guest.page.get_by_role("button", name="I am ready")).to_be_visible()
    expect(staff.page.get_by_role("heading", level=2)).to_be_visible()
    expect(staff.page.get_by_role("button", name="I am ready")).to_have_count(0)
    guest.press("I am ready")
    expect(staff.asked()).to_have_count(1)
    expect(staff.page.get_by_text("You are watching as reviewer")).to_be_visible()
    expect(staff.page.locator("textarea")).to_have_count(0)
    guest.answer(guest.knows())
    expect(guest.page.locator('[data-mood="waiting"]')).to_be_visible()
    guest.press("End")
    guest.press("End it now")
    expect(staff.page.get_by_text("The candidate ended the interview.")).to_be_visible()
    expect(staff.page.get_by_text("Say how it was")).to_have_count(0)
    staff.press("Replay the interview", "link")
    staff.tab_to(staff.page.get_by_label("Position in the interview"))
    staff.page.keyboard.press("End")
    expect(staff.page.locator(".line.own").first).to_contain_text("Hugo")
    assert "You" not in json.dumps(staff.page.locator(".said-by strong").all_inner_texts())
    staff.faults.clear()  # The browser itself logs the ticket that staff may not have.
