"""Recorded interviews: from the running service of the data folder, else from the folder itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cli.context import Context
from cli.rest import Access, Events, rest
from cli.service import running_service
from cli.wire import fact_of
from interview.clock import SystemClock
from interview.errors import NotFound
from interview.events import AnyFact
from memory import Memory, open_memory

_PAGE = 1000


async def recorded(context: Context, interview: str) -> list[AnyFact]:
    """Every fact of an interview, in order."""
    running = await running_service(context.settings.data)
    if running is not None:
        return await _asked(running, interview)
    async with opened(context) as memory:
        return [fact async for fact in _read(memory, interview)]


@asynccontextmanager
async def opened(context: Context) -> AsyncIterator[Memory]:
    """The data folder, held for as long as this takes; raises NotFound rather than make one."""
    data = context.settings.data
    if not data.is_dir():
        raise NotFound(f"There is no data folder {data}; name the right one with --data.")
    memory = await open_memory(data, SystemClock())
    try:
        yield memory
    finally:
        await memory.close()


async def _asked(running: Access, interview: str) -> list[AnyFact]:
    facts: list[AnyFact] = []
    async with rest(running.url, running.bearer) as calls:
        while True:
            after = facts[-1].seq if facts else 0
            path = f"/interviews/{interview}/events"
            page = await calls.get(path, Events, after=after, limit=_PAGE)
            facts += map(fact_of, page.items)
            if page.next is None or not page.items:
                return facts


async def _read(memory: Memory, interview: str) -> AsyncIterator[AnyFact]:
    after = 0
    while entries := await memory.log.read(interview, after, _PAGE):
        for entry in entries:
            yield entry.fact
        after = entries[-1].fact.seq
