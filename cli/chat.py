"""An interview in the terminal, over the same websocket as the browser's."""

import asyncio
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from cli.asking import Asker, Stopped
from cli.coding import Coder, Editor
from cli.context import Context
from cli.keyboard import Keyboard
from cli.outbox import Outbox
from cli.rest import Access, Created, Rest, Ticket, rest
from cli.screen import Part, Screen
from cli.service import service
from cli.socket import Broken, Closed, InterviewSocket, Received
from cli.telling import tell
from interview.commands import AnyCommand, AskHint, Clarify, End
from interview.errors import Invalid
from interview.events import AnyFact
from interview.events.base import Fact
from interview.fold import step
from interview.frames import Ack, Draining, Problem, Welcome
from interview.view import View
from interview.vocabulary import TimePercent

_REPLY_SECONDS = 10
_FLUSH_SECONDS = 10
_TYPED = frozenset({"answer.given", "clarification.asked"})
"""Facts that a person sees on the screen already, having typed them."""
_UNFINISHED = "Left before its end; what was acknowledged is kept."
_UNSTARTED = "Left before its start; it stays in the list as not started."


class Wish(NamedTuple):
    """What the person asked for on the command line."""

    template: str
    name: str
    url: str | None
    interview: str | None
    time: TimePercent = 100
    """The time the person takes, in per cent of the template's; 0 is no clock."""


class Place(NamedTuple):
    """A candidate's place in one interview."""

    interview: str
    ticket: str


async def chat(context: Context, wish: Wish) -> int:
    """Hold an interview; 0 when it came to its end, 1 when it was left before."""
    screen = Screen(colour=context.colour)
    async with service(context, wish.url) as access, rest(access.url, access.bearer) as calls:
        place = await _place(calls, access, wish)
        outbox = Outbox()
        address = access.url.replace("http", "ws", 1)
        url = f"{address}/api/v1/interviews/{place.interview}/socket"
        socket = InterviewSocket(url, place.ticket, outbox)
        # Without a standard input its number belongs to whatever was opened first.
        keyboard = Keyboard(None if sys.stdin is None else sys.stdin.fileno())
        talk = Conversation(socket, outbox, screen, _asker(keyboard, screen, context, wish))
        try:
            await talk.hold(access.stopped)
        finally:
            screen.show(*_farewell(context, wish, place, talk))
    return 0 if talk.over else 1


def _asker(keyboard: Keyboard, screen: Screen, context: Context, wish: Wish) -> Asker:
    coder = Coder(Editor(keyboard, context.environ), screen)
    return Asker(keyboard, screen, coder, wish.time)


def _farewell(context: Context, wish: Wish, place: Place, talk: "Conversation") -> Iterator[Part]:
    """How to read the interview again, or to go on with it."""
    if talk.over and wish.url is None:
        yield Part("note", "To read it again:")
        yield Part("line", f"  {_again(context, 'replay', place)}")
    if not talk.over:
        fresh = " --url LINK, with a fresh link" if wish.url else ""
        yield Part("alarm", f"{_UNSTARTED if talk.unstarted else _UNFINISHED} To go on:")
        yield Part("line", f"  {_again(context, 'chat --interview', place)}{fresh}")


def _again(context: Context, command: str, place: Place) -> str:
    """A command on this interview, as it can be typed."""
    data = shlex.quote(str(context.settings.data))
    return f"mock-interviewer {command} {place.interview} --data {data}"


async def _place(calls: Rest, access: Access, wish: Wish) -> Place:
    """The interview that was named, the one the link is for, or a new one."""
    interview = wish.interview or access.interview
    if interview is None:
        candidate = {"name": wish.name}
        order = {"template": wish.template, "mode": "practice", "candidate": candidate}
        made = await calls.post("/interviews", Created, order)
        return Place(made.id, made.ticket)
    ticket = await calls.post(f"/interviews/{interview}/ticket", Ticket, {"role": "candidate"})
    return Place(interview, ticket.ticket)


class Conversation:
    """One interview on one screen: what arrives is told, what is awaited is asked for."""

    def __init__(
        self, socket: InterviewSocket, outbox: Outbox, screen: Screen, asker: Asker
    ) -> None:
        self._socket, self._outbox, self._screen = socket, outbox, screen
        self._asker = asker
        self._view = View()
        self._newest: int | None = None
        self._acked = 0
        self._troubles: set[str] = set()
        self._changed = asyncio.Event()

    @property
    def over(self) -> bool:
        """Whether the candidate's part has ended."""
        return self._view.end_reason is not None

    @property
    def unstarted(self) -> bool:
        """Whether the interview is known to wait for consent still."""
        return self._view.seq > 0 and self._view.awaits == "consent"

    async def hold(self, stopped: "asyncio.Task[int] | None" = None) -> None:
        """Talk until the interview is over, the input ends or the service says no.

        `stopped` ends with the service, where that is our own.
        """
        listening = asyncio.create_task(self._listen())
        asking = asyncio.create_task(self._ask())
        ends = {listening, asking} if stopped is None else {listening, asking, stopped}
        try:
            done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            if done == {asking}:
                await self._flushed()
        finally:
            await _cancel(listening, asking)

    async def _listen(self) -> None:
        async for received in self._socket.received():
            self._take(received)
            self._mended(received)
            self._changed.set()
            if isinstance(received, Closed):
                if received.words and not self.over:
                    raise Invalid(received.words)
                return
            if self.over and self._caught_up():
                return

    def _take(self, received: Received) -> None:
        match received:
            case Fact():
                self._tell(received)
            case Ack():
                self._acked = max(self._acked, received.seq)
            case Welcome():
                self._welcomed(received)
            case Problem(id=str(id)) if self._outbox.holds(id):
                self._trouble(f"{received.message} Your words are kept here and sent again.")
            case Problem():
                self._screen.show(Part("alarm", received.message))
            case Draining():
                self._screen.show(Part("alarm", "The service restarts; this goes on by itself."))
            case Broken() if not self._troubles:
                self._trouble("The connection broke; trying again.")

    def _trouble(self, words: str) -> None:
        """Say what passes by itself, once for as long as it lasts."""
        if words not in self._troubles:
            self._screen.show(Part("alarm", words))
        self._troubles.add(words)

    def _mended(self, received: Received) -> None:
        """Say that a trouble is over, once there is a connection and nothing left to send again."""
        live = isinstance(received, Welcome | Ack)
        if self._troubles and live and not self._outbox.waiting():
            self._screen.show(Part("note", "Connected again; nothing is lost."))
            self._troubles.clear()

    def _welcomed(self, welcome: Welcome) -> None:
        if not welcome.recovered:
            self._view = View()
        self._newest = welcome.seq

    def _tell(self, fact: AnyFact) -> None:
        if fact.seq <= self._view.seq:
            return
        self._view = step(self._view, fact)
        if fact.type not in _TYPED or fact.re not in self._outbox.mine:
            self._screen.show(*tell(fact, self._view))

    def _caught_up(self) -> bool:
        return self._newest is not None and self._view.seq >= max(self._newest, self._acked)

    async def _ask(self) -> None:
        """Ask for what the interview waits for, until the input ends."""
        with suppress(Stopped):
            while True:
                await self._until(self._awaited)
                command = await self._asker.command(self._view)
                if command is not None:
                    await self._submit(command)

    def _awaited(self) -> bool:
        waits = self._view.awaits in {"consent", "ready", "answer"}
        return waits and self._caught_up() and not self._outbox.waiting()

    async def _submit(self, command: AnyCommand) -> None:
        before = self._view.floors
        await self._socket.submit(command)
        await self._until(lambda: not self._outbox.waiting())
        if isinstance(command, AskHint | Clarify):
            await self._replied(lambda: self._view.floors != before)
        if isinstance(command, End):
            await self._replied(lambda: self.over)

    async def _replied(self, true: Callable[[], bool]) -> None:
        """Wait for the words that follow, so that they stand above the next prompt."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_REPLY_SECONDS):
                await self._until(true)

    async def _until(self, true: Callable[[], bool]) -> None:
        while not true():
            self._changed.clear()
            await self._changed.wait()

    async def _flushed(self) -> None:
        """Give what was typed last the time to be stored."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_FLUSH_SECONDS):
                await self._until(lambda: not self._outbox.waiting())


async def _cancel(*tasks: "asyncio.Task[None]") -> None:
    """Stop tasks; what one of them failed with is raised."""
    for task in tasks:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
