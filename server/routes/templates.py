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
    return TemplateList(items=tuple(_row(one) for one in stored), next=None)


@router.post("/templates", status_code=201, dependencies=[Depends(only("recruiter"))])
async def draft_template(body: Template, service: Serving) -> TemplateDocument:
    """Store a draft; it becomes the next version of its name, and takes interviews when published."""
    return _document(await service.templates.draft(body))


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
        return _document(await service.templates.version(name, version))
    return _document(await service.templates.newest(name))


@router.post("/templates/{name}/publish", dependencies=[Depends(only("recruiter"))])
async def publish_template(name: str, service: Serving) -> TemplateDocument:
    """Make the draft the newest published version; it never changes again."""
    return _document(await service.templates.publish(name))


async def _of_candidate(name: str, principal: Principal, service: Service) -> TemplateDocument:
    row = await service.documents.get("interviews", principal.interview or "")
    if row is None or row["template"] != name:
        raise NotFound(f"There is no template {name!r} in your interview.")
    stored = await service.templates.version(name, int(str(row["version"])))
    return _document(Stored(stored.state, unspoiled(stored.template)))


def unspoiled(template: Template) -> Template:
    """A template as a candidate may read it: without the questions it names."""
    rounds = tuple(
        round_.model_copy(update={"pinned": (), "forbidden": ()}) for round_ in template.rounds
    )
    return template.model_copy(update={"rounds": rounds, "facts": ()})


def _row(stored: Stored) -> TemplateRow:
    return TemplateRow(state=stored.state, **_fields(stored.template, TemplateRow))


def _document(stored: Stored) -> TemplateDocument:
    return TemplateDocument(state=stored.state, **_fields(stored.template, TemplateDocument))


def _fields(template: Template, shape: type[TemplateRow]) -> dict[str, object]:
    return {name: getattr(template, name) for name in shape.model_fields if name != "state"}
