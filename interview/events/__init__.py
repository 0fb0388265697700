"""Events: what happened. Facts are numbered, stored and replayed; signals are only sent.

A fact is never changed; a correction is a new fact. `seq` and `at` are 0 until the log stores it.
"""

from typing import Annotated

from pydantic import Field, TypeAdapter

from interview.events.base import Fact, Hidden
from interview.events.coding import CodeEdited, CodeRan, TaskAnnounced, TaskReadied
from interview.events.course import (
    Connected,
    ConsentGiven,
    Disconnected,
    EndAsked,
    Fault,
    InterviewCreated,
    InterviewEnded,
    Paused,
    PinnedQuestion,
    PlanMade,
    PlannedRound,
    ReportReady,
    Resumed,
    RoundEnded,
    RoundReadied,
    RoundStarted,
    TemplateRef,
)
from interview.events.judging import (
    AnswerScored,
    Decided,
    LevelEdit,
    PointVerdict,
    ReviewRequested,
    ReviewResolved,
)
from interview.events.talk import (
    AnswerGiven,
    ClarificationAsked,
    FeedbackGiven,
    HintAsked,
    ObjectionMade,
    QuestionAsked,
    QuestionNoted,
    QuestionSkipped,
    Said,
    ThinkingBegan,
    WordTime,
)

AnyFact = (
    InterviewCreated
    | ConsentGiven
    | PlanMade
    | ReviewRequested
    | ReviewResolved
    | RoundStarted
    | RoundReadied
    | RoundEnded
    | Said
    | QuestionAsked
    | AnswerGiven
    | AnswerScored
    | Decided
    | TaskAnnounced
    | TaskReadied
    | CodeEdited
    | CodeRan
    | ClarificationAsked
    | QuestionNoted
    | HintAsked
    | ThinkingBegan
    | QuestionSkipped
    | EndAsked
    | ObjectionMade
    | FeedbackGiven
    | Paused
    | Resumed
    | Connected
    | Disconnected
    | Fault
    | ReportReady
    | InterviewEnded
    | Hidden
)
FACT: TypeAdapter[AnyFact] = TypeAdapter(Annotated[AnyFact, Field(discriminator="type")])

__all__ = [
    "FACT",
    "AnyFact",
    "AnswerGiven",
    "AnswerScored",
    "ClarificationAsked",
    "CodeEdited",
    "CodeRan",
    "Connected",
    "ConsentGiven",
    "Decided",
    "Disconnected",
    "EndAsked",
    "Fact",
    "Fault",
    "FeedbackGiven",
    "Hidden",
    "HintAsked",
    "InterviewCreated",
    "InterviewEnded",
    "LevelEdit",
    "ObjectionMade",
    "Paused",
    "PinnedQuestion",
    "PlanMade",
    "PlannedRound",
    "PointVerdict",
    "QuestionAsked",
    "QuestionNoted",
    "QuestionSkipped",
    "ReportReady",
    "Resumed",
    "ReviewRequested",
    "ReviewResolved",
    "RoundEnded",
    "RoundReadied",
    "RoundStarted",
    "Said",
    "TaskAnnounced",
    "TaskReadied",
    "TemplateRef",
    "ThinkingBegan",
    "WordTime",
]
