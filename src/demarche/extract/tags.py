"""Tag probabilities -> spans: the best labelling in which stretches begin, go on and end as their labels say (Viterbi).

"B-x" begins a stretch and "I-x" goes on with it. Where a labelling also has "E-x", that is the last piece of a stretch of
two or more, and an "I-x" must be followed by another or by the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_NEVER = np.float32(-1e4)
_SURELY_OUTSIDE = 0.98
"""Pieces that are outside with at least this probability are not weighed again: most of a frame's reach."""


@cache
def _allowed(labels: tuple[str, ...]) -> NDArray[np.float32]:
    """Transition scores [from, to]: 0 where allowed, else minus a lot."""
    n = len(labels)
    table = np.zeros((n, n), dtype=np.float32)
    for i, before in enumerate(labels):
        must_end = before.startswith("I-") and f"E-{before[2:]}" in labels
        for j, label in enumerate(labels):
            goes_on = label[:2] in ("I-", "E-")
            same = before[:2] in ("B-", "I-") and before[2:] == label[2:]
            if (goes_on and not same) or (must_end and not (goes_on and same)):
                table[i, j] = _NEVER
    return table


def best_path(probabilities: Floats, labels: tuple[str, ...]) -> NDArray[np.int64]:
    """probabilities [n, labels] -> label indices [n], for labellings without "E-x"."""
    path: NDArray[np.int64] = probabilities.argmax(axis=1)
    if len(path) == 0:
        return path
    table = _allowed(labels)
    before = np.concatenate(([0], path[:-1]))
    broken = np.flatnonzero(table[before, path] < 0)
    done = -1
    for position in broken:
        if position > done:
            # the greedy path is the best one wherever it is allowed; only the stretch between two "O" is decoded again
            around = path == 0
            first = int(position)
            while first > 0 and not around[first - 1]:
                first -= 1
            done = int(position)
            while done + 1 < len(path) and not around[done + 1]:
                done += 1
            path[first : done + 1] = best_paths([probabilities[first : done + 1]], labels)[0]
    return path


def best_paths(
    probabilities: Sequence[Floats], labels: tuple[str, ...], beginning: dict[str, float] | None = None
) -> list[NDArray[np.int64]]:
    """Several labellings [n_i, labels] at once -> label indices of each.

    ``beginning`` is what it costs, in natural log, to begin a stretch of a kind: with a cost, one long stretch is
    preferred to two with a doubtful gap.
    """
    costs = np.zeros(len(labels), dtype=np.float32)
    for kind, cost in (beginning or {}).items():
        costs[labels.index(f"B-{kind}")] = cost
    table = _allowed(labels) - costs
    # of each row of pieces that are surely outside only the first is kept; a last one ends what is open
    kept = []
    for shares in probabilities:
        outside = shares[:, 0] >= _SURELY_OUTSIDE
        kept.append(np.flatnonzero(~(outside & np.concatenate(([False], outside[:-1])))))
    longest = max((len(k) for k in kept), default=0)
    scores = np.full((len(kept), longest + 1, len(labels)), _NEVER, dtype=np.float32)
    scores[:, :, 0] = 0.0
    for row, (shares, index) in enumerate(zip(probabilities, kept, strict=True)):
        scores[row, : len(index)] = np.log(shares[index] + 1e-9)
    back = _viterbi(scores, table)
    out = []
    for row, (shares, index) in enumerate(zip(probabilities, kept, strict=True)):
        path = np.zeros(len(shares), dtype=np.int64)
        path[index] = back[row, : len(index)]
        out.append(path)
    return out


def _viterbi(scores: Floats, table: Floats) -> NDArray[np.int64]:
    """scores [rows, n, labels] -> the best path [rows, n] of each row, which begins after an "O" and ends with one."""
    rows, n, width = scores.shape
    total = scores[:, 0] + table[0]
    back = np.zeros((n, rows, width), dtype=np.int64)
    for i in range(1, n):
        options = total[:, :, None] + table
        back[i] = options.argmax(axis=1)
        total = options.max(axis=1) + scores[:, i]
    path = np.zeros((rows, n), dtype=np.int64)
    every = np.arange(rows)
    for i in range(n - 1, 0, -1):
        path[:, i - 1] = back[i, every, path[:, i]]
    return path


def stretches(path: Sequence[int] | NDArray[np.int64], labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Label indices -> (first piece, last piece, kind), both pieces included."""
    out: list[tuple[int, int, str]] = []
    indices = np.asarray(path)
    for i in np.flatnonzero(indices):
        label = labels[int(indices[i])]
        if label[:2] in ("I-", "E-") and out and out[-1][1] == i - 1 and out[-1][2] == label[2:]:
            out[-1] = (out[-1][0], int(i), label[2:])
        else:
            out.append((int(i), int(i), label[2:]))
    return out
