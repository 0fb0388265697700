"""What is judged beyond an item's own points: twists and the challenge, once they were put."""

from agents.cursor import Cursor
from interview.content import AnyContent, Hint, Point, Stage


def judged_stage(item: AnyContent, stage: Stage, cursor: Cursor) -> Stage:
    """The stage with a bonus point for each twist and challenge that was put to the candidate."""
    twists = [twist_point(item, at) for at in range(min(cursor.deepened, len(item.twists)))]
    challenges = [challenge_point(item)] if cursor.challenged and item.challenge else []
    if not twists and not challenges:
        return stage
    return stage.model_copy(update={"points": (*stage.points, *twists, *challenges)})


def every_point(item: AnyContent, stage: Stage) -> tuple[Point, ...]:
    """The stage's points with all that could be judged beyond them."""
    twists = [twist_point(item, at) for at in range(len(item.twists))]
    challenges = [challenge_point(item)] if item.challenge else []
    return (*stage.points, *twists, *challenges)


def twist_point(item: AnyContent, at: int) -> Point:
    """What a twist listens for, as a bonus: it adds to a level and is never missed."""
    twist = item.twists[at]
    return _bonus(f"t{at + 1}", twist.listens_for, twist.text)


def challenge_point(item: AnyContent) -> Point:
    """What the challenge listens for; holding or revising for a reason counts alike."""
    if item.challenge is None:
        raise ValueError(f"{item.id} has no challenge")
    return _bonus("c1", item.challenge.listens_for, item.challenge.claim)


def _bonus(id: str, listens_for: tuple[str, ...], put: str) -> Point:
    text, *others = listens_for
    return Point(
        id=id,
        text=text,
        aliases=tuple(others) or (text,),
        kind="bonus",
        probe=put,
        hint=Hint(text=put, price=1),
    )
