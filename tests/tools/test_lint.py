"""The linter: silent on shipped content, exact on what is wrong."""

import re
from pathlib import Path

import pytest

from tests.tools.conftest import CONTENT as SHIPPED
from tools.question_bank import Fault, lint_file, lint_folder

SAMPLE = SHIPPED / "questions" / "retrieval" / "retrieval-reranking-stage.yaml"
TEMPLATE = SHIPPED / "templates" / "ten-minute-sample.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder with one good question."""
    for part in ("questions", "templates"):
        (tmp_path / part).mkdir()
    (tmp_path / "questions" / SAMPLE.name).write_text(SAMPLE.read_text("utf-8"), "utf-8")
    return tmp_path


def change(folder: Path, old: str, new: str) -> list[Fault]:
    file = folder / "questions" / SAMPLE.name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return lint_folder(folder, [])


def told(faults: list[Fault]) -> str:
    return "\n".join(map(str, faults))


def test_shipped_content_is_clean() -> None:
    assert told(lint_folder(SHIPPED)) == ""


def test_follow_ons_may_lie_in_another_folder(folder: Path) -> None:
    assert "is not in the bank" in told(lint_folder(folder))
    (folder / "questions" / SAMPLE.name).rename(folder / "questions" / "mine.yaml")
    text = (folder / "questions" / "mine.yaml").read_text("utf-8")
    mine = text.replace("id: retrieval-reranking-stage", "id: mine", 1)
    (folder / "questions" / "mine.yaml").write_text(mine, "utf-8")
    assert told(lint_folder(folder, [SHIPPED])) == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'probe: "What would sit between the search and the model?"',
            'probe: "Would a cross-encoder reranker that rescores candidates help?"',
            "points.0.probe: gives the point away",
        ),
        (
            'text: "A jury can only choose among those who were let into the room."',
            'text: "It cannot recover what was missed; recall is its ceiling."',
            "points.3.hint.text: gives the point away",
        ),
        (
            'probe: "Roughly how does the bill change if you go from fifty to five hundred?"',
            'probe: "What would sit between them at night?"',
            "points.2.probe: begins like the probe of p1",
        ),
        ("minutes: 5", "minutes: 45\nbanana: 1", "banana: Extra inputs"),
        ("Count how much work", "Count how much work and " + "more " * 40, "say it in 40 at most"),
    ],
)
def test_what_an_author_should_mend_is_told(folder: Path, old: str, new: str, said: str) -> None:
    assert said in told(change(folder, old, new))


def test_a_strong_answer_that_the_scorer_does_not_see_is_told(folder: Path) -> None:
    file = folder / "questions" / SAMPLE.name
    before, _, rest = file.read_text("utf-8").partition("strong_answer: >-")
    _, _, after = rest.partition("misconceptions:")
    vague = "I would improve the search with modern methods and see. " * 8
    text = f"{before}strong_answer: >-\n  {vague}\nmisconceptions:{after}"
    file.write_text(text, "utf-8")
    said = told(lint_folder(folder))
    assert "strong_answer: reaches level" in said
    assert re.search("p1 is (missed|unclear) in it", said)


def test_two_questions_that_ask_the_same_are_told(folder: Path) -> None:
    twin = folder / "questions" / "a-twin.yaml"
    text = SAMPLE.read_text("utf-8").replace("id: retrieval-reranking-stage", "id: a-twin", 1)
    twin.write_text(text, "utf-8")
    assert "asks nearly the same as 'a-twin'" in told(lint_folder(folder))


def test_a_template_is_held_against_the_bank(folder: Path) -> None:
    file = folder / "templates" / "mine.yaml"
    text = TEMPLATE.read_text("utf-8").replace("name: ten-minute-sample", "name: mine", 1)
    file.write_text(text, "utf-8")
    assert told(lint_file(file, [SHIPPED])) == ""
    assert "minutes" in told(lint_file(file, [folder]))
    pinned = text.replace("    minutes:", "    pinned: [no-such-question]\n    minutes:", 1)
    file.write_text(pinned, "utf-8")
    assert "'no-such-question' is not in the bank" in told(lint_file(file, [SHIPPED]))
    file.write_text(text.replace("rounds:", "rounds: 3\nrunds:", 1), "utf-8")
    assert "rounds" in told(lint_file(file, [SHIPPED]))


def test_a_bank_whose_follow_ups_all_begin_alike_is_told(folder: Path) -> None:
    text = (folder / "questions" / SAMPLE.name).read_text("utf-8")
    for at in range(8):
        twin = text.replace(f"id: {SAMPLE.stem}\n", f"id: twin-{at}\n", 1)
        (folder / "questions" / f"twin-{at}.yaml").write_text(twin, "utf-8")
    assert "probes, hints and twists begin" in "\n".join(map(str, lint_folder(folder, [SHIPPED])))
