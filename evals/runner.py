"""Finds the suites of the groups and runs them; a new suite is a new file in a group's folder."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from evals import floors, text, tools, truth
from evals.report import report
from evals.rows import Bench, Outcome, Suite
from evals.truth import own
from interview.errors import Invalid
from interview.registry import discover
from tools.encoder import alignment, minilm
from tools.question_bank import load_bank
from tools.rubric_scorer import scorers

GROUPS: Mapping[str, ModuleType] = {"text": text, "tools": tools, "truth": truth}
MODELS = ("offline",)


class Wish(NamedTuple):
    """What is asked of the evals."""

    group: str | None = None
    """All groups when null."""
    data: Path | None = None
    """Measures on these rows alone, instead of running suites."""
    graded: Path | None = None
    model: str = "offline"
    embed: bool = False
    """With the encoder's feature, on graded answers."""


def evaluate(wish: Wish, home: Path) -> tuple[str, bool]:
    """The page to print, and whether all bounds are kept; `home` holds `content` and `evals`."""
    _check(wish)
    if wish.data is not None:
        align = alignment(minilm()) if wish.embed else None
        return report(own.measure(wish.data, align), {}, [])
    suites = [suite for name in _groups(wish.group) for suite in suites_of(name)]
    outcome = run(suites, bench(home, wish.graded))
    outcome.notes.extend(_empty(_groups(wish.group)))
    return report(outcome, floors.read(), [suite.name for suite in suites])


def suites_of(group: str) -> list[Suite]:
    """The suites of a group by name."""
    found = discover(GROUPS[group], "SUITE")
    return [found[name] for name in sorted(found)]


def run(suites: Sequence[Suite], bench: Bench) -> Outcome:
    """Everything that the suites measure, one after the other."""
    whole = Outcome([], [])
    for suite in suites:
        found = suite.run(bench)
        whole.rows.extend(found.rows)
        whole.notes.extend(f"{suite.name}: {note}" for note in found.notes)
    return whole


def bench(home: Path, graded: Path | None = None) -> Bench:
    """The shipped questions, scorers and material, and graded sets where there are some."""
    if graded is not None and not graded.is_dir():
        raise Invalid(
            f"There is no folder {graded}; name the one that holds saf/ and semeval2013/."
        )
    return Bench(load_bank([home / "content"]), scorers(), home / "evals", graded)


def _check(wish: Wish) -> None:
    if wish.model not in MODELS:
        known = ", ".join(MODELS)
        raise Invalid(
            f"The evals cannot run model {wish.model!r}: there is only {known}, which needs no key."
            " Leave --model out."
        )
    if wish.embed and wish.data is None:
        raise Invalid("--embed is measured on your own graded answers; name them with --data.")
    if wish.data is not None and wish.group not in (None, "truth"):
        raise Invalid(
            "--data holds graded answers, which only `truth` measures; leave the group out."
        )


def _groups(group: str | None) -> list[str]:
    return list(GROUPS) if group is None else [group]


def _empty(names: Sequence[str]) -> list[str]:
    return [
        f"{name}: there are no suites in this group yet." for name in names if not suites_of(name)
    ]
