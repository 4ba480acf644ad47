"""What a time expression says, before it is anchored to a publication date.

``extract`` finds the words and reads a ``Meaning`` from them; ``link`` turns the meaning into a TIMEX3 value and days.
A meaning holds only what the words say: "Friday" is ``Calendar(weekday=5)``, "two weeks ago" ``Moved("week", -2)``,
"the past three months" ``Length(((3, "month"),), toward=-1)``, "every Monday" ``Repeat(on=Calendar(weekday=1))``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demarche.base.records import TimeType
from demarche.base.spans import Span

Unit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century"
]  # fmt: skip
Season = Literal["SP", "SU", "FA", "WI"]
DayPart = Literal["MO", "MI", "AF", "EV", "NI"]
"""TIMEX3's names of seasons and parts of the day; MI is mid-day."""
Modifier = Literal[
    "START", "EARLIER", "MID", "LATER", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"
]  # fmt: skip
"""TIMEX3's modifiers, and two more that stop at the day of publication: EARLIER and LATER this week."""
Bound = Literal["since", "until", "before", "after"]
Base = Literal["published", "mentioned"]
Which = Literal[-1, 0, 1]
"""Last, this, next."""
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Moved:
    """The day, week, year ... that lies ``count`` units from a base; ``count`` None is some ("weeks ago").

    The base is the day of publication ("yesterday", "last year"), the time last mentioned ("two days later",
    "the same day"), or a time named in the expression itself ("the day before last Tuesday").
    """

    unit: Unit
    count: float | None
    base: Base | Calendar | Moved = "published"
    counted: bool = False
    """Counted from the day itself ("a year ago"), not by the calendar ("last year")."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date or a time of day by its names in the calendar; the anchor finds the parts that are not said.

    ``weekday`` is 1 (Monday) to 7; ``decade`` the first three digits of its years (199), or one digit when the
    century is not said ("the nineties": 9); ``century`` the ordinal (20th: 20). ``fiscal`` years and quarters are
    valued by their number, not by the calendar of a company.
    """

    year: int | None = None
    decade: int | None = None
    century: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: Season | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekend: bool = False
    holiday: str | None = None
    part: DayPart | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    fiscal: bool = False
    week: bool = False
    """The week in which the rest lies: "the week of March 6"."""
    which: Which | None = None
    within: Moved | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time: amounts with their units; an amount None is not said ("several years", "weeks").

    ``toward`` says where it lies from the day of publication: -1 before it ("the past three months"), 1 after it
    ("the coming weeks"), 0 does not say.
    """

    amounts: tuple[tuple[float | None, Unit], ...]
    toward: Which = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that recurs: every so much (``every``), or on a calendar day or time (``on``)."""

    every: Length | None = None
    on: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Past, present or future without a measure: "recently", "now", "soon"."""

    when: Tense


Meaning = Moved | Calendar | Length | Repeat | Reference


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its extent, its TIMEX3 type, and what it says.

    ``bound`` is set when the word before it opens the interval: "since November", "until Friday", "after 2014".
    """

    span: Span
    text: str
    type: TimeType
    meaning: Meaning
    modifier: Modifier | None = None
    bound: Bound | None = None
