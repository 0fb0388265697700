"""Ridge, isotonic and leaving questions out, against values worked out by hand."""

import numpy as np
import pytest

from evals.fitting import bent, best_penalty, fit, folds, isotonic, left_out, ridge


def test_ridge_without_penalty_is_least_squares() -> None:
    line = ridge(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 3.0, 5.0]), 0.0)
    assert line.weights.tolist() == pytest.approx([2.0])
    assert line.intercept == pytest.approx(1.0)


def test_ridge_shrinks_towards_the_mean() -> None:
    # Standardised, two rows at -1 and 1: 2 / (2 + penalty) of the slope is left.
    line = ridge(np.array([[0.0], [2.0]]), np.array([0.0, 1.0]), 2.0)
    assert line(np.array([[0.0], [2.0]])).tolist() == pytest.approx([0.25, 0.75])


def test_mass_counts_as_repeating_rows() -> None:
    rows, grades = np.array([[0.0], [1.0], [3.0]]), np.array([0.0, 1.0, 1.0])
    twice = ridge(np.vstack([rows, rows[2:]]), np.append(grades, 1.0), 0.0)
    weighed = ridge(rows, grades, 0.0, np.array([1.0, 1.0, 2.0]))
    assert weighed.weights.tolist() == pytest.approx(twice.weights.tolist())


def test_a_feature_that_never_varies_is_left_out() -> None:
    line = ridge(np.array([[5.0, 0.0], [5.0, 1.0]]), np.array([0.0, 1.0]), 0.0 + 1e-9)
    assert line.weights.tolist() == pytest.approx([0.0, 1.0])


def test_isotonic_pools_what_falls() -> None:
    steps = isotonic(np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 3.0, 2.0, 4.0]))
    assert steps.value.tolist() == [1.0, 2.5, 2.5, 4.0]
    assert steps(np.array([0.0, 2.5, 9.0])).tolist() == [1.0, 2.5, 4.0]


def test_isotonic_pools_backwards_as_far_as_needed() -> None:
    steps = isotonic(np.array([1.0, 2.0, 3.0]), np.array([3.0, 3.0, 0.0]))
    assert steps.value.tolist() == [2.0, 2.0, 2.0]


def test_folds_keep_questions_whole_and_hold_each_out_once() -> None:
    groups = [f"q{number}" for number in (1, 1, 1, 2, 3, 3, 4)]
    held_out = []
    for others, held in folds(groups, 3):
        assert not {groups[at] for at in others} & {groups[at] for at in held}
        held_out.extend(held.tolist())
    assert sorted(held_out) == list(range(7))


def test_a_question_is_never_graded_by_its_own_grades() -> None:
    # Every question has its own grade and the feature tells which: only a leak could learn it.
    groups = [question for question in range(20) for _ in range(4)]
    random = np.random.default_rng(1)
    secret = random.permutation(20) / 19
    features = np.eye(20)[groups]
    grades = secret[groups]
    found = left_out(features, grades, groups)
    assert abs(np.corrcoef(found, grades)[0, 1]) < 0.5 or np.std(found) < 0.05
    seen = fit(features, grades, groups)(features)
    assert np.corrcoef(seen, grades)[0, 1] > 0.5


def test_a_bent_line_follows_a_product() -> None:
    random = np.random.default_rng(2)
    features = random.uniform(-1, 1, (400, 2))
    grades = 0.5 + 0.5 * features[:, 0] * features[:, 1]
    groups = [place % 40 for place in range(400)]
    found = bent(features, grades, groups)(features)
    assert np.corrcoef(found, grades)[0, 1] > 0.98


def test_noise_asks_for_a_strong_penalty() -> None:
    random = np.random.default_rng(3)
    features, groups = random.normal(size=(200, 5)), [place % 20 for place in range(200)]
    noise = random.normal(size=200)
    assert best_penalty(features, noise, groups) > best_penalty(features, features[:, 0], groups)
