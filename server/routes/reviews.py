"""Human checkpoints: what waits for a decision, and deciding it."""

from fastapi import APIRouter, Depends

from agents.house import Resolution
from interview.errors import NotFound
from interview.record import Record
from interview.vocabulary import HOLDING_REVIEWS, ReviewAction, ReviewKind
from server.callers import Caller, only
from server.service import Serving

router = APIRouter(tags=["reviews"], dependencies=[Depends(only("reviewer"))])
_EDITS: dict[ReviewKind, str] = {"plan": "questions", "score": "levels"}


class ReviewRow(Record):
    """A checkpoint that waits for a decision."""

    id: str
    interview: str
    kind: ReviewKind
    requested_at: int
    age_ms: int
    holds_candidate: bool
    """Whether the candidate waits for it."""
    actions: tuple[ReviewAction, ...]
    edits: str | None
    """What `edit` changes here: `questions` or `levels`."""


class ReviewList(Record):
    """Open reviews, the one that waits longest first."""

    items: tuple[ReviewRow, ...]
    next: str | None


class Resolved(Record):
    """A decision in the log."""

    id: str
    interview: str
    seq: int
    """Seq of its `review.resolved`."""


@router.get("/reviews")
async def list_reviews(service: Serving) -> ReviewList:
    """Everything that waits for a human."""
    now = service.clock.now_ms()
    rows = [
        ReviewRow(
            id=pending.review,
            interview=interview,
            kind=pending.kind,
            requested_at=pending.at,
            age_ms=max(0, now - pending.at),
            holds_candidate=pending.kind in HOLDING_REVIEWS,
            actions=_actions(pending.kind),
            edits=_EDITS.get(pending.kind),
        )
        for interview, pending in await service.house.pending_reviews()
    ]
    return ReviewList(items=tuple(sorted(rows, key=lambda row: row.requested_at)), next=None)


def _actions(kind: ReviewKind) -> tuple[ReviewAction, ...]:
    return ("accept", *(("edit",) if kind in _EDITS else ()), "respond", "ignore")


@router.post("/reviews/{review}")
async def resolve_review(
    review: str, body: Resolution, principal: Caller, service: Serving
) -> Resolved:
    """Decide; the machine's view stays beside what is decided."""
    for interview, pending in await service.house.pending_reviews():
        if pending.review == review:
            session = await service.house.session(interview)
            work = session.resolve(review, body, principal.name or principal.role)
            return Resolved(id=review, interview=interview, seq=await service.hub.finish(work))
    raise NotFound("No such review is open; it may have been resolved already.")
