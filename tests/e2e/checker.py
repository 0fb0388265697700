"""Compares what participants sent and saw with the log: nothing lost, nothing doubled.

Three histories, each kept by its own party: what was sent and acknowledged, what was applied,
and what the data folder holds afterwards. A wrong service cannot mark its own work.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from interview.chain import Row, verify
from interview.events import FACT, AnyFact, ReportReady
from interview.fold import fold
from interview.frames import State
from interview.ports import Entry
from interview.projection import project
from interview.view import View
from interview.vocabulary import Mode, Role
from memory import Memory
from tests.e2e.history import History
from tests.e2e.turns import turn_violations


class Violation(NamedTuple):
    """A promise that was broken, and where."""

    promise: str
    where: str


class Evidence(NamedTuple):
    """An interview as the log has it and as its participants saw it."""

    interview: str
    rows: Sequence[Row]
    entries: Sequence[Entry]
    histories: Sequence[History]
    remembered: dict[str, object] | None = None
    """What the candidate's long-term memory holds of it."""

    @property
    def facts(self) -> list[AnyFact]:
        """The facts of the log."""
        return [entry.fact for entry in self.entries]

    @property
    def candidates(self) -> list[History]:
        """Those who took part, not those who watched."""
        return [history for history in self.histories if history.role == "candidate"]

    def prefix(self, seq: int) -> View:
        """The interview as it stood at a seq."""
        return fold(self.facts[:seq])


EFFECTS = {
    "consent": "consent.given",
    "ready": "round.readied",
    "answer": "answer.given",
    "clarify": "clarification.asked",
    "thinking": "thinking.began",
    "hint": "hint.asked",
    "skip": "question.skipped",
    "object": "objection.made",
    "pause": "paused",
    "resume": "resumed",
    "end": "end.asked",
    "feedback": "feedback.given",
    "code.edit": "code.edited",
    "code.run": "code.ran",
    "code.submit": "answer.given",
}
"""A command and the fact it becomes, from the public contract."""
_NOOPS: dict[str, Callable[[View], bool]] = {
    "consent": lambda view: view.transcript_kept is not None,
    "ready": lambda view: view.awaits != "ready",
    "pause": lambda view: view.paused,
    "resume": lambda view: not view.paused,
    "end": lambda view: view.end_reason is not None,
}
"""Commands that may be acknowledged without an effect, and when."""


async def evidence(memory: Memory, interview: str, histories: Iterable[History]) -> Evidence:
    """Read an interview's log from a data folder that no service holds any more."""
    rows: list[Row] = []
    while page := await memory.log.rows(interview, after=rows[-1].seq if rows else 0):
        rows += page
    entries: list[Entry] = []
    while read := await memory.log.read(interview, after=entries[-1].fact.seq if entries else 0):
        entries += read
    own = [history for history in histories if history.interview == interview]
    return Evidence(interview, rows, entries, own, await _remembered(memory, interview))


async def _remembered(memory: Memory, interview: str) -> dict[str, object] | None:
    stored = await memory.documents.get("interviews", interview)
    who = stored["candidate_id"] if stored else ""
    return await memory.documents.get("candidates", f"{who}/{interview}")


def check(found: Evidence) -> list[Violation]:
    """Everything that is wrong with an interview; empty when all promises were kept."""
    broken = [*_chain(found), *_order(found)]
    if broken:
        # What follows reads places of the log by seq, which needs them to be in order.
        return [*broken, *_faults(found)]
    parts = (_faults, _effects, _acks, _strangers, _applied, _welcomes, _folded, _memory)
    named = [Violation(*each) for each in turn_violations(found.facts)]
    return [*named, *(violation for part in parts for violation in part(found))]


def _chain(found: Evidence) -> Iterator[Violation]:
    broken = verify(found.interview, found.rows)
    if broken is not None:
        yield Violation("the chain verifies", f"seq {broken.seq}: {broken.fault}")


def _order(found: Evidence) -> Iterator[Violation]:
    seqs = [fact.seq for fact in found.facts]
    if seqs != list(range(1, len(seqs) + 1)):
        yield Violation("seq has no gap", f"{seqs}")
    times = [fact.at for fact in found.facts]
    if times != sorted(times):
        yield Violation("time does not run backwards", f"{times}")


def _faults(found: Evidence) -> Iterator[Violation]:
    for history in found.histories:
        for fault in history.faults:
            yield Violation("each event once, in order, on a connection", fault)
        for error in history.errors:
            yield Violation("an honest client meets no error", json.dumps(error))


def _effects(found: Evidence) -> Iterator[Violation]:
    """Every command sent has its effect once at most, every acknowledged one exactly once."""
    for history in found.candidates:
        for id, command in history.sent.items():
            facts = [fact for fact in found.facts if _is_effect(fact, id, command["type"])]
            where = f"{command['type']} {id}"
            if len(facts) > 1:
                yield Violation("an effect happens once", f"{where}: {len(facts)} times")
            if not facts and id in history.acks and not _noop(found, history, id):
                yield Violation("what is acknowledged is in the log", where)
            if facts and not _carries(facts[0], command):
                yield Violation("the log holds what was sent", where)


def _is_effect(fact: AnyFact, id: str, kind: str) -> bool:
    also = "task.readied" if kind == "ready" else ""
    return fact.re == id and fact.type in (EFFECTS[kind], also)


def _noop(found: Evidence, history: History, id: str) -> bool:
    allowed = _NOOPS.get(history.sent[id]["type"])
    return allowed is not None and allowed(found.prefix(history.acks[id][0]))


def _carries(fact: AnyFact, command: dict[str, object]) -> bool:
    """Whether the words and numbers of a command are those of its fact."""
    stored = fact.model_dump(mode="json")
    same = all(stored[name] == value for name, value in command.items() if name in _WORDS)
    code = command.get("source") in (None, stored.get("source"), stored.get("text"))
    return same and code and command.get("re") in (None, stored.get("answers"))


_WORDS = frozenset({"text", "rating", "audio", "transcript", "calibration", "question"})


def _acks(found: Evidence) -> Iterator[Violation]:
    for history in found.candidates:
        for id, seqs in history.acks.items():
            if len(set(seqs)) > 1:
                yield Violation("the same id gets the same ack", f"{id}: {seqs}")
            kind = history.sent[id]["type"]
            facts = [fact for fact in found.facts if _is_effect(fact, id, kind)]
            if facts and seqs[0] != facts[0].seq:
                yield Violation("an ack names its fact", f"{id}: {seqs[0]}, is {facts[0].seq}")
        if history.finished and (missing := set(history.sent) - set(history.acks)):
            yield Violation("all that was sent is acknowledged", f"{sorted(missing)}")


def _strangers(found: Evidence) -> Iterator[Violation]:
    """No fact claims a command that nobody sent."""
    sent = {id for history in found.candidates for id in history.sent}
    for fact in found.facts:
        if fact.re is not None and fact.type in _OWN and fact.re not in sent:
            yield Violation("nothing is made up", f"{fact.type} at {fact.seq} re {fact.re}")


_OWN = frozenset({*EFFECTS.values(), "task.readied"}) - {"end.asked", "paused", "resumed"}
"""Facts that only a candidate's command can cause."""


def _applied(found: Evidence) -> Iterator[Violation]:
    """What a participant applied is the log as their role may read it."""
    released_at = next((f.seq for f in found.facts if f.type == "report.ready"), None)
    mode: Mode = found.prefix(1).mode
    for history in found.histories:
        role = history.role
        for event in [*history.applied.values(), *history.reseen]:
            if not _readable(found, event, role, mode, released_at):
                yield Violation(f"the {role} sees the log", json.dumps(event)[:300])
        if history.finished and history.last < _needed(found):
            yield Violation("all is seen", f"{role} at {history.last} of {len(found.facts)}")


def _readable(
    found: Evidence, event: dict[str, object], role: Role, mode: Mode, released_at: int | None
) -> bool:
    """Whether an event reads as it may before the release of the report, or after it."""
    seq = int(str(event["seq"]))
    if seq > len(found.entries):
        return False
    states = [False, True] if released_at is not None else [False]
    if released_at is not None and seq >= released_at:
        states = [True]
    entry = found.entries[seq - 1]
    return event in [project(entry, role, mode, released=state) for state in states]


def _needed(found: Evidence) -> int:
    """The seq that whoever stayed to the end has seen."""
    return max(f.seq for f in found.facts if f.type in ("interview.ended", "report.ready"))


def _welcomes(found: Evidence) -> Iterator[Violation]:
    """Each welcome tells the state at its own seq, in one epoch, with nothing forgotten."""
    welcomes = [welcome for history in found.histories for welcome in history.welcomes]
    if len({welcome["epoch"] for welcome in welcomes}) > 1:
        yield Violation("an epoch outlives restarts", f"{Counter(w['epoch'] for w in welcomes)}")
    for welcome in welcomes:
        view = found.prefix(welcome["seq"])
        state = State(**{name: getattr(view, name) for name in State.model_fields})
        if not welcome["recovered"]:
            yield Violation("a place in the log is found again", json.dumps(welcome))
        if welcome["state"] != state.model_dump(mode="json"):
            told = json.dumps(welcome)[:600]
            yield Violation("a welcome tells the state at its seq", f"{told}, is {state}")


def _folded(found: Evidence) -> Iterator[Violation]:
    """Who may read all and saw it live has the same View as the log."""
    for history in found.histories:
        if history.role == "candidate" or history.faults:
            continue
        seen = fold(FACT.validate_python(event) for event in history.applied.values())
        if seen != found.prefix(history.last):
            yield Violation("the live View is the View of the log", f"{history.role}: {seen}")


def _memory(found: Evidence) -> Iterator[Violation]:
    """What a report found is in the candidate's long-term memory."""
    reports = [fact.report for fact in found.facts if isinstance(fact, ReportReady)]
    if not reports:
        return
    found_out = [each.model_dump(mode="json") for each in reports[-1].competencies]
    if found.remembered is None or found.remembered["competencies"] != found_out:
        yield Violation("a report is remembered", f"{found.remembered} is not {found_out}")
