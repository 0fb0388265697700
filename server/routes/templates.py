"""Round templates: list, draft, read, publish."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from interview.errors import NotFound
from interview.record import Record
from interview.rounds import Fact, Interviewer, Reviews, RoundTemplate, Template
from server.access import Principal
from server.callers import Caller, only
from server.service import Service, Serving
from server.templates import State, Stored
from tools.question_bank import public_share

router = APIRouter(tags=["templates"])


class TemplateRow(Record):
    """A template in a list."""

    name: str
    title: str
    version: int
    state: State
    minutes: int
    """The honest total: the minutes of all rounds."""
    summary: str
    rounds: tuple[RoundTemplate, ...]
    public_share: float
    """Share (0..1) of the questions it may draw that anybody can read up on; mind it when hiring."""


class TemplateDocument(TemplateRow):
    """One template, whole."""

    interviewer: Interviewer
    reviews: Reviews
    facts: tuple[Fact, ...]
    next_steps: str
    abandon_after_hours: int


class TemplateList(Record):
    """Templates by name."""

    items: tuple[TemplateRow, ...]
    next: str | None


@router.get("/templates", dependencies=[Depends(only("recruiter", "reviewer"))])
async def list_templates(service: Serving, state: State = "published") -> TemplateList:
    """The newest published version of each template, or with `state=draft` the drafts."""
    stored = await service.templates.listed(state)
    return TemplateList(items=tuple(_row(one, service) for one in stored), next=None)


@router.post("/templates", status_code=201, dependencies=[Depends(only("recruiter"))])
async def draft_template(body: Template, service: Serving) -> TemplateDocument:
    """Store a draft; it becomes the next version of its name, and takes interviews when published."""
    return _document(await service.templates.draft(body), service)


@router.get("/templates/{name}")
async def read_template(
    name: str,
    principal: Caller,
    service: Serving,
    version: Annotated[int | None, Query(ge=1)] = None,
) -> TemplateDocument:
    """The newest published version, or the one asked for; candidates see their own, unspoiled."""
    if principal.role == "candidate":
        return await _of_candidate(name, principal, service)
    if version is not None:
        return _document(await service.templates.version(name, version), service)
    return _document(await service.templates.newest(name), service)


@router.post("/templates/{name}/publish", dependencies=[Depends(only("recruiter"))])
async def publish_template(name: str, service: Serving) -> TemplateDocument:
    """Make the draft the newest published version; it never changes again."""
    return _document(await service.templates.publish(name), service)


async def _of_candidate(name: str, principal: Principal, service: Service) -> TemplateDocument:
    row = await service.documents.get("interviews", principal.interview or "")
    if row is None or row["template"] != name:
        raise NotFound(f"There is no template {name!r} in your interview.")
    stored = await service.templates.version(name, int(str(row["version"])))
    return _document(Stored(stored.state, unspoiled(stored.template)), service)


def unspoiled(template: Template) -> Template:
    """A template as a candidate may read it: without the questions it names."""
    rounds = tuple(
        round_.model_copy(update={"pinned": (), "forbidden": ()}) for round_ in template.rounds
    )
    return template.model_copy(update={"rounds": rounds, "facts": ()})


def _row(stored: Stored, service: Service) -> TemplateRow:
    return TemplateRow.model_validate(_fields(stored, service, TemplateRow))


def _document(stored: Stored, service: Service) -> TemplateDocument:
    return TemplateDocument.model_validate(_fields(stored, service, TemplateDocument))


def _fields(stored: Stored, service: Service, shape: type[TemplateRow]) -> dict[str, object]:
    own = {
        "state": stored.state,
        "public_share": public_share(service.house.bank, stored.template),
    }
    return own | {name: getattr(stored.template, name) for name in shape.model_fields.keys() - own}
