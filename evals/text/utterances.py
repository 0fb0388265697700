"""What kind of thing was said: a confusion table over utterances written apart from the rules."""

from collections import Counter

from agents.minds.utterances import KINDS, classify
from evals.rows import Bench, Measured, Outcome, row
from evals.text.fit import moment_of
from evals.text.material import corpus

NAME = "utterances"


def measure(bench: Bench) -> Outcome:
    """For each kind, the share that is taken for it; what it is taken for else stands beside."""
    rows = corpus(bench.folder)
    heard = [(each["label"], classify(each["text"], moment_of(each, bench.bank))) for each in rows]
    table = Counter(heard)
    found = []
    for kind in KINDS:
        total = sum(table[kind, other] for other in KINDS)
        beside: dict[str, float] = {
            other: float(table[kind, other]) for other in KINDS if table[kind, other]
        }
        found.append(
            row(NAME, kind, "taken for it", table[kind, kind] / max(1, total), total, beside)
        )
    right = sum(table[kind, kind] for kind in KINDS)
    found.append(row(NAME, "all", "right", right / max(1, len(heard)), len(heard)))
    scored = [(label, taken) for label, taken in heard if label not in ("answer", "partial")]
    wrong = sum(taken == "answer" for _, taken in scored)
    found.append(row(NAME, "no answer", "scored as one", wrong / max(1, len(scored)), len(scored)))
    return Outcome(found, [])


SUITE = Measured(NAME, measure)
