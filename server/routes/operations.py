"""Liveness, readiness and figures, for those who run the service."""

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from interview.errors import Unavailable
from interview.record import Record
from server.meters import CONTENT_TYPE_PLAIN_0_0_4
from server.service import Serving

router = APIRouter(tags=["operations"])


class Health(Record):
    """A word for machines."""

    status: str


@router.get("/healthz")
async def healthz() -> Health:
    """The process answers."""
    return Health(status="ok")


@router.get("/readyz")
async def readyz(service: Serving) -> Health:
    """An interview can be taken: the storage takes a durable write and no restart is near."""
    if service.hub.draining:
        raise Unavailable("The service is about to restart.")
    await service.house.memory.check()
    return Health(status="ready")


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics(service: Serving) -> Response:
    """Figures in Prometheus' text format."""
    return Response(service.meters.page(), media_type=CONTENT_TYPE_PLAIN_0_0_4)
