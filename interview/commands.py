"""Commands: what a person asks for. The frames that clients send."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from interview.code import SOURCE_AT_MOST, Change, Code, FilePath, Files, Language
from interview.record import Record
from interview.vocabulary import TimePercent

CommandId = Annotated[
    str,
    Field(pattern=r"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"),
]
WORDS_AT_MOST = 20_000
"""Characters that one turn may have."""
Words = Annotated[str, Field(min_length=1, max_length=WORDS_AT_MOST)]


class Hello(Record):
    """The first frame: who is here and what they have seen."""

    type: Literal["hello"]
    ticket: Annotated[str, Field(max_length=200)]
    after: Annotated[int, Field(ge=0, le=2**53)] = 0
    epoch: Annotated[str, Field(max_length=64)] | None = None


class Composing(Record):
    """Still writing: wait. Not stored."""

    type: Literal["composing"]


class Command(Record):
    """A message that changes something; the same id never does so twice."""

    id: CommandId


class Consent(Command):
    """What may be kept."""

    type: Literal["consent"]
    audio: bool
    transcript: bool
    calibration: bool
    time_percent: TimePercent = 100
    patient: bool = False
    """Whether the interviewer is to wait a while after each answer, in case more follows."""


class Ready(Command):
    """The round's brief is read."""

    type: Literal["ready"]


class Answer(Command):
    """A candidate's turn."""

    type: Literal["answer"]
    text: Words
    re: Annotated[int, Field(ge=1, le=2**53)] | None = None
    """Seq of the `question.asked` or `said` it answers."""


class Clarify(Command):
    """A question back; not scored as an answer."""

    type: Literal["clarify"]
    text: Words


class Thinking(Command):
    """More time, no penalty."""

    type: Literal["thinking"]


class AskHint(Command):
    """A hint at its declared price."""

    type: Literal["hint"]


class Skip(Command):
    """Leaves the question."""

    type: Literal["skip"]


class CodeEdit(Command):
    """Changes of a file in the editor, for the replay and for another device."""

    type: Literal["code.edit"]
    path: FilePath | None = None
    """The file; without it, the solution in the language offered first."""
    changes: Annotated[tuple[Change, ...], Field(max_length=500)] = ()
    text: Code | None = None
    """The whole text instead, where the changes are not known or do not fit."""


class CodeRun(Command):
    """Runs the visible examples; with `stdin` (it may be empty), the program as it is."""

    type: Literal["code.run"]
    language: Language
    source: Code
    files: Files = {}
    """Files of the task as the candidate changed them."""
    stdin: Annotated[str, Field(max_length=SOURCE_AT_MOST)] | None = None


class CodeSubmit(Command):
    """Runs all tests and counts as the answer."""

    type: Literal["code.submit"]
    language: Language
    source: Annotated[str, Field(min_length=1, max_length=SOURCE_AT_MOST)]
    files: Files = {}
    re: Annotated[int, Field(ge=1, le=2**53)] | None = None
    """Seq of the `question.asked` or `said` it answers."""


class Object(Command):
    """Disagrees with a score."""

    type: Literal["object"]
    question: Annotated[str, Field(max_length=80)]
    text: Words


class Pause(Command):
    """Stops the candidate's clock."""

    type: Literal["pause"]


class Resume(Command):
    """Starts the candidate's clock again."""

    type: Literal["resume"]


class End(Command):
    """The candidate's exit."""

    type: Literal["end"]


class Feedback(Command):
    """A rating of the interview."""

    type: Literal["feedback"]
    rating: Annotated[int, Field(ge=1, le=5)]
    text: Annotated[str, Field(max_length=4000)] = ""


AnyCommand = (
    Consent
    | Ready
    | Answer
    | Clarify
    | Thinking
    | AskHint
    | Skip
    | CodeEdit
    | CodeRun
    | CodeSubmit
    | Object
    | Pause
    | Resume
    | End
    | Feedback
)
AnyFrame = Hello | Composing | AnyCommand
FRAME: TypeAdapter[AnyFrame] = TypeAdapter(Annotated[AnyFrame, Field(discriminator="type")])
