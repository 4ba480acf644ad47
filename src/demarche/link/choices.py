"""Chooses the year, month or week that a date does not say: by tense, by "last", "this" and "next", by nearness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from demarche.base.timex import Calendar, Tense
from demarche.link.holidays import holiday
from demarche.link.periods import (
    Period,
    add,
    century_period,
    day_period,
    decade_period,
    half_period,
    month_period,
    quarter_period,
    season_period,
    shift_days,
    week_period,
    weekend_period,
    year_period,
)

_AGAINST: Final = 3.0
"""How many times farther a day may lie on the side that the tense allows before the other side is taken.

On both halves of TimeBank and AQUAINT 2 to 5 read 1,467 to 1,469 values rightly, 8 reads 1,462; when the cues of
tense were fewer, nearness alone (1) read 17 fewer than 3, and tense alone 37 fewer.
"""
_AGAINST_THE_PAST: Final = 20.0
"""The same for a month or longer in the past tense: news of December that looks back at "January" means eleven months
ago. On the corpora 5 reads 1,470 values rightly and 20 reads 1,467, but in the agency reports read by eye 20 is right."""


def choose(said: Calendar, today: date | None, tense: Tense | None, outer: Period | None) -> Period | None:
    """The period that ``said`` names, seen from ``today``, within ``outer`` where one is given; None when unknown.

    The past tense looks back (the day itself included), the future tense and the present ahead; a month or a
    quarter that has begun counts as past.
    """
    if said.century is not None:
        return century_period(said.century)
    if said.decade is not None:
        return _decade(said.decade, today)
    if said.year is not None:
        if outer is not None and outer.grain == "quarter":
            return quarter_period(said.year, (outer.first.month + 2) // 3)
        return _in_year(said, said.year)
    if today is None:
        return None
    if outer is not None and outer.grain in ("year", "decade"):
        return _in_year(said, outer.first.year)
    if said.weekend:
        return _weekend(said, outer.first if outer else today, tense if outer is None else None)
    if said.weekday is not None and said.month is None and said.day is None:
        return _weekday(said, today, tense, outer)
    if said.month is None and said.day is not None:
        anchor = outer.first if outer is not None else today
        months = [add(anchor.replace(day=1), "month", shift) for shift in ((0,) if outer else (-1, 0, 1))]
        return (
            _pick(_existing(replace(said, month=m.month), m.year) for m in months)
            if outer
            else _by_tense(
                [p for m in months if (p := _existing(replace(said, month=m.month), m.year))], said, today, tense
            )
        )
    if outer is not None and _names_nothing(said):
        return outer
    years = range(max(1, today.year - 2), min(9999, today.year + 3))
    return _by_tense([p for year in years if (p := _existing(said, year))], said, today, tense)


def _pick(periods: Iterable[Period | None]) -> Period | None:
    return next((period for period in periods if period is not None), None)


def _names_nothing(said: Calendar) -> bool:
    """Only a time of the day is said."""
    return (
        said.month is None
        and said.season is None
        and said.quarter is None
        and said.half is None
        and (said.holiday is None)
    )


def _in_year(said: Calendar, year: int) -> Period | None:
    if not 1 <= year <= 9998:
        return None
    found = _existing(said, year)
    return found if found is not None or said.month is not None or said.holiday is not None else year_period(year)


def _existing(said: Calendar, year: int) -> Period | None:
    """What ``said`` names in a year; None when there is no such day in it or nothing is named."""
    if said.holiday is not None:
        day = holiday(said.holiday, year)
        return None if day is None else day_period(day)
    if said.month is not None and said.day is not None:
        try:
            day = date(year, said.month, said.day)
        except ValueError:
            return None
        return week_period(day) if said.week else day_period(day)
    if said.month is not None:
        return month_period(year, said.month)
    if said.season is not None:
        return season_period(year, said.season)
    if said.quarter is not None:
        return quarter_period(year, said.quarter)
    if said.half is not None:
        return half_period(year, said.half)
    return None


def _by_tense(periods: list[Period], said: Calendar, today: date, tense: Tense | None) -> Period | None:
    """Of the same date in several years (ascending), the one meant."""
    if said.which == -1:
        return max((p for p in periods if p.last < today), key=lambda p: p.last, default=None)
    if said.which == 1:
        return min((p for p in periods if p.first > today), key=lambda p: p.first, default=None)
    if said.which == 0:
        return min(periods, key=lambda p: (p.first.year != today.year, _distance(p, today)), default=None)
    return min(periods, key=lambda p: _distance(p, today) * _against(p, today, tense), default=None)


def _against(period: Period, today: date, tense: Tense | None) -> float:
    """How much a tense speaks against a period: the past tense against one to come, the future against one gone by."""
    if tense == "past" and period.first > today:
        return _AGAINST if period.grain == "day" else _AGAINST_THE_PAST
    if tense == "future" and period.last < today:
        return _AGAINST
    return 1.0


def _distance(period: Period, today: date) -> int:
    if period.first <= today <= period.last:
        return 0
    return min(abs((period.first - today).days), abs((period.last - today).days))


def _weekday(said: Calendar, today: date, tense: Tense | None, outer: Period | None) -> Period:
    weekday = said.weekday or 1
    if outer is not None:
        return day_period(shift_days(week_period(outer.first).first, weekday - 1))
    back = (today.isoweekday() - weekday) % 7
    ahead = (weekday - today.isoweekday()) % 7
    if said.which == -1:
        return day_period(shift_days(today, -(back or 7)))
    if said.which == 1:
        return day_period(shift_days(today, ahead or 7))
    if tense == "future" or (tense == "present" and ahead):
        return day_period(shift_days(today, ahead))
    return day_period(shift_days(today, -back))


def _weekend(said: Calendar, today: date, tense: Tense | None) -> Period:
    this = weekend_period(today)
    if said.which == 1 and this.first > today:
        return this
    if said.which == 1 or (said.which is None and tense == "future" and this.last < today):
        return weekend_period(shift_days(today, 7))
    if said.which == -1 or (said.which is None and tense != "future" and this.first > today):
        return weekend_period(shift_days(today, -7))
    return this


def _decade(digits: int, today: date | None) -> Period | None:
    """ "The nineties" are the last ones that have begun."""
    if digits >= 10:
        return decade_period(digits)
    if today is None:
        return None
    decade = today.year // 100 * 10 + digits
    return decade_period(decade if 10 * decade <= today.year else decade - 10)
