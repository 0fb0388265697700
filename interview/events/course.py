"""The course of an interview: set up, planned, opened, paused, ended."""

from typing import Literal

from interview.events.base import Fact
from interview.record import Record
from interview.report import Report
from interview.vocabulary import (
    Competency,
    EndReason,
    Mode,
    Role,
    RoundKindName,
    TimePercent,
)


class TemplateRef(Record):
    """A published template."""

    name: str
    version: int


class InterviewCreated(Fact):
    """An interview was set up from a template."""

    type: Literal["interview.created"] = "interview.created"
    template: TemplateRef
    mode: Mode
    engine: str


class ConsentGiven(Fact):
    """The candidate said what may be kept."""

    type: Literal["consent.given"] = "consent.given"
    audio: bool
    transcript: bool
    calibration: bool
    time_percent: TimePercent = 100
    patient: bool = False
    """Whether the interviewer waits a while after each answer, in case more follows."""


class PinnedQuestion(Record):
    """A question chosen for a round, fixed by the digest of its content."""

    id: str
    digest: str


class PlannedRound(Record):
    """A round as it will be held; the questions are hidden from the candidate."""

    id: str
    kind: RoundKindName
    title: str
    minutes: int
    competencies: dict[Competency, int]
    expectations: tuple[str, ...]
    brief: str
    questions: tuple[PinnedQuestion, ...] = ()
    """In the order of asking; those that time does not allow stay unasked."""


class PlanMade(Fact):
    """Rounds and questions were chosen."""

    type: Literal["plan.made"] = "plan.made"
    rounds: tuple[PlannedRound, ...]


class RoundStarted(Fact):
    """A round was opened; it waits for `ready`."""

    type: Literal["round.started"] = "round.started"
    round: str
    expectations: tuple[str, ...]
    brief: str


class RoundReadied(Fact):
    """The candidate is ready: the clock and the first question follow."""

    type: Literal["round.readied"] = "round.readied"
    round: str


class RoundEnded(Fact):
    """A round is over."""

    type: Literal["round.ended"] = "round.ended"
    round: str
    reason: str


class Paused(Fact):
    """The clock was stopped."""

    type: Literal["paused"] = "paused"
    who: str


class Resumed(Fact):
    """The clock runs again."""

    type: Literal["resumed"] = "resumed"
    who: str


class Connected(Fact):
    """A live socket of this role appeared."""

    type: Literal["connected"] = "connected"
    who: Role


class Disconnected(Fact):
    """The last live socket of this role went away."""

    type: Literal["disconnected"] = "disconnected"
    who: Role


class Fault(Fact):
    """Something failed, and how it was handled. `restart`: the service stopped and came back."""

    type: Literal["fault"] = "fault"
    kind: Literal["restart", "engine", "storage"]
    handled_by: str


class EndAsked(Fact):
    """Somebody, or the time limit of a hiring interview, ends the interview."""

    type: Literal["end.asked"] = "end.asked"
    reason: EndReason = "candidate"


class ReportReady(Fact):
    """The report is released."""

    type: Literal["report.ready"] = "report.ready"
    report: Report

    def holds_words(self) -> bool:
        """A report without quotes outlives the key of the words."""
        return self.report.quotes_kept


class InterviewEnded(Fact):
    """The candidate's part is over."""

    type: Literal["interview.ended"] = "interview.ended"
    reason: EndReason
