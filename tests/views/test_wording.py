"""Words for people: days, quotation marks, and what must never reach a terminal."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.base.records import Act, MeetingStatus, Status, When
from demarche.views.wording import ACTS, DOING, MEETINGS, NOT_SO, cleaned, days, moment, quoted


@given(st.text(alphabet=st.characters(), max_size=200))
def test_nothing_that_controls_a_terminal_is_left(words: str) -> None:
    shown = cleaned(words)
    assert not any(unicodedata.category(ch) in ("Cc", "Cs") for ch in shown)
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufeff\u2028")


@pytest.mark.parametrize("words", ["\x1b[31mred\x1b[0m", "a\rb", "a\x9b31mb", "\x07"])
def test_escape_sequences_lose_their_escape(words: str) -> None:
    assert "\x1b" not in cleaned(words)
    assert "\x9b" not in cleaned(words)
    assert "\r" not in cleaned(words)


@pytest.mark.parametrize(
    ("begin", "end", "shown"),
    [
        (date(2022, 1, 19), date(2022, 1, 19), "19 Jan 2022"),
        (date(2022, 1, 10), date(2022, 1, 16), "10–16 Jan 2022"),
        (date(2022, 1, 30), date(2022, 2, 2), "30 Jan – 2 Feb 2022"),
        (date(2021, 12, 30), date(2022, 1, 2), "30 Dec 2021 – 2 Jan 2022"),
        (date(2021, 11, 1), None, "since 1 Nov 2021"),
        (None, date(2022, 3, 1), "by 1 Mar 2022"),
        (None, None, ""),
    ],
)
def test_days(begin: date | None, end: date | None, shown: str) -> None:
    assert days(When(begin, end)) == shown


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2022-01-19", "19 Jan 2022"),
        ("2022-01-19T16:34:00+00:00", "19 Jan 2022, 16:34 UTC"),
        ("2022-01-19T16:34:00Z", "19 Jan 2022, 16:34 UTC"),
        ("2022-01-19T16:34:00+03:00", "19 Jan 2022, 16:34 UTC+03:00"),
        ("2022-01-19T16:34:00-05:00", "19 Jan 2022, 16:34 UTC-05:00"),
        ("2022-01-19T16:34", "19 Jan 2022, 16:34"),
    ],
)
def test_moment(published: str, shown: str) -> None:
    assert moment(published) == shown


def test_one_pair_of_quotation_marks() -> None:
    assert quoted("“We will come,”") == "“We will come,”"
    assert quoted('"We will come"') == "“We will come”"


def test_every_code_has_its_words() -> None:
    assert set(ACTS) == set(DOING) == set(get_args(Act))
    assert set(MEETINGS) == set(get_args(MeetingStatus))
    assert set(NOT_SO) == set(get_args(Status)) - {"done", "ongoing"}
