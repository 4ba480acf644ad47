"""Anchors time expressions: TIMEX3 value and days, from what the words say and the day of publication.

Without a day of publication a value keeps X for what is not known ("XXXX-03-12", "XXXX-WXX-5"), and only what the
words fix by themselves has days.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from demarche.base.records import Time
from demarche.base.spans import Span
from demarche.base.timex import Base, Bound, Calendar, Length, Meaning, Moved, Reference, Repeat, Tense, Timex
from demarche.link.choices import choose
from demarche.link.lengths import length_days, length_value, repeat_value
from demarche.link.periods import Period, add, containing, day_period, narrowed, shift_days
from demarche.link.tense import tense_near

TenseAt = Callable[[Span], Tense | None]
_REFERENCES: Final[dict[Tense, str]] = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_UNKNOWN: Final = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


def anchor(
    timexes: Sequence[Timex], published: date | None, text: str, tense_at: TenseAt | None = None
) -> tuple[Time, ...]:
    """The time expressions of one text, in its order, with values and days.

    ``tense_at`` gives the tense of the clause around a span where a parse knows it; ``link.tense`` reads the words
    around it otherwise.
    """
    anchoring = _Anchoring(published, text, tense_at or (lambda span: tense_near(text, span)))
    return tuple(anchoring.time(timex) for timex in timexes)


class _Anchoring:
    """One text's anchors: the day of publication, and the period last mentioned."""

    def __init__(self, published: date | None, text: str, tense_at: TenseAt) -> None:
        self.published = published
        self.text = text
        self.tense_at = tense_at
        self.mentioned: Period | None = None

    def time(self, timex: Timex) -> Time:
        value, first, last = self._resolve(timex)
        return Time(timex.span, timex.text, timex.type, value, first, last)

    def _resolve(self, timex: Timex) -> tuple[str, date | None, date | None]:
        meaning = timex.meaning
        if isinstance(meaning, Reference):
            return _REFERENCES[meaning.when], *self._around(meaning.when)
        if isinstance(meaning, Repeat):
            return repeat_value(meaning), None, None
        if isinstance(meaning, Length):
            return length_value(meaning), *length_days(meaning, self.published)
        tense = self._tense(timex)
        period = self._period(meaning, tense)
        if period is None:
            return _unknown(meaning), None, None
        if not (isinstance(meaning, Moved) and meaning.counted and meaning.unit == "year"):
            self.mentioned = period  # what a report compares itself with is not what it goes on to speak of
        value = period.value + _time_of_day(meaning)
        first, last = narrowed(period, timex.modifier, self.published)
        return value, *_bounded(first, last, timex.bound, self.published)

    def _tense(self, timex: Timex) -> Tense | None:
        """The tense that places the time; what is adjourned or promised "until Monday", "by July" mostly ends ahead.

        Of 25 such times in agency reports, drawn by chance, 21 lie ahead; "was adjourned until Monday" is typical.
        """
        tense = self.tense_at(timex.span)
        if timex.bound != "until" or tense != "past":
            return tense
        by_weekday = isinstance(timex.meaning, Calendar) and timex.meaning.weekday and not timex.meaning.month
        return "future" if by_weekday else None

    def _around(self, when: Tense) -> tuple[date | None, date | None]:
        """The days of past, present and future: they touch at the day of publication."""
        today = self.published
        return (None if when == "past" else today), (None if when == "future" else today)

    def _period(self, meaning: Calendar | Moved, tense: Tense | None) -> Period | None:
        if isinstance(meaning, Moved):
            return self._moved(meaning, tense)
        if meaning.within is not None:
            outer = self._moved(meaning.within, tense)
            return None if outer is None else choose(meaning, outer.first, tense, outer)
        if meaning == Calendar(hour=meaning.hour, minute=meaning.minute, zone=meaning.zone, part=meaning.part):
            return self._day_of_speech()  # only a time of the day is said
        return choose(meaning, self.published, tense, None)

    def _day_of_speech(self) -> Period | None:
        """The day that a bare time of day belongs to: the day last mentioned, else that of publication."""
        if self.mentioned is not None and self.mentioned.grain == "day":
            return self.mentioned
        return None if self.published is None else day_period(self.published)

    def _moved(self, meaning: Moved, tense: Tense | None) -> Period | None:
        base = self._base(meaning.base, tense)
        if base is None or meaning.count is None:
            return None
        if meaning.unit == "quarter" and meaning.base == "mentioned" and meaning.count == 0:
            return self._reported()
        if meaning.counted and meaning.unit == "year" and meaning.count == -1 and self._speaks_of_a_quarter():
            base = self.mentioned or base  # "a year earlier" than a third quarter is a third quarter
        moved = add(base.first, meaning.unit, meaning.count)
        if meaning.counted and base.grain == "quarter":
            return containing(moved, base.grain)
        if meaning.count != int(meaning.count):
            return containing(moved, "month")
        return containing(moved, meaning.unit)

    def _speaks_of_a_quarter(self) -> bool:
        return self.mentioned is not None and self.mentioned.grain == "quarter"

    def _reported(self) -> Period | None:
        """The quarter that a report of results is about: the one last mentioned, else the last that has ended."""
        if self.mentioned is not None and self.mentioned.grain == "quarter":
            return self.mentioned
        return None if self.published is None else containing(add(self.published, "quarter", -1), "quarter")

    def _base(self, base: Base | Calendar | Moved, tense: Tense | None) -> Period | None:
        if isinstance(base, Calendar | Moved):
            return self._period(base, tense)
        if base == "mentioned" and self.mentioned is not None:
            return self.mentioned
        return None if self.published is None else day_period(self.published)


def _bounded(first: date, last: date, bound: Bound | None, published: date | None) -> tuple[date | None, date | None]:
    """The days that a preposition leaves: "since November" reaches to publication, "until Friday" from no known day."""
    match bound:
        case "since":
            return first, published if published is not None and published >= first else None
        case "until":
            return None, last
        case "before":
            return None, shift_days(first, -1)
        case "after":
            return shift_days(last, 1), None
    return first, last


def _time_of_day(meaning: Meaning) -> str:
    if not isinstance(meaning, Calendar):
        return ""
    if meaning.hour is not None:
        return f"T{meaning.hour:02d}:{meaning.minute or 0:02d}" + ("Z" if meaning.zone in ("GMT", "UTC", "Z") else "")
    return f"T{meaning.part}" if meaning.part is not None else ""


def _unknown(meaning: Calendar | Moved) -> str:
    """The value with X for what only an anchor could say."""
    if isinstance(meaning, Moved):
        if meaning.count is None:
            return "PAST_REF"
        return _UNKNOWN.get(meaning.unit, "XXXX-XX-XX")
    year = "XXXX" if meaning.year is None else f"{meaning.year:04d}"
    if meaning.month is not None:
        value = f"{year}-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day is not None else "")
    elif meaning.weekday is not None:
        value = f"XXXX-WXX-{meaning.weekday}"
    elif meaning.quarter is not None:
        value = f"{year}-Q{meaning.quarter}"
    elif meaning.half is not None:
        value = f"{year}-H{meaning.half}"
    elif meaning.season is not None:
        value = f"{year}-{meaning.season}"
    elif meaning.weekend:
        value = _UNKNOWN["weekend"]
    elif meaning.decade is not None:
        value = f"XX{meaning.decade % 10}"
    elif meaning.year is not None:
        value = year
    elif meaning.day is not None:
        value = f"XXXX-XX-{meaning.day:02d}"
    elif meaning.holiday is not None or meaning.part is not None:
        value = _UNKNOWN["day"]
    else:
        value = ""
    return value + _time_of_day(meaning)
