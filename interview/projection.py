"""What each role may read: an allowlist of fact types and fields; the rest arrives as hidden.

A new type or field is invisible to everybody but admins until it is listed here.
"""

from typing import Any

from interview.events import AnyFact, Hidden
from interview.ports import Entry
from interview.vocabulary import Mode, Role

_ENVELOPE = {"seq", "at", "re", "type"}
_OPEN: dict[str, set[str]] = {
    "interview.created": {"template", "mode", "engine"},
    "consent.given": {"audio", "transcript", "calibration", "time_percent", "patient"},
    "plan.made": {"rounds"},
    "review.requested": {"review", "kind"},
    "review.resolved": {"review", "kind", "action"},
    "round.started": {"round", "expectations", "brief"},
    "round.readied": {"round"},
    "round.ended": {"round", "reason"},
    "said": {"by", "utterance", "kind", "question", "expects_reply", "text", "hint_price"},
    "question.asked": {
        "question",
        "stage",
        "round",
        "competency",
        "difficulty",
        "text",
        "hint_price",
        "task",
    },
    "task.announced": {"question", "round", "brief", "prepare_ms"},
    "task.readied": {"question"},
    "code.edited": {"question", "path", "changes", "text"},
    "code.ran": {
        "question",
        "purpose",
        "language",
        "source",
        "files",
        "stdin",
        "verdict",
        "scored",
    },
    "answer.given": {"question", "answers", "text", "modality", "words"},
    "decided": {"next"},
    "clarification.asked": {"text"},
    "question.noted": {"text"},
    "hint.asked": {"price"},
    "thinking.began": {"until"},
    "question.skipped": {"question"},
    "end.asked": {"reason"},
    "objection.made": {"question", "text"},
    "feedback.given": {"rating", "text"},
    "paused": {"who"},
    "resumed": {"who"},
    "connected": {"who"},
    "disconnected": {"who"},
    "fault": {"kind", "handled_by"},
    "report.ready": {"report"},
    "interview.ended": {"reason"},
    "hidden": {"hash"},
}
_SCORED = {"question", "stage", "points", "level", "confidence", "judges"}
_STAFF: dict[str, set[str]] = {
    **_OPEN,
    "review.resolved": {"review", "kind", "action", "by", "reason", "levels", "rounds"},
    "answer.scored": {*_SCORED, "flags"},
    "decided": {"next", "point", "span", "heard", "why"},
}


def candidate_sees(mode: Mode, *, released: bool) -> dict[str, set[str]]:
    """The candidate's allowlist: scores at once in practice, all of it once the report is out.

    In hiring even the kind of the next move would tell how the answer was judged.
    """
    if released:
        return {
            **_OPEN,
            "answer.scored": _SCORED,
            "decided": {"next", "point", "span", "heard", "why"},
            "review.resolved": {"review", "kind", "action", "reason", "levels"},
        }
    if mode == "practice":
        return {**_OPEN, "answer.scored": _SCORED}
    return {type_: fields for type_, fields in _OPEN.items() if type_ != "decided"}


def sees(role: Role, mode: Mode, *, released: bool) -> dict[str, set[str]]:
    """The allowlist of a role, by fact type."""
    if role == "candidate":
        return candidate_sees(mode, released=released)
    return _STAFF


def project(entry: Entry, role: Role, mode: Mode, *, released: bool) -> dict[str, Any]:
    """A fact as a role may read it, ready to be sent as JSON."""
    fact = entry.fact
    fields = sees(role, mode, released=released).get(fact.type)
    if fields is None:
        return _wire(Hidden(seq=fact.seq, at=fact.at, hash=entry.hash), _OPEN["hidden"])
    return _without_questions(_wire(fact, fields)) if role == "candidate" else _wire(fact, fields)


def _wire(fact: AnyFact, fields: set[str]) -> dict[str, Any]:
    sent = fact.model_dump(mode="json", include=fields | _ENVELOPE)
    if sent.get("re") is None:
        sent.pop("re", None)
    return sent


def _without_questions(sent: dict[str, Any]) -> dict[str, Any]:
    """The candidate reads the rounds of a plan, not the questions in them."""
    if "rounds" in sent:
        sent["rounds"] = [{**round_, "questions": []} for round_ in sent["rounds"]]
    return sent
