"""Holds a data folder until its input ends; prints `held` when it does."""

import asyncio
import os
import sys
from pathlib import Path

from interview.clock import SystemClock
from memory import open_memory


async def main(folder: Path) -> None:
    memory = await open_memory(folder, SystemClock())
    os.write(1, b"held\n")
    await asyncio.to_thread(sys.stdin.read)
    await memory.close()


asyncio.run(main(Path(sys.argv[1])))
