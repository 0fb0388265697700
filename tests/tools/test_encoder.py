"""The encoder of the extra `embed`: what it adds where it is installed, and what is said where not."""

import subprocess
import sys

import pytest

from interview.errors import Unavailable
from tests.tools.conftest import CONTENT
from tools.encoder import MiniLM, alignment, minilm
from tools.question_bank import load_bank
from tools.question_bank.search import Index
from tools.rubric_scorer.grading import grade

QUESTION = "Why does a plant on the window sill lean to one side?"
REFERENCE = "It grows towards the light."
RIGHT = "It bends in the direction of the sun."
BESIDE = "Somebody watered the pot far too often."


@pytest.fixture
def encoder() -> MiniLM:
    try:
        return minilm()
    except Unavailable as error:
        pytest.skip(str(error))


def test_other_words_for_the_same_cover_more(encoder: MiniLM) -> None:
    align = alignment(encoder)
    same, right, beside = (align(QUESTION, REFERENCE, a) for a in (REFERENCE, RIGHT, BESIDE))
    assert same > right > beside >= 0
    assert align(QUESTION, REFERENCE, " ") == 0
    graded = [grade(QUESTION, REFERENCE, answer, align=align) for answer in (RIGHT, BESIDE)]
    assert graded[0] > graded[1]


def test_a_search_finds_what_shares_no_word(encoder: MiniLM) -> None:
    items = load_bank([CONTENT]).items
    wish = "colleagues who cannot agree"
    assert Index(items, encoder).search(wish, items)[:10] != Index(items).search(wish, items)[:10]


def test_without_the_extra_it_is_said_what_to_install() -> None:
    code = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from tools.encoder import minilm\n"
        "try:\n    minilm()\nexcept Exception as error:\n    print(type(error).__name__, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Unavailable")
    assert "mock-interviewer[embed]" in done.stdout
