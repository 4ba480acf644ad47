from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.extract.tags import best_path, stretches

LABELS = ("O", "B-X", "I-X", "B-Y", "I-Y")


def allowed(path: tuple[int, ...]) -> bool:
    before = "O"
    for i in path:
        label = LABELS[i]
        if label.startswith("I-") and (before == "O" or before[1:] != label[1:]):
            return False
        before = label
    return True


@given(arrays(np.float32, (4, len(LABELS)), elements=st.floats(0.0078125, 1.0, width=32)))
def test_the_path_is_allowed_and_as_good_as_the_best_between_its_gaps(shares: np.ndarray) -> None:  # type: ignore[type-arg]
    path = tuple(int(i) for i in best_path(shares, LABELS))
    assert allowed(path)
    if "O" not in [LABELS[i] for i in shares.argmax(axis=1)]:
        scores = np.log(shares + 1e-9)
        best = max(
            (p for p in itertools.product(range(len(LABELS)), repeat=4) if allowed(p)),
            key=lambda p: sum(scores[i, j] for i, j in enumerate(p)),
        )
        total = sum(scores[i, j] for i, j in enumerate(path))
        assert np.isclose(total, sum(scores[i, j] for i, j in enumerate(best)), atol=1e-4)


def test_stretches_are_joined_by_their_kind() -> None:
    path = [LABELS.index(x) for x in ("B-X", "I-X", "B-X", "O", "B-Y")]
    assert stretches(path, LABELS) == [(0, 1, "X"), (2, 2, "X"), (4, 4, "Y")]
