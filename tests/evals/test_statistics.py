"""Statistics against values worked out by hand."""

import math

import numpy as np
import pytest

from evals.bootstrap import interval
from evals.statistics import (
    auc,
    d_prime,
    hits,
    krippendorff,
    macro_f1,
    mean_reciprocal_rank,
    ndcg,
    pearson,
    quadratic_kappa,
    ranks,
    rmse,
    spearman,
)


def test_pearson() -> None:
    # Deviations -1 0 1 and -1 1 0: 1 over the root of 2 times 2.
    assert pearson([1, 2, 3], [1, 3, 2]) == pytest.approx(0.5)
    assert pearson([1, 2, 3], [6, 4, 2]) == pytest.approx(-1)
    assert math.isnan(pearson([1, 2, 3], [5, 5, 5]))


def test_equal_values_share_a_rank() -> None:
    assert ranks([10, 20, 10, 5]).tolist() == [2.5, 4, 2.5, 1]


def test_spearman_sees_order_alone() -> None:
    assert spearman([1, 2, 3, 4], [1, 10, 100, 1000]) == pytest.approx(1)
    # One swap of neighbours among four: 1 - 6 * 2 / (4 * 15).
    assert spearman([1, 2, 3, 4], [1, 3, 2, 4]) == pytest.approx(0.8)


def test_rmse() -> None:
    assert rmse([0, 0], [3, 4]) == pytest.approx(math.sqrt(12.5))


def test_quadratic_kappa() -> None:
    assert quadratic_kappa([0, 1, 2], [0, 1, 2]) == pytest.approx(1)
    # Seen: mean of 0 0 1. By chance, over (0,1,2) x (0,1,1): a ninth of 0+1+1, 1+0+0 and 4+1+1.
    assert quadratic_kappa([0, 1, 2], [0, 1, 1]) == pytest.approx(1 - (1 / 3) / (9 / 9))
    assert quadratic_kappa([0, 2], [2, 0]) == pytest.approx(-1)


def test_krippendorff_of_a_published_example() -> None:
    # Two raters, ten units, nominal: Krippendorff's own example of alpha 0.095.
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    two = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert krippendorff([one, two], "nominal") == pytest.approx(0.095, abs=0.001)


def test_krippendorff_leaves_out_what_one_rater_left_out() -> None:
    assert krippendorff([[1, 2, math.nan], [1, 2, 3]]) == pytest.approx(1)
    assert math.isnan(krippendorff([[1, math.nan], [math.nan, 2]]))


def test_d_prime() -> None:
    assert d_prime([2, 4], [0, 2]) == pytest.approx(2)
    assert math.isnan(d_prime([1, 1], [0, 0]))


def test_ndcg() -> None:
    found = (3 + 0 + 2 / 2) / (3 + 2 / math.log2(3))
    assert ndcg([3, 0, 2], [0, 2, 3], k=3) == pytest.approx(found)
    assert ndcg([3, 2, 0], [0, 2, 3], k=3) == pytest.approx(1)


def test_mean_reciprocal_rank() -> None:
    assert mean_reciprocal_rank([1, 4, None]) == pytest.approx((1 + 0.25) / 3)


def test_hits() -> None:
    found = hits([True, True, False, False], [True, False, True, False])
    assert found == (0.5, 0.5)
    assert math.isnan(hits([True], [False]).precision)


def test_macro_f1() -> None:
    # a: precision 1, recall 1/2; b: precision 1/2, recall 1.
    assert macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx(2 / 3)
    assert macro_f1(["a", "b"], ["a", "a"]) == pytest.approx((2 / 3 + 0) / 2)


def test_auc_counts_ties_half() -> None:
    assert auc([True, False], [0.5, 0.5]) == pytest.approx(0.5)
    assert auc([True, True, False, False], [4, 2, 3, 1]) == pytest.approx(0.75)


def test_intervals_draw_whole_questions() -> None:
    groups = [question for question in range(40) for _ in range(5)]
    values = np.array([float(question % 2) for question in groups])
    found = interval(groups, lambda at: float(values[at].mean()))
    assert found.value == pytest.approx(0.5)
    # Forty coins, not two hundred: the spread is 0.079, so the bounds lie about 0.15 away.
    assert 0.25 < found.low < 0.40
    assert 0.60 < found.high < 0.75
    assert found == interval(groups, lambda at: float(values[at].mean()))


def test_few_questions_have_no_interval() -> None:
    found = interval(["a", "a", "b"], lambda at: float(len(at)))
    assert found.value == 3
    assert math.isnan(found.low)
