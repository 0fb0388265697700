"""The application: routes, doors and errors, put together around one house."""

from fastapi import APIRouter, FastAPI

from agents.house import House
from interview.settings import Settings
from server import page, problems, socket
from server.access import Access
from server.gate import Gate, addresses
from server.limits import Limits
from server.live.hub import Hub
from server.meters import Meters, RequestMeter
from server.phases import Phases
from server.problems import ProblemDocument
from server.routes import (
    candidates,
    interviews,
    operations,
    qa,
    questions,
    records,
    reviews,
    samples,
    signing,
)
from server.routes import templates as template_routes
from server.samples import load_samples
from server.service import Service
from server.templates import Templates

PREFIX = "/api/v1"
_ROUTERS = (
    signing.router,
    template_routes.router,
    interviews.router,
    records.router,
    samples.router,
    reviews.router,
    candidates.router,
    questions.router,
    qa.router,
    socket.router,
)


def create_app(settings: Settings, house: House, limits: Limits | None = None) -> FastAPI:
    """The whole service as an ASGI application; `settings.port` is the port it is reached at."""
    service = _service(settings, house, limits or Limits())
    app = FastAPI(
        title="mock-interviewer",
        version="1",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.service = service
    app.include_router(_api())
    app.include_router(operations.router)
    page.install(app)
    problems.install(app)
    app.add_middleware(RequestMeter, meters=service.meters)
    app.add_middleware(Gate, known=service.addresses, limits=service.limits)
    return app


def _service(settings: Settings, house: House, limits: Limits) -> Service:
    documents = house.memory.documents
    return Service(
        settings=settings,
        house=house,
        access=Access(documents, house.clock),
        templates=Templates(documents, house.bank),
        phases=Phases(house),
        hub=Hub(limits),
        meters=Meters(),
        limits=limits,
        addresses=addresses(settings),
        samples=load_samples(),
    )


def _api() -> APIRouter:
    api = APIRouter(prefix=PREFIX, responses={"default": _PROBLEM, 422: _PROBLEM})
    for router in _ROUTERS:
        api.include_router(router)
    return api


_PROBLEM: dict[str, object] = {
    "model": ProblemDocument,
    "description": "What is wrong and what to do (RFC 9457).",
}
