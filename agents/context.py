"""What a turn may use: the interview's fixed things, its log, its mind, and the state types."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypedDict

from agents.cursor import Cursor, step
from agents.further import judged_stage
from agents.moves import Situation, hint_price
from agents.planner import RoundKind, stage_index
from agents.workbench import Workbench
from interview.code import Verdict
from interview.content import AnyContent, Stage
from interview.events import (
    AnswerGiven,
    AnswerScored,
    AnyFact,
    ClarificationAsked,
    CodeRan,
    PlannedRound,
    Said,
)
from interview.fold import fold
from interview.minds import Intent, Mind, Moment, Offer, Span, Tone
from interview.ports import Documents, Draft, Entry, EventLog, GivenAnswer, Work
from interview.rounds import RoundTemplate, Template
from interview.view import View
from interview.vocabulary import Mode, SaidKind, Utterance
from memory import Memory
from tools.question_bank import Bank

Append = Callable[[Sequence[Draft]], Awaitable[None]]
"""Appends a turn's facts in one transaction and folds them into the running interview."""
Signal = Callable[[str, str], Awaitable[None]]
"""Sends words of an utterance as they are made."""
_PAGE = 1000
_UNLIMITED_MS = 24 * 3_600_000
"""What is left of a round without a clock."""
_TURNS = 11
"""Turns within which the interviewer does not begin in the same way twice, and this one."""


async def read_all(log: EventLog, interview: str) -> AsyncIterator[Entry]:
    """Every stored fact of an interview, page by page."""
    after = 0
    while batch := await log.read(interview, after=after, limit=_PAGE):
        for entry in batch:
            yield entry
        after = batch[-1].fact.seq


class TurnState(TypedDict, total=False):
    """Graph state: plain JSON, small, without anybody's words, the same size at any turn."""

    cursor: dict[str, Any]
    """The cursor of the last turn that was stored whole."""


@dataclass(frozen=True)
class Course:
    """What is fixed for an interview once it is planned."""

    interview: str
    template: Template
    mode: Mode
    rounds: tuple[PlannedRound, ...]
    items: Mapping[str, AnyContent]
    candidate: str = ""
    """How the candidate wants to be called."""

    def planned(self, cursor: Cursor) -> PlannedRound:
        """The round that the cursor is in."""
        return self.rounds[cursor.round]

    def template_round(self, cursor: Cursor) -> RoundTemplate:
        """The template of the round that the cursor is in."""
        wanted = self.planned(cursor).id
        return next(round_ for round_ in self.template.rounds if round_.id == wanted)

    def item(self, cursor: Cursor) -> AnyContent:
        """The open question."""
        return self.items[cursor.asked[-1]]

    def stage(self, cursor: Cursor) -> Stage:
        """The open stage of the open question."""
        item = self.item(cursor)
        return item.stages[stage_index(item, cursor.stage)]


@dataclass
class Turn:
    """The workspace of one turn: what it may use, and what it has made so far. Never stored.

    Words live here and not in graph state, since LangGraph writes the state of a failed turn.
    """

    course: Course
    memory: Memory
    bank: Bank
    mind: Mind
    kinds: Mapping[str, RoundKind]
    bench: Workbench
    view: View
    """The interview as it was when the trigger was stored."""
    trigger: AnyFact
    cursor: Cursor
    """Starts with the trigger folded in, and follows the facts of this turn."""
    append: Append
    signal: Signal
    drafts: list[AnyFact] = field(default_factory=list)
    """Facts of this turn, appended in one transaction before it parks."""
    offer: Offer | None = None
    """The move that was chosen, for the node that makes it."""

    @property
    def documents(self) -> Documents:
        """The documents of this house."""
        return self.memory.documents

    async def history(self) -> list[AnyFact]:
        """The whole log, from the start."""
        return [entry.fact async for entry in read_all(self.memory.log, self.course.interview)]

    @property
    def time_left_ms(self) -> int:
        """Milliseconds left in the round when the trigger was stored."""
        clock = self.view.clock
        return clock.limit_ms - clock.used_ms if clock.limit_ms else _UNLIMITED_MS

    @property
    def item(self) -> AnyContent:
        """The open question."""
        return self.course.item(self.cursor)

    @property
    def stage(self) -> Stage:
        """The open stage of the open question."""
        return self.course.stage(self.cursor)

    @property
    def round(self) -> RoundTemplate:
        """The template of the open round."""
        return self.course.template_round(self.cursor)

    async def situation(self) -> Situation:
        """What a decision looks at now."""
        return Situation(
            self.item,
            judged_stage(self.item, self.stage, self.cursor),
            self.cursor,
            self.round,
            self.time_left_ms > 0,
            " ".join(answer.text for answer in await self.answers()),
            self.said_lately(),
        )

    @property
    def text(self) -> str:
        """The words that the turn replies to, if it is words."""
        trigger = self.trigger
        if self.is_code or not isinstance(trigger, AnswerGiven | ClarificationAsked):
            return ""
        return trigger.text

    @property
    def is_code(self) -> bool:
        """Whether the turn replies to an answer given as code."""
        return isinstance(self.trigger, AnswerGiven) and self.trigger.modality == "code"

    def moment(self) -> Moment:
        """When those words were said: after which words of ours, and on which item."""
        lines = [line for line in self.view.lines if line.by != "candidate"]
        item = self.item if self.cursor.open else None
        return Moment.model_validate({"said": lines[-1].kind if lines else None, "item": item})

    def heard(self) -> Utterance:
        """What kind of thing those words are."""
        return "answer" if self.is_code else self.mind.classify(self.text, self.moment())

    @property
    def scored(self) -> AnswerScored:
        """The judgement of this turn."""
        (scored,) = [fact for fact in self.drafts if isinstance(fact, AnswerScored)]
        return scored

    def hint_price(self) -> float | None:
        """The price of the next hint on the open stage."""
        return hint_price(self.stage, self.cursor, self.round)

    async def answers(self) -> list[GivenAnswer]:
        """The answers to the open stage, part by part, read from the log."""
        return [await self._answer(seq) for seq in self.cursor.answers]

    async def _answer(self, seq: int) -> GivenAnswer:
        (entry,) = await self.memory.log.read(self.course.interview, after=seq - 1, limit=1)
        return GivenAnswer(seq, entry.fact.text if isinstance(entry.fact, AnswerGiven) else "")

    @property
    def code_is_off(self) -> bool:
        """Whether the open task is only talked about, since no code can be run here."""
        task = self.view.task
        return task is not None and task.shown is not None and bool(task.shown.off)

    async def work(self) -> list[GivenAnswer]:
        """What the newest submission to the open task did, if there is one, as an answer.

        Where no code can be run, that stands in its place.
        """
        if self.code_is_off:
            off = Verdict(status="unavailable", language="python")
            return [GivenAnswer(0, "", Work(run=0, verdict=off, trials=0))]
        seq = self.cursor.ran
        if seq is None:
            return []
        (entry,) = await self.memory.log.read(self.course.interview, after=seq - 1, limit=1)
        if not isinstance(entry.fact, CodeRan):
            return []
        work = Work(run=seq, verdict=entry.fact.verdict, trials=self.cursor.trials)
        return [GivenAnswer(seq, "", work)]

    def emit(self, *facts: AnyFact) -> None:
        """Make facts part of this turn; they carry the id of the command that caused them."""
        for fact in facts:
            caused = fact.model_copy(update={"re": self.trigger.re})
            self.cursor = step(self.cursor, caused)
            self.drafts.append(caused)

    async def say(
        self, intent: Intent, *, expects_reply: bool = False, question: str | None = None
    ) -> None:
        """Have the mind phrase something and make it a fact of this turn."""
        open_question = self.cursor.asked[-1] if self.cursor.open else None
        utterance = f"{self.trigger.seq}-{len(self.drafts)}"
        text = await self.mind.phrase(intent, partial(self.signal, utterance))
        self.emit(
            Said(
                by=self.course.template.interviewer.name,
                utterance=utterance,
                kind=intent.kind,
                question=question or open_question,
                expects_reply=expects_reply,
                text=text,
                hint_price=self.hint_price() if expects_reply and self.cursor.open else None,
            )
        )

    def intent(
        self,
        kind: SaidKind,
        core: str,
        *,
        span: Span | None = None,
        tone: Tone = "plain",
        aside: str = "",
    ) -> Intent:
        """What is to be said, with the seed and the latest utterances filled in."""
        seed = f"{self.course.interview}:{self.trigger.seq}:{len(self.drafts)}"
        return Intent(
            kind=kind,
            core=core,
            span=span,
            tone=tone,
            aside=aside,
            seed=seed,
            recent=tuple(self.said_lately()),
            before=tuple(line.text for line in self.view.lines if line.by != "candidate"),
        )

    def said_lately(self) -> list[str]:
        """The interviewer's words of the last ten turns and of this one, the oldest first."""
        turns = [line.seq for line in self.view.lines if line.by == "candidate"][-_TURNS:]
        since = turns[0] if len(turns) == _TURNS else 0
        lines = [each for each in self.view.lines if each.by != "candidate" and each.seq > since]
        return [each.text for each in lines] + [
            fact.text for fact in self.drafts if isinstance(fact, Said)
        ]

    def current_view(self) -> View:
        """The view with this turn's facts on top."""
        return fold(self.drafts, self.view)


def read_cursor(state: TurnState) -> Cursor:
    """The cursor in graph state."""
    return Cursor.model_validate(state["cursor"])
