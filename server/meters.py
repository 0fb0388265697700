"""What the service counts of itself, for Prometheus; no ids, no names, no words."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["CONTENT_TYPE_PLAIN_0_0_4", "Meters", "RequestMeter"]


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Meters:
    """The counters of one service, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "mock_interviewer_requests",
            "HTTP requests by route and status.",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self.sockets = Gauge(
            "mock_interviewer_sockets", "Live sockets by role.", ["role"], registry=self._registry
        )
        self.closes = Counter(
            "mock_interviewer_socket_closes",
            "Sockets closed by us, by code.",
            ["code"],
            registry=self._registry,
        )
        self.commands = Counter(
            "mock_interviewer_commands",
            "Commands by type and outcome (`acknowledged` or the code of the error).",
            ["type", "outcome"],
            registry=self._registry,
        )
        self.acknowledged_in = Histogram(
            "mock_interviewer_acknowledge_seconds",
            "Seconds from a command's arrival to its durable effect.",
            buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
            registry=self._registry,
        )
        self.dropped_deltas = Counter(
            "mock_interviewer_dropped_deltas",
            "Words in the making that a slow reader was not sent.",
            registry=self._registry,
        )

    def page(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self._registry)


class RequestMeter:
    """ASGI middleware that counts requests by the route's pattern, never by the path asked for."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        self._app = app
        self._meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count one request when its response starts."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "none")
                method = scope["method"] if scope["method"] in _METHODS else "other"
                self._meters.requests.labels(method, route, message["status"]).inc()
            await send(message)

        await self._app(scope, receive, counted)
