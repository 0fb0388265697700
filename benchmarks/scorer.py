"""CPU of judging a 50-word answer, beside counting shared words, in the same run.

python -m benchmarks.scorer
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from evals.baselines import Recall
from evals.rows import Bench
from evals.runner import bench
from evals.truth.marking import Target, targets
from evals.truth.material import judge
from tools.rubric_scorer.grading import grade

ROOT = Path(__file__).resolve().parent.parent
WORDS = 50
PASSES = 7
Case = tuple[Target, str]


def cases(on: Bench) -> list[Case]:
    """Answers of 50 words, cut from what strong candidates say."""
    said = [(target, target.said["strong"].split()) for target in targets(on)]
    return [(target, " ".join(words[:WORDS])) for target, words in said if len(words) >= WORDS]


def cpu_ms(work: Callable[[Case], object], given: Sequence[Case]) -> float:
    """CPU milliseconds an answer: the median pass, after one that fills the caches."""
    for case in given:
        work(case)
    passes = []
    for _ in range(PASSES):
        start = time.process_time()
        for case in given:
            work(case)
        passes.append((time.process_time() - start) * 1000 / len(given))
    return median(passes)


def main() -> None:
    """Print the table."""
    on = bench(ROOT)
    given = cases(on)
    recall = Recall(point.text for item in on.bank.items.values() for point in item.points)
    texts = {target.reference: [one.text for one in target.stage.points] for target, _ in given}
    works: dict[str, Callable[[Case], object]] = {
        "IDF-recall of the reference": lambda case: recall(
            case[0].stage.ask, case[0].reference, case[1]
        ),
        "verdicts of all points, and a level": lambda case: judge(
            on, case[0].item, case[0].stage, case[1]
        ),
        "grade of the whole answer": lambda case: grade(
            case[0].stage.ask, case[0].reference, case[1], texts[case[0].reference]
        ),
    }
    print("| judge | ms of CPU an answer |\n|---|---|")
    for name, work in works.items():
        print(f"| {name} | {cpu_ms(work, given):.2f} |")
    print(f"\n{len(given)} answers of {WORDS} words to {len(on.bank.items)} items.")


if __name__ == "__main__":
    main()
