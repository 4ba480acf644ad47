"""The closed form: held-out scores are those of a fit without the rows, and the curve says what was right."""

from __future__ import annotations

import numpy as np
import pytest

from demarche.extract.own_fit import fit, logistic


def _rows(seed: int) -> tuple[np.ndarray, list[int | None], np.ndarray]:
    random = np.random.default_rng(seed)
    codes: list[int | None] = [0, 0, 0, 1, 1, 2, 2, 2, None, None]
    return random.normal(size=(len(codes), 6)), codes, random.uniform(0.2, 2.0, len(codes))


@pytest.mark.parametrize("left", [[0], [4, 5], [8, 9], [0, 1, 2]])
def test_held_out_is_what_a_fit_without_them_says(left: list[int]) -> None:
    vectors, codes, penalties = _rows(3)
    kept = [row for row in range(len(codes)) if row not in left]
    without = fit(vectors[kept], [codes[row] for row in kept], 3, penalties[kept])
    expected = without.scores(vectors[left])
    assert np.allclose(fit(vectors, codes, 3, penalties).held_out(left), expected)


def test_a_heavier_penalty_counts_for_less() -> None:
    vectors, codes, penalties = _rows(5)
    light, heavy = (fit(vectors, codes, 3, penalties * np.where(np.arange(10) == 0, by, 1)) for by in (0.1, 100))
    assert light.scores(vectors[:1])[0, 0] > heavy.scores(vectors[:1])[0, 0]


def test_the_curve_follows_the_share_of_right_ones() -> None:
    random = np.random.default_rng(0)
    scores = random.uniform(-1, 1, 4000)
    right = (random.uniform(size=4000) < 1 / (1 + np.exp(-(4 * scores - 1)))).astype(float)
    slope, offset = logistic(scores, right, np.ones(4000))
    assert slope == pytest.approx(4, abs=0.4)
    assert offset == pytest.approx(-1, abs=0.2)


def test_the_curve_is_finite_when_nothing_is_ever_wrong() -> None:
    slope, offset = logistic(np.array([0.2, 0.5, 0.9]), np.ones(3), np.ones(3))
    assert np.isfinite([slope, offset]).all()
