"""Serves one submission: load it, then answer tests one at a time, for as long as they come."""

import importlib
import os
import sys
from typing import Any

from tools.code_runner.box import python_job, sql_job
from tools.code_runner.box.caught import SOLUTION, Caught, told
from tools.code_runner.box.walls import CHANNEL
from tools.code_runner.box.wire import Channel, decode, encode

_PREPARE = {"python": python_job.prepare, "sql": sql_job.prepare}


def serve() -> None:
    """Take the job from the channel and work until the other side has heard enough."""
    channel = Channel(CHANNEL)
    job: dict[str, Any] = channel.receive()
    if job["entry"] is None:
        _scratch(job)
    with Caught() as caught:
        call = _PREPARE[job["language"]](job)
    if caught.error is not None:
        channel.send({"load": told(caught.error)})
        os._exit(1)
    channel.send({"load": "ok"})
    while True:
        channel.send(_tried(call, channel.receive()))


def _tried(call: python_job.Call, asked: dict[str, Any]) -> dict[str, object]:
    answer = {"id": asked["id"], "nonce": asked["nonce"]}
    with Caught() as caught:
        args = asked["args"] if asked["bare"] else [decode(each) for each in asked["args"]]
        answer["value"] = encode(call(args))
    _flush()
    if caught.error is None:
        return answer
    return {"id": asked["id"], "nonce": asked["nonce"], "error": told(caught.error)}


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with Caught():
            stream.flush()


def _scratch(job: dict[str, Any]) -> None:
    """Run the submission as a program; its output is the result, and its exit code says more."""
    with Caught() as caught:
        python_job.load(job, "__main__")
    error = caught.error
    if error is not None and not isinstance(error, SystemExit):
        with Caught():
            _show(error)
    _flush()
    os._exit(0 if error is None or isinstance(error, SystemExit) else 1)


def _show(error: BaseException) -> None:
    """Print the trace as Python would, without the frames that are ours."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != SOLUTION:
        trace = trace.tb_next
    importlib.import_module("traceback").print_exception(type(error), error, trace)
