"""Applies an editor's changes to a text; the page's twin is `web/src/editing.ts`."""

from collections.abc import Iterable

from interview.code import Change
from interview.errors import Invalid

_UNIT = 2
"""Bytes of a UTF-16 unit, in which browsers count."""


def edited(text: str, changes: Iterable[Change]) -> str:
    """The text after the changes, one after the other; raises Invalid where one does not fit."""
    units = text.encode("utf-16-le", "surrogatepass")
    for change in changes:
        units = _changed(units, change)
    return units.decode("utf-16-le", "surrogatepass")


def _changed(units: bytes, change: Change) -> bytes:
    parts: list[bytes] = []
    at = 0
    for span in change.spans:
        kept = isinstance(span, int)
        length, put = (span, "") if isinstance(span, int) else span
        end = at + length * _UNIT
        if length < 0 or end > len(units):
            raise Invalid("a change does not fit the text as it is known here; send the whole text")
        parts.append(units[at:end] if kept else put.encode("utf-16-le", "surrogatepass"))
        at = end
    if at != len(units):
        raise Invalid("a change ends before the text does; send the whole text")
    return b"".join(parts)
