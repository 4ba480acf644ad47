"""Time expressions: extents, what they say, and what is not one."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.base.spans import Span
from demarche.base.timex import Calendar, Length, Moved, Reference, Repeat, Timex
from demarche.extract.times import find_times, parse


def words(text: str) -> list[str]:
    return [timex.text for timex in find_times(text)]


def only(text: str) -> Timex:
    (timex,) = find_times(text)
    return timex


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met on Friday, Jan. 21, 2022 at noon.", ["Friday, Jan. 21, 2022 at noon"]),
        ("Talks in the past three months failed.", ["the past three months"]),
        ("They will travel in the coming weeks.", ["the coming weeks"]),
        ("He left early next week.", ["early next week"]),
        ("The 1987 crash was not the third quarter of 1990.", ["1987", "the third quarter of 1990"]),
        ("The third-quarter report.", ["third-quarter"]),
        ("About two years ago a five-year plan was signed.", ["About two years ago", "five-year"]),
        ("A summit on May 24 and 25.", ["May 24", "25"]),
        ("By the end of the year or by mid-1996.", ["the end of the year", "mid-1996"]),
        ("In the 1990s and the '80s.", ["the 1990s", "the '80s"]),
        ("At 10:35 a.m. Friday and 1430 GMT on Monday.", ["10:35 a.m. Friday", "1430 GMT on Monday"]),
        ("Every Monday, daily, each year.", ["Every Monday", "daily", "each year"]),
        ("The day before yesterday and two days later.", ["The day before yesterday", "two days later"]),
        ("Each of the past three years, last year's quarter.", ["Each of the past three years", "last year's quarter"]),
        ("The year-earlier results, the year-earlier nine months.", ["year-earlier", "the year-earlier nine months"]),
        ("In March last year and last year's first half.", ["March last year", "last year's first half"]),
    ],
)
def test_extents(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said so.",
        "They may march again.",
        "A 6-year-old boy, 52 years old.",
        "The fall of the government.",
        "A quarter of the market and three-quarters of the seats.",
        "It paid $1990 and 1989% of 2,000.",
        "An F-16 and Article 51 and the China Daily.",
        "The second secretary of the first embassy.",
        "He leaves as soon as possible.",
        "He was soon freed, and it soon became a habit.",
        "The USA Today poll.",
        "The quarter-to-quarter rise.",
        "45 March",
        "",
    ],
)
def test_what_is_not_a_time(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("on Friday", Calendar(weekday=5)),
        ("yesterday", Moved("day", -1)),
        ("last year", Moved("year", -1)),
        ("two weeks ago", Moved("week", -2, counted=True)),
        ("three days later", Moved("day", 3, "mentioned", counted=True)),
        ("tonight", Calendar(part="NI", within=Moved("day", 0))),
        ("for twenty-four hours", Length(((24, "hour"),))),
        ("5 1/2 hours", Length(((5.5, "hour"),))),
        ("a year and a half", Length(((1.5, "year"),))),
        ("several weeks", Length(((None, "week"),))),
        ("up to 180 days", Length(((180, "day"),))),
        ("every two years", Repeat(every=Length(((2, "year"),)))),
        ("Tuesday nights", Repeat(on=Calendar(weekday=2, part="NI"))),
        ("now", Reference("present")),
        ("It will one day be free", Reference("future")),
        ("It followed by one day", Length(((1, "day"),))),
        ("the year-earlier nine months", Length(((9, "month"),))),
        ("in the near future", Reference("future")),
        ("nineteen ninety-six", Calendar(year=1996)),
        ("the 20th century", Calendar(century=20)),
        ("the week of March 6", Calendar(month=3, day=6, week=True)),
        ("the month of March", Calendar(month=3)),
        ("19/01/2022", Calendar(year=2022, month=1, day=19)),
        ("the day before last Tuesday", Moved("day", -1, Calendar(weekday=2, which=-1))),
    ],
)
def test_meanings(text: str, meaning: object) -> None:
    assert only(text).meaning == meaning


def test_type_modifier_and_bound() -> None:
    since = only("Tension has grown since early November.")
    assert (since.type, since.modifier, since.bound) == ("DATE", "START", "since")
    assert only("before Friday's meeting").bound is None
    assert only("no more than sixty days").modifier == "EQUAL_OR_LESS"
    assert only("at 4 p.m.").type == "TIME"


def test_nothing_crosses_the_end_of_a_sentence() -> None:
    text = "They met Friday March 3 was quiet"
    assert words(text) == ["Friday March 3"]
    spans = [timex.span for timex in find_times(text, [Span(0, 15), Span(16, len(text))])]
    assert all(span.end <= 15 or span.start >= 16 for span in spans)


def test_a_given_extent_is_read_and_kept() -> None:
    text = "It lasted for well over two years in all."
    span = Span(10, 33)
    timex = parse(text, span)
    assert timex is not None
    assert (timex.span, timex.text, timex.meaning) == (span, span.of(text), Length(((2, "year"),)))
    assert parse(text, Span(0, 9)) is None


_PIECES = st.sampled_from(
    """the past next last three 24 1998 March May Friday 10:35 a.m. years week of and - , ' 's 1/2 ½ since GMT '80s 0
    December 31 hundred every quarter half noon . ) $5 9/11/01 2022-01-19""".split()
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join)))
def test_spans_are_exact_ordered_and_apart(text: str) -> None:
    found = find_times(text)
    assert all(timex.text == timex.span.of(text) != "" for timex in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for timex in found:
        alone = parse(text, timex.span)
        assert alone is None or alone.span == timex.span


@pytest.mark.parametrize("piece", ["1.", "the ", "twenty-", "'", "1998 ", "a. ", "the past three days and ", "9", "x"])
def test_long_lines_take_time_in_proportion(piece: str) -> None:
    line = (piece * 40_000)[:40_000]
    began = time.process_time()
    find_times(line)
    assert time.process_time() - began < 10
