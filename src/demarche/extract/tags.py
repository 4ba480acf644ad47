"""Tag probabilities -> spans: the best labelling in which each "I-x" continues a "B-x" or "I-x" (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@cache
def _allowed(labels: tuple[str, ...]) -> NDArray[np.float32]:
    """Transition scores [from, to]: 0 where allowed, else minus a lot."""
    n = len(labels)
    table = np.zeros((n, n), dtype=np.float32)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            for i, before in enumerate(labels):
                if before[1:] != label[1:] or before == "O":
                    table[i, j] = -1e4
    return table


def best_path(probabilities: Floats, labels: tuple[str, ...]) -> NDArray[np.int64]:
    """probabilities [n, labels] -> label indices [n]."""
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
            path[first : done + 1] = _viterbi(probabilities[first : done + 1], table)
    return path


def _viterbi(probabilities: Floats, table: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best allowed path of a stretch that follows an "O"."""
    scores = np.log(probabilities + 1e-9)
    total = scores[0] + table[0]
    n, width = scores.shape
    every = np.arange(width)
    back = np.zeros((n, width), dtype=np.int64)
    for i in range(1, n):
        options = total[:, None] + table
        back[i] = options.argmax(axis=0)
        total = options[back[i], every] + scores[i]
    path = np.zeros(n, dtype=np.int64)
    path[-1] = int(total.argmax())
    for i in range(n - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def stretches(path: Sequence[int] | NDArray[np.int64], labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Label indices -> (first piece, last piece, kind), both pieces included."""
    out: list[tuple[int, int, str]] = []
    indices = np.asarray(path)
    for i in np.flatnonzero(indices):
        label = labels[int(indices[i])]
        if label.startswith("I-") and out and out[-1][1] == i - 1 and out[-1][2] == label[2:]:
            out[-1] = (out[-1][0], int(i), label[2:])
        else:
            out.append((int(i), int(i), label[2:]))
    return out
