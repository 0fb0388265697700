"""Checks that recorded interviews are as they were written: the chain of hashes, fact by fact."""

from collections.abc import AsyncIterator

from cli.context import Context
from cli.records import opened
from cli.screen import Part, Screen
from interview.chain import Row
from interview.chain import verify as verify_chain
from memory import Memory

_PAGE = 1000


async def verify(context: Context, interview: str | None) -> int:
    """Check one interview or all; 1 when a chain is broken."""
    screen = Screen(colour=context.colour)
    broken = checked = 0
    async with opened(context) as memory:
        async for id in _chosen(memory, interview):
            checked += 1
            broken += not await _intact(screen, memory, id)
    screen.show(Part("text", f"{checked} checked, {broken} broken"))
    return 1 if broken else 0


async def _chosen(memory: Memory, interview: str | None) -> AsyncIterator[str]:
    if interview is not None:
        yield interview
        return
    after = ""
    while page := await memory.documents.list("interviews", after=after):
        for id, _ in page:
            yield id
        after = page[-1][0]


async def _intact(screen: Screen, memory: Memory, interview: str) -> bool:
    rows = await _rows(memory, interview)
    found = verify_chain(interview, rows)
    if found is None:
        screen.show(Part("item", f"{interview}: intact, {len(rows)} facts"))
        return True
    screen.show(Part("alarm", f"{interview}: broken at seq {found.seq}: {found.fault}"))
    return False


async def _rows(memory: Memory, interview: str) -> list[Row]:
    await memory.log.head(interview)
    rows: list[Row] = []
    while page := await memory.log.rows(interview, rows[-1].seq if rows else 0, _PAGE):
        rows += page
    return rows
