from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.extract.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    roots = [i for i, h in enumerate(heads) if h == i]
    if len(roots) != 1:
        return False
    for i in range(len(heads)):
        node, steps = i, 0
        while node != roots[0]:
            node, steps = heads[node], steps + 1
            if steps > len(heads):
                return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:  # type: ignore[type-arg]
    return float(sum(scores[i, h] for i, h in enumerate(heads)))


@settings(max_examples=60, deadline=None)
@given(arrays(np.float32, (4, 4), elements=st.floats(-5, 5, width=32), unique=True))
def test_it_is_a_tree_and_no_tree_with_its_root_is_better(scores: np.ndarray) -> None:  # type: ignore[type-arg]
    found = tuple(int(h) for h in best_tree(scores))
    assert is_tree(found)
    root = next(i for i, h in enumerate(found) if h == i)
    rivals = [h for h in itertools.product(range(4), repeat=4) if is_tree(h) and h[root] == root]
    assert total(scores, found) >= max(total(scores, h) for h in rivals) - 1e-4


def test_a_sentence_of_one_word_is_its_own_root() -> None:
    assert best_tree(np.zeros((1, 1), dtype=np.float32)).tolist() == [0]
