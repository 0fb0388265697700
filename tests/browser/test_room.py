"""The room and its lobby: what fits a person, the warm-up, parts of an answer, own questions."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, WebSocketRoute, expect

RATIO = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
COVERED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const seen = document.elementFromPoint(box.left + box.width / 2, box.top + 4);
  return !document.activeElement.contains(seen) && seen !== document.activeElement;
}"""
OVER_THE_FLOOR = """() => {
  const line = [...document.querySelectorAll('.line')].at(-1).getBoundingClientRect();
  return line.bottom - document.querySelector('.floor').getBoundingClientRect().top;
}"""


def fact(person: Any, interview: str, kind: str) -> dict[str, Any]:
    bodies = [each.body for each in person.facts(interview) if each.type == kind]
    assert len(bodies) == 1, bodies
    return dict(bodies[0])


def start(person: Any) -> str:
    """To the opening of the first round."""
    person.open("/s/new/ten-minute-sample")
    person.press("Start the interview")
    expect(person.page.get_by_role("button", name="I am ready")).to_be_visible()
    return str(person.interview())


def mood(person: Any) -> Locator:
    found: Locator = person.page.locator(".mood")
    return found


def test_the_total_is_that_of_the_time_chosen(person: Any) -> None:
    person.open("/s/new/ten-minute-sample")
    page = person.page
    expect(page.get_by_text("10 minutes in all").first).to_be_visible()
    page.get_by_label("× 1.5").check()
    expect(page.get_by_text("15 minutes in all")).to_have_count(2)
    expect(page.locator(".round-head")).to_contain_text("15 minutes")
    page.get_by_label("Patient turns").check()
    page.get_by_label("Hide the clock").check()
    person.press("Start the interview")
    person.press("I am ready")
    expect(person.asked().first).to_be_visible()
    expect(page.get_by_role("timer")).to_have_count(0)
    person.press("Show clock")
    expect(page.get_by_role("timer")).to_contain_text("of 15 minutes")
    given = fact(person, person.interview(), "consent.given")
    assert (given["time_percent"], given["patient"]) == (150, True)


def test_without_a_clock_there_is_none(person: Any) -> None:
    person.open("/s/new/ten-minute-sample")
    person.page.get_by_label("No clock").check()
    expect(person.page.get_by_text("No clock: take the time you want")).to_have_count(2)
    person.press("Start the interview")
    person.press("I am ready")
    expect(person.asked().first).to_be_visible()
    expect(person.page.get_by_role("timer")).to_have_text(re.compile("^No clock"))
    assert fact(person, person.interview(), "consent.given")["time_percent"] == 0


def test_a_hiring_interview_keeps_its_clock_and_asks_the_rest(meet: Any) -> None:
    host = meet()
    body = {"template": "ten-minute-sample", "mode": "hiring", "candidate": {"name": "Kim"}}
    made = host.service.call("POST", "/interviews", body, bearer=host.bearer)
    guest = meet(signed_in=False)
    guest.page.goto(made["join_url"])
    expect(guest.page.get_by_label("× 2")).to_be_visible()
    expect(guest.page.get_by_label("No clock")).to_have_count(0)
    expect(guest.page.get_by_label("Your name")).to_have_count(0)
    guest.page.get_by_label("× 2").check()
    guest.press("Start the interview")
    guest.press("I am ready")
    expect(guest.page.get_by_role("timer")).to_contain_text("of 20 minutes")


def test_the_opening_fits_a_laptop(meet: Any) -> None:
    person = meet(viewport={"width": 1280, "height": 800})
    start(person)
    expect(person.page.locator('.line[data-kind="warm-up"]')).to_be_visible()
    assert person.page.evaluate(OVER_THE_FLOOR) <= 0
    expect(person.page.get_by_role("heading", level=2)).to_be_in_viewport(ratio=1)


def test_the_warm_up_can_be_answered_or_passed_by(person: Any) -> None:
    interview = start(person)
    page = person.page
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    expect(page.get_by_text(re.compile(r"You have read for \d:\d\d"))).to_be_visible()
    expect(page.get_by_role("button", name="Skip")).to_have_count(0)
    person.answer("I build search for a publisher.")
    expect(page.locator('.line[data-kind="acknowledgement"]')).to_be_visible()
    expect(page.get_by_role("timer")).to_contain_text("not started")
    person.press("I am ready")
    expect(person.asked()).to_have_count(1)
    expect(person.answer_box()).to_be_focused()
    types = [each.type for each in person.facts(interview)]
    assert types.count("answer.given") == 1
    assert "answer.scored" not in types


def test_more_can_be_added_until_the_reply(person: Any) -> None:
    person.open("/s/new/ten-minute-sample")
    person.page.get_by_label("Patient turns").check()
    person.press("Start the interview")
    person.press("I am ready")
    expect(person.asked().first).to_be_visible()
    person.answer("First I would look at the failures.")
    expect(mood(person)).to_have_text("Listening, in case you add more")
    box = person.page.get_by_label("Add to your answer")
    expect(box).to_be_focused()
    person.page.keyboard.type("Then I would label two hundred of them.")
    expect(mood(person)).to_have_text("Listening to the rest")
    person.page.keyboard.press("Control+Enter")
    expect(person.page.locator(".line.own:not(.pending)")).to_have_count(2)
    expect(person.page.get_by_role("button", name="Send answer")).to_be_visible(timeout=30_000)
    facts = person.facts(person.interview())
    kinds = [each.type for each in facts if each.type in ("answer.given", "answer.scored")]
    assert kinds == ["answer.given", "answer.given", "answer.scored"]


def altering(person: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Let the page talk through a line that changes what it sends."""

    def through(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        line.on_message(lambda words: server.send(json.dumps(change(json.loads(words)))))

    person.page.route_web_socket("**/socket", through)


def test_words_that_come_after_the_reply_are_given_back(person: Any) -> None:
    late: list[bool] = []

    def to_an_old_floor(frame: dict[str, Any]) -> dict[str, Any]:
        return {**frame, "re": 1} if late and frame["type"] == "answer" else frame

    altering(person, to_an_old_floor)
    person.open()
    interview = person.begin()
    late.append(True)
    person.answer("These words come late.")
    expect(person.page.get_by_role("alert")).to_contain_text("back in the box")
    expect(person.answer_box()).to_have_value("These words come late.")
    late.clear()
    person.page.keyboard.press("Control+Enter")
    expect(person.page.locator(".line.own:not(.pending)")).to_have_count(1)
    assert fact(person, interview, "answer.given")["text"] == "These words come late."


def test_own_questions_are_asked_or_there_are_none(person: Any) -> None:
    person.open()
    interview = person.begin()
    page = person.page
    none = page.get_by_role("button", name="No questions, finish")
    for _ in range(6):
        person.press("Skip")
        asked = person.asked().count()
        person.press("Skip the question")
        expect(none.or_(person.asked().nth(asked))).to_be_visible()
        if none.is_visible():
            break
    box = page.get_by_label("Your question")
    expect(box).to_be_focused()
    expect(page.get_by_role("timer")).to_contain_text("not for this part")
    page.keyboard.insert_text("How large is the team that I would work with?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".line.own .kind").last).to_have_text("your question")
    expect(page.locator(".line.other .kind").last).to_have_text("answer")
    expect(none).to_be_enabled()
    person.press("No questions, finish")
    expect(page.get_by_role("heading", name="The interview is over")).to_be_focused()
    assert "question.noted" in [each.type for each in person.facts(interview)]


def test_settings_hold_at_once_and_after_a_reload(person: Any) -> None:
    person.page.emulate_media(color_scheme="light")
    person.open("/settings")
    page = person.page
    normal = page.evaluate(RATIO)
    page.get_by_label("Largest").check()
    page.get_by_label("Dark", exact=True).check()
    page.get_by_label("Wait for full messages").check()
    for _ in range(2):
        expect(page.get_by_label("Largest")).to_be_checked()
        assert page.evaluate(RATIO) == pytest.approx(1.5 * normal)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert sum(map(int, re.findall(r"\d+", ground))) < 120, ground
        page.reload()
    page.get_by_label("Normal").check()
    page.get_by_label("Auto").first.check()
    page.get_by_label("As they come").check()
    assert page.evaluate("localStorage.getItem('settings')") is None


def test_settings_work_by_keyboard_and_before_signing_in(meet: Any) -> None:
    person = meet(signed_in=False)
    person.open("/settings")
    person.tab_to(person.page.get_by_label("Normal"))
    person.page.keyboard.press("ArrowRight")
    expect(person.page.get_by_label("Large", exact=True)).to_be_checked()
    person.faults.clear()  # The browser itself logs that nobody is signed in.


def test_less_motion_is_no_motion(meet: Any) -> None:
    moves = "getComputedStyle(document.documentElement).getPropertyValue('--calm')"
    still = meet(reduced_motion="reduce")
    still.open("/settings")
    assert still.page.evaluate(moves) == "0s"
    moving = meet(reduced_motion="no-preference")
    moving.open("/settings")
    assert moving.page.evaluate(moves) != "0s"
    moving.page.get_by_label("As little as possible").check()
    assert moving.page.evaluate(moves) == "0s"


def test_the_composer_is_in_reach_above_a_keyboard(meet: Any) -> None:
    person = meet(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    person.open()
    person.begin()
    person.page.set_viewport_size({"width": 390, "height": 420})
    person.answer("An answer typed above the keyboard of a phone.")
    expect(mood(person)).to_have_text("Your turn")
    assert person.page.evaluate(OVER_THE_FLOOR) <= 1
    for name in ("Pause", "Skip"):
        person.tab_to(person.page.get_by_role("button", name=name))
        assert not person.page.evaluate(COVERED), name
    expect(person.answer_box()).to_be_in_viewport()


def test_a_screen_at_its_largest_text_fits_a_phone(meet: Any) -> None:
    person = meet(viewport={"width": 320, "height": 700})
    person.open("/settings")
    person.page.get_by_label("Largest").check()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for path in ("/settings", "/s/new/ten-minute-sample"):
        person.open(path)
        expect(person.page.get_by_role("heading", level=1)).to_be_visible()
        expect(person.page.get_by_text("Loading")).to_have_count(0)
        assert person.page.evaluate(wide) <= 0, path
    start(person)
    assert person.page.evaluate(wide) <= 0
    person.press("I am ready")
    expect(person.asked().first).to_be_visible()
    assert person.page.evaluate(wide) <= 0
