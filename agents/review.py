"""Human checkpoints: what a reviewer may decide, and the fact it becomes."""

from typing import Annotated

from pydantic import Field

from agents.context import Course
from agents.pins import pin_items
from agents.planner import planned
from agents.services import Services
from interview.content import AnyContent, Slug
from interview.errors import Invalid, NotFound
from interview.events import LevelEdit, PlannedRound, ReviewResolved
from interview.record import Record
from interview.view import PendingReview, View
from interview.vocabulary import ReviewAction


class Resolution(Record):
    """A reviewer's decision: `edit` carries levels or questions, the others only words."""

    action: ReviewAction
    reason: Annotated[str, Field(max_length=2000)] = ""
    levels: tuple[LevelEdit, ...] = ()
    """At a score review: levels set beside the machine's, each with its reason."""
    questions: dict[str, tuple[Slug, ...]] = {}
    """At a plan review: round id to the questions to ask, in order."""


async def resolve(
    services: Services, course: Course, view: View, review: str, resolution: Resolution, by: str
) -> ReviewResolved:
    """The fact that a decision becomes; raises NotFound or Invalid with what to change."""
    pending = _pending(view, review)
    _check(pending, resolution)
    _check_levels(course, view, resolution)
    _check_questions(course, resolution)
    return ReviewResolved(
        review=review,
        kind=pending.kind,
        action=resolution.action,
        by=by,
        reason=resolution.reason,
        levels=resolution.levels,
        rounds=await _replan(services, course, resolution),
    )


def _pending(view: View, review: str) -> PendingReview:
    found = [pending for pending in view.reviews if pending.review == review]
    if not found:
        raise NotFound(f"no open review {review}; it may have been resolved already")
    return found[0]


def _check(pending: PendingReview, resolution: Resolution) -> None:
    edits = bool(resolution.levels or resolution.questions)
    if (resolution.action == "edit") != edits:
        raise Invalid("`edit` goes with levels or questions, and only `edit` does")
    if resolution.levels and pending.kind != "score":
        raise Invalid(f"levels cannot be set at a {pending.kind} review")
    if resolution.questions and pending.kind != "plan":
        raise Invalid(f"questions cannot be chosen at a {pending.kind} review")
    if resolution.action == "respond" and not resolution.reason.strip():
        raise Invalid("`respond` needs a reason: say what you want to be known")


def _check_questions(course: Course, resolution: Resolution) -> None:
    """Every round keeps a question, and none is asked twice."""
    chosen = [
        resolution.questions.get(round_.id, tuple(pin.id for pin in round_.questions))
        for round_ in course.rounds
    ]
    names = [name for round_ in chosen for name in round_]
    if not all(chosen):
        raise Invalid("a round would be left without a question; name at least one")
    if len(names) != len(set(names)):
        raise Invalid("a question would be asked twice; name each only once in the plan")


def _check_levels(course: Course, view: View, resolution: Resolution) -> None:
    scored = {(score.question, score.stage) for score in view.scores}
    for edit in resolution.levels:
        if (edit.question, edit.stage) not in scored:
            raise Invalid(f"{edit.question} ({edit.stage}) was not scored, so it has no level")


async def _replan(
    services: Services, course: Course, resolution: Resolution
) -> tuple[PlannedRound, ...]:
    if not resolution.questions:
        return ()
    unknown = set(resolution.questions) - {round_.id for round_ in course.rounds}
    if unknown:
        raise Invalid(f"no round {', '.join(sorted(unknown))} in this plan")
    rounds = []
    for template, round_ in zip(course.template.rounds, course.rounds, strict=True):
        if round_.id not in resolution.questions:
            rounds.append(round_)
            continue
        items = [_askable(services, round_, name) for name in resolution.questions[round_.id]]
        await pin_items(services.memory.documents, items)
        rounds.append(planned(template, items))
    return tuple(rounds)


def _askable(services: Services, round_: PlannedRound, name: str) -> AnyContent:
    item = services.bank.item(name)
    if item.kind not in services.kinds[round_.kind].content:
        raise Invalid(f"{name} is a {item.kind}; it cannot be asked in a {round_.kind} round")
    return item
