"""Documents: small JSON values by collection and key."""

import asyncio

import pytest


async def test_a_document_is_stored_replaced_and_removed(memory):
    documents = memory.documents
    await documents.put("things", "a", {"n": 1, "deep": {"list": [1, None, "ü"]}})
    await documents.put("things", "a", {"n": 2})

    assert await documents.get("things", "a") == {"n": 2}
    assert await documents.get("others", "a") is None
    await documents.delete("things", "a")
    await documents.delete("things", "a")
    assert await documents.get("things", "a") is None


async def test_add_says_who_was_first(memory):
    added = await asyncio.gather(
        *(memory.documents.add("things", "a", {"n": number}) for number in range(10))
    )

    assert added.count(True) == 1
    assert await memory.documents.get("things", "a") == {"n": added.index(True)}


async def test_what_works_once_is_taken_by_one(memory):
    await memory.documents.put("tickets", "t", {"role": "candidate"})

    taken = await asyncio.gather(*(memory.documents.take("tickets", "t") for _ in range(10)))

    assert [value for value in taken if value is not None] == [{"role": "candidate"}]
    assert await memory.documents.get("tickets", "t") is None


async def test_a_list_is_in_key_order_and_can_be_paged(memory):
    for key in ("b", "a", "c", "ab", "a\u00fc", "B"):
        await memory.documents.put("things", key, {"key": key})
    await memory.documents.put("others", "aa", {})

    async def keys(**options):
        return [key for key, _ in await memory.documents.list("things", **options)]

    assert await keys() == ["B", "a", "ab", "aü", "b", "c"]
    assert await keys(limit=2) == ["B", "a"]
    assert await keys(after="a", limit=2) == ["ab", "aü"]
    assert await keys(prefix="a") == ["a", "ab", "aü"]
    assert await keys(prefix="a", after="a") == ["ab", "aü"]
    assert await keys(prefix="z") == []
    assert (await memory.documents.list("things", prefix="ab"))[0] == ("ab", {"key": "ab"})


async def test_what_is_not_json_is_refused(memory):
    with pytest.raises(ValueError, match="JSON"):
        await memory.documents.put("things", "a", {"n": float("nan")})
    with pytest.raises(TypeError):
        await memory.documents.put("things", "a", {"n": object()})

    assert await memory.documents.get("things", "a") is None


async def test_documents_survive_a_restart(backend):
    first = await backend.open()
    await first.documents.put("things", "a", {"n": 1})
    await first.close()

    again = await backend.open()

    assert await again.documents.get("things", "a") == {"n": 1}
