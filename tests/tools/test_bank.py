"""Loading, digests and drawing, on real files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interview.content import CONTENT
from interview.errors import ContentFault, NotFound
from interview.rounds import LevelRange, RoundTemplate
from interview.vocabulary import Competency
from tests.tools.conftest import CONTENT as SHIPPED
from tools.question_bank import Bank, digest, draw, load_bank

QUESTION = """\
id: {id}
kind: question
title: A title
theme: retrieval
competency: {competency}
rounds: [technical]
level: {level}
minutes: {minutes}
why: It shows something.
ask: What would you do about {id}?
points:
  - id: p1
    text: Measure it first.
    aliases: [look at numbers before, count how often, take a baseline]
    probe: How would you begin?
    hint: {{text: Think before acting.}}
  - id: p2
    text: Change one thing at a time.
    aliases: [vary a single factor, isolate the cause, step by step]
    probe: And then?
    hint: {{text: Less is more.}}
levels: {{one: nothing, three: something, five: everything}}
strong_answer: I would measure it first and change one thing at a time.
misconceptions: [Guessing is enough.]
sources:
  - title: A source
    url: https://example.org/source
reviewed_at: 2026-01-01
stale_after: 2028-01-01
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a question file into a content folder, with some text in it changed."""
    (tmp_path / "questions").mkdir()

    def _write(
        id: str,
        *changes: tuple[str, str],
        competency: str = "retrieval",
        level: int = 3,
        minutes: int = 5,
    ) -> Path:
        text = QUESTION.format(id=id, competency=competency, level=level, minutes=minutes)
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        file = tmp_path / "questions" / f"{id}.yaml"
        file.write_text(text, "utf-8")
        return file

    return _write


def round_of(
    minutes: int = 20,
    competencies: dict[Competency, int] | None = None,
    **more: object,
) -> RoundTemplate:
    return RoundTemplate.model_validate(
        {
            "id": "r1",
            "kind": "technical",
            "title": "Basics",
            "minutes": minutes,
            "competencies": competencies or {"retrieval": 100},
            "expectations": ("Say why.",),
            "brief": "A few questions.",
            **more,
        }
    )


def drawn(bank: Bank, round_: RoundTemplate, seed: str = "s", exclude: str = "") -> list[str]:
    kinds = frozenset({"question"})
    items = draw(bank, round_, kinds=kinds, seed=seed, exclude=frozenset(exclude.split()))
    return [item.id for item in items]


def fault(folder: Path) -> str:
    with pytest.raises(ContentFault) as caught:
        load_bank([folder])
    return caught.value.message


def test_shipped_content_loads_and_every_digest_survives_storage() -> None:
    bank = load_bank([SHIPPED])
    assert len(bank.items) >= 24
    for item in bank.items.values():
        again = CONTENT.validate_python(item.model_dump(mode="json", by_alias=True))
        assert digest(again) == digest(item)
    assert len({digest(item) for item in bank.items.values()}) == len(bank.items)


def test_unknown_names_are_not_found(write: Write, tmp_path: Path) -> None:
    write("a")
    bank = load_bank([tmp_path])
    assert bank.item("a").id == "a"
    with pytest.raises(NotFound, match="'b'"):
        bank.item("b")
    with pytest.raises(NotFound, match="there are: none"):
        bank.template("b")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("level: 3", "level: 9", 7, "level: Input should be less than or equal to 5"),
        ("  - id: p2", "  - id: p1", 1, "point ids repeat"),
        ("minutes: 5", "minutes: 5\nlevel: 4", 9, "level: the key is there twice"),
        ("    text: Measure it first.\n", "", 12, "points.0.text: Field required; add the field"),
        ("why: It shows", "whyy: It shows", 9, "whyy: Extra inputs are not permitted"),
        ("theme: retrieval", "theme: cooking", 4, "theme: Input should be"),
        ("kind: question", "kind: riddle", 1, "set kind to question"),
        ("title: A title", "title: yes", 3, "put it in quotes"),
        ("title: A title", "title: A: title", 3, "not valid YAML"),
        ("ask: What", "ask: &a What", 10, ""),
    ],
)
def test_a_fault_names_file_line_field_and_remedy(
    write: Write, tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    changes = [(old, new)]
    if not said:
        changes.append(("strong_answer: I would measure it first and", "strong_answer: *a #"))
        line, said = 23, "repeats another part by a YAML anchor; write it out"
    file = write("a", *changes)
    lines = fault(tmp_path).splitlines()
    assert any(one.startswith(f"{file}:{line}: ") and said in one for one in lines), lines


def test_the_file_is_named_like_the_id(write: Write, tmp_path: Path) -> None:
    write("a").rename(tmp_path / "questions" / "b.yaml")
    assert "rename the file to a.yaml" in fault(tmp_path)


def test_an_id_is_taken_once_over_all_folders(write: Write, tmp_path: Path) -> None:
    write("a")
    other = tmp_path / "other"
    (other / "questions").mkdir(parents=True)
    text = (tmp_path / "questions" / "a.yaml").read_text("utf-8")
    (other / "questions" / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentFault, match="'a' is taken by"):
        load_bank([tmp_path, other])


def test_files_that_would_be_passed_over_are_told(write: Write, tmp_path: Path) -> None:
    write("a").rename(tmp_path / "questions" / "a.yml")
    assert "name it *.yaml" in fault(tmp_path)
    assert "no content is there" in fault(tmp_path / "nowhere")


def test_the_same_seed_draws_the_same_questions(write: Write, tmp_path: Path) -> None:
    for at in range(12):
        write(f"q{at}", level=2 + at % 3)
    bank = load_bank([tmp_path])
    assert drawn(bank, round_of()) == drawn(bank, round_of())
    assert len({tuple(drawn(bank, round_of(), seed)) for seed in "abcdef"}) > 1


def test_it_fills_the_round_and_half_as_much_in_reserve_easier_first(
    write: Write, tmp_path: Path
) -> None:
    for at in range(12):
        write(f"q{at}", level=2 + at % 3)
    bank = load_bank([tmp_path])
    ids = drawn(bank, round_of(minutes=20))
    assert len(ids) == len(set(ids)) == 6
    levels = [bank.item(id).level for id in ids]
    assert levels[:4] == sorted(levels[:4])
    assert levels[4:] == sorted(levels[4:])
    assert len(set(levels[:4])) > 1


def test_pinned_come_first_in_order_and_forbidden_and_used_ones_never(
    write: Write, tmp_path: Path
) -> None:
    for at in range(8):
        write(f"q{at}")
    write("hard", level=5)
    bank = load_bank([tmp_path])
    round_ = round_of(pinned=("hard", "q3"), forbidden=("q1",))
    for seed in "abcd":
        ids = drawn(bank, round_, seed, exclude="q2 q5")
        assert ids[:2] == ["hard", "q3"]
        assert not {"q1", "q2", "q5"} & set(ids)
        assert len(ids) == len(set(ids))


def test_only_the_round_s_kind_levels_and_competencies_are_drawn(
    write: Write, tmp_path: Path
) -> None:
    write("fits")
    write("too-hard", level=5)
    write("other-topic", competency="statistics")
    write("other-round", ("rounds: [technical]", "rounds: [case]"))
    bank = load_bank([tmp_path])
    assert drawn(bank, round_of()) == ["fits"]
    assert drawn(bank, round_of(level=LevelRange(low=3, high=5))) != ["fits"]


def test_time_goes_to_competencies_by_weight(write: Write, tmp_path: Path) -> None:
    for at in range(10):
        write(f"r{at}")
        write(f"s{at}", competency="statistics")
    bank = load_bank([tmp_path])
    round_ = round_of(minutes=40, competencies={"retrieval": 75, "statistics": 25})
    core = drawn(bank, round_)[:8]
    assert sum(id.startswith("r") for id in core) == 6


def test_a_competency_without_questions_is_told(write: Write, tmp_path: Path) -> None:
    write("a")
    bank = load_bank([tmp_path])
    with pytest.raises(ContentFault, match="no question on statistics between levels 2 and 4"):
        drawn(bank, round_of(competencies={"retrieval": 50, "statistics": 50}))
    with pytest.raises(ContentFault, match="pins 'zzz'"):
        drawn(bank, round_of(pinned=("zzz",)))
    with pytest.raises(ContentFault, match="no question left"):
        drawn(bank, round_of(), exclude="a")


def test_a_round_shorter_than_any_question_still_has_one(write: Write, tmp_path: Path) -> None:
    write("a", minutes=9)
    assert drawn(load_bank([tmp_path]), round_of(minutes=3)) == ["a"]
