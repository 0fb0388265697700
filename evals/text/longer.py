"""Training lines put together to longer ones: people seldom say one sentence at a time."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

MOST_WORDS = 45
SEED = 3
OF_THE_QUESTION = ("answer", "question_back")
"""Labels whose two halves must be about the same question."""
Pair = tuple[str, str]
Rows = Sequence[Mapping[str, str]]


def longer(rows: Rows) -> list[dict[str, str]]:
    """A longer line for each row: with words of its kind, half an answer after a whole one."""
    chance = random.Random(SEED)
    pools = _pools(rows)
    found = []
    for row in rows:
        pool = pools[_pool_of(row)]
        if not pool:
            continue
        other = chance.choice(pool)
        half = row["label"] == "partial"
        one, two = (other, row["text"]) if half else (row["text"], other)
        if len(one.split()) + len(two.split()) <= MOST_WORDS:
            text = _joined(one, two, chance)
            found.append({**row, "text": text if half else _ended(text, row["label"], chance)})
    return found


def _pool_of(row: Mapping[str, str]) -> Pair:
    """What a row is put together with: an answer to its question, or words of its own kind."""
    label = "answer" if row["label"] == "partial" else row["label"]
    return label, row["question"] if label in OF_THE_QUESTION else ""


def _pools(rows: Rows) -> Mapping[Pair, list[str]]:
    pools: defaultdict[Pair, list[str]] = defaultdict(list)
    for row in rows:
        question = row["question"] if row["label"] in OF_THE_QUESTION else ""
        pools[row["label"], question].append(row["text"])
    return pools


def _joined(one: str, two: str, chance: random.Random) -> str:
    """Two sentences in a row, as people write them: with a stop, a comma or nothing between."""
    first = one.rstrip(" .!,;")
    mark = "" if first.endswith("?") else chance.choice([",", ".", ".", ""])
    return f"{first}{mark} {two}"


def _ended(text: str, label: str, chance: random.Random) -> str:
    """With the mark at the end that half of the people set."""
    if not text[-1].isalnum() or chance.random() < 0.5:
        return text
    return text + ("?" if label in ("question_back", "repeat") else ".")
