"""Pins: the content of chosen questions, kept by digest so that it cannot change under way."""

from collections.abc import Iterable

from pydantic import ValidationError

from interview.content import CONTENT, AnyContent
from interview.errors import StorageFault
from interview.events import PlannedRound
from interview.ports import Documents
from tools.question_bank import digest


async def pin_items(documents: Documents, items: Iterable[AnyContent]) -> None:
    """Keep the content of questions under their digests."""
    for item in items:
        await documents.add("pins", digest(item), item.model_dump(mode="json", by_alias=True))


async def pinned_items(
    documents: Documents, rounds: Iterable[PlannedRound]
) -> dict[str, AnyContent]:
    """The content of a plan's questions, as it was when the plan was made."""
    items: dict[str, AnyContent] = {}
    for pin in (pin for round_ in rounds for pin in round_.questions):
        content = await documents.get("pins", pin.digest)
        items[pin.id] = _item(pin.id, content)
    return items


def _item(name: str, content: object) -> AnyContent:
    try:
        return CONTENT.validate_python(content)
    except ValidationError:
        raise StorageFault(
            f"the pinned content of question {name} is missing or of another version;"
            " restore a backup, or run the version that made it"
        ) from None
