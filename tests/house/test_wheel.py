"""The wheel: one name in site-packages, everything in it that a run needs, nothing else."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from mock_interviewer import __version__
from tests.house.places import PACKAGES, ROOT, run

BUILD = "import sys; from poetry.core.masonry.api import build_wheel; build_wheel(sys.argv[1])"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = run("-c", BUILD, str(folder))
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like site-packages that holds our wheel and nothing else."""
    folder = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def names(wheel: Path) -> list[str]:
    return zipfile.ZipFile(wheel).namelist()


def elsewhere(installed: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program from a folder that has nothing of ours."""
    environ = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", "-m", "mock_interviewer", *words]
    return subprocess.run(
        command, cwd=cwd, env=environ, capture_output=True, text=True, check=False
    )


def test_it_takes_one_name(wheel: Path) -> None:
    tops = {name.split("/", 1)[0] for name in names(wheel)}
    assert tops == {"mock_interviewer", f"mock_interviewer-{__version__}.dist-info"}


def test_its_content_is_well_formed(wheel: Path) -> None:
    done = run("-m", "check_wheel_contents", str(wheel))
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_holds_every_source_and_all_data(wheel: Path) -> None:
    inside = set(names(wheel))
    folders = [*PACKAGES[1:], "content", "server/static"]
    wanted = {
        f"mock_interviewer/{file.relative_to(ROOT).as_posix()}"
        for folder in folders
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert wanted - inside == set()
    assert "mock_interviewer/server/static/index.html" in inside
    assert "mock_interviewer/content/templates/ten-minute-sample.yaml" in inside


def test_it_holds_nothing_else(wheel: Path) -> None:
    inside = {name.split("/")[1] for name in names(wheel) if name.startswith("mock_interviewer/")}
    own = {file.name for file in (ROOT / "mock_interviewer").glob("*.py")}
    assert inside == {*PACKAGES[1:], "content", *own}


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__


def test_it_runs_from_anywhere(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "agents").mkdir()
    (tmp_path / "agents" / "__init__.py").write_text("raise RuntimeError('not ours')\n")
    said = elsewhere(installed, tmp_path, "--version")
    assert said.stdout == f"mock-interviewer {__version__}\n", said.stderr
    doctor = elsewhere(installed, tmp_path, "doctor")
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    assert "page" in doctor.stdout
    assert str(ROOT) not in doctor.stdout


def test_it_finds_its_own_content(installed: Path, tmp_path: Path) -> None:
    done = elsewhere(installed, tmp_path, "questions", "lint")
    assert done.returncode == 0, done.stdout + done.stderr
    count = len(list((ROOT / "content" / "questions").rglob("*.yaml")))
    assert f"{count} questions checked, 0 faults" in done.stdout
