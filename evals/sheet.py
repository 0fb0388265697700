"""Collects the rows of one case, all with intervals over the same questions."""

from collections.abc import Hashable, Mapping, Sequence

from evals.bootstrap import Statistic, interval
from evals.rows import Row, row


class Sheet:
    """Rows of one suite and case; `groups` names the question of each answer."""

    def __init__(self, suite: str, case: str, groups: Sequence[Hashable]) -> None:
        self.rows: list[Row] = []
        self._suite, self._case, self._groups = suite, case, groups

    def add(
        self,
        measure: str,
        statistic: Statistic,
        beside: Mapping[str, float] | None = None,
        n: int | None = None,
    ) -> None:
        """Add a figure with its interval; `n` when it rests on fewer than all answers."""
        found = interval(self._groups, statistic)
        count = len(self._groups) if n is None else n
        self.rows.append(row(self._suite, self._case, measure, found, count, beside))
