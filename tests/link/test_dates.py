"""Anchoring: values and days from publication, tense and what was mentioned before."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.base.records import Time
from demarche.base.spans import Span
from demarche.base.timex import Tense
from demarche.extract.times import find_times
from demarche.link.dates import anchor
from demarche.link.holidays import easter, holiday

WEDNESDAY = date(2022, 1, 19)


def times(text: str, published: date | None = WEDNESDAY) -> list[Time]:
    return list(anchor(find_times(text), published, text))


def last(text: str, published: date | None = WEDNESDAY) -> Time:
    return times(text, published)[-1]


def days(text: str) -> tuple[str | None, str | None]:
    found = last(text)
    return (found.from_.isoformat() if found.from_ else None, found.to.isoformat() if found.to else None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister arrived on Wednesday.", "2022-01-19"),
        ("The minister arrived on Tuesday.", "2022-01-18"),
        ("She will meet her colleague on Friday.", "2022-01-21"),
        ("They met last Wednesday.", "2022-01-12"),
        ("They met last week.", "2022-W02"),
        ("The sides signed it in March.", "2021-03"),
        ("The sides will sign it in March.", "2022-03"),
        ("The two were to meet on Jan. 25.", "2022-01-25"),
        ("It was signed on Dec. 30.", "2021-12-30"),
        ("He was elected three years ago.", "2019"),
        ("The raid was 11 days ago.", "2022-01-08"),
        ("The first quarter of 1998 was good.", "1998-Q1"),
        ("In the 1990s", "199"),
        ("In the nineties", "199"),
        ("In the 20th century", "19"),
        ("It struck on Friday night.", "2022-01-14TNI"),
        ("The blast came at 10:35 p.m. Monday.", "2022-01-17T22:35"),
        ("The call began at 1430 GMT.", "2022-01-19T14:30Z"),
        ("Every Monday", "XXXX-WXX-1"),
        ("daily", "P1D"),
        ("for two and a half years", "P2Y6M"),
        ("5 1/2 hours", "PT5H30M"),
        ("Children played all Christmas Day 2021", "2021-12-25"),
        ("the end of last year", "2021"),
        ("He spoke on March 3, 2014. Two days later she answered.", "2014-03-05"),
        ("He spoke on March 3, 2014. She answered the same day.", "2014-03-03"),
        ("Third quarter sales rose, up from a year earlier.", "2020-Q3"),
        ("In the first quarter it lost. It gained in the 1988 period.", "1988-Q1"),
        ("In the first quarter it lost. It gained in last year's quarter.", "2021-Q1"),
        ("It reported for the quarter.", "2021-Q4"),
        ("The talks were adjourned until Monday.", "2022-01-24"),
        ("They had suspended it until March.", "2022-03"),
        ("the winter of 1994", "1994-WI"),
        ("recently", "PAST_REF"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert last(text).value == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The parties met last week.", ("2022-01-10", "2022-01-16")),
        ("He plans a trip in the coming weeks.", ("2022-01-19", "2022-03-16")),
        ("They have warned since November.", ("2021-11-01", "2022-01-19")),
        ("It must end by Friday, the note said it will.", (None, "2022-01-21")),
        ("before 2014", (None, "2013-12-31")),
        ("after 2014", ("2015-01-01", None)),
        ("in early March 2022", ("2022-03-01", "2022-03-10")),
        ("in late March 2022", ("2022-03-22", "2022-03-31")),
        ("earlier this week", ("2022-01-17", "2022-01-19")),
        ("later this week", ("2022-01-19", "2022-01-23")),
        ("over the past three months", ("2021-10-19", "2022-01-19")),
        ("now", ("2022-01-19", "2022-01-19")),
        ("soon", ("2022-01-19", None)),
        ("a ten-day visit", (None, None)),
    ],
)
def test_days(text: str, expected: tuple[str | None, str | None]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Friday", "XXXX-WXX-5"),
        ("on March 12", "XXXX-03-12"),
        ("last week", "XXXX-WXX"),
        ("at 2:30 p.m.", "T14:30"),
        ("two weeks ago", "XXXX-WXX"),
    ],
)
def test_without_publication_nothing_is_guessed(text: str, value: str) -> None:
    found = last(text, None)
    assert (found.value, found.from_, found.to) == (value, None, None)


def test_a_quarter_is_placed_by_the_day_on_which_it_ended() -> None:
    assert [t.value for t in times("It lost in the quarter ended Sept. 30.")] == ["2021-Q3", "2021-09-30"]


def test_what_is_fixed_needs_no_publication() -> None:
    found = last("on March 3, 2014", None)
    assert (found.value, found.from_, found.to) == ("2014-03-03", date(2014, 3, 3), date(2014, 3, 3))


@pytest.mark.parametrize(("tense", "value"), [("past", "2022-01-14"), ("future", "2022-01-21")])
def test_a_tense_that_is_given_decides(tense: Tense, value: str) -> None:
    text = "the Friday talks in Geneva"

    def tense_at(span: Span) -> Tense | None:
        assert span.of(text) == "Friday"
        return tense

    (found,) = anchor(find_times(text), WEDNESDAY, text, tense_at)
    assert found.value == value


def test_holidays() -> None:
    assert [easter(year) for year in (1998, 2000, 2022)] == [date(1998, 4, 12), date(2000, 4, 23), date(2022, 4, 17)]
    assert holiday("thanksgiving", 1999) == date(1999, 11, 25)
    assert holiday("memorial day", 2021) == date(2021, 5, 31)
    assert holiday("no such day", 2021) is None


_PIECES = st.sampled_from(
    """the past next last three 9999 1998 March Friday 10:35 years centuries ago later week of before and 's since
    until February 29 30 hundred thousand every quarter half noon tonight weekend summer Easter this same day
    99999999""".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=12).map(" ".join), st.one_of(st.none(), st.dates()))
def test_any_words_on_any_day_have_ordered_days(text: str, published: date | None) -> None:
    for found in times(text, published):
        assert found.value
        assert found.from_ is None or found.to is None or found.from_ <= found.to
