"""The parts of a conversation: listening, obeying, following the log, whispering, writing."""

import json
from time import monotonic
from typing import NoReturn

from interview.commands import AnyCommand, AnyFrame, CodeRun, CodeSubmit, Composing, Hello
from interview.errors import Erased, Fenced, InterviewError, Unavailable, WrongMoment
from interview.frames import Problem
from interview.ports import Entry
from interview.projection import project
from server.limits import Bucket
from server.live.closing import NOT_YOUR_ROLE, TOO_BIG, TOO_FAST, Closing, retry
from server.live.line import Line, receive, send
from server.live.parsing import BadMessage, parse


async def listen(line: Line) -> NoReturn:
    """Take in what the client sends; it is acted on elsewhere, so that pongs are always read."""
    limits = line.limits
    messages = Bucket(limits.messages_per_second, limits.messages_burst)
    data = Bucket(limits.bytes_per_second, limits.bytes_burst)
    while True:
        frame = await receive(line.socket)
        line.heard()
        if isinstance(frame, bytes) and len(frame) > limits.audio_bytes:
            raise Closing(TOO_BIG, "an audio frame is too large")
        if not messages.take() or not data.take(len(frame)):
            raise retry(TOO_FAST, limits.retry_ms)
        await line.inbox.put(frame)


async def obey(line: Line) -> NoReturn:
    """Act on the messages in the order they came."""
    while True:
        await _hear(line, await line.inbox.get())


async def work(line: Line) -> NoReturn:
    """Have code run in the order it came, while the talk goes on."""
    while True:
        await _act(line, await line.code.get())


async def _hear(line: Line, text: str | bytes) -> None:
    """Act on a message; what is wrong with it is said, and the socket stays open."""
    if isinstance(text, bytes):
        await _complain(line, Unavailable("Voice is not in this version; send text frames."))
        return
    try:
        frame = parse(text, line.limits)
    except BadMessage as fault:
        await _complain(line, fault, fault.id)
    else:
        await _pass_on(line, frame)


async def _pass_on(line: Line, frame: AnyFrame) -> None:
    if isinstance(frame, CodeRun | CodeSubmit):
        await line.code.put(frame)
    else:
        await _act(line, frame)


async def _act(line: Line, frame: AnyFrame) -> None:
    if isinstance(frame, Hello):
        await _complain(line, WrongMoment("Hello was said already; it is the first frame only."))
        return
    if isinstance(frame, Composing):
        await _compose(line)
        return
    try:
        _check_role(line)
        await _submit(line, frame)
    except InterviewError as fault:
        if _ends(line, fault):
            raise
        line.meters.commands.labels(frame.type, fault.code).inc()
        await _complain(line, fault, frame.id)


def _ends(line: Line, fault: InterviewError) -> bool:
    """Whether a fault ends the conversation: the session is not ours any more, or is gone."""
    handed_over = isinstance(fault, Unavailable) and not line.hub.draining
    return handed_over or isinstance(fault, Fenced | Erased)


async def _compose(line: Line) -> None:
    """Only the candidate's writing holds a reply back."""
    if line.seat.role == "candidate":
        await line.session.composing()


async def _submit(line: Line, command: AnyCommand) -> None:
    began = monotonic()
    ack = await line.hub.finish(line.session.submit(command))
    line.meters.acknowledged_in.observe(monotonic() - began)
    line.meters.commands.labels(command.type, "acknowledged").inc()
    await line.seat.outbox.put(ack.model_dump_json())


def _check_role(line: Line) -> None:
    if line.seat.role != "candidate":
        raise Closing(NOT_YOUR_ROLE, "this socket watches; only the candidate takes part")


async def _complain(line: Line, fault: InterviewError, id: str | None = None) -> None:
    told = Problem(code=fault.code, message=fault.message, id=id)
    await line.seat.outbox.put(told.model_dump_json())


async def follow(line: Line, after: int) -> None:
    """Send the past, then the present, as the role may read it; the log waits for the reader."""
    mode = line.session.view.mode
    released = line.session.view.report is not None
    async for batch in line.log.follow(line.seat.interview, after):
        for entry in batch:
            released = released or entry.fact.type == "report.ready"
            sent = project(entry, line.seat.role, mode, released=released)
            await line.seat.outbox.put(json.dumps(sent, ensure_ascii=False, separators=(",", ":")))
            _note_end(line, entry)


def _note_end(line: Line, entry: Entry) -> None:
    line.over = line.over or entry.fact.type == "interview.ended"
    line.heard()


async def whisper(line: Line) -> None:
    """Send the words of an utterance as they are made."""
    async for delta in line.session.deltas():
        line.seat.outbox.offer(delta.model_dump_json())


async def write(line: Line) -> NoReturn:
    """Send what is queued, in order; the only part that writes."""
    outbox = line.seat.outbox
    while True:
        frame = await outbox.first()
        await send(line.socket, frame.text, line.limits.slow_seconds)
        outbox.sent()
