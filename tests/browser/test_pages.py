"""Every page: signing in, accessible in light and dark, narrow, small, and in words when refused."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

STATIC = Path(__file__).resolve().parents[2] / "server" / "static"
SHELL_LIMIT = 40 * 1024
SAMPLE = "/replay/sample/sample-interview"


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def in_both_lights(page: Page) -> list[str]:
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{scheme}: {fault}" for fault in faults(page)]
    return found


def narrow(page: Page) -> int:
    """How far the page can be moved sideways at 320 px."""
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    beyond = int(page.evaluate(sideways))
    if before is not None:
        page.set_viewport_size(before)
    return beyond


def look(page: Page) -> None:
    """Accessible in light and dark, and nothing sideways in a narrow window."""
    assert in_both_lights(page) == []
    assert narrow(page) == 0


def test_an_address_that_leads_nowhere(person: Any, tolerating: Any) -> None:
    with tolerating(person):
        answer = person.page.goto(f"{person.service.base}/what/is/this")
        assert answer.status == 404
        expect(person.page.get_by_role("heading", name="No such page")).to_be_visible()
        expect(person.page.get_by_role("link", name="Go to the start page")).to_be_visible()
    for path, accept in (("/what/is/this", "*/*"), ("/api/v1/what", "text/html")):
        told = person.page.request.get(person.service.base + path, headers={"accept": accept})
        assert told.status == 404
        assert told.headers["content-type"] == "application/problem+json"
        assert told.json()["code"] == "not_found"


PLAIN = ("/", "/s/new/ai-engineer", "/settings", "/sign-in", "/s/a/b/c", f"{SAMPLE}/report")


@pytest.mark.parametrize("path", PLAIN)
def test_pages_that_need_no_interview(person: Any, path: str) -> None:
    person.open(path)
    expect(person.page.get_by_role("heading", level=1)).to_be_visible()
    expect(person.page.locator(".loading")).to_have_count(0)
    look(person.page)


def test_the_lobby_of_an_invitation(meet: Any, service: Any, bearer: str) -> None:
    body = {"template": "ai-engineer", "mode": "hiring", "candidate": {"name": "Sam"}}
    link = service.call("POST", "/interviews", body, bearer=bearer)["join_url"]
    guest = meet(signed_in=False)
    guest.page.goto(link)
    expect(guest.page.get_by_role("button", name="Start the interview")).to_be_visible()
    look(guest.page)


def test_the_room_in_each_of_its_states(person: Any) -> None:
    page = person.page
    person.open("/s/new/ten-minute-sample")
    person.press("Start the interview")
    expect(page.get_by_role("button", name="I am ready")).to_be_visible()
    look(page)
    person.press("I am ready")
    expect(person.asked().first).to_be_visible()
    page.get_by_role("button", name="Hint: costs").press("Enter")
    person.press("Take the hint")
    expect(page.get_by_text("1 hint taken")).to_be_visible()
    lines = page.locator(".line.other").count()
    person.answer("I would look at the failures first.")
    expect(page.locator(".line.other").nth(lines)).to_be_visible()
    expect(page.locator('[data-mood="waiting"]')).to_be_visible()
    look(page)
    person.press("End")
    look(page)
    page.keyboard.press("Escape")
    person.press("Pause")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    look(page)


def test_the_pages_after_an_interview(finished: Any) -> None:
    page, interview = finished.page, finished.interview()
    look(page)
    finished.open(f"/s/{interview}/report")
    expect(page.get_by_role("heading", name="The record")).to_be_visible()
    finished.page.get_by_role("button", name="Disagree").first.press("Enter")
    look(page)


@pytest.mark.parametrize("marks", [0, 8])
def test_the_replay(person: Any, marks: int) -> None:
    person.open(SAMPLE)
    expect(person.page.get_by_role("slider")).to_be_visible()
    for _ in range(marks):
        person.press("Next mark")
    look(person.page)


SLOW = {"offline": False, "latency": 100, "downloadThroughput": 4e5, "uploadThroughput": 1e5}
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.shifted += each.value;
}).observe({ type: "layout-shift", buffered: true });"""


def test_nothing_jumps_while_a_page_opens(meet: Any) -> None:
    person = meet(viewport={"width": 412, "height": 823})
    page: Page = person.page
    page.add_init_script(SHIFTS)
    person.open("/s/new/ten-minute-sample")
    person.press("Start the interview")
    person.press("I am ready")
    expect(person.asked().first).to_be_visible()
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)
    here = ".composer, .rows, .summary, .player"
    for path in (f"/s/{person.interview()}", "/", f"{SAMPLE}/report", SAMPLE):
        person.open(path)
        expect(page.locator(here).first).to_be_visible()
        expect(page.locator(".loading")).to_have_count(0)
        assert page.evaluate("window.shifted") < 0.05, path


def test_targets_are_large_enough_to_hit(finished: Any) -> None:
    finished.open()
    expect(finished.page.get_by_role("link", name="Report").first).to_be_visible()
    for target in finished.page.locator("button:visible, a.button:visible, .links a").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target


def test_a_link_signs_in_once_and_leaves_the_address(meet: Any, service: Any, bearer: str) -> None:
    link = service.call("POST", "/links", {"role": "admin", "name": "Ada"}, bearer=bearer)["url"]
    first = meet(signed_in=False)
    first.page.goto(link)
    expect(first.page.get_by_role("link", name="Start a 10-minute sample")).to_be_visible()
    assert first.page.url == service.base + "/"
    first.page.go_back()
    assert "token" not in first.page.url
    second = meet(signed_in=False)
    second.page.goto(link)
    expect(second.page.get_by_role("alert")).to_contain_text("used before")
    expect(second.page.get_by_role("heading", name="Sign in")).to_be_visible()
    look(second.page)
    second.faults.clear()  # The browser itself logs the refused request.


def test_a_pasted_link_signs_in(meet: Any, service: Any, bearer: str) -> None:
    link = service.call("POST", "/links", {"role": "admin", "name": "Ada"}, bearer=bearer)["url"]
    person = meet(signed_in=False)
    person.open()
    field = person.page.get_by_label("Sign-in link")
    person.tab_to(field)
    person.page.keyboard.insert_text("nothing that helps")
    person.press("Sign in")
    expect(person.page.get_by_role("alert")).to_contain_text("no token")
    field.fill(f"Listening on {link}")
    person.press("Sign in")
    expect(person.page.get_by_role("link", name="Start a 10-minute sample")).to_be_visible()
    person.faults.clear()  # The browser itself logs that nobody was signed in at first.


def test_what_is_not_there_is_said_in_words(person: Any) -> None:
    for path in ("/s/nope/report", "/replay/nope", "/s/nope/lobby", "/s/new/nope", "/s/nope"):
        person.open(path)
        expect(person.page.get_by_role("alert")).to_contain_text("There is no")
        if path != "/s/nope":
            expect(person.page.get_by_role("link", name="Go to the start page")).to_be_visible()
    person.faults.clear()  # The browser itself logs each 404.


def test_a_report_before_its_time_says_where_the_interview_is(person: Any) -> None:
    person.open()
    interview = person.begin()
    person.open(f"/s/{interview}/report")
    expect(person.page.get_by_text("Running.")).to_be_visible()
    person.press("Go to the interview", "link")
    expect(person.asked().first).to_be_visible()
    person.faults.clear()  # The browser itself logs the 409.


def test_home_names_the_engine_and_lists_what_was_begun(person: Any) -> None:
    person.open()
    expect(person.page.get_by_text("Offline rubric engine: no model, no network.")).to_be_visible()
    person.begin()
    person.open()
    person.page.get_by_role("link", name="Continue").first.press("Enter")
    expect(person.answer_box()).to_be_visible()


def test_the_shell_is_small_and_nothing_in_it_is_inline() -> None:
    packed = [gzip.compress((STATIC / "assets" / name).read_bytes(), 9) for name in SHELL]
    assert sum(map(len, packed)) <= SHELL_LIMIT
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    assert "<style" not in page
    assert "style=" not in page
    assert page.count("<script") == page.count('<script type="module" crossorigin src="/assets/')


SHELL = ("app.js", "app.css")
