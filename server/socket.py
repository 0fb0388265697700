"""The interview over a websocket: hello, welcome, the past, the present, until somebody leaves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter
from starlette.websockets import WebSocket

from interview.commands import Hello
from interview.errors import Erased, InterviewError
from interview.frames import State, Welcome
from interview.ports import Head
from interview.view import View
from server.live.arriving import first_hello
from server.live.closing import FAULT, NORMAL, RESTARTING, TOO_SLOW, Closing, for_fault, retry
from server.live.hub import Seat
from server.live.line import Line, hang_up, send
from server.live.outbox import Outbox
from server.live.race import race
from server.live.talking import follow, listen, obey, whisper, work, write
from server.service import Service, Serving

router = APIRouter()


@router.websocket("/interviews/{interview}/socket")
async def interview_socket(socket: WebSocket, interview: str, service: Serving) -> None:
    """Hold a conversation and say, at its end, why it ended."""
    await socket.accept()
    closing = Closing(FAULT, "a fault on our side; reconnect")
    try:
        closing = await _converse(service, socket, interview)
    finally:
        service.meters.closes.labels(closing.code or "gone").inc()
        await hang_up(socket, closing)


async def _converse(service: Service, socket: WebSocket, interview: str) -> Closing:
    try:
        if service.hub.draining:
            raise retry(RESTARTING, service.limits.retry_ms)
        hello = await first_hello(socket, service.hub, service.limits)
        async with _seated(service, socket, interview, hello) as line:
            await _hold(line, hello)
    except Closing as closing:
        return closing
    except InterviewError as fault:
        return for_fault(fault, service.limits.retry_ms)
    return Closing(NORMAL, "the interview is over")


@asynccontextmanager
async def _seated(
    service: Service, socket: WebSocket, interview: str, hello: Hello
) -> AsyncIterator[Line]:
    """Check the ticket, take the role's seat, and give it back however it ends."""
    line = await _admit(service, socket, interview, hello)
    sockets = service.meters.sockets.labels(line.seat.role)
    await service.hub.finish(line.session.attach(line.seat.role))
    sockets.inc()
    service.hub.sit(line.seat)
    try:
        yield line
    finally:
        service.hub.rise(line.seat)
        sockets.dec()
        service.meters.dropped_deltas.inc(line.seat.outbox.dropped)
        await service.hub.finish(line.session.detach(line.seat.role))


async def _admit(service: Service, socket: WebSocket, interview: str, hello: Hello) -> Line:
    if (await service.log.head(interview)).erased:
        raise Erased("This interview was erased on request.")
    ticket = await service.access.admit(interview, hello.ticket)
    session = await service.house.session(interview)
    service.access.check_late(ticket, session.view)
    seat = Seat(interview, ticket.role, Outbox(service.limits))
    return Line(socket, seat, session, service.hub, service.log, service.limits, service.meters)


async def _hold(line: Line, hello: Hello) -> None:
    """Welcome, then all parts at once; returns when an ended interview has been silent."""
    after = await _welcome(line, hello)
    try:
        async with line.silence:
            line.heard()
            await race(
                listen(line),
                obey(line),
                work(line),
                follow(line, after),
                whisper(line),
                write(line),
                line.seat.told(),
            )
    except TimeoutError:
        if not line.silence.expired():
            raise
    except Closing as closing:
        if closing.code not in (None, TOO_SLOW):
            await _flush(line)
        raise


async def _flush(line: Line) -> None:
    """Send what is still queued, for a moment, so that the last words arrive before the close."""
    try:
        async with asyncio.timeout(line.limits.flush_seconds):
            while len(line.seat.outbox):
                frame = await line.seat.outbox.first()
                await send(line.socket, frame.text, line.limits.slow_seconds)
                line.seat.outbox.sent()
    except (TimeoutError, Closing):
        return


async def _welcome(line: Line, hello: Hello) -> int:
    """Say where the interview stands, seq and state of one moment; returns where to go on from."""
    head = await line.log.head(line.seat.interview)
    view = line.session.view
    recovered = hello.after <= max(head.seq, view.seq) and hello.epoch in (None, head.epoch)
    line.over = view.end_reason is not None
    await line.seat.outbox.put(_words_of_welcome(line, head, view, recovered))
    return hello.after if recovered else 0


def _words_of_welcome(line: Line, head: Head, view: View, recovered: bool) -> str:
    return Welcome(
        interview=line.seat.interview,
        epoch=head.epoch,
        seq=view.seq,
        recovered=recovered,
        role=line.seat.role,
        state=_state(view),
    ).model_dump_json()


def _state(view: View) -> State:
    return State(**{name: getattr(view, name) for name in State.model_fields})
