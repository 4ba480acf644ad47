from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from demarche.extract.tags import best_path, best_paths, stretches

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


ENDED = ("O", "B-X", "I-X", "E-X", "B-Y", "I-Y", "E-Y")


def ended(path: tuple[int, ...]) -> bool:
    """Stretches of two or more end in "E", and nothing goes on that has not begun."""
    before = "O"
    for label in [*(ENDED[i] for i in path), "O"]:
        goes_on = label[0] in "IE"
        if goes_on and (before[0] not in "BI" or before[2:] != label[2:]):
            return False
        if before[0] == "I" and not goes_on:
            return False
        before = label
    return True


@given(
    arrays(np.float32, (4, len(ENDED)), elements=st.floats(0.0078125, 0.9375, width=32)),
    st.sampled_from((0.0, 1.5)),
)
def test_no_labelling_with_ends_is_better_than_the_best_one(shares: np.ndarray, cost: float) -> None:  # type: ignore[type-arg]
    (found,) = best_paths([shares], ENDED, {"X": cost})
    scores = np.log(shares + 1e-9)

    def total(path: tuple[int, ...]) -> float:
        return float(sum(scores[i, j] - cost * (ENDED[j] == "B-X") for i, j in enumerate(path)))

    rivals = (p for p in itertools.product(range(len(ENDED)), repeat=4) if ended(p))
    path = tuple(int(i) for i in found)
    assert ended(path)
    assert np.isclose(total(path), max(total(p) for p in rivals), atol=1e-3)


def test_labellings_of_different_length_are_decoded_together_as_alone() -> None:
    rng = np.random.default_rng(7)
    shares = [rng.dirichlet(np.ones(len(ENDED)), n).astype(np.float32) for n in (3, 40, 1)]
    for alone, together in zip(shares, best_paths(shares, ENDED), strict=True):
        assert best_paths([alone], ENDED)[0].tolist() == together.tolist()


def test_a_cost_of_beginning_closes_a_doubtful_gap() -> None:
    sure = np.full((7, len(ENDED)), 0.01, dtype=np.float32)
    for i, label in enumerate(("B-X", "I-X", "E-X", "O", "B-X", "I-X", "E-X")):
        sure[i, ENDED.index(label)] = 0.5
    sure[2:5, ENDED.index("I-X")] = 0.3
    assert stretches(best_paths([sure], ENDED)[0], ENDED) == [(0, 2, "X"), (4, 6, "X")]
    assert stretches(best_paths([sure], ENDED, {"X": 3.0})[0], ENDED) == [(0, 6, "X")]
