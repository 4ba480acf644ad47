from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.extract.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara agreed. Athens did not.", ["Ankara agreed.", "Athens did not."]),
        ("Gen. Omar Haddad met Dr. Lena Roth.", ["Gen. Omar Haddad met Dr. Lena Roth."]),
        ("He spoke to George W. Hart. Talks go on.", ["He spoke to George W. Hart.", "Talks go on."]),
        ("The U.S. envoy left. He was tired.", ["The U.S. envoy left.", "He was tired."]),
        ("“We are ready.” Then he left.", ["“We are ready.”", "Then he left."]),
        ("Talks end at 5 p.m. The minister stays.", ["Talks end at 5 p.m.", "The minister stays."]),
        ("Envoys meet in Oslo\n\nThe talks open on Monday.", ["Envoys meet in Oslo", "The talks open on Monday."]),
        ("the deal, signed\nin May, holds.", ["the deal, signed\nin May, holds."]),
        ("It rose 3.5 percent. No. 10 was silent.", ["It rose 3.5 percent.", "No. 10 was silent."]),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_hard_wrapped_text_is_not_cut_at_its_lines() -> None:
    line = "The foreign ministers of both countries met in the lakeside town of\n"
    text = line * 4 + "Arden on Monday. They agreed to meet again."
    assert sentences(text)[-1] == "They agreed to meet again."
    assert len(sentences(text)) == 2


@given(st.text(alphabet=st.sampled_from("aA.!? \n\"“”'’1-,"), max_size=200))
def test_sentences_hold_every_visible_letter_in_order(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_one_very_long_line_is_split_quickly() -> None:
    assert split_sentences("a." * 50_000)
