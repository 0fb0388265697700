"""What all interviews of a process share, and how a course is read back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from agents.context import Course
from agents.graph import Graph
from agents.pins import pinned_items
from agents.planner import RoundKind
from agents.workbench import Workbench
from interview.errors import NotFound, StorageFault
from interview.events import AnyFact, PlanMade, PlannedRound, ReviewResolved
from interview.minds import Mind
from interview.ports import Clock, Documents
from interview.rounds import TEMPLATE, Template
from interview.vocabulary import Mode
from memory import Memory
from tools.question_bank import Bank


@dataclass(frozen=True)
class Services:
    """The parts that every session works with."""

    memory: Memory
    bank: Bank
    clock: Clock
    graph: Graph
    minds: Mapping[str, Mind]
    kinds: Mapping[str, RoundKind]
    bench: Workbench


async def load_course(
    documents: Documents, interview: str, mode: Mode, facts: Iterable[AnyFact]
) -> Course:
    """The course of an interview as its log and its pinned content have it."""
    stored = await documents.get("interviews", interview)
    if stored is None:
        raise NotFound(f"no interview {interview}")
    rounds = planned_rounds(facts)
    return Course(
        interview=interview,
        template=_template(interview, stored["pinned"]),
        mode=mode,
        rounds=rounds,
        items=await pinned_items(documents, rounds),
        candidate=str(stored.get("candidate", "")),
    )


def planned_rounds(facts: Iterable[AnyFact]) -> tuple[PlannedRound, ...]:
    """The newest plan: as made, or as a reviewer edited it."""
    rounds: tuple[PlannedRound, ...] = ()
    for fact in facts:
        if isinstance(fact, PlanMade | ReviewResolved) and fact.rounds:
            rounds = fact.rounds
    return rounds


def _template(interview: str, pinned: object) -> Template:
    try:
        return TEMPLATE.validate_python(pinned)
    except ValidationError:
        raise StorageFault(
            f"the pinned template of interview {interview} cannot be read by this version;"
            " run the version that made it"
        ) from None
