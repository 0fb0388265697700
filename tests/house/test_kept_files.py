"""What is committed tells nothing about the machines it was made on."""

import json
import re
import stat

import pytest

from tests.house.places import ROOT, kept_files

PATHS = re.compile(
    rb"(?<![\w./])/(?:ro" + rb"ot|wo" + rb"rk|ho" + rb"me/[a-z]+|Us" + rb"ers)/[\w.]"
)
HOSTS = re.compile(
    rb"registry\.np"
    + rb"mjs|py"
    + rb"pi\.org|pythonho"
    + rb"sted|deb\.deb"
    + rb"ian|lo"
    + rb"calhost:4873"
)
SECRETS = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY|\bsk-[A-Za-z0-9]{20}|#token=[\w-]{40}")


@pytest.mark.parametrize("pattern", [PATHS, HOSTS, SECRETS], ids=["paths", "hosts", "secrets"])
def test_no_file_holds(pattern: re.Pattern[bytes]) -> None:
    files = kept_files()
    found = [str(file.relative_to(ROOT)) for file in files if pattern.search(file.read_bytes())]
    assert found == []
    assert len(files) > 100


def test_no_file_is_huge() -> None:
    large = [file.name for file in kept_files() if file.stat().st_size > 512 * 1024]
    assert large == []


def test_the_page_packages_have_no_addresses() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text("utf-8"))
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []


def test_ci_runs_what_people_run() -> None:
    script = ROOT / ".ci" / "run"
    commands = [line for line in script.read_text("utf-8").splitlines() if "make" in line]
    assert commands == ["exec make check test"]
    assert script.stat().st_mode & stat.S_IXUSR
