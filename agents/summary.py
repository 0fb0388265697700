"""The report in words: three sentences on top, and what a reader must know."""

from collections.abc import Sequence

from interview.report import CompetencyFinding, PointFinding, QuestionFinding
from interview.vocabulary import EndReason

_ENOUGH = 8
_OPEN = ("contradicted", "missed", "partly", "unclear")


def summary(
    competencies: Sequence[CompetencyFinding], questions: Sequence[QuestionFinding]
) -> tuple[str, str, str]:
    """Strongest, weakest, first thing to do; in plain words, with the candidate's own."""
    assessed = [finding for finding in competencies if finding.level is not None]
    if not assessed:
        return (
            "Nothing could be assessed: there were not enough words to judge.",
            "No competency was weak or strong; none was seen.",
            "First thing to do: take the sample again and answer in three or four sentences.",
        )
    strongest = max(assessed, key=lambda finding: finding.level or 0)
    others = [finding for finding in assessed if finding is not strongest] or assessed
    weakest = min(others, key=lambda finding: finding.level or 0)
    return _strongest(strongest, questions), _weakest(weakest, strongest), _todo(weakest, questions)


def _strongest(finding: CompetencyFinding, questions: Sequence[QuestionFinding]) -> str:
    quote = next(
        (point.quote for point in _points(finding, questions) if point.verdict == "met"), None
    )
    said = f", where you said “{quote.rstrip('.')}”" if quote else ""
    word = "Strongest" if (finding.level or 0) >= 3 else "Best so far"
    return f"{word}: {finding.title}, level {finding.level} of 5{said}."


def _weakest(finding: CompetencyFinding, strongest: CompetencyFinding) -> str:
    if finding is strongest:
        return "Only one competency was assessed, so there is no weakest one to name."
    if finding.level == strongest.level:
        return f"{finding.title} came out at the same level; no competency was behind."
    word = "Weakest" if (finding.level or 0) < 4 else "Less strong, though good"
    return f"{word}: {finding.title}, level {finding.level} of 5."


def _todo(finding: CompetencyFinding, questions: Sequence[QuestionFinding]) -> str:
    open_ = [point for point in _points(finding, questions) if point.verdict in _OPEN]
    musts = [point for point in open_ if point.kind == "must"] or open_
    if not musts:
        return f"First thing to do: try harder questions on {finding.title.lower()}."
    return f"First thing to do: be ready to explain this point: {musts[0].text.rstrip('.')}."


def _points(finding: CompetencyFinding, questions: Sequence[QuestionFinding]) -> list[PointFinding]:
    own = [question for question in questions if question.competency == finding.competency]
    return [point for question in own for point in question.points]


def notes(
    questions: Sequence[QuestionFinding],
    competencies: Sequence[CompetencyFinding],
    *,
    kept: bool | None,
    reason: EndReason | None,
    timed_out: Sequence[str] = (),
    code_off: bool = False,
) -> tuple[str, ...]:
    """What a reader must know before trusting the levels."""
    scored = [question for question in questions if question.level is not None]
    unseen = [finding.title for finding in competencies if finding.level is None]
    hints = sum(question.hints for question in questions)
    found = (
        (len(scored) < _ENOUGH, _few(len(scored))),
        (bool(unseen), f"Not assessed: {', '.join(unseen)}."),
        (hints > 0, f"Hints taken: {hints}; their price is in the levels."),
        (kept is False, "You asked that your words are not kept, so no quotes are shown."),
        (bool(timed_out), f"Time ran out in: {', '.join(timed_out)}; not all was asked there."),
        (code_off, "No code could be run here; the coding task was judged by what was said."),
        (reason == "candidate", "You ended the interview early; the rest was not asked."),
        (reason == "abandoned", "The interview lay still past its limit and was closed."),
        (reason == "operator", "The interview was closed by the people who run it."),
    )
    return tuple(text for holds, text in found if holds)


def _few(count: int) -> str:
    answers = "1 scored answer is" if count == 1 else f"{count} scored answers are"
    return f"{answers} too few to compare people; read the levels as a direction."
