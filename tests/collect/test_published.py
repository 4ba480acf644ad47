"""Dates as pages, addresses and lines write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.collect.published import date_line, parse_published, url_date


@pytest.mark.parametrize(("words", "moment"), [
    ("2023-03-14", "2023-03-14"),
    ("20230314", "2023-03-14"),
    ("2023-03-14T09:05", "2023-03-14T09:05:00+00:00"),
    ("2023-03-14T09:05:07.123Z", "2023-03-14T09:05:07+00:00"),
    ("2023-03-14 09:05:07 +0530", "2023-03-14T09:05:07+05:30"),
    ("2023-03-14T09:05:07-05:00", "2023-03-14T09:05:07-05:00"),
    ("Tue, 14 Mar 2023 09:05:07 GMT", "2023-03-14T09:05:07+00:00"),
    ("14 Mar, 2023 09:05", "2023-03-14T09:05:00+00:00"),
    ("March 14, 2023 9:05 PM EST", "2023-03-14T21:05:00-05:00"),
    ("July 4, 2023, 9:05 a.m. ET", "2023-07-04T09:05:00-04:00"),
    ("Published 4:34 PM ET, Wed January 19, 2022", "2022-01-19T16:34:00-05:00"),
    ("Updated: 14th March 2023 at 09.05 BST", "2023-03-14T09:05:00+01:00"),
    ("12:05 am, Sept. 3, 2023", "2023-09-03T00:05:00+00:00"),
    ("14.03.2023 09:05 CET", "2023-03-14T09:05:00+01:00"),
    ("25/03/2023", "2023-03-25"),
    ("03/25/2023", "2023-03-25"),
    ("05/05/2023", "2023-05-05"),
    ("1997/04/01", "1997-04-01"),
])  # fmt: skip
def test_understood(words: str, moment: str) -> None:
    assert parse_published(words) == moment


@pytest.mark.parametrize("words", [
    "", "yesterday", "03/04/2023", "31 February 2023", "2023-13-40", "0001-01-01T00:00:00Z", "March 2023",
    "The treaty was signed on 14 March 2023", "Talks on 14 March 2023 in Oslo", "14 March 2023 " * 50,
])  # fmt: skip
def test_none_beats_a_guess(words: str) -> None:
    assert parse_published(words) is None


def test_a_line_that_says_more_than_when_is_no_date_line() -> None:
    assert date_line("Posted on Tuesday 14 March 2023 - 3 min read") == "2023-03-14"
    assert date_line("On 14 March 2023 the troops withdrew") is None


@pytest.mark.parametrize(("url", "day"), [
    ("https://example.org/world/2023/03/14/talks-in-oslo", "2023-03-14"),
    ("https://example.org/2023/mar/14/talks", "2023-03-14"),
    ("https://example.org/news/2023-03-14-talks.html", "2023-03-14"),
    ("https://example.org/talks-20230314.html", "2023-03-14"),
    ("https://example.org/article/471031-talks", None),
    ("https://example.org/2023/13/41/talks", None),
    ("https://example.org/id/120230314991", None),
])  # fmt: skip
def test_address(url: str, day: str | None) -> None:
    assert url_date(url) == day


@given(st.text(alphabet="0123456789 :/-.,TZ+JanMarchpm", max_size=200))
def test_any_line_is_survived(line: str) -> None:
    for moment in (parse_published(line), date_line(line), url_date(line)):
        assert moment is None or len(moment) in (10, 25)
