"""What every route of one service shares, and how routes get at it."""

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends
from starlette.requests import HTTPConnection

from agents.house import House
from interview.ports import Clock, Documents, EventLog
from interview.settings import Settings
from server.access import Access
from server.gate import Addresses
from server.limits import Limits
from server.live.hub import Hub
from server.meters import Meters
from server.phases import Phases
from server.samples import Samples
from server.templates import Templates


@dataclass(frozen=True)
class Service:
    """One running service."""

    settings: Settings
    house: House
    access: Access
    templates: Templates
    phases: Phases
    hub: Hub
    meters: Meters
    limits: Limits
    addresses: Addresses
    samples: Samples

    @property
    def documents(self) -> Documents:
        """The house's documents."""
        return self.house.memory.documents

    @property
    def log(self) -> EventLog:
        """The house's event log."""
        return self.house.memory.log

    @property
    def clock(self) -> Clock:
        """The house's clock."""
        return self.house.clock


def service_of(connection: HTTPConnection) -> Service:
    """The service that a request or a socket came to."""
    return cast(Service, connection.app.state.service)


Serving = Annotated[Service, Depends(service_of)]
"""Parameter of a route that uses the service."""
