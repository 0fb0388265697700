"""Home: three ways in, what is listed, and what it says when the server does not answer."""

import re
from typing import Any

from playwright.sync_api import Route, expect

WAYS = ("Start a 10-minute sample", "Choose a template", "Replay a sample interview")


def test_three_ways_in_are_the_first_things_to_reach(person: Any) -> None:
    person.open()
    for way in WAYS:
        expect(person.page.get_by_role("link", name=way, exact=True)).to_be_in_viewport()
    for way in WAYS:
        person.page.keyboard.press("Tab")
        person.tab_to(person.page.get_by_role("link", name=way, exact=True))
    expect(person.page.get_by_text("Your answers stay on the machine")).to_be_visible()


def test_choosing_a_template_leads_to_the_list_of_them(person: Any) -> None:
    person.open()
    listed = person.service.call("GET", "/templates", bearer=person.bearer)["items"]
    person.press("Choose a template", "link")
    expect(person.page.get_by_role("heading", name="Templates")).to_be_in_viewport()
    for template in listed:
        card = person.page.locator(".template", has_text=template["title"]).first
        expect(card).to_contain_text(f"{template['minutes']} minutes")
    person.press(f"Start {listed[0]['title']}", "link")
    expect(person.page).to_have_url(re.compile(f"/s/new/{listed[0]['name']}$"))


def test_nothing_yet_is_said_and_a_fault_can_be_tried_again(person: Any) -> None:
    answers = iter([503, 200])

    def listing(route: Route) -> None:
        if next(answers, 200) == 503:
            route.fulfill(status=503, json={"title": "Busy", "detail": "Try in a moment."})
        else:
            route.fulfill(status=200, json={"items": [], "next": None})

    person.page.route("**/api/v1/interviews", listing)
    person.open()
    expect(person.page.get_by_role("alert")).to_contain_text("Try in a moment.")
    person.press("Try again")
    expect(person.page.get_by_text("None yet.")).to_be_visible()
    person.faults.clear()  # The browser itself logs the 503.


def test_a_long_list_shows_the_newest_first_and_the_rest_on_demand(person: Any) -> None:
    row = {
        "template": "t",
        "title": "Sample",
        "version": 1,
        "mode": "practice",
        "candidate": "Candidate",
    }
    rows = [
        {**row, "id": f"{n:032x}", "state": "ended", "created_at": n * 86_400_000}
        for n in range(11)
    ]
    person.page.route(
        "**/api/v1/interviews", lambda route: route.fulfill(json={"items": rows, "next": None})
    )
    person.open()
    listed = person.page.locator(".rows > li")
    expect(listed).to_have_count(8)
    expect(listed.first).to_contain_text("1970")
    person.press("Show 3 more")
    expect(listed).to_have_count(11)
    doors = person.page.locator(".links a").first
    expect(doors).to_have_attribute("href", f"/s/{10:032x}/report")
