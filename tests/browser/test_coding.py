"""A coding round in the browser: by keyboard alone, over reloads, past its time, to its report."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from interview.code import Change
from interview.content import Coding
from interview.editing import edited
from tests.browser.test_pages import look

PROBLEM = "coding-merge-intervals"
OTHER = "coding-fold-repeated-lines"
MINUTES = 20


@pytest.fixture(scope="module")
def problem(knowledge: Any) -> Coding:
    found = next(item for item in knowledge.values() if item.id == PROBLEM)
    assert isinstance(found, Coding)
    return found


@pytest.fixture(scope="module")
def template(service: Any, bearer: str) -> Callable[..., str]:
    """Publishes a template with the problems named, once for each choice of them."""
    shipped = service.call("GET", "/templates/coding-practice", bearer=bearer)
    made: dict[tuple[str, ...], str] = {}

    def publish(*problems: str) -> str:
        if problems not in made:
            name = f"coding-{len(problems)}"
            chosen = {"pinned": problems, "minutes": MINUTES * len(problems)}
            first = {**shipped["rounds"][0], **chosen}
            body = {**shipped, "name": name, "title": f"Known problems {name}", "rounds": [first]}
            body = {key: body[key] for key in body.keys() - {"state", "minutes", "public_share"}}
            service.call("POST", "/templates", body, bearer=bearer)
            service.call("POST", f"/templates/{name}/publish", bearer=bearer)
            made[problems] = name
        return made[problems]

    return publish


@pytest.fixture
def person(meet: Any) -> Any:
    """Somebody invited by a link."""
    return meet(signed_in=False)


@pytest.fixture
def enter(
    person: Any, template: Callable[..., str], service: Any, bearer: str
) -> Callable[..., Page]:
    """From the lobby to the open editor, by keyboard; who is hired is asked just what is pinned."""

    def opened(*problems: str, mode: str = "hiring") -> Page:
        person.tab_to = lambda target: reach(person.page, target)
        name = template(*(problems or (PROBLEM,)))
        wish = {"template": name, "mode": mode, "candidate": {"name": "Kim"}}
        made = service.call("POST", "/interviews", wish, bearer=bearer)
        person.page.goto(made["join_url"])
        person.press("Start the interview")
        expect(person.page.get_by_role("timer").last).to_contain_text("to prepare")
        person.press("Open the editor")
        expect(person.page.get_by_role("heading", name="Your task")).to_be_focused()
        page: Page = person.page
        return page

    return opened


def reach(page: Page, target: Locator) -> None:
    """Reach something with the Tab key, leaving the editor by Escape where that is on the way."""
    expect(target).to_be_enabled()
    for _ in range(80):
        if target.evaluate("element => element === document.activeElement"):
            return
        if editor(page).evaluate_all("all => all.includes(document.activeElement)"):
            page.keyboard.press("Escape")
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def editor(page: Page) -> Locator:
    return page.locator(".editor")


def text(page: Page) -> str:
    """What stands in the editor."""
    expect(page.locator(".cm-content")).to_be_visible()
    return "\n".join(page.locator(".cm-line").all_inner_texts()).replace("\n\n\n", "\n\n")


def write(person: Any, source: str) -> None:
    """Replace what stands in the editor."""
    person.tab_to(editor(person.page))
    person.page.keyboard.press("Control+a")
    person.page.keyboard.press("Delete")
    person.page.keyboard.insert_text(source)


def of(person: Any, kind: str) -> list[dict[str, Any]]:
    return [each.body for each in person.facts(person.interview()) if each.type == kind]


def known_to_the_server(person: Any) -> str:
    """The solution as the log tells it."""
    (asked,) = of(person, "question.asked")
    code: str = asked["task"]["starter"]["python"]
    for fact in of(person, "code.edited"):
        whole = fact.get("text")
        code = edited(code, map(Change.model_validate, fact["changes"])) if whole is None else whole
    return code


def submitted(page: Page) -> Locator:
    return page.locator(".run-head", has_text="Submission")


def asked(person: Any, knowledge: Any) -> tuple[str, str, str]:
    """What to say, a wrong and a right solution of the task that practice has drawn."""
    (fact,) = of(person, "question.asked")
    item = next(item for item in knowledge.values() if item.id == fact["question"])
    wrong, right = (
        next(each.source for each in some if each.language == "python")
        for some in (item.wrong, item.solutions)
    )
    return item.strong_answer.strip().replace("\n", " "), wrong, right


def test_a_round_by_keyboard_from_the_brief_to_the_report(
    person: Any, enter: Callable[..., Page], knowledge: Any
) -> None:
    page = enter(mode="practice")
    words, wrong, right = asked(person, knowledge)
    write(person, wrong)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".run-head")).to_contain_text("Examples:")
    person.answer_box = lambda: page.get_by_label("Think aloud, or answer")
    person.answer(words)
    expect(page.locator('.line[data-kind="acknowledgement"]')).to_be_visible()
    person.press("Submit")
    expect(submitted(page)).to_contain_text(re.compile(r"\d+ of \d+ tests passed"), timeout=30_000)
    expect(page.get_by_text("hidden tests passed.")).to_be_visible()
    expect(page.locator('.test-marks [data-outcome="failed"]').first).to_be_visible()
    expect(page.locator('.line[data-kind="probe"]')).to_be_visible()
    write(person, right)
    page.keyboard.press("Control+Shift+Enter")
    expect(submitted(page)).to_contain_text(re.compile(r"all \d+ tests passed"), timeout=30_000)
    assert known_to_the_server(person) == right
    assert [fact["purpose"] for fact in of(person, "code.ran")] == ["samples", "submit", "submit"]
    assert all(fact["scored"] for fact in of(person, "code.ran")[1:])
    person.press("End")
    person.press("End it now")
    person.press("Read your report", "link")
    _reads_the_report(person, page, wrong, right)


def _reads_the_report(person: Any, page: Page, wrong: str, right: str) -> None:
    """Points rest on a run; a run leads to its moment, where the code stands as it stood."""
    runs = page.locator(".found-runs li")
    expect(runs).to_have_count(3)
    expect(runs.nth(1)).to_contain_text("What failed:")
    evidence = page.locator(".on-run a").first
    expect(evidence).to_have_text(re.compile(r"^Run 3: (\d+) of \1 tests$"))
    look(page)
    person.tab_to(evidence)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Replay")
    stands(page, right)
    expect(page.locator(".replayed-code")).to_contain_text(re.compile(r"all \d+ tests passed"))
    look(page)
    back = page.get_by_role("button", name="Previous mark")
    for _ in range(page.locator(".marks li").count()):
        if page.locator(".replayed-code .run-head").inner_text().startswith("Examples"):
            break
        person.tab_to(back)
        page.keyboard.press("Enter")
    stands(page, wrong)


def stands(page: Page, source: str) -> None:
    """The editor shows a text; of a long one it draws the part in sight."""
    lines = [line for line in source.splitlines() if line][:3]
    for line in lines:
        expect(page.locator(".cm-content")).to_contain_text(line)


def test_the_editor_can_be_left_and_says_how(person: Any, enter: Callable[..., Page]) -> None:
    page = enter()
    person.tab_to(editor(page))
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("x")
    assert text(page).endswith("    x")
    expect(editor(page)).to_be_focused()
    help_ = page.get_by_text("Escape, then Tab, leaves the editor.", exact=False)
    expect(help_).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Tab now leaves the editor.")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run examples")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(help_).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Start over")).to_be_focused()


def test_every_state_is_accessible_in_light_and_dark(
    person: Any, enter: Callable[..., Page]
) -> None:
    page = enter()
    look(page)
    write(person, "def merge(bookings):\n    print('here')\n    return bookings[9]\n")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Nothing was run yet")
    look(page)
    page.get_by_role("dialog").get_by_role("button", name="Submit").press("Enter")
    expect(submitted(page)).to_be_visible()
    expect(page.locator(".values").first).to_contain_text("IndexError")
    look(page)
    page.get_by_role("button", name="Go to line 3").first.press("Enter")
    expect(editor(page)).to_be_focused()
    expect(page.locator(".cm-activeLine")).to_contain_text("return bookings[9]")
    page.set_viewport_size({"width": 390, "height": 844})
    for part in ("Code", "Talk", "Task"):
        page.get_by_role("group", name="Show").get_by_role("button", name=part).press("Enter")
        look(page)
    person.press("Pause")
    look(page)


def test_a_program_runs_with_an_input_of_ones_own(person: Any, enter: Callable[..., Page]) -> None:
    page = enter()
    write(person, "print(input()[::-1])\n")
    page.keyboard.press("Escape")
    person.press("Run with input")
    person.tab_to(page.get_by_label("What it reads", exact=False))
    page.keyboard.type("drawer")
    person.press("Run")
    expect(page.get_by_label("What it printed")).to_have_text("reward")
    expect(page.locator(".run-head")).to_contain_text("ran to its end")


def test_a_reload_and_a_lost_line_lose_no_letter(
    person: Any, enter: Callable[..., Page], tolerating: Any
) -> None:
    page = enter()
    write(person, "# one 🙂\n")
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("# one 🙂")
    with tolerating(person):
        person.context.set_offline(True)
        expect(page.get_by_text("Reconnecting…").first).to_be_visible()
        person.tab_to(editor(page))
        page.keyboard.press("Control+End")
        page.keyboard.type("# two")
        person.context.set_offline(False)
        page.reload()
    expect(page.locator(".cm-content")).to_contain_text("# two")
    page.get_by_role("button", name="Run examples").press("Enter")
    expect(page.locator(".run-head")).to_be_visible()
    assert known_to_the_server(person) == "# one 🙂\n# two"


def test_each_language_keeps_its_draft_and_can_start_over(
    person: Any, enter: Callable[..., Page], problem: Coding
) -> None:
    page = enter()
    write(person, "# python")
    language = page.get_by_label("Language")
    language.select_option("javascript")
    assert text(page).strip() == (problem.starter["javascript"] or "").strip()
    write(person, "// script")
    language.select_option("python")
    assert text(page) == "# python"
    person.press("Start over")
    page.get_by_role("dialog").get_by_role("button", name="Start over").press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("def merge")
    person.tab_to(editor(page))
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-content")).to_have_text("# python")
    language.select_option("javascript")
    assert text(page) == "// script"


def test_what_the_server_cannot_apply_is_sent_whole(
    person: Any, enter: Callable[..., Page]
) -> None:
    refused: list[str] = []

    def through(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def sent(words: str | bytes) -> None:
            frame = json.loads(words)
            if frame["type"] == "code.edit" and not refused:
                refused.append(frame["id"])
                told = {"code": "invalid", "message": "does not fit", "id": frame["id"]}
                line.send(json.dumps({"type": "error", **told}))
            else:
                server.send(words)

        line.on_message(sent)

    person.page.route_web_socket("**/socket", through)
    page = enter()
    write(person, "# mine\n")
    page.get_by_role("button", name="Run examples").press("Enter")
    expect(page.locator(".run-head")).to_be_visible()
    assert refused
    expect(page.get_by_role("alert")).to_have_text("")
    assert known_to_the_server(person) == "# mine\n"


def test_when_the_time_is_up_the_code_is_submitted_and_work_may_go_on(
    person: Any, enter: Callable[..., Page], problem: Coding
) -> None:
    person.page.clock.install()
    page = enter()
    write(person, problem.solutions[0].source)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".run-head")).to_contain_text("Examples:")
    page.clock.fast_forward((MINUTES * 60 + 2) * 1000)
    expect(page.get_by_text("The time is up.", exact=True)).to_be_visible()
    expect(submitted(page)).to_contain_text("all 13 tests passed")
    expect(page.get_by_text("What stood in the editor was submitted, and counts.")).to_be_visible()
    assert [fact["purpose"] for fact in of(person, "code.ran")] == ["samples", "submit"]
    look(page)
    person.press("Keep working, unscored")
    expect(page.get_by_text("What you run and submit now is unscored.")).to_be_visible()
    again = page.get_by_role("button", name="Submit, unscored")
    expect(again).to_be_disabled()
    page.clock.fast_forward(20_000)
    expect(again).to_be_enabled()
    person.press("Go on")
    expect(editor(page)).to_have_count(0)
    assert len(of(person, "question.skipped")) == 1


def test_without_a_runner_the_words_why_stand_where_the_buttons_were(
    person: Any, enter: Callable[..., Page]
) -> None:
    def through(line: WebSocketRoute) -> None:
        def told(words: str | bytes) -> None:
            frame = json.loads(words)
            if frame["type"] == "question.asked":
                frame["task"]["off"] = "No code can be run on this host."
            line.send(json.dumps(frame))

        line.connect_to_server().on_message(told)

    person.page.route_web_socket("**/socket", through)
    page = enter()
    expect(page.get_by_text("No code can be run on this host.", exact=False)).to_be_visible()
    expect(page.get_by_role("button", name="Run examples")).to_have_count(0)
    expect(page.get_by_role("button", name="Submit")).to_have_count(0)
    write(person, "# still mine")
    assert text(page) == "# still mine"
    look(page)


def test_a_second_task_of_a_round_has_its_own_start(
    person: Any, enter: Callable[..., Page]
) -> None:
    page = enter(PROBLEM, OTHER)
    write(person, "# first")
    page.keyboard.press("Escape")
    person.press("Skip")
    person.press("Skip the question")
    again = page.get_by_role("button", name="Open the editor")
    expect(again).to_be_focused()
    expect(page.get_by_role("timer").last).to_contain_text("to prepare")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your task")).to_be_focused()
    assert "# first" not in text(page)
    assert [fact["question"] for fact in of(person, "task.announced")] == [PROBLEM, OTHER]
    assert len(of(person, "task.readied")) == 1


def test_talk_and_code_share_the_width_by_keyboard(person: Any, enter: Callable[..., Page]) -> None:
    page = enter()
    bar = page.get_by_role("separator")
    person.tab_to(bar)
    width = "element => element.getBoundingClientRect().width"
    before = page.locator(".bench").evaluate(width)
    page.keyboard.press("End")
    expect(bar).to_have_attribute("aria-valuenow", "65")
    assert page.locator(".bench").evaluate(width) < before - 200
    page.reload()
    expect(bar).to_have_attribute("aria-valuenow", "65")
