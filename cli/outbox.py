"""Commands that the service has not acknowledged yet; they are sent again after a reconnect."""

from interview.commands import AnyCommand


class Outbox:
    """Unacknowledged commands in the order they were made."""

    def __init__(self) -> None:
        self._waiting: dict[str, AnyCommand] = {}
        self.mine: set[str] = set()
        """Ids of every command made here, to know our own words when they come back."""

    def put(self, command: AnyCommand) -> None:
        """Keep a command until it is acknowledged."""
        self._waiting[command.id] = command
        self.mine.add(command.id)

    def settle(self, id: str) -> None:
        """Forget a command: it is stored, or it was refused for good."""
        self._waiting.pop(id, None)

    def holds(self, id: str) -> bool:
        """Whether a command is still to be stored."""
        return id in self._waiting

    def waiting(self) -> tuple[AnyCommand, ...]:
        """What must be sent again, oldest first."""
        return tuple(self._waiting.values())
