"""The report: every level with the words it rests on."""

from interview.code import Language, Purpose, Status
from interview.problems import Aspect
from interview.record import Record
from interview.vocabulary import Competency, Mode, PointKind, Verdict


class PointFinding(Record):
    """One rubric point and what was found for it."""

    point: str
    text: str
    kind: PointKind
    verdict: Verdict
    quote: str | None
    """The candidate's own words; null when nothing was said on it or words are not kept."""
    seq: int | None
    """Seq of the `answer.given` that holds the quote."""
    confidence: float
    run: int | None = None
    """Seq of the `code.ran` that it rests on, where code shows it."""
    aspect: Aspect | None = None
    """What a point of a coding rubric looks at."""
    order: int | None = None
    """In a work sample: the how-manieth of the faults that were found."""


class RunFinding(Record):
    """One run of a coding task."""

    seq: int
    """Seq of its `code.ran`."""
    minute: float
    """Minutes after the task was opened."""
    purpose: Purpose
    language: Language
    status: Status
    passed: int
    total: int
    scored: bool
    failed: tuple[str, ...] = ()
    """What the inputs that failed were like, for a submission."""


class Evidence(Record):
    """The candidate's own words that a level rests on."""

    quote: str
    """A verbatim part of an answer."""
    seq: int
    """Seq of the `answer.given` that holds it."""


class HumanLevel(Record):
    """A reviewer's level beside the machine's, with the reason."""

    level: int | None
    by: str
    reason: str


class QuestionFinding(Record):
    """One question (or one stage of a case) with its level and evidence."""

    question: str
    stage: str
    title: str
    text: str
    round: str
    competency: Competency
    difficulty: int
    asked: int
    """Seq of its `question.asked`."""
    level: int | None
    """1..5, or null for not enough evidence."""
    human: HumanLevel | None = None
    confidence: float
    points: tuple[PointFinding, ...]
    evidence: tuple[Evidence, ...]
    """Up to three quotes, the best first; where no point was touched, what was said instead."""
    hints: int
    hint_cost: float
    """Share of the question's credit given up for hints, 0..1."""
    skipped: bool
    line_met: str
    """The line of the rubric that the answer reaches."""
    line_next: str | None
    """The next line, not reached yet."""
    runs: tuple[RunFinding, ...] = ()
    """Of a coding task: everything that was run, in order."""
    strong_answer: str
    """What a strong answer contains."""


class CompetencyFinding(Record):
    """A competency over all its questions."""

    competency: Competency
    title: str
    level: float | None
    """Weighted mean of its questions' levels, or null: not assessed."""
    low: float | None
    high: float | None
    """Bounds of the level, 80 % by the questions' confidences."""
    word: str
    """`below`, `at` or `above` the level aimed at, or `not assessed`."""
    questions: tuple[str, ...]


class Report(Record):
    """What the candidate and the reviewers read at the end."""

    interview: str
    template: str
    title: str
    mode: Mode
    engine: str
    summary: tuple[str, str, str]
    """Three sentences: strongest, weakest, first thing to do."""
    competencies: tuple[CompetencyFinding, ...]
    questions: tuple[QuestionFinding, ...]
    quotes_kept: bool
    minutes_used: float
    notes: tuple[str, ...]
    """What a reader must know: too few questions, an early end, hints, not assessed."""
    noted: tuple[str, ...] = ()
    """Questions of the candidate that the interviewer could not answer, for a person to answer."""


class Outcome(Record):
    """What long-term memory keeps of one finished interview of a candidate."""

    interview: str
    title: str
    mode: Mode
    at: int
    """When the report was written, in milliseconds since the Unix epoch."""
    competencies: tuple[CompetencyFinding, ...]
    asked: tuple[str, ...] = ()
    """Ids of the questions, so that they are not asked again before others."""
