"""The page of the rubric card: how answers are scored, from the scorer's own tables."""

import tomllib
from pathlib import Path

from tools.rubric_scorer import levels, screening, verdicts
from tools.rubric_scorer.grading import HEAP_CAP, TABLE
from tools.rubric_scorer.kinds import coding
from tools.rubric_scorer.kinds.experience import CREDIT, VAGUE_LEVEL
from tools.rubric_scorer.scorer import AMPLE, CAPS, ENOUGH

_HEAD = """# Rubric card

Made by `docs/generate.py` from the scorer's own tables; do not edit by hand. It says how an answer
becomes verdicts and a level without a language model, what the numbers rest on, and where they
fail. Figures with intervals: `mock-interviewer eval truth`; the reasons for the judge of points are
in `docs/adr/0011-point-verdicts.md`.
"""
_VERDICTS = """## Verdicts of points

An answer is cut into sentences and clauses, and each is held against every way of saying a point.
The strongest {looked} are weighed by the table below into two likelihoods: that the unit meets the
point, and that it says the opposite. What is quoted is always a verbatim part of the answer.

| verdict | when | credit in the score |
|---|---|---|
| `met` | likelihood from {met}, and at most {calm} that the opposite is said | 1 |
| `partly` | likelihood from {partly}, and below {opposed} that the opposite is said | by both |
| `unclear` | likelihood from {unclear}, otherwise: the interviewer asks | by both |
| `missed` | otherwise | 0 |
| `contradicted` | a statement that rules the point out was said, or the point was denied | 0 |

Both likelihoods come from the same signs, each by weights of its own. Where an opposite stands in
the place of the point's own end (`before`, `after`), ends are swapped, or a negation turns matched
words, the second is at least {opposed}. Credit grows with the likelihood that the point is met and
the opposite is not said, from {unclear} to {full:.2f}.
"""
_LEVELS = """## From a score to a level

Credit is weighed by the point's weight and kind ({kinds}); bonus points only add, and a hint taken
takes its price off. Cut points: {cuts}. No level is given for less than {enough} of content weight,
and confidence is lowered up to {ample}. An answer to an experience question that shows nothing of its own
in the concrete reaches level {vague} at most.
"""
_FAILURES = """## Known failures

- Meaning in wholly other words is not recognised. Few points are called `met` by somebody who
  speaks in pictures; most become `partly` or `unclear`, and the interviewer asks.
- A wrong statement that shares its words and shape with the point, such as roles swapped between
  two things that the table of opposites does not know, can still count in part.
- An experience is judged by its form: verbs in the first person, sizes, consequences. A fluent true
  story told to another question looks like an answer.
- Ideas beside the rubric earn nothing; a reviewer can give credit for them.
- Levels rest on few labelled answers by few authors, in English. Speech without marks is read in
  pieces and loses some points; the suite prints how much.
- Orders to the grader are found by patterns. They were widened after reading the list in the attack
  suite, which flags all of its own; of twelve others, written afterwards, none was flagged. What is
  not flagged earns nothing unless it says a point.
- The same number of "met" chosen by words in common alone is about as precise on held-out labels.
- Speech-recognition and synonym tables are lists: what is not in them is not known.
"""


def rubric_card_page() -> str:
    """How answers are scored, from the tables that score them."""
    return "\n".join(
        [
            _HEAD,
            _verdicts(),
            _signs(),
            _levels(),
            _coding(),
            _whole(),
            _FAILURES,
        ]
    )


def _verdicts() -> str:
    return _VERDICTS.format(
        looked=verdicts.LOOKED_AT,
        met=verdicts.MET,
        partly=verdicts.PARTLY,
        unclear=verdicts.UNCLEAR,
        calm=verdicts.CALM,
        opposed=verdicts.OPPOSED,
        full=verdicts.MET * (1 - verdicts.CALM),
    )


def _signs() -> str:
    """The weights of both likelihoods of a point, side by side."""
    table = tomllib.loads(verdicts.TABLE.read_text("utf-8"))
    met, against = (table[side] for side in ("met", "against"))
    rows = [
        f"| `{name}` | {weight:.3f} | {against['weights'][name]:.3f} |"
        for name, weight in met["weights"].items()
    ]
    rows.append(f"| intercept | {met['intercept']:.3f} | {against['intercept']:.3f} |")
    head = f"## Signs of a point\n\nFrom `{verdicts.TABLE.name}`.\n\n| name | met | opposite |"
    return "\n".join([head, "|---|---|---|", *rows, ""])


def _levels() -> str:
    kinds = ", ".join(f"{kind} {weight:g}" for kind, weight in levels.KIND_WEIGHT.items())
    cuts = ", ".join(f"level {at} from {cut}" for at, cut in enumerate(levels.CUTS, start=2))
    slots = ", ".join(f"`{name}` {worth:g}" for name, worth in CREDIT.items())
    text = _LEVELS.format(kinds=kinds, cuts=cuts, enough=ENOUGH, ample=AMPLE, vague=VAGUE_LEVEL)
    return f"{text}\nSlots of an experience count {slots}.\n"


def _coding() -> str:
    """How tasks in code come to their level."""
    cuts = ", ".join(f"level {at} from {cut:g}" for at, cut in enumerate(coding.CUTS, start=2))
    return (
        "## Tasks in code\n\n"
        "A point shown by tests is met when all tests of its groups pass, partly met from"
        f" {coding.HALF:.0%} of them; one shown by trials is met by a run with inputs of one's own"
        " before the first submission; the others are heard in words as above. Credit by weight,"
        f" less the price of every hint. Cut points: {cuts}. While a required point that tests"
        f" show is not met, the level is {coding.FAILING_AT_MOST} at most; on words alone, where code"
        f" could be run, {coding.UNTRIED_AT_MOST}. The cut points were set by hand.\n"
    )


def _whole() -> str:
    """The grade of a whole answer, the caps and the flags."""
    caps = "\n".join(f"- `{flag}`: at most {cap:g}" for flag, cap in CAPS.items())
    flags = ", ".join(
        f"`{flag}`" for flag in (screening.INJECTION, screening.HIDDEN_TEXT, screening.LOOK_ALIKES)
    )
    return "\n".join(
        [
            _table("Features of a whole answer", TABLE),
            _data(TABLE),
            f"## Caps and flags\n\n{caps}\n",
            f"For a whole answer against a reference, heaps and denials are capped at {HEAP_CAP:g}.",
            f"Flags that change no score, and are shown to the reviewer: {flags}.\n",
        ]
    )


def _table(title: str, file: Path) -> str:
    """The weights of a table."""
    table = tomllib.loads(file.read_text("utf-8"))
    rows = "\n".join(f"| `{name}` | {weight:.3f} |" for name, weight in table["weights"].items())
    intercept = f"| intercept | {table['intercept']:.3f} |"
    return (
        f"## {title}\n\nFrom `{file.name}`.\n\n| name | weight |\n|---|---|\n{rows}\n{intercept}\n"
    )


def _data(file: Path) -> str:
    """The data that a table was fitted to."""
    rows = "\n".join(
        f"| {one['name']} | {one['licence']} | {one['answers']} | {one['questions']} |"
        for one in tomllib.loads(file.read_text("utf-8"))["data"]
    )
    head = "| fitted to | licence | answers | questions |\n|---|---|---|---|"
    return (
        f"{head}\n{rows}\n\nNone of it is part of this project. The signs of a point are fitted to"
        " the answers in `evals/truth/labels-a.jsonl` and `pairs-a.jsonl`, and to the bank's own"
        " rubrics.\n"
    )
