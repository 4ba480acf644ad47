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
    n = len(probabilities)
    if n == 0:
        return np.zeros(0, dtype=np.int64)
    greedy: NDArray[np.int64] = probabilities.argmax(axis=1)
    table = _allowed(labels)
    start = np.where([label.startswith("I-") for label in labels], np.float32(-1e4), np.float32(0.0))
    if start[greedy[0]] == 0 and (n == 1 or table[greedy[:-1], greedy[1:]].min() == 0):
        return greedy
    scores = np.log(probabilities + 1e-9)
    total = scores[0] + start
    back = np.zeros((n, len(labels)), dtype=np.int64)
    for i in range(1, n):
        options = total[:, None] + table
        back[i] = options.argmax(axis=0)
        total = options[back[i], np.arange(len(labels))] + scores[i]
    path = np.zeros(n, dtype=np.int64)
    path[-1] = int(total.argmax())
    for i in range(n - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def stretches(path: Sequence[int] | NDArray[np.int64], labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Label indices -> (first piece, last piece, kind), both pieces included."""
    out: list[tuple[int, int, str]] = []
    for i in np.flatnonzero(np.asarray(path)):
        label = labels[int(path[i])]
        if label.startswith("I-") and out and out[-1][1] == i - 1 and out[-1][2] == label[2:]:
            out[-1] = (out[-1][0], int(i), label[2:])
        else:
            out.append((int(i), int(i), label[2:]))
    return out
