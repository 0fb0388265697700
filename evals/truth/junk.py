"""Answers that are worth nothing, however long or fluent: the zero of the scale."""

import random
from collections.abc import Sequence

from evals.graded import Graded

WAFFLES = (
    "Thank you, that is something I care about a lot. There are of course many sides to it and it"
    " really depends on the circumstances. In general I would start by understanding the problem"
    " properly, then I would talk to everybody involved and weigh the pros and cons before deciding."
    " At the end of the day quality matters most, and you should always choose the approach that"
    " fits your needs. I am a quick learner and I enjoy working on challenges like this one with a"
    " motivated team.",
    "So the short answer is that there is no single right answer here. You have to look at the big"
    " picture and find a good balance between the different aspects. In my previous position we"
    " followed industry best practices very closely and it gave us great results. It is important"
    " to keep improving, to stay pragmatic, and to make sure that the solution is robust, efficient"
    " and easy to maintain in the long run. I would make sure that it meets the expectations.",
    "This is one of the most fundamental topics and it is often underestimated. Basically you want"
    " to make things work well and avoid the typical problems that people run into. A modern and"
    " flexible approach helps, and of course you need the right tools and enough experience. I have"
    " done similar things several times, it always worked out fine, and I am confident that I could"
    " explain all of the details if there was more time for it today.",
)
"""Fluent and empty: they would fit any question."""

SHARE = 0.03
"""Junk answers per graded one when weights are fitted."""


def dressed(question: str) -> str:
    """The question handed back as if it were an answer."""
    return f"Well, as for {question.rstrip('?.! ').lower()}, this matters and has to be right."


def anchors(rows: Sequence[Graded], seed: int = 11) -> list[Graded]:
    """Junk answers of grade 0 to some of the rows' questions, each kind as often as the others."""
    draw = random.Random(seed)
    asked = list({row.group: row for row in rows}.values())
    return [_anchor(draw, asked, kind) for kind in range(round(SHARE * len(rows)))]


def _anchor(draw: random.Random, asked: Sequence[Graded], kind: int) -> Graded:
    row, other = draw.choice(asked), draw.choice(asked)
    elsewhere = other.reference if other.group != row.group else WAFFLES[0]
    texts = (
        draw.choice(WAFFLES),
        " ".join(WAFFLES),
        elsewhere,
        dressed(row.question),
        row.question,
    )
    return row._replace(answer=texts[kind % len(texts)], grade=0.0)
