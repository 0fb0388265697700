"""Round templates as the service keeps them: shipped, drafted, published; published never change."""

import asyncio
from typing import Literal, NamedTuple

from interview.errors import Conflict, Invalid, NotFound
from interview.ports import Documents
from interview.rounds import Template
from server.access import pages
from tools.question_bank import Bank

State = Literal["draft", "published"]


class Stored(NamedTuple):
    """A version of a template and whether it can still change."""

    state: State
    template: Template


class Templates:
    """The shipped templates as version 1, and those that people here have made."""

    def __init__(self, documents: Documents, bank: Bank) -> None:
        self._documents = documents
        self._bank = bank
        self._writing = asyncio.Lock()

    async def listed(self, state: State) -> list[Stored]:
        """The newest version of each name in this state, by name."""
        newest: dict[str, Stored] = {}
        for stored in sorted(await self._all(), key=lambda one: one.template.version):
            if stored.state == state:
                newest[stored.template.name] = stored
        return [newest[name] for name in sorted(newest)]

    async def published(self, name: str) -> Template:
        """The newest published version; raises NotFound."""
        found = [one.template for one in await self._versions(name) if one.state == "published"]
        if not found:
            raise NotFound(f"There is no published template {name!r}.")
        return found[-1]

    async def newest(self, name: str) -> Stored:
        """The newest published version, or the draft of a name that has none; raises NotFound."""
        versions = await self._versions(name)
        published = [one for one in versions if one.state == "published"]
        if not versions:
            raise NotFound(f"There is no template {name!r}.")
        return (published or versions)[-1]

    async def version(self, name: str, version: int) -> Stored:
        """One version; raises NotFound."""
        for stored in await self._versions(name):
            if stored.template.version == version:
                return stored
        raise NotFound(f"There is no version {version} of template {name!r}.")

    async def draft(self, template: Template) -> Stored:
        """Store a draft, replacing the name's earlier draft; the version is given here."""
        self._check_questions(template)
        async with self._writing:
            versions = await self._versions(template.name)
            last = versions[-1] if versions else None
            number = _next_version(last)
            drafted = Stored("draft", template.model_copy(update={"version": number}))
            await self._put(drafted)
        return drafted

    async def publish(self, name: str) -> Stored:
        """Make the draft of a name its newest published version, for ever; raises Conflict."""
        async with self._writing:
            versions = await self._versions(name)
            if not versions:
                raise NotFound(f"There is no template {name!r}; create it first.")
            if versions[-1].state == "published":
                raise Conflict(
                    f"Template {name!r} has no draft. Its newest version is published and does"
                    " not change; post a changed one to start the next version."
                )
            published = Stored("published", versions[-1].template)
            await self._put(published)
        return published

    def _check_questions(self, template: Template) -> None:
        named = {id for round_ in template.rounds for id in (*round_.pinned, *round_.forbidden)}
        unknown = sorted(named - set(self._bank.items))
        if unknown:
            raise Invalid(f"No such question in the bank: {', '.join(unknown)}. Check the ids.")

    async def _all(self) -> list[Stored]:
        kept = [_read(value) async for _, value in pages(self._documents, "templates")]
        return [*(Stored("published", one) for one in self._bank.templates.values()), *kept]

    async def _versions(self, name: str) -> list[Stored]:
        """All versions of a name, oldest first."""
        shipped = self._bank.templates.get(name)
        first = [Stored("published", shipped)] if shipped else []
        kept = [_read(value) async for _, value in pages(self._documents, "templates", f"{name}@")]
        return first + sorted(kept, key=lambda one: one.template.version)

    async def _put(self, stored: Stored) -> None:
        key = f"{stored.template.name}@{stored.template.version}"
        value = {"state": stored.state, "template": stored.template.model_dump(mode="json")}
        await self._documents.put("templates", key, value)


def _next_version(last: Stored | None) -> int:
    if last is None:
        return 1
    return last.template.version + (last.state == "published")


def _read(value: dict[str, object]) -> Stored:
    state: State = "published" if value["state"] == "published" else "draft"
    return Stored(state, Template.model_validate(value["template"]))
