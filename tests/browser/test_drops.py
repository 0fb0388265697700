"""What happens when the line breaks: nothing that was typed is lost, nothing is there twice."""

from typing import Any

import pytest
from playwright.sync_api import expect


def given(person: Any, interview: str) -> list[str]:
    return [fact.body["text"] for fact in person.facts(interview) if fact.type == "answer.given"]


def gap_free(person: Any, interview: str) -> bool:
    seqs = [fact.seq for fact in person.facts(interview)]
    return seqs == list(range(1, len(seqs) + 1))


def shown(person: Any) -> list[str]:
    return [str(text) for text in person.page.locator(".line.own .words").all_inner_texts()]


def test_an_answer_sent_without_a_line_arrives_once(person: Any, tolerating: Any) -> None:
    person.open()
    interview = person.begin()
    with tolerating(person):
        person.context.set_offline(True)
        expect(person.page.get_by_text("Reconnecting… your clock is paused").first).to_be_visible()
        person.answer("Written while the line was down.")
        expect(person.page.locator(".pending")).to_contain_text("sending…")
        person.context.set_offline(False)
        expect(person.page.locator(".link")).to_have_text("Connected")
    expect(person.page.locator(".pending")).to_have_count(0)
    expect(person.page.locator(".line.own")).to_have_count(1)
    assert given(person, interview) == ["Written while the line was down."]
    assert shown(person) == ["Written while the line was down."]
    assert gap_free(person, interview)


def test_a_reload_keeps_the_draft_and_the_unsent_answer(person: Any, tolerating: Any) -> None:
    person.open()
    interview = person.begin()
    person.answer("The first answer.")
    expect(person.page.locator('[data-mood="waiting"]')).to_be_visible()
    person.tab_to(person.answer_box())
    person.page.keyboard.type("Half a sentence")
    person.page.reload()
    expect(person.answer_box()).to_have_value("Half a sentence")
    assert shown(person) == ["The first answer."]
    with tolerating(person):
        person.context.set_offline(True)
        expect(person.page.get_by_text("Reconnecting…").first).to_be_visible()
        person.tab_to(person.answer_box())
        person.page.keyboard.press("End")
        person.page.keyboard.type(", then the rest.")
        person.page.keyboard.press("Control+Enter")
        expect(person.page.locator(".pending")).to_be_visible()
        person.context.set_offline(False)
        person.page.reload()
    expect(person.page.locator(".line.own:not(.pending)")).to_have_count(2)
    assert given(person, interview) == ["The first answer.", "Half a sentence, then the rest."]
    assert gap_free(person, interview)


def test_a_newer_tab_takes_over_and_the_older_says_so(person: Any) -> None:
    person.open()
    interview = person.begin()
    newer = person.another_tab()
    newer.goto(person.page.url)
    expect(person.page.get_by_text("opened in another tab")).to_be_visible()
    expect(person.page.get_by_role("button", name="Send answer")).to_have_count(0)
    newer.get_by_label("Your answer").fill("From the newer tab.")
    newer.get_by_label("Your answer").press("Control+Enter")
    expect(newer.locator(".line.own:not(.pending)")).to_have_count(1)
    person.press("Go on in this tab instead")
    expect(person.page.locator(".line.own")).to_have_count(1)
    expect(newer.get_by_text("opened in another tab")).to_be_visible()
    assert given(person, interview) == ["From the newer tab."]
    assert gap_free(person, interview)


@pytest.mark.parametrize("way", ["kill", "stop"])
def test_the_service_goes_away_and_comes_back(person: Any, tolerating: Any, way: str) -> None:
    person.open()
    interview = person.begin()
    person.answer("Before the service went away.")
    expect(person.page.locator(".line.own:not(.pending)")).to_have_count(1)
    expect(person.page.locator('[data-mood="waiting"]')).to_be_visible()
    with tolerating(person):
        getattr(person.service, way)()
        expect(person.page.get_by_text("Reconnecting…").first).to_be_visible()
        person.answer("While it was away.")
        expect(person.page.locator(".pending")).to_contain_text("sending…")
        person.service.start()
        expect(person.page.locator(".link")).to_have_text("Connected", timeout=30_000)
    expect(person.page.locator(".line.own:not(.pending)")).to_have_count(2)
    assert shown(person) == ["Before the service went away.", "While it was away."]
    assert given(person, interview) == shown(person)
    assert gap_free(person, interview)


def test_an_answer_in_flight_at_a_kill_arrives_once(person: Any, tolerating: Any) -> None:
    person.open()
    interview = person.begin()
    with tolerating(person):
        person.answer("Sent just before the kill.")
        person.service.kill()
        person.service.start()
        expect(person.page.locator(".link")).to_have_text("Connected", timeout=30_000)
    expect(person.page.locator(".pending")).to_have_count(0)
    expect(person.page.locator(".line.own")).to_have_count(1)
    assert given(person, interview) == ["Sent just before the kill."]
    assert gap_free(person, interview)
