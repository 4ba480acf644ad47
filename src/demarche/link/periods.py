"""Stretches of the calendar: their TIMEX3 values and their first and last days, both inclusive."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Literal

from demarche.base.timex import Modifier, Season, Unit

Grain = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar. ``first`` and ``last`` are days."""

    grain: Grain
    value: str
    first: date
    last: date


def day_period(day: date) -> Period:
    return Period("day", day.isoformat(), day, day)


def week_period(day: date) -> Period:
    """The ISO week, Monday to Sunday, in which ``day`` lies."""
    year, week, weekday = day.isocalendar()
    first = shift_days(day, 1 - weekday)
    return Period("week", f"{year:04d}-W{week:02d}", first, shift_days(first, 6))


def weekend_period(day: date) -> Period:
    """Saturday and Sunday of the week in which ``day`` lies."""
    week = week_period(day)
    return Period("weekend", f"{week.value}-WE", shift_days(week.first, 5), week.last)


def month_period(year: int, month: int) -> Period:
    last = date(year, month, monthrange(year, month)[1])
    return Period("month", f"{year:04d}-{month:02d}", last.replace(day=1), last)


def quarter_period(year: int, quarter: int) -> Period:
    first, last = month_period(year, 3 * quarter - 2), month_period(year, 3 * quarter)
    return Period("quarter", f"{year:04d}-Q{quarter}", first.first, last.last)


def half_period(year: int, half: int) -> Period:
    first, last = month_period(year, 6 * half - 5), month_period(year, 6 * half)
    return Period("half", f"{year:04d}-H{half}", first.first, last.last)


_SEASON_STARTS: dict[Season, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season_period(year: int, season: Season) -> Period:
    """A season of the northern hemisphere by whole months; the winter of a year begins in its December."""
    start = month_period(year, _SEASON_STARTS[season])
    end = add(start.first, "month", 2)
    return Period("season", f"{year:04d}-{season}", start.first, month_period(end.year, end.month).last)


def year_period(year: int) -> Period:
    return Period("year", f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def decade_period(decade: int) -> Period:
    """The ten years that begin with the digits ``decade`` (199: 1990 to 1999)."""
    return Period("decade", f"{decade:03d}", date(10 * decade, 1, 1), date(10 * decade + 9, 12, 31))


def century_period(century: int) -> Period:
    """The 20th century is 20: 1901 to 2000, valued 19 as TIMEX3 has it."""
    return Period("century", f"{century - 1:02d}", date(100 * (century - 1) + 1, 1, 1), date(100 * century, 12, 31))


def containing(day: date, unit: Unit | Grain) -> Period:
    """The period of a unit in which ``day`` lies; a unit below the day gives the day."""
    match unit:
        case "week":
            return week_period(day)
        case "weekend":
            return weekend_period(day)
        case "month":
            return month_period(day.year, day.month)
        case "quarter":
            return quarter_period(day.year, (day.month + 2) // 3)
        case "half":
            return half_period(day.year, 1 + (day.month > 6))
        case "year":
            return year_period(day.year)
        case "decade":
            return decade_period(day.year // 10)
        case "century":
            return century_period((day.year + 99) // 100)
        case _:
            return day_period(day)


_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS: dict[str, float] = {"week": 7, "weekend": 7, "day": 1, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}


def add(day: date, unit: Unit, count: float) -> date:
    """``day`` moved by so many units, kept in the calendar: 31 January plus a month is the last of February."""
    if unit in _DAYS:
        return shift_days(day, round(_DAYS[unit] * count))
    months = day.year * 12 + day.month - 1 + round(_MONTHS[unit] * count)
    year, month = divmod(months, 12)
    if year < 1:
        return date.min
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_days(day: date, count: int) -> date:
    """``day`` plus so many days, held within the calendar."""
    moved = min(max(day.toordinal() + count, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(moved)


def narrowed(period: Period, modifier: Modifier | None, today: date | None) -> tuple[date, date]:
    """The days of a period that "early", "mid-", "late", "earlier", "later" or "the end of" leaves.

    A third each of a month or longer (early March ends on the 10th); the first or last two days of a week.
    """
    first, last = period.first, period.last
    days = (last - first).days + 1
    third = 2 if period.grain == "week" else days // 3
    match modifier:
        case "EARLIER" if today is not None and first <= today <= last:
            return first, today
        case "LATER" if today is not None and first <= today <= last:
            return today, last
        case "START" | "EARLIER" if days > 2:
            return first, shift_days(first, third - 1)
        case "END" | "LATER" if days > 2:
            return shift_days(last, 1 - third), last
        case "MID" if days > 2:
            return shift_days(first, third), shift_days(last, -third)
    return first, last
