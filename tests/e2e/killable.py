"""Runs the real service with one trap, and perhaps one seeded bug, laid around its parts.

Imports take most of a start, so they are done once: each life is a fork that runs the launcher
as its own process. Orders come on stdin; `ready`, then `pid N`, the service's own line and `ended CODE` go out.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from agents.minds import offline
from agents.nodes import closing
from memory import Memory, database
from mock_interviewer.__main__ import main as launch
from server import serve
from tests.e2e.bugs import BUGS
from tests.e2e.traps import (
    Net,
    Trap,
    TrappedConnection,
    TrappedDocuments,
    TrappedLeases,
    TrappedLog,
    TrappedSockets,
    swap,
)


def main() -> None:
    """Read orders, one JSON object a line; live each of them in a process of its own."""
    _tell("ready")
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os._exit(_live(**order))
        _tell(f"pid {pid}")
        _, status = os.waitpid(pid, 0)
        _tell(f"ended {os.waitstatus_to_exitcode(status)}")


def _tell(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def _live(data: str, kill: str, bug: str) -> int:
    """One life of the service, from its command line to its end."""
    _lay(Net(Trap.read(kill)), bug)
    return launch(["serve", "--port", "0", "--data", data])


def _lay(net: Net, bug: str) -> None:
    """Replace the names that the composition root and its parts look up."""
    swap(database, "connect_writer", lambda connect: _trapped_connections(connect, net))
    swap(serve, "open_memory", lambda open_memory: _trapped_memory(open_memory, net, bug))
    swap(serve, "create_app", lambda create_app: _trapped_app(create_app, net))
    swap(closing, "build_report", lambda build: _before(build, net, "report.make"))
    swap(offline.MIND, "judge", lambda judge: _before(judge, net, "step.judge"))
    swap(offline.MIND, "phrase", lambda phrase: _before(phrase, net, "step.phrase"))


def _trapped_connections(connect: Callable[[str], Any], net: Net) -> Callable[[str], Any]:
    return lambda path: TrappedConnection(connect(path), net)


def _trapped_app(create_app: Callable[..., Any], net: Net) -> Callable[..., Any]:
    def created(*given: Any, **named: Any) -> Any:
        app = create_app(*given, **named)
        app.add_middleware(TrappedSockets, net=net)
        return app

    return created


def _trapped_memory(open_memory: Callable[..., Any], net: Net, bug: str) -> Callable[..., Any]:
    async def opened(*given: Any, **named: Any) -> Memory:
        memory: Memory = await open_memory(*given, **named)
        _trap_checkpoints(memory.checkpoints, net)
        trapped = replace(
            memory,
            log=TrappedLog(memory.log, net),
            leases=TrappedLeases(memory.leases, net),
            documents=TrappedDocuments(memory.documents, net),
        )
        return BUGS[bug](trapped, net) if bug else trapped

    return opened


def _before(call: Callable[..., Any], net: Net, point: str) -> Callable[..., Any]:
    def trapped(*given: Any, **named: Any) -> Any:
        net.trap.spring(point)
        return call(*given, **named)

    return trapped


def _trap_checkpoints(saver: Any, net: Net) -> None:
    """Loading waits for the ack where the point is behind it; storing waits for the push."""
    load, store = saver.aget_tuple, saver.aput

    async def aget_tuple(config: Any) -> Any:
        net.trap.spring("step.load")
        if net.trap.point == "turn.after-ack":
            await net.acked.passed(config["configurable"]["thread_id"])
        return await load(config)

    async def aput(config: Any, *given: Any) -> Any:
        if net.trap.point == "reply.after-push":
            await net.pushed.passed(config["configurable"]["thread_id"])
        net.trap.spring("checkpoint.before")
        stored = await store(config, *given)
        net.trap.spring("checkpoint.after")
        return stored

    saver.aget_tuple, saver.aput = aget_tuple, aput


if __name__ == "__main__":
    main()
