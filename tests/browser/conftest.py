"""A real service, a real Chromium, and a person who uses both."""

import json
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    expect,
    sync_playwright,
)

from interview.content import AnyContent
from tools.question_bank import load_bank

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


class Service:
    """The service as a person starts it; it can be killed and started again on its port."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.port = 0
        self.base = ""
        self.token = ""
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "mock_interviewer", "serve"]
        log = self._data.parent / "service.log"
        with log.open("ab") as stderr:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port), "--data", str(self._data)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        found = re.fullmatch(r"Listening on (http://[^/]+:(\d+))/#token=(\S+)\n", line)
        if found is None:
            self.kill()
            pytest.fail(f"the service did not start: {line}{log.read_text('utf-8')[-800:]}")
        self.base, self.port, self.token = found[1], int(found[2]), found[3]

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        self._process.send_signal(number)
        self._process.wait(timeout=30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def sign_in(self) -> str:
        """Use the link of this start up; returns a bearer."""
        bearer: str = self.call("POST", "/sign-in", {"token": self.token})["bearer"]
        return bearer

    def call(self, method: str, path: str, body: object = None, bearer: str = "") -> Any:
        headers = {"content-type": "application/json"}
        if bearer:
            headers["authorization"] = f"Bearer {bearer}"
        request = urllib.request.Request(
            f"{self.base}/api/v1{path}",
            method=method,
            headers=headers,
            data=None if body is None else json.dumps(body).encode(),
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            content = response.read()
            return json.loads(content) if content else None


class Fact(NamedTuple):
    seq: int
    type: str
    body: dict[str, Any]


@dataclass
class Person:
    """Somebody at a browser: opens pages, uses the keyboard, and notices what goes wrong."""

    service: Service
    bearer: str
    context: BrowserContext
    page: Page
    knowledge: dict[str, AnyContent]
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> None:
        self.page.goto(self.service.base + path)

    def another_tab(self) -> Page:
        page = self.context.new_page()
        self.watch(page)
        return page

    def watch(self, page: Page) -> None:
        def heard(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.faults.append(message.text)

        page.on("console", heard)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))

    def tab_to(self, target: Locator) -> None:
        """Reach something with the Tab key alone."""
        expect(target).to_be_enabled()
        for _ in range(60):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {target}")

    def press(self, name: str, role: Any = "button") -> None:
        self.tab_to(self.page.get_by_role(role, name=name, exact=True))
        self.page.keyboard.press("Enter")

    def answer_box(self) -> Locator:
        return self.page.get_by_label("Your answer")

    def answer(self, text: str) -> None:
        self.tab_to(self.answer_box())
        self.page.keyboard.insert_text(text)
        self.typed.append(text)
        self.page.keyboard.press("Control+Enter")

    def begin(self) -> str:
        """From home to the first question, by keyboard; returns the interview's id."""
        self.press("Start a 10-minute sample", "link")
        self.tab_to(self.page.get_by_label("Your name"))
        self.page.keyboard.type("Robin")
        self.press("Start the interview")
        self.press("I am ready")
        expect(self.asked().first).to_be_visible()
        return self.interview()

    def interview(self) -> str:
        found = re.search(r"/s/([0-9a-f]{32})", self.page.url)
        assert found, self.page.url
        return found[1]

    def asked(self) -> Locator:
        return self.page.locator('.line[data-kind="question"]')

    def knows(self) -> str:
        """An answer to the newest question, as somebody gives it who knows the subject."""
        question = self.asked().last.inner_text()
        for ask, item in self.knowledge.items():
            if ask in question:
                return item.strong_answer.strip().replace("\n", " ")
        raise AssertionError(f"this question is not in the bank: {question}")

    def facts(self, interview: str) -> list[Fact]:
        page = self.service.call(
            "GET", f"/interviews/{interview}/events?after=0&limit=1000", bearer=self.bearer
        )
        return [Fact(each["seq"], each["type"], each) for each in page["items"]]


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(
            f"no browser: none of {', '.join(NAMES)} is on the PATH."
            " Install Chromium with the package manager (on Debian: apt-get install chromium)."
        )
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    service = Service(tmp_path_factory.mktemp("service") / "data")
    yield service
    service.stop()


@pytest.fixture(scope="session")
def bearer(service: Service) -> str:
    return service.sign_in()


@pytest.fixture(scope="session")
def knowledge() -> dict[str, AnyContent]:
    """Every question of the bank by the words that ask it."""
    items = load_bank([ROOT / "content"]).items.values()
    return {stage.ask.strip(): item for item in items for stage in item.stages}


Meet = Callable[..., Person]


@pytest.fixture
def meet(
    browser: Browser, service: Service, bearer: str, knowledge: dict[str, AnyContent]
) -> Iterator[Meet]:
    """Makes people with a browser profile of their own; at the end none may have met a fault."""
    people: list[Person] = []

    def made(*, signed_in: bool = True, **options: Any) -> Person:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})
        context.set_default_timeout(15_000)
        if signed_in:
            context.add_cookies(
                [{"name": "mock_interviewer", "value": bearer, "url": service.base}]
            )
        person = Person(service, bearer, context, context.new_page(), knowledge)
        person.watch(person.page)
        people.append(person)
        return person

    yield made
    for person in people:
        person.context.close()
    for person in people:
        assert person.faults == []
        assert [url for url in person.requests if not _own(url, service)] == []


def _own(url: str, service: Service) -> bool:
    host = service.base.removeprefix("http://")
    return url.startswith((f"http://{host}/", f"ws://{host}/"))


@pytest.fixture
def person(meet: Meet) -> Person:
    return meet()


@contextmanager
def _no_faults_expected(person: Person) -> Iterator[None]:
    before = len(person.faults)
    yield
    del person.faults[before:]


@pytest.fixture
def tolerating() -> Callable[[Person], Any]:
    """The browser itself reports a lost connection as an error; forget those inside."""
    return _no_faults_expected


@pytest.fixture
def finished(person: Person) -> Person:
    """Somebody with a short interview behind them."""
    person.open()
    person.begin()
    person.answer(person.knows())
    expect(person.page.locator('[data-mood="waiting"]')).to_be_visible()
    person.press("End")
    person.press("End it now")
    expect(person.page.get_by_role("link", name="Read your report")).to_be_visible()
    return person
