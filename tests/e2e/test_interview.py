"""A whole interview of two rounds over the websocket of the started service, three times over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from interview.report import Report
from tests.e2e.candidate import Candidate
from tests.e2e.checker import check
from tests.e2e.driver import start
from tests.e2e.history import History
from tests.e2e.scenario import gather_evidence
from tests.e2e.script import Script, Style
from tests.e2e.supervisor import Supervisor
from tests.e2e.templates import SCIENCE, SEARCH

STYLES: tuple[Style, ...] = ("strong", "middling", "weak")


class Held(NamedTuple):
    """An interview that was held, and the report it led to."""

    history: History
    report: Report


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Supervisor]:
    """The service as a user starts it, on a fresh folder."""
    supervisor = Supervisor()
    serving = asyncio.create_task(supervisor.serve([], partial(start, tmp_path / "data")))
    try:
        yield supervisor
    finally:
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving


async def held(service: Supervisor, template: dict[str, Any], style: Style) -> Held:
    """Take an interview by a script, all of whose answers are fixed beforehand."""
    staff, running = await service.staff(), await service.running()
    created = await staff.create(running.service, template["name"], "hiring")
    history = History(created.id, "candidate")
    await Candidate(history, created.ticket, Script(style)).attend(service)
    answer = await staff.report(running.service, created.id)
    return Held(history, Report.model_validate(answer))


@pytest.mark.parametrize("template", [SEARCH, SCIENCE], ids=lambda each: str(each["name"]))
async def test_two_rounds_lead_to_levels_that_rest_on_the_candidates_words(
    service: Supervisor, tmp_path: Path, template: dict[str, Any]
) -> None:
    staff, running = await service.staff(), await service.running()
    await staff.publish(running.service, template)
    reports = [await held(service, template, style) for style in STYLES]
    await service.stop()
    for each in await gather_evidence(tmp_path / "data", [one.history for one in reports]):
        assert check(each) == []
    for one in reports:
        quotes_are_said(one)
        rounds_are_held(one, template)
    levels_are_ordered([one.report for one in reports], template)


def quotes_are_said(one: Held) -> None:
    """Every level rests on words that stand in what this candidate sent, letter for letter."""
    said = [sent["text"] for sent in one.history.sent.values() if sent["type"] == "answer"]
    for finding in one.report.questions:
        quotes = [each.quote for each in finding.evidence]
        quotes += [point.quote for point in finding.points if point.quote is not None]
        assert finding.level is None or quotes, f"{finding.question}: a level without a quote"
        assert all(any(quote in text for text in said) for quote in quotes), finding


def rounds_are_held(one: Held, template: dict[str, Any]) -> None:
    events = one.history.applied.values()
    ended = [event["round"] for event in events if event["type"] == "round.ended"]
    assert ended == [round_["id"] for round_ in template["rounds"]]
    assert {finding.round for finding in one.report.questions} == set(ended)


def levels_are_ordered(reports: list[Report], template: dict[str, Any]) -> None:
    """Strong over middling over weak in every competency; not enough evidence is lowest."""
    asked = {name for round_ in template["rounds"] for name in round_["competencies"]}
    levels = {
        name: [
            next(each.level or 0.0 for each in report.competencies if each.competency == name)
            for report in reports
        ]
        for name in asked
    }
    wrong = {name: each for name, each in levels.items() if not each[0] > each[1] > each[2]}
    assert not wrong, f"strong, middling, weak: {wrong}; all: {levels}"
