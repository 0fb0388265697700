"""The parts whose edges a whole service reaches only by chance: the queue and the page's files."""

import asyncio
import gzip
from pathlib import Path

import httpx
from starlette.applications import Starlette

from server import page
from server.limits import Limits
from server.live.outbox import Outbox


async def drain(outbox: Outbox) -> list[str]:
    sent = []
    while len(outbox):
        sent.append((await outbox.first()).text)
        outbox.sent()
    return sent


async def test_a_full_queue_leaves_out_words_in_the_making_first() -> None:
    outbox = Outbox(Limits(queue_frames=4))
    for text in ("delta 1", "delta 2", "delta 3", "delta 4", "delta 5"):
        outbox.offer(text)
    await outbox.put("event 1")
    await outbox.put("event 2")
    assert await drain(outbox) == ["delta 1", "event 1", "event 2"]
    assert outbox.dropped == 4


async def test_events_wait_for_room_and_none_is_left_out() -> None:
    outbox = Outbox(Limits(queue_frames=2))

    async def fill() -> None:
        for number in range(10):
            await outbox.put(str(number))

    filling = asyncio.create_task(fill())
    sent = []
    while len(sent) < 10:
        assert len(outbox) <= 2
        sent.append((await outbox.first()).text)
        outbox.sent()
    await filling
    assert sent == [str(number) for number in range(10)]


def browser(folder: Path) -> httpx.AsyncClient:
    app = Starlette()
    page.install(app, folder)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://page")


async def test_the_pages_files_are_compressed_once_and_checked_by_etag(tmp_path: Path) -> None:
    script = "console.log('hello');\n" * 100
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "app.js").write_text(script)
    (tmp_path / "index.html").write_text("<!doctype html>")
    async with browser(tmp_path) as client:
        packed = await client.get("/assets/app.js", headers={"Accept-Encoding": "br, gzip;q=0.8"})
        assert packed.headers["content-encoding"] == "gzip"
        assert int(packed.headers["content-length"]) == len(gzip.compress(script.encode(), mtime=0))
        assert packed.text == script
        plain = await client.get("/assets/app.js", headers={"Accept-Encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.text == script
        etag = {"If-None-Match": f"W/{plain.headers['etag']}"}
        assert (await client.get("/assets/app.js", headers=etag)).status_code == 304
        for path in ("/", "/sign-in", "/s/1/lobby", "/s/1", "/s/1/report", "/replay/1"):
            shell = await client.get(path)
            assert shell.text == "<!doctype html>"
            assert shell.headers["content-type"] == "text/html; charset=utf-8"
            assert (await client.head(path)).status_code == 200
        assert (await client.get("/assets/../secret")).status_code == 404


async def test_a_page_that_is_not_built_says_what_to_do(tmp_path: Path) -> None:
    async with browser(tmp_path) as client:
        answer = await client.get("/")
    assert answer.status_code == 503
    assert "make page" in answer.text
