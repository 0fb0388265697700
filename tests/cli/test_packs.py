"""Packs of questions: handed on, taken in, and refused when they are not what they should be."""

import re
import stat
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run

SAMPLE = ROOT / "content" / "questions" / "retrieval" / "retrieval-reranking-stage.yaml"
NAME = "questions/mine/my-reranking.yaml"
OWN = SAMPLE.read_text("utf-8").replace("id: retrieval-reranking-stage", "id: my-reranking")


def pack(file: Path, *entries: tuple[str | zipfile.ZipInfo, str]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in entries:
            archive.writestr(name, body)
    return file


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def take(
    file: Path, folder: Path, *words: str, lines: list[str] | None = None
) -> tuple[int, str, str]:
    environ = {"MOCK_INTERVIEWER_CONTENT": str(folder)}
    return await run("questions", "import", str(file), *words, lines=lines, environ=environ)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "own"
    (own / "questions").mkdir(parents=True)
    return own


async def test_what_is_packed_can_be_taken_in_by_its_checksum(tmp_path: Path, folder: Path) -> None:
    theirs = tmp_path / "theirs"
    (theirs / "questions" / "mine").mkdir(parents=True)
    (theirs / NAME).write_text(OWN, "utf-8")
    code, said, errors = await run("questions", "pack", str(theirs), str(tmp_path / "p.zip"))
    assert (code, errors) == (0, "")
    found = re.search(r"sha256\s+([0-9a-f]{64})", said)
    assert found is not None
    code, said, errors = await take(tmp_path / "p.zip", folder, "--sha256", found[1], "--yes")
    assert (code, errors) == (0, "")
    assert "1 new, 0 changed, 0 the same" in said
    assert (folder / NAME).read_text("utf-8") == OWN


async def test_one_question_is_counted_as_one(folder: Path) -> None:
    (folder / NAME).parent.mkdir()
    (folder / NAME).write_text(OWN, "utf-8")
    _, said, errors = await run("questions", "lint", str(folder))
    assert errors == ""
    assert said == "1 question checked, 0 faults\n"


async def test_it_shows_what_changes_and_writes_only_when_agreed(
    tmp_path: Path, folder: Path
) -> None:
    await take(pack(tmp_path / "one.zip", (NAME, OWN)), folder, "--yes")
    changed = pack(tmp_path / "two.zip", (NAME, OWN.replace("minutes: 5", "minutes: 6")))
    code, said, _ = await take(changed, folder, lines=["n"])
    assert code == 1
    assert f"changed  {NAME}" in said
    assert "nothing was written" in said
    assert (folder / NAME).read_text("utf-8") == OWN


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([("../outside.yaml", OWN)], "only questions/"),
        ([("/etc/questions.yaml", OWN)], "only questions/"),
        ([("questions\\..\\..\\a.yaml", OWN)], "only questions/"),
        ([("questions/run.py", "print()")], "only questions/"),
        ([(link(NAME), "/etc/passwd")], "is a link"),
        ([(NAME, OWN), (NAME.replace("my", "My", 1), OWN)], "twice"),
        ([(NAME, "a: " + " " * 2_000_000)], "times its size"),
        ([(NAME, "a: " + "xyz%$ " * 60_000)], "larger than 256 KB"),
        ([(NAME, "id: &a [x]\nkind: question\ntitle: *a\n")], "faults and was not taken"),
        ([(NAME, SAMPLE.read_text("utf-8"))], "is taken by"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
async def test_a_pack_that_is_not_what_it_should_be_is_refused(
    tmp_path: Path, folder: Path, entries: list[tuple[str | zipfile.ZipInfo, str]], told: str
) -> None:
    code, _, errors = await take(pack(tmp_path / "bad.zip", *entries), folder, "--yes")
    assert code == 2
    assert told in errors
    assert files(folder) == []
    assert not (tmp_path / "outside.yaml").exists()


async def test_another_checksum_a_torn_file_and_no_folder_are_told(
    tmp_path: Path, folder: Path
) -> None:
    good = pack(tmp_path / "good.zip", (NAME, OWN))
    _, _, errors = await take(good, folder, "--sha256", "0" * 64, "--yes")
    assert "has the checksum" in errors
    torn = tmp_path / "torn.zip"
    torn.write_bytes(good.read_bytes()[:200])
    _, _, errors = await take(torn, folder, "--yes")
    assert "no pack that can be opened" in errors
    code, _, errors = await run("questions", "import", str(good))
    assert code == 2
    assert "MOCK_INTERVIEWER_CONTENT" in errors


async def test_the_bank_is_counted() -> None:
    code, said, errors = await run("questions", "list")
    assert (code, errors) == (0, "")
    sizes = re.findall(r"^(\S+) +(?:\d+ +){5}(\d+)$", said, re.MULTILINE)
    *themes, (name, total) = [(name, int(count)) for name, count in sizes]
    assert name == "all"
    assert total == sum(count for _, count in themes) > 30
