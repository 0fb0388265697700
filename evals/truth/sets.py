"""Reads published sets of graded answers from a folder of one's own; none is part of the project.

The folder holds `saf/data/SPLIT/english/*.xml` (Short Answer Feedback) and `semeval2013/training`
and `semeval2013/test` (SemEval-2013 task 7: Beetle, SciEntsBank, 2-way labels).
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from evals.baselines import Recall
from evals.graded import Graded
from interview.errors import Invalid

TRAINING = "training"
UNSEEN = {
    "unseen_answers": "unseen answers",
    "unseen_questions": "unseen questions",
    "test-unseen-answers": "unseen answers",
    "test-unseen-questions": "unseen questions",
    "test-unseen-domains": "unseen domains",
}
_TAGS = re.compile(r"<br\s*/?>|<STOP>|</?\w+[^>]*>")
_BEST = frozenset({None, "BEST", "GOOD"})


class GradedSet(NamedTuple):
    """A published set: what it is, and how it is read."""

    name: str
    title: str
    licence: str
    folder: str
    steps: int
    """Whole grades above 0."""
    read: Callable[[Path], Iterator[Graded]]


def clean(text: str) -> str:
    """Text without markup, and with single spaces."""
    return " ".join(_TAGS.sub(" ", html.unescape(text)).split())


def read_saf(folder: Path) -> Iterator[Graded]:
    """Points per question, brought to 0..1 by the most that was given."""
    for split in (TRAINING, "unseen_answers", "unseen_questions"):
        for path in sorted((folder / "data" / split / "english").glob("*.xml")):
            root = ElementTree.parse(path).getroot()
            yield from _saf_question(root, f"saf {path.stem}", split)


def _saf_question(root: ElementTree.Element, group: str, split: str) -> Iterator[Graded]:
    question, references = _asked(root)
    answers = [
        (clean(one.findtext("response") or ""), _number(one.findtext("score")))
        for one in root.iter("studentAnswer")
    ]
    most = max(score or 0.0 for _, score in answers) or 1.0
    pick = Recall([question, *references])
    for answer, score in answers:
        if score is not None:
            reference = _nearest(pick, question, references, answer)
            yield Graded(group, question, reference, (), answer, score / most, split)


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _semeval(corpus: str) -> Callable[[Path], Iterator[Graded]]:
    def read(folder: Path) -> Iterator[Graded]:
        tests = sorted((folder / "test" / "2way" / corpus).glob("test-*"))
        for place in (folder / "training" / "2way" / corpus, *tests):
            split = place.name if place in tests else TRAINING
            for path in sorted(place.glob("*.xml")):
                yield from _semeval_question(ElementTree.parse(path).getroot(), corpus, split)

    return read


def _semeval_question(root: ElementTree.Element, corpus: str, split: str) -> Iterator[Graded]:
    question, references = _asked(root)
    pick = Recall([question, *references])
    for one in root.iter("studentAnswer"):
        answer = clean("".join(one.itertext()))
        reference = _nearest(pick, question, references, answer)
        grade = float(one.get("accuracy") == "correct")
        yield Graded(f"{corpus} {root.get('id')}", question, reference, (), answer, grade, split)


def _asked(root: ElementTree.Element) -> tuple[str, list[str]]:
    """The question and its reference answers, minimal ones left out where there are better."""
    asked = root.find("questionText")
    question = clean("".join(asked.itertext())) if asked is not None else ""
    found = list(root.iter("referenceAnswer"))
    best = [one for one in found if one.get("category") in _BEST] or found
    return question, [clean("".join(one.itertext())) for one in best]


def _nearest(recall: Recall, question: str, references: list[str], answer: str) -> str:
    """The reference the answer covers most; of several, one is enough to be right."""
    return max(references, key=lambda one: recall(question, one, answer), default="")


SETS: Mapping[str, GradedSet] = {
    "saf": GradedSet("saf", "Short Answer Feedback (English)", "MIT", "saf", 4, read_saf),
    "beetle": GradedSet(
        "beetle", "SemEval-2013 task 7, Beetle", "CC-BY-SA", "semeval2013", 1, _semeval("beetle")
    ),
    "scientsbank": GradedSet(
        "scientsbank",
        "SemEval-2013 task 7, SciEntsBank",
        "CC-BY-SA",
        "semeval2013",
        1,
        _semeval("sciEntsBank"),
    ),
}


def load(name: str, folder: Path) -> list[Graded]:
    """All rows of a set; raises Invalid when the folder does not hold it."""
    chosen = SETS[name]
    rows = list(chosen.read(folder / chosen.folder))
    if not rows:
        raise Invalid(
            f"{folder} holds no {chosen.title}: expected {chosen.folder}/ with its XML files."
            " Name the folder that holds saf/ and semeval2013/."
        )
    return rows
