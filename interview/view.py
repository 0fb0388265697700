"""The view: what every screen, replay and report knows of an interview."""

from interview.code import Language, Purpose, TaskShown, Verdict
from interview.events import PointVerdict, TemplateRef
from interview.record import Record
from interview.report import Report
from interview.vocabulary import Awaits, EndReason, Mode, Phase, ReviewKind, TimePercent


class Clock(Record):
    """The candidate's clock in the current round, in milliseconds."""

    used_ms: int = 0
    limit_ms: int = 0
    """0 is no limit."""
    running_since: int | None = None
    """When it last started (or, while thinking, when it will); null while it rests."""


class Line(Record):
    """One line of the transcript."""

    seq: int
    at: int
    by: str
    """`candidate`, or who said it."""
    kind: str
    """Kind of a `said`; `answer` or `clarify` for the candidate's words."""
    question: str | None
    text: str


class RoundView(Record):
    """A round and how far it is."""

    id: str
    kind: str
    title: str
    minutes: int
    expectations: tuple[str, ...]
    brief: str
    status: str = "planned"
    """`planned`, `opened` (waits for ready), `running` or `ended`."""
    used_ms: int = 0


class RunView(Record):
    """Code that was run."""

    seq: int
    at: int
    purpose: Purpose
    language: Language
    verdict: Verdict
    scored: bool


class TaskView(Record):
    """The hands-on task at hand."""

    question: str
    brief: str = ""
    prepare_ms: int = 0
    since: int = 0
    """When it was announced; the time to prepare runs from here."""
    ready: bool = False
    text: str = ""
    """What is asked, as it is authored; empty until the editor opens."""
    shown: TaskShown | None = None
    """Null until the editor opens."""
    drafts: dict[str, str] = {}
    """The text of every file as it stands, by path."""
    edits: int = 0
    """Batches of changes since the last checkpoint."""
    runs: tuple[RunView, ...] = ()


class ScoreView(Record):
    """The newest judgement of a question."""

    seq: int
    question: str
    stage: str
    level: int | None
    points: tuple[PointVerdict, ...]


class PendingReview(Record):
    """A human checkpoint that nobody has resolved yet."""

    review: str
    kind: ReviewKind
    at: int


class View(Record):
    """The state of an interview, derived from its facts alone."""

    seq: int = 0
    at: int = 0
    template: TemplateRef | None = None
    mode: Mode = "practice"
    engine: str = ""
    phase: Phase = "created"
    awaits: Awaits = "consent"
    transcript_kept: bool | None = None
    """What the candidate agreed to; null before consent."""
    rounds: tuple[RoundView, ...] = ()
    round: str | None = None
    question: str | None = None
    stage: str | None = None
    floors: tuple[int, ...] = ()
    """Seqs that an answer may name: the open question and what was said on it since."""
    hint_price: float | None = None
    hints: int = 0
    """Hints taken on the open question."""
    answered: tuple[int, ...] = ()
    """Floors that the newest answer was to; until the reply, a further part amends it."""
    thoughts: int = 0
    """How often the clock rested for thinking on the open question."""
    time_percent: TimePercent = 100
    patient: bool = False
    task: TaskView | None = None
    clock: Clock = Clock()
    connected: bool = False
    paused: bool = False
    lines: tuple[Line, ...] = ()
    scores: tuple[ScoreView, ...] = ()
    reviews: tuple[PendingReview, ...] = ()
    report: Report | None = None
    end_reason: EndReason | None = None
