"""The replay: by keys, by marks, by its own clock; every decision with what it was tied to."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

SAMPLE = "/replay/sample/sample-interview"


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="Position in the interview")


def spoken(page: Page) -> str:
    return str(slider(page).get_attribute("aria-valuetext"))


def opened(person: Any, path: str = SAMPLE) -> Page:
    person.open(path)
    page: Page = person.page
    expect(slider(page)).to_be_visible()
    return page


def test_from_home_a_sample_replays_with_the_reason_of_every_decision(person: Any) -> None:
    person.open()
    person.press("Replay a sample interview", "link")
    page: Page = person.page
    expect(page.get_by_text("Nothing has been said yet.")).to_be_visible()
    person.tab_to(slider(page))
    page.keyboard.press("End")
    decided = page.locator('.transcript [data-kind="decided"]')
    expect(decided.first).to_be_visible()
    said = page.locator(".transcript .own .words").all_inner_texts()
    spans = decided.locator("mark").all_inner_texts()
    assert spans
    assert all(any(span in words for words in said) for span in spans)
    for span in spans:
        assert span in page.locator(".own mark.span").all_inner_texts() or any(
            span in "".join(line.locator("mark").all_inner_texts())
            for line in page.locator(".own").all()
        )
    person.press("Read the whole report", "link")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report")
    expect(page.locator("blockquote a").first).to_have_attribute(
        "href", re.compile(f"^{SAMPLE}#line-")
    )


def test_its_keys_move_it_inside_the_player_only(person: Any) -> None:
    page = opened(person)
    page.keyboard.press("l")
    assert spoken(page).startswith("0 seconds")
    person.tab_to(slider(page))
    page.keyboard.press("l")
    page.keyboard.press("l")
    there = slider(page).input_value()
    assert float(there) >= 19_900
    page.keyboard.press("ArrowRight")
    assert float(slider(page).input_value()) > float(there)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("j")
    assert float(slider(page).input_value()) < float(there)
    page.keyboard.press("Home")
    assert spoken(page).startswith("0 seconds")
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_it_plays_to_its_end_by_its_own_clock(person: Any) -> None:
    page = opened(person)
    person.tab_to(slider(page))
    page.keyboard.press("End")
    page.keyboard.press("j")
    before = page.locator(".transcript > li").count()
    page.get_by_label("Speed").select_option("4")
    person.press("Play")
    expect(page.get_by_role("heading", name="What the report said")).to_be_visible()
    assert page.locator(".transcript > li").count() > before
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_focused()


def test_marks_are_walked_and_jumped_to(person: Any) -> None:
    page = opened(person)
    current = page.locator('.marks [aria-current="true"]')
    expect(current).to_have_count(0)
    for _ in range(3):
        person.press("Next mark")
    expect(current).to_have_count(1)
    third = page.locator(".marks button").nth(2)
    time = third.locator(".mark-time").inner_text()
    assert page.locator(".player-clock").inner_text().split("/")[0].strip().endswith(time)
    last = page.locator('.marks [data-mark="decision"] button').last
    person.tab_to(last)
    page.keyboard.press("Enter")
    expect(page.locator('.transcript [data-kind="decided"]').last).to_be_in_viewport()
    clock = page.locator(".player-clock").inner_text()
    person.press("Previous mark")
    assert page.locator(".player-clock").inner_text() != clock


def test_the_moment_is_the_same_with_and_without_pauses(person: Any) -> None:
    page = opened(person)
    for _ in range(4):
        person.press("Next mark")
    clock = page.locator(".player-clock").inner_text()
    length = float(str(slider(page).get_attribute("max")))
    person.press("Skip pauses")
    assert float(str(slider(page).get_attribute("max"))) > length
    assert page.locator(".player-clock").inner_text() == clock


def test_it_follows_until_somebody_scrolls(person: Any) -> None:
    page = opened(person)
    follow = page.get_by_role("button", name="Follow", exact=True)
    for _ in range(6):
        person.press("Next mark")
    expect(page.locator(".transcript > li").last).to_be_in_viewport()
    page.locator(".transcript > li").last.hover()
    page.mouse.wheel(0, -400)
    expect(follow).to_have_attribute("aria-pressed", "false")


def test_own_interviews_replay_the_same_way(finished: Any) -> None:
    interview = finished.interview()
    finished.press("Replay the interview", "link")
    page: Page = finished.page
    finished.tab_to(slider(page))
    page.keyboard.press("End")
    lines = page.locator(".line")
    expect(lines.last).to_have_attribute("data-kind", "closing")
    kinds = [fact.type for fact in finished.facts(interview)]
    assert lines.count() == sum(kind in ("said", "answer.given") for kind in kinds)
    page.keyboard.press("Home")
    expect(lines).to_have_count(0)


def test_it_fits_a_narrow_window(person: Any) -> None:
    page = opened(person)
    page.set_viewport_size({"width": 320, "height": 640})
    person.press("Next mark")
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(sideways) == 0
    for target in page.locator(".player button, .player select, .mark-panel summary").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
