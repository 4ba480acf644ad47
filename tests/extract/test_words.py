from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.base.spans import Span
from demarche.extract.words import split_words


def words(text: str) -> list[str]:
    return [span.of(text) for span in split_words(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow's envoy didn't speak.", ["Moscow", "'s", "envoy", "did", "n't", "speak", "."]),
        ("They cannot wait", ["They", "can", "not", "wait"]),
        ("a U.S.-led force", ["a", "U.S.", "-", "led", "force"]),
        ("“We’re ready,” he said", ["“", "We", "’re", "ready", ",", "”", "he", "said"]),
        ("$1,200.50 by 3.30pm", ["$", "1,200.50", "by", "3.30", "pm"]),
        ("see https://example.org/a?b=1, now", ["see", "https://example.org/a?b=1", ",", "now"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=200))
def test_words_hold_every_visible_letter_in_order(text: str) -> None:
    spans = split_words(text, Span(0, len(text)))
    assert all(span.length for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for span in spans for i in range(*span)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
