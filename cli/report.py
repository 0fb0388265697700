"""The report in a terminal: levels in words, each with the words it rests on."""

from collections.abc import Iterator

from cli.screen import Part
from cli.telling_code import PURPOSES, STATUS
from interview.report import CompetencyFinding, PointFinding, QuestionFinding, Report, RunFinding

VERDICTS = {
    "met": "Met",
    "partly": "Partly met",
    "missed": "Missed",
    "contradicted": "Contradicted",
    "unclear": "Unclear",
}
"""The page's words, so that one thing has one name."""
_LEVELS = ("", "1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5")


def report_parts(report: Report) -> Iterator[Part]:
    """The whole report, top to bottom."""
    yield Part("heading", f"Report · {report.title}")
    yield Part("note", f"{report.mode}, judged by the {report.engine} engine")
    yield from (Part("text", sentence) for sentence in report.summary)
    yield Part("heading", "Competencies")
    yield from (Part("item", _competency(finding)) for finding in report.competencies)
    for finding in report.questions:
        yield from _question(finding)
    if report.notes:
        yield Part("heading", "Please note")
        yield from (Part("item", note) for note in report.notes)


def level_words(level: int | None) -> str:
    """A level as people read it."""
    return "not enough evidence" if level is None else f"level {_LEVELS[level]}"


def _competency(finding: CompetencyFinding) -> str:
    if finding.level is None:
        return f"{finding.title}: {finding.word}"
    bounds = ""
    if finding.low is not None and finding.high is not None:
        bounds = f" (likely {finding.low:.1f} to {finding.high:.1f})"
    return f"{finding.title}: {finding.level:.1f} of 5{bounds}, {finding.word} the level aimed at"


def _question(finding: QuestionFinding) -> Iterator[Part]:
    yield Part("heading", f"{finding.title} · {_judged(finding)}")
    yield Part("text", finding.text)
    for point in finding.points:
        yield Part("item", f"{VERDICTS[point.verdict]}: {point.text}{_rests_on(point, finding)}")
    yield from (Part("note", _run(number, run)) for number, run in enumerate(finding.runs, 1))
    if not any(point.quote or point.run for point in finding.points):
        for heard in finding.evidence:
            yield Part("note", f"Said instead: “{heard.quote}” [{heard.seq}]")
    yield Part("note", f"What this level looks like: {finding.line_met}")
    if finding.line_next:
        yield Part("note", f"What the next level adds: {finding.line_next}")
    yield Part("note", f"A strong answer: {finding.strong_answer}")


def _judged(finding: QuestionFinding) -> str:
    left_out = finding.skipped and finding.level is None
    words = "left out" if left_out else level_words(finding.level)
    if finding.human is not None:
        words = f"{level_words(finding.human.level)} (reviewer; machine: {words})"
    if finding.hints:
        hints = "1 hint" if finding.hints == 1 else f"{finding.hints} hints"
        words = f"{words}, {hints} (-{finding.hint_cost:.0%})"
    return words


def _rests_on(point: PointFinding, finding: QuestionFinding) -> str:
    """The words, or the run, that a verdict rests on; of a planted fault, when it was found."""
    order = f" (found as number {point.order})" if point.order else ""
    if point.quote:
        return f"{order} “{point.quote}” [{point.seq}]"
    number = next((n for n, run in enumerate(finding.runs, 1) if run.seq == point.run), None)
    return f"{order} [run {number}]" if number else order


def _run(number: int, run: RunFinding) -> str:
    """One run in a line."""
    count = f", {run.passed} of {run.total} passed" if run.total else ""
    failed = f"; failed: {'; '.join(run.failed)}" if run.failed else ""
    late = "" if run.scored or run.purpose != "submit" else ", after the time, not scored"
    what = f"{PURPOSES[run.purpose]} in {run.language}, {STATUS[run.status]}"
    return f"Run {number}, minute {run.minute:.0f}: {what}{count}{late}{failed}"
