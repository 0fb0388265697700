"""Appends to one interview from many tasks and prints each seq once it is acknowledged."""

import asyncio
import os
import sys
from pathlib import Path

from interview.clock import SystemClock
from interview.errors import Conflict
from interview.events import AnswerGiven, InterviewCreated, TemplateRef
from interview.ports import CommandKey, Draft
from memory import open_memory


async def main(folder: Path, round_: str) -> None:
    memory = await open_memory(folder, SystemClock())
    try:
        created = InterviewCreated(
            template=TemplateRef(name="sample", version=1), mode="practice", engine="offline"
        )
        await memory.log.create("i1", created)
    except Conflict:
        pass
    fence = await memory.leases.acquire("i1", f"process-{os.getpid()}")

    async def appender(name: int) -> None:
        for number in range(100_000):
            text = f"{round_}/{name}/{number}"
            fact = AnswerGiven(question="q", answers=1, text=text)
            made = await memory.log.append(
                "i1", [Draft(fact)], fence=fence, command=CommandKey(text, "digest")
            )
            os.write(1, f"{made.seq} {text}\n".encode())

    await asyncio.gather(*(appender(name) for name in range(16)))


asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
