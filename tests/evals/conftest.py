"""The bench as shipped, and a folder of published graded answers where this machine has one."""

import os
import shutil
from pathlib import Path

import pytest

from evals.rows import Bench
from evals.runner import bench as shipped

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def bench() -> Bench:
    return shipped(ROOT)


@pytest.fixture(scope="session")
def few(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The same with the material of six items."""
    folder = tmp_path_factory.mktemp("few")
    (folder / "candidates").mkdir()
    (folder / "truth").mkdir()
    paths = sorted((bench.folder / "candidates").glob("*.yaml"))[::6]
    for path in paths:
        shutil.copy(path, folder / "candidates")
    items = tuple(f'"{path.stem}"' for path in paths)
    for path in (bench.folder / "truth").glob("*.jsonl"):
        lines = path.read_text("utf-8").splitlines()
        chosen = [line for line in lines if any(item in line for item in items)]
        (folder / "truth" / path.name).write_text("\n".join(chosen), "utf-8")
    return bench._replace(folder=folder)


@pytest.fixture(scope="session")
def graded() -> Path:
    folder = os.environ.get("MOCK_INTERVIEWER_GRADED")
    if not folder or not Path(folder).is_dir():
        pytest.skip("MOCK_INTERVIEWER_GRADED names no folder of published graded answers")
    return Path(folder)
