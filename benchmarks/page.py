"""Weight of the page, and what Lighthouse 12 says of the report and the room.

Lighthouse is fetched by npx when this runs; it is no part of the product. Phone, slow network and
slow processor are simulated, as is its default. Of some runs the times are the median, as other
work on the machine makes single runs slow; accessibility and layout shift are the worst.

    python -m benchmarks.page [--runs 3]
"""

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "server" / "static"
SHELL = ("app.js", "app.css")
LIMITS = {"shell": 40, "all": 300}
"""Kilobytes in gzip."""
LIGHTHOUSE = "lighthouse@12"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COOKIE = "mock_interviewer"


class Weight(NamedTuple):
    """Kilobytes that a browser fetches, and how many are allowed."""

    what: str
    kilobytes: float
    limit: int


class Run(NamedTuple):
    """What one run of Lighthouse found; scores of 100."""

    accessibility: float
    performance: float
    layout_shift: float
    largest_paint_s: float


def packed(file: Path) -> float:
    """Kilobytes of a file as it is sent: text in gzip, the rest as it is."""
    body = file.read_bytes()
    text = file.suffix in (".js", ".css", ".html", ".svg")
    return len(gzip.compress(body, 9) if text else body) / 1024


def weights() -> list[Weight]:
    """The script and style that every page needs, and all that there is."""
    assets = [file for file in (STATIC / "assets").iterdir() if file.is_file()]
    shell = sum(packed(file) for file in assets if file.name in SHELL)
    whole = packed(STATIC / "index.html") + sum(map(packed, assets))
    return [
        Weight("shell (script and style)", shell, LIMITS["shell"]),
        Weight("all, with the font and every page", whole, LIMITS["all"]),
    ]


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The service on a free port; gives its sign-in link."""
    command = [sys.executable, "-m", "mock_interviewer", "serve", "--port", "0", "--data"]
    process = subprocess.Popen(
        [*command, str(data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().removeprefix("Listening on ").strip()
    finally:
        process.terminate()
        process.wait(timeout=30)


class Places(NamedTuple):
    """A signed-in browser's cookie, and the pages to look at."""

    cookie: str
    report: str
    room: str


def places(link: str, chromium: str) -> Places:
    """Sign in, answer once and end; then begin another interview and leave it open."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page()
        page.goto(link)
        page.wait_for_selector("h1")
        base = link.split("/#")[0]
        report = f"{begin(page, base, answer=True)}/report"
        room = begin(page, base, answer=False)
        cookies = {each.get("name"): each.get("value") for each in page.context.cookies()}
        browser.close()
    return Places(f"{COOKIE}={cookies[COOKIE]}", report, room)


def begin(page: Page, base: str, *, answer: bool) -> str:
    """Take the sample to its first question, or to its end; returns the address of its room."""
    page.goto(f"{base}/s/new/ten-minute-sample")
    page.get_by_role("button", name="Start the interview").click()
    page.get_by_role("button", name="I am ready").click()
    page.locator('.line[data-kind="question"]').first.wait_for()
    if answer:
        page.get_by_label("Your answer").fill("I would read a sample of the failures first.")
        page.keyboard.press("Control+Enter")
        page.locator(".line.own").first.wait_for()
        page.get_by_role("button", name="End").first.click()
        page.get_by_role("button", name="End it now").click()
        page.get_by_role("link", name="Read your report").wait_for()
    found = re.match(rf"{re.escape(base)}/s/[0-9a-f]+", page.url)
    assert found is not None, page.url
    return found[0]


class NoLighthouse(Exception):
    """Lighthouse could not be run; says why."""


def lighthouse(url: str, cookie: str, chromium: str) -> Run:
    """Run Lighthouse once."""
    npx = shutil.which("npx")
    if npx is None:
        raise NoLighthouse("npx is not on the PATH; install Node 20 or newer")
    command = [npx, "--yes", LIGHTHOUSE, url, "--output=json", "--output-path=stdout", "--quiet"]
    options = [
        "--only-categories=accessibility,performance",
        f"--extra-headers={json.dumps({'Cookie': cookie})}",
        f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
    ]
    done = subprocess.run(
        [*command, *options],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NoLighthouse(done.stderr.strip()[-400:])
    return read(json.loads(done.stdout))


def read(found: dict[str, dict[str, dict[str, float]]]) -> Run:
    """The figures of a Lighthouse report."""
    scores, audits = found["categories"], found["audits"]
    return Run(
        accessibility=scores["accessibility"]["score"] * 100,
        performance=scores["performance"]["score"] * 100,
        layout_shift=audits["cumulative-layout-shift"]["numericValue"],
        largest_paint_s=audits["largest-contentful-paint"]["numericValue"] / 1000,
    )


def of_all(runs: list[Run]) -> Run:
    """The median of what the load of the machine moves, and the worst of the rest."""
    return Run(
        accessibility=min(run.accessibility for run in runs),
        performance=median(run.performance for run in runs),
        layout_shift=max(run.layout_shift for run in runs),
        largest_paint_s=median(run.largest_paint_s for run in runs),
    )


def weight_table() -> str:
    """The weights beside their limits."""
    lines = ["| what is fetched | KB in gzip | at most |", "|---|---|---|"]
    lines += [f"| {what} | {size:.1f} | {limit} |" for what, size, limit in weights()]
    return "\n".join(lines)


def lighthouse_table(runs: int) -> str:
    """Report and room as Lighthouse sees them in some runs."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        raise NoLighthouse("Chromium is not on the PATH")
    lines = [
        "| page | accessibility | performance | layout shift | largest paint, s |",
        "|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "data") as link:
        seen = places(link, chromium)
        for name, url in (("report", seen.report), ("room", seen.room)):
            found = of_all([lighthouse(url, seen.cookie, chromium) for _ in range(runs)])
            lines.append(
                f"| {name} | {found.accessibility:.0f} | {found.performance:.0f}"
                f" | {found.layout_shift:.3f} | {found.largest_paint_s:.1f} |"
            )
    return "\n".join(lines)


def main() -> None:
    """Weigh, run and print; without Lighthouse, say so."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    print(weight_table())
    try:
        print(f"\nLighthouse 12 in {runs} runs:\n\n{lighthouse_table(runs)}")
    except NoLighthouse as fault:
        print(f"\nLighthouse was not run: {fault}")


if __name__ == "__main__":
    main()
