"""Starts the program as people do, and talks to it through pipes."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONSENT = ["y", "n"]
"""Answers to the two questions of consent."""
READY = [""]
PATIENCE = 60


async def start(*words: str, environ: dict[str, str] | None = None) -> Process:
    command = [sys.executable, str(ROOT / "mock_interviewer" / "__main__.py"), *words]
    own = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE, env={**own, **(environ or {})}
    )


async def run(
    *words: str, lines: list[str] | None = None, environ: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """Exit code, output and errors of one run that reads these lines."""
    program = await start(*words, environ=environ)
    typed = "".join(f"{line}\n" for line in lines or []).encode()
    async with asyncio.timeout(PATIENCE):
        out, errors = await program.communicate(typed)
    return program.returncode or 0, out.decode(), errors.decode()


async def run_without_input(redirection: str, *words: str) -> tuple[int, str, str]:
    """Exit code, output and errors of one run whose standard input a shell makes unreadable."""
    line = f'exec "$@" {redirection}'
    command = ["sh", "-c", line, "sh", sys.executable, str(ROOT / "mock_interviewer/__main__.py")]
    program = await asyncio.create_subprocess_exec(
        *command, *words, cwd=ROOT, stdout=PIPE, stderr=PIPE
    )
    async with asyncio.timeout(PATIENCE):
        out, errors = await program.communicate()
    return program.returncode or 0, out.decode(), errors.decode()


async def read_until(program: Process, words: str) -> str:
    """Output up to some words, which need not end a line."""
    assert program.stdout is not None
    seen = ""
    async with asyncio.timeout(PATIENCE):
        while words not in seen:
            chunk = await program.stdout.read(1024)
            assert chunk, f"ended before {words!r}: {seen}"
            seen += chunk.decode()
    return seen


async def type_lines(program: Process, *lines: str) -> None:
    assert program.stdin is not None
    program.stdin.write("".join(f"{line}\n" for line in lines).encode())
    await program.stdin.drain()


@asynccontextmanager
async def served(data: Path, port: int = 0) -> AsyncIterator[tuple[Process, str]]:
    """A running service and its sign-in link."""
    program = await start("serve", "--port", str(port), "--data", str(data))
    try:
        line = await read_until(program, "\n")
        yield program, line.removeprefix("Listening on ").strip()
    finally:
        if program.returncode is None:
            program.send_signal(signal.SIGTERM)
        await program.communicate()


def squeezed(text: str) -> str:
    """Text without the line breaks of its wrapping."""
    return " ".join(text.split())
