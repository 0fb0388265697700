"""What a report says of coding tasks: every run, and in which order faults were found."""

from collections.abc import Sequence

from agents.coding_moves import failed_groups
from interview.content import AnyContent, Coding
from interview.events import AnswerScored, AnyFact, CodeRan, QuestionAsked
from interview.report import RunFinding
from interview.view import RoundView, View

_MINUTE_MS = 60_000


def coding_runs(
    item: AnyContent, asked: QuestionAsked, during: Sequence[AnyFact]
) -> tuple[RunFinding, ...]:
    """The runs of a coding task in order; none for other items."""
    if not isinstance(item, Coding):
        return ()
    return tuple(_run(item, asked, fact) for fact in during if isinstance(fact, CodeRan))


def _run(item: Coding, asked: QuestionAsked, ran: CodeRan) -> RunFinding:
    submitted = ran.purpose == "submit"
    failed = failed_groups(item, ran.verdict) if submitted else []
    return RunFinding(
        seq=ran.seq,
        minute=round(max(0, ran.at - asked.at) / _MINUTE_MS, 1),
        purpose=ran.purpose,
        language=ran.language,
        status=ran.verdict.status,
        passed=ran.verdict.passed,
        total=len(ran.verdict.tests),
        scored=ran.scored,
        failed=tuple(group.about for group in failed),
    )


def found_in_order(item: AnyContent, during: Sequence[AnyFact]) -> dict[str, int]:
    """Point to its place among the planted faults that were found; empty for other items."""
    if not isinstance(item, Coding):
        return {}
    faults = {point.id for point in item.rubric if point.aspect == "finding"}
    found: dict[str, int] = {}
    for fact in during:
        if isinstance(fact, AnswerScored):
            new = [each for each in fact.points if each.point in faults - set(found)]
            met = [each for each in new if each.verdict in ("met", "partly")]
            for point in sorted(met, key=lambda each: each.seq or each.run or 0):
                found[point.point] = len(found) + 1
    return found


def minutes_counted(view: View) -> float:
    """Minutes used in all rounds; work that goes on unscored after the time does not count."""
    return round(sum(_counted(each, view) for each in view.rounds) / _MINUTE_MS, 1)


def _counted(round_: RoundView, view: View) -> int:
    limit = round_.minutes * _MINUTE_MS * view.time_percent // 100
    return min(round_.used_ms, limit) if round_.kind == "coding" and limit else round_.used_ms
