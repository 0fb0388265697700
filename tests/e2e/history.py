"""What one participant did and saw, kept by that participant alone."""

from dataclasses import dataclass, field
from typing import Any

from interview.vocabulary import Role


@dataclass
class History:
    """One role's own record of an interview, over all its connections."""

    interview: str
    role: Role
    sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Command id to the command, in the order of first sending."""
    acks: dict[str, list[int]] = field(default_factory=dict)
    """Command id to the seqs acknowledged for it."""
    errors: list[dict[str, Any]] = field(default_factory=list)
    applied: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Seq to the event as it was first seen."""
    reseen: list[dict[str, Any]] = field(default_factory=list)
    """Events that came again on a later connection and read differently then."""
    welcomes: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What went against the protocol in the participant's own eyes."""
    deltas: int = 0
    finished: bool = False
    """Whether the participant saw the interview through to its end."""
    _expected: int = 1

    @property
    def last(self) -> int:
        """The newest seq applied; everything up to it is applied too."""
        return len(self.applied)

    def connected(self, after: int) -> None:
        """A connection begins, asking for what follows `after`."""
        self._expected = after + 1

    def take(self, frame: dict[str, Any]) -> None:
        """Note a frame from the service."""
        match frame["type"]:
            case "welcome":
                self.welcomes.append(frame)
            case "ack":
                self.acks.setdefault(frame["id"], []).append(frame["seq"])
            case "error":
                self.errors.append(frame)
            case "delta":
                self.deltas += 1
            case _ if "seq" in frame:
                self._apply(frame)

    def _apply(self, event: dict[str, Any]) -> None:
        seq = event["seq"]
        if seq != self._expected:
            kind = "gap" if seq > self._expected else "repeat"
            self.faults.append(f"{kind}: seq {seq} where {self._expected} was due")
        self._expected = seq + 1
        known = self.applied.get(seq)
        if known is None and seq == self.last + 1:
            self.applied[seq] = event
        elif known is not None and known != event:
            self.reseen.append(event)
