"""Codes from a handful of examples: ridge regression on their vectors, solved in closed form, and its held-out scores.

Each example speaks for its code in the measure in which its vector is like the one to be coded, less what it shares with
the examples of other codes. It is kernel ridge regression with the kernel x·y + 1 (Saunders, Gammerman & Vovk 1998).
What the regression would have said of some rows had they not been there follows from the same inverse, exactly (the
block form of the leave-one-out formula), so that cross-validation costs no second fit.

Shapes: n rows, D values each; C codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float64]

_STEPS = 60
_PRIOR = 0.01
"""Weight of the wish for a small slope: it keeps the curve finite where the examples are told apart without an error."""


@dataclass(frozen=True)
class Fit:
    """The solved regression: vectors [n, D], targets [n, C], the inverse of kernel plus penalties [n, n]."""

    vectors: Vectors
    targets: Vectors
    inverse: Vectors
    duals: Vectors

    def scores(self, vectors: Vectors) -> Vectors:
        """Scores [m, C] of vectors [m, D]: about 1 for a code's own examples, about 0 for everything else."""
        out: Vectors = (vectors @ self.vectors.T + 1.0) @ self.duals
        return out

    def held_out(self, rows: Sequence[int]) -> Vectors:
        """Scores [len(rows), C] of some of the own rows, as if none of them had been there."""
        index = np.asarray(rows)
        error = np.linalg.solve(self.inverse[np.ix_(index, index)], self.duals[index])
        out: Vectors = self.targets[index] - error
        return out


def fit(vectors: Vectors, codes: Sequence[int | None], count: int, penalties: Vectors) -> Fit:
    """Solve for vectors [n, D] with their codes (0 .. count - 1, None for "none of them") and penalties [n], all > 0.

    A row with a greater penalty counts for less.
    """
    targets = np.zeros((len(codes), count))
    for row, code in enumerate(codes):
        if code is not None:
            targets[row, code] = 1.0
    inverse = np.linalg.inv(vectors @ vectors.T + 1.0 + np.diag(penalties)).astype(np.float64)
    duals: Vectors = inverse @ targets
    return Fit(vectors, targets, inverse, duals)


def logistic(scores: Vectors, right: Vectors, weights: Vectors) -> tuple[float, float]:
    """Slope and offset of the curve that gives the share of right ones at a score (Platt 1999), by Newton's method."""
    slope, offset = 1.0, 0.0
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(slope * scores + offset, -30, 30)))
        wrong, spread = weights * (chance - right), weights * chance * (1.0 - chance)
        gradient = np.array([wrong @ scores + _PRIOR * slope, wrong.sum() + _PRIOR * offset])
        hessian = np.array(
            [
                [spread @ (scores * scores) + _PRIOR, spread @ scores],
                [spread @ scores, spread.sum() + _PRIOR],
            ]
        )
        step = np.clip(np.linalg.solve(hessian, gradient), -5.0, 5.0)
        slope, offset = slope - float(step[0]), offset - float(step[1])
    return slope, offset
