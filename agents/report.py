"""The report, built from the facts alone: every level with the words it rests on."""

import math
from collections.abc import Mapping, Sequence

from agents.coding_report import coding_runs, found_in_order, minutes_counted
from agents.context import Course
from agents.further import every_point
from agents.moves import hints_of
from agents.planner import stage_index
from agents.spans import quotable
from agents.summary import notes, summary
from interview.content import AnyContent, Coding, Stage
from interview.events import (
    AnswerGiven,
    AnswerScored,
    AnyFact,
    CodeRan,
    Decided,
    LevelEdit,
    QuestionAsked,
    QuestionNoted,
    QuestionSkipped,
    ReviewResolved,
    RoundEnded,
    Said,
)
from interview.report import (
    CompetencyFinding,
    Evidence,
    HumanLevel,
    PointFinding,
    QuestionFinding,
    Report,
)
from interview.view import View
from interview.vocabulary import TITLES, YOUR_QUESTIONS, Competency, EndReason

_Z80 = 1.28


def build_report(
    facts: Sequence[AnyFact], course: Course, view: View, reason: EndReason | None
) -> Report:
    """The report of an interview as far as its facts go."""
    kept = bool(view.transcript_kept)
    asked = [fact for fact in facts if isinstance(fact, QuestionAsked)]
    questions = tuple(_question(each, facts, course, quotes=kept) for each in asked)
    competencies = _competencies(questions, course)
    return Report(
        interview=course.interview,
        template=f"{course.template.name}@{course.template.version}",
        title=course.template.title,
        mode=course.mode,
        engine=view.engine,
        summary=summary(competencies, questions),
        competencies=competencies,
        questions=questions,
        quotes_kept=kept,
        noted=tuple(fact.text for fact in facts if isinstance(fact, QuestionNoted) and kept),
        minutes_used=minutes_counted(view),
        notes=notes(
            questions,
            competencies,
            kept=view.transcript_kept,
            reason=reason,
            timed_out=_timed_out(facts, course),
            code_off=any(each.task is not None and bool(each.task.off) for each in asked),
        ),
    )


def _timed_out(facts: Sequence[AnyFact], course: Course) -> list[str]:
    """Titles of rounds that the clock closed."""
    closed = [
        fact.round for fact in facts if isinstance(fact, RoundEnded) and fact.reason == "time"
    ]
    return [round_.title for round_ in course.rounds if round_.id in closed]


def _question(
    asked: QuestionAsked, facts: Sequence[AnyFact], course: Course, *, quotes: bool
) -> QuestionFinding:
    item = course.items[asked.question]
    stage = item.stages[stage_index(item, asked.stage)]
    scored = _last_score(asked, facts)
    human = _human(asked, facts)
    met, following = _lines(item, human.level if human else scored.level if scored else None)
    hinted = _hinted(asked, facts)
    return QuestionFinding(
        question=item.id,
        stage=stage.id,
        title=item.title,
        text=stage.ask,
        round=asked.round,
        competency=item.competency,
        difficulty=item.level,
        asked=asked.seq,
        level=scored.level if scored else None,
        human=human,
        confidence=scored.confidence if scored else 0.0,
        points=_points(
            item, stage, scored, found_in_order(item, _during(asked, facts)), quotes=quotes
        ),
        evidence=_evidence(asked, scored, facts) if quotes else (),
        hints=len(hinted),
        hint_cost=_hint_cost(stage, hinted),
        skipped=_skipped(item, asked, facts),
        line_met=met,
        line_next=following,
        runs=coding_runs(item, asked, _during(asked, facts)),
        strong_answer=item.strong_answer,
    )


def _during(asked: QuestionAsked, facts: Sequence[AnyFact]) -> list[AnyFact]:
    """Facts between a question and what is asked next; those of this turn have no seq yet."""
    start = facts.index(asked) + 1
    following = next((n for n in range(start, len(facts)) if _closes(facts[n])), len(facts))
    return list(facts[start:following])


def _closes(fact: AnyFact) -> bool:
    """Whether a question is over: the next one is asked, or it is the candidate's turn to ask."""
    if isinstance(fact, Said):
        return fact.question == YOUR_QUESTIONS
    return isinstance(fact, QuestionAsked)


def _last_score(asked: QuestionAsked, facts: Sequence[AnyFact]) -> AnswerScored | None:
    scores = [fact for fact in _during(asked, facts) if isinstance(fact, AnswerScored)]
    return scores[-1] if scores else None


def _hinted(asked: QuestionAsked, facts: Sequence[AnyFact]) -> list[str]:
    decided = [fact for fact in _during(asked, facts) if isinstance(fact, Decided)]
    return [fact.point for fact in decided if fact.next == "hint" and fact.point]


def _skipped(item: AnyContent, asked: QuestionAsked, facts: Sequence[AnyFact]) -> bool:
    """Whether it was left; a coding task is left in this way after its submissions, too."""
    during = _during(asked, facts)
    worked = isinstance(item, Coding) and any(isinstance(fact, CodeRan) for fact in during)
    return any(isinstance(fact, QuestionSkipped) for fact in during) and not worked


def _hint_cost(stage: Stage, hinted: Sequence[str]) -> float:
    """Share of the stage's credit given up: price times weight over all weights."""
    total = sum(point.weight for point in stage.points)
    paid = sum(
        point.weight * hint.price
        for point in stage.points
        for hint in hints_of(point)[: hinted.count(point.id)]
    )
    return round(paid / total, 3)


def _human(asked: QuestionAsked, facts: Sequence[AnyFact]) -> HumanLevel | None:
    """The newest level that a reviewer set for this stage."""
    reviews = [fact for fact in facts if isinstance(fact, ReviewResolved)]
    edits = [(review.by, edit) for review in reviews for edit in review.levels]
    own = [(by, edit) for by, edit in edits if _names(edit, asked)]
    if not own:
        return None
    by, edit = own[-1]
    return HumanLevel(level=edit.level, by=by, reason=edit.reason)


def _names(edit: LevelEdit, asked: QuestionAsked) -> bool:
    return (edit.question, edit.stage) == (asked.question, asked.stage)


def _points(
    item: AnyContent,
    stage: Stage,
    scored: AnswerScored | None,
    order: Mapping[str, int],
    *,
    quotes: bool,
) -> tuple[PointFinding, ...]:
    if scored is None:
        return ()
    texts = {point.id: point for point in every_point(item, stage)}
    return tuple(
        PointFinding(
            point=found.point,
            text=texts[found.point].text,
            kind=texts[found.point].kind,
            verdict=found.verdict,
            quote=found.quote if quotes else None,
            seq=found.seq if quotes else None,
            confidence=found.confidence,
            run=found.run,
            aspect=getattr(texts[found.point], "aspect", None),
            order=order.get(found.point),
        )
        for found in scored.points
    )


def _evidence(
    asked: QuestionAsked, scored: AnswerScored | None, facts: Sequence[AnyFact]
) -> tuple[Evidence, ...]:
    """The words a level rests on; where no point was touched, a sentence of the first answer."""
    if scored is None or scored.level is None:
        return ()
    quoted = [point for point in scored.points if point.quote and point.seq]
    quoted.sort(key=lambda point: (point.verdict != "met", -point.confidence))
    found = [Evidence(quote=point.quote or "", seq=point.seq or 0) for point in quoted]
    return tuple(dict.fromkeys(found))[:3] or _instead(asked, facts)


def _instead(asked: QuestionAsked, facts: Sequence[AnyFact]) -> tuple[Evidence, ...]:
    given = [fact for fact in _during(asked, facts) if isinstance(fact, AnswerGiven)]
    answers = [fact for fact in given if fact.question == asked.question]
    if not answers:
        return ()
    first = answers[0]
    return (Evidence(quote=quotable(first.text) or first.text.strip(), seq=first.seq),)


def _lines(item: AnyContent, level: int | None) -> tuple[str, str | None]:
    """The rubric line reached and the next one."""
    anchors = item.levels
    if level is None:
        return "Not enough evidence for a level.", anchors.one
    if level < 3:
        return anchors.one, anchors.three
    return (anchors.three, anchors.five) if level < 5 else (anchors.five, None)


def _competencies(
    questions: Sequence[QuestionFinding], course: Course
) -> tuple[CompetencyFinding, ...]:
    planned: dict[Competency, float] = {}
    for round_ in course.template.rounds:
        for competency in round_.competencies:
            planned.setdefault(competency, (round_.level.low + round_.level.high) / 2)
    for question in questions:
        planned.setdefault(question.competency, 3.0)
    return tuple(_competency(name, aim, questions) for name, aim in planned.items())


def _competency(
    name: Competency, aim: float, questions: Sequence[QuestionFinding]
) -> CompetencyFinding:
    own = [question for question in questions if question.competency == name]
    finals = [(final_level(each), each.confidence) for each in own]
    levels = [(final, confidence) for final, confidence in finals if final is not None]
    level = round(sum(each for each, _ in levels) / len(levels), 1) if levels else None
    half = _half_width([confidence for _, confidence in levels])
    return CompetencyFinding(
        competency=name,
        title=TITLES[name],
        level=level,
        low=None if level is None else round(max(1.0, level - half), 1),
        high=None if level is None else round(min(5.0, level + half), 1),
        word=_word(level, aim),
        questions=tuple(dict.fromkeys(question.question for question in own)),
    )


def final_level(question: QuestionFinding) -> int | None:
    """A reviewer's level where there is one, else the machine's."""
    return question.human.level if question.human else question.level


def _half_width(confidences: Sequence[float]) -> float:
    """Half the 80 % interval of a mean of levels, in levels.

    One level's standard deviation is taken as 0.5 at full confidence and 2 more at none; the
    errors of different questions are taken as independent.
    """
    if not confidences:
        return 0.0
    variances = [0.25 + (2 * (1 - confidence)) ** 2 for confidence in confidences]
    return _Z80 * math.sqrt(sum(variances)) / len(confidences)


def _word(level: float | None, aim: float) -> str:
    if level is None:
        return "not assessed"
    if abs(level - aim) <= 0.5:
        return "at"
    return "above" if level > aim else "below"
