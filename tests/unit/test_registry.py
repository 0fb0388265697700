"""A new kind of round, mind, scorer or tool is a new file; nothing else is edited."""

from pathlib import Path

import pytest

import agents.kinds
import agents.minds
from agents.kinds import round_kinds
from agents.minds import minds

KIND = """
class Pairing:
    name = "pairing"
    content = frozenset({"question"})

    def opening(self, item, stage):
        return "Let us pair. " + item.stages[stage].ask


ROUND_KIND = Pairing()
"""


def test_a_file_in_the_folder_is_a_kind_of_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pairing.py").write_text(KIND)
    monkeypatch.setattr(agents.kinds, "__path__", [*agents.kinds.__path__, str(tmp_path)])
    assert {"technical", "case", "experience", "pairing"} <= set(round_kinds())


def test_the_offline_mind_is_found_by_its_name() -> None:
    assert minds()["offline"].name == "offline"
