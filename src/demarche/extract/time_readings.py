"""Reads dates, times of day, and times counted from another: what the words say, nothing anchored yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, cast

from demarche.base.timex import Base, Calendar, Meaning, Modifier, Moved, Unit, Which
from demarche.extract.time_amounts import COUNTED, amount, modifier_of, unit_of
from demarche.extract.time_grammar import Phrase, Reading
from demarche.extract.time_tokens import Token

_WHICH: Final[dict[str, Which]] = {
    "past": -1, "last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0,
    "latest": 0, "same": 0, "that": 0,
}  # fmt: skip
_SHADES: Final = ("early", "earlier", "late", "later", "mid", "edge")
_FROM_MENTIONED: Final = ("previous", "following", "same", "that", "latest")
"""Which-words that count from a time mentioned before, not from the day of publication."""
_YEAR_OPENERS: Final = frozenset((
    "in", "since", "of", "until", "by", "from", "to", "and", "or", "for", "between", "during", "on", "after", "before",
    "the", "early", "mid", "late", "through", "at", "this", "that", "as", "than", "around", "about", "over", "under",
    "a", "an", "its", "his", "their",
))  # fmt: skip
_SEASON_OPENERS: Final = frozenset(("in", "since", "until", "by", "during", "through", "of", "before", "after"))
""" "Fall" and "spring" are other words too: "the fall of the government", "a spring in the desert"."""


@dataclass(slots=True)
class _Slots:
    """What has been read so far of one phrase, token by token."""

    calendar: Calendar
    modifier: Modifier | None = None
    which: Which | None = None
    base: Base = "published"
    pending: float | None = None
    """A number or ordinal that waits for the word that it counts."""

    def put(self, **parts: object) -> None:
        self.calendar = replace(self.calendar, **parts)  # type: ignore[arg-type]


def read_calendar(phrase: Phrase) -> Reading | None:
    """A date or time of day by its names in the calendar; None when the numbers fit no calendar."""
    slots = _Slots(Calendar())
    for token in phrase.own:
        if not _take(slots, token, phrase):
            return None
    calendar = slots.calendar
    if slots.which is not None and calendar.within is None:
        calendar = _placed(calendar, slots.which, slots.base)
    if slots.pending is not None:
        if calendar.day is not None or slots.pending != int(slots.pending):
            return None
        calendar = replace(calendar, day=int(slots.pending))
    named = calendar.within.unit if calendar.within is not None and calendar.month and slots.which is None else None
    if named in ("week", "month") and phrase.has("of"):  # "the week of March 6", "the month of March"
        calendar = replace(calendar, week=named == "week", within=None)
    if not _holds(calendar, phrase):
        return None
    return Reading(_plain(calendar), slots.modifier)


def _take(slots: _Slots, token: Token, phrase: Phrase) -> bool:
    kind, value = token.kind, token.value
    match kind:
        case "year" | "month" | "weekday" | "holiday" | "season":
            slots.put(**{kind: value})
        case "decade":
            slots.put(decade=value)
        case "weekdays":
            slots.put(weekday=value)
        case "part":
            slots.put(part=value)
        case "number" | "ordinal":
            return _number(slots, token, phrase)
        case "half" | "unit":
            return _unit(slots, token)
        case "deictic":
            if _is_outlet(token, phrase.text):
                return False
            slots.put(within=Moved("day", cast(int, value)))
        case "weekend":
            slots.put(weekend=True)
        case "tonight" | "overnight":
            slots.put(part="NI", within=Moved("day", 0))
        case "iso":
            return _iso(slots, str(value))
        case "slashed":
            return _slashed(slots, str(value))
        case "fiscal":
            slots.put(fiscal=True)
        case _ if kind in _WHICH:
            slots.which = _WHICH[kind]
            if kind in _FROM_MENTIONED:
                slots.base = "mentioned"
        case _ if kind in _SHADES:
            slots.modifier = cast(Modifier, value)
    return True


def _is_outlet(token: Token, text: str) -> bool:
    """ "USA Today" is a newspaper: a capital after a name of capitals."""
    words = text[max(0, token.start - 12) : token.start].split()
    return (
        text[token.start : token.end] == "Today" and bool(words) and len(words[-1]) > 1 and words[-1].isalpha()
        and words[-1].isupper()
    )  # fmt: skip


def _number(slots: _Slots, token: Token, phrase: Phrase) -> bool:
    if phrase.text[token.start].isalpha() and token.kind == "number":
        return _spelled_year(slots, phrase)
    if slots.pending is not None:
        return False
    slots.pending = cast(float, token.value)
    return True


def _spelled_year(slots: _Slots, phrase: Phrase) -> bool:
    """ "nineteen ninety-one", as transcripts of broadcasts have it."""
    values = [int(cast(float, token.value)) for token in phrase.own if token.kind == "number"]
    if phrase.has("thousand"):
        slots.put(year=1000 * values[0])
        return 1 <= values[0] <= 2
    good = len(values) in (2, 3) and values[0] in (18, 19, 20) and 10 <= values[1] <= 99
    if not good or (len(values) == 3 and not (values[1] >= 20 and values[2] < 10)):
        return False
    slots.put(year=100 * values[0] + sum(values[1:]))
    return True


def _unit(slots: _Slots, token: Token) -> bool:
    """A unit that something counts ("third quarter") or points to ("last year")."""
    unit = "half" if token.kind == "half" else unit_of(token)
    number = None if slots.pending is None else int(slots.pending)
    if unit == "quarter" and number in (1, 2, 3, 4):
        slots.put(quarter=number)
    elif unit == "half" and (number in (1, 2) or slots.which is not None):
        slots.put(half=number or 2)
    elif unit == "century" and number is not None and 1 <= number <= 25:
        slots.put(century=number)
    elif number is not None or unit in ("second", "minute", "hour"):
        return False
    elif slots.calendar.year is None:
        slots.put(within=Moved(unit, slots.which or 0, slots.base))
    slots.pending = None
    slots.which = None
    return True


def _iso(slots: _Slots, word: str) -> bool:
    year, month, day = (int(part) for part in word[:10].split("-"))
    slots.put(year=year, month=month, day=day)
    if len(word) > 10:
        slots.put(hour=int(word[11:13]), minute=int(word[14:16]), zone="Z" if word.endswith("Z") else None)
    return True


def _slashed(slots: _Slots, word: str) -> bool:
    """Month first, as in the United States, unless only the other order is a date."""
    first, second, year = (int(part) for part in word.split("/"))
    month, day = (second, first) if first > 12 else (first, second)
    slots.put(year=year if year > 99 else year + (1900 if year >= 50 else 2000), month=month, day=day)
    return True


def _placed(calendar: Calendar, which: Which, base: Base) -> Calendar:
    """ "this morning" lies in a day that is counted; "last Friday", "next March" are chosen by the anchor."""
    if calendar.part is not None and calendar.weekday is None and calendar.month is None and calendar.holiday is None:
        return replace(calendar, within=Moved("day", which, base))
    return replace(calendar, which=which)


def read_century(phrase: Phrase) -> Reading | None:
    """ "The 20th century": an ordinal before any other unit is not a name in the calendar."""
    unit = phrase.find("unit")
    return read_calendar(phrase) if unit is not None and unit.value == "century" else None


_DAYS_IN_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _holds(calendar: Calendar, phrase: Phrase) -> bool:
    """Whether these are names in a calendar, and this use of them speaks of time."""
    if calendar.month is not None and not 1 <= calendar.month <= 12:
        return False
    if calendar.day is not None and not 1 <= calendar.day <= _DAYS_IN_MONTH[(calendar.month or 1) - 1]:
        return False
    own = phrase.own
    word = phrase.text[own[0].start : own[-1].end]
    before = phrase.before
    opener = phrase.text[before.start : before.end].lower() if before else ""
    if len(own) == 1 and own[0].kind == "year":
        return _is_year(calendar.year or 0, opener, phrase)
    if word in ("May", "March"):  # a name and a verb too
        return opener in _YEAR_OPENERS or opener == ","
    if calendar.season is not None and len(own) == 1:
        return word in ("summer", "winter", "autumn") or opener in _SEASON_OPENERS
    if calendar.season == "FA" and not phrase.has("year", "past", "last", "next", "this", "number"):
        return opener in _SEASON_OPENERS and (phrase.after is None or phrase.after.kind not in ("of", "in"))
    return True


def _is_year(year: int, opener: str, phrase: Phrase) -> bool:
    """A bare number of four digits is a year where years stand; beyond living memory only after a preposition."""
    after = phrase.after
    if after is not None and (after.kind in ("units", "zone", "hyphen") and after.start == phrase.own[-1].end):
        return after.kind == "hyphen"
    if opener in ("$", "£", "€", "no", ".", "/"):
        return False
    return 1900 <= year <= 2060 or (year >= 1400 and opener in _YEAR_OPENERS)


def _plain(calendar: Calendar) -> Meaning:
    """A calendar that says nothing but what it lies within is just that: "the end of last year"."""
    within = calendar.within
    return within if within is not None and calendar == Calendar(within=within) else calendar


def read_moved(phrase: Phrase) -> Reading | None:
    """A unit counted from the day of publication or from a time mentioned: "last week", "that day", "year-end"."""
    token = phrase.find("unit", "period")
    if token is None:
        return None
    unit: Unit = unit_of(token) if token.kind == "unit" else "quarter"
    kinds = [t.kind for t in phrase.own]
    if unit in ("second", "minute", "hour") or (unit == "day" and not _is_day(phrase)):
        return None
    which = next((_WHICH[kind] for kind in kinds if kind in _WHICH), 0)
    mentioned = any(kind in _FROM_MENTIONED for kind in kinds) or (unit == "quarter" and kinds == ["the", "unit"])
    base: Base | Calendar = _end_of(phrase) or ("mentioned" if mentioned else "published")
    modifier = next((cast(Modifier, t.value) for t in phrase.own if t.kind in _SHADES), None)
    if "comparable" in kinds or ("hyphen" in kinds and ("ago" in kinds or "earlier" in kinds)):
        return Reading(Moved("year", -1, Moved("quarter", 0, "mentioned"), counted=True))
    return Reading(Moved(unit, which, base), modifier)


def _end_of(phrase: Phrase) -> Calendar | None:
    """The day in "the quarter ended Sept. 30": the quarter is the one in which it lies."""
    following = phrase.tokens[phrase.last : phrase.last + 3]
    if [token.kind for token in following] != ["ended", "month", "number"] or not phrase.has("unit"):
        return None
    day = Calendar(month=cast(int, following[1].value), day=int(cast(float, following[2].value)))
    return day if _holds(day, phrase) else None


def read_period_of_year(phrase: Phrase) -> Reading | None:
    """ "The 1988 period", "last year's quarter": the quarter that a report of results is about, in another year."""
    token, year = phrase.own[-1], phrase.find("year")
    if token.kind == "unit" and token.value != "quarter":
        return None
    quarter = Moved("quarter", 0, "mentioned")
    if year is not None:
        return Reading(Calendar(year=cast(int, year.value), within=quarter))
    if phrase.own[1].value != "year":
        return None
    return Reading(Moved("year", _WHICH[phrase.own[0].kind], quarter, counted=True))


def _is_day(phrase: Phrase) -> bool:
    """ "that day", "the next day", "later in the day", but not "the day that ..."."""
    return phrase.has("same", "next", "following", "previous", "that", "edge") or (
        phrase.before is not None and phrase.before.kind in ("in", "during", "of")
    )


def read_ago(phrase: Phrase) -> Reading | None:
    """ "two weeks ago" counts from the day of publication, "two weeks later" from a time mentioned."""
    token = phrase.find("unit", "units", "fortnight")
    if token is None:
        return None
    unit = unit_of(token)
    sign = 1 if phrase.has("later", "hence", "now") else -1
    base: Base = "mentioned" if phrase.has("later", "earlier") else "published"
    many = amount(phrase.own)
    if many is None and token.kind != "units" and not phrase.has(*COUNTED):
        many = 1.0
    if many is not None and token.kind == "fortnight":
        many *= 2
    return Reading(Moved(unit, None if many is None else sign * many, base, counted=True), modifier_of(phrase))


def read_beside(phrase: Phrase) -> Reading | None:
    """ "the day before yesterday", "a week after Friday"."""
    own = phrase.own
    split = next(i for i, token in enumerate(own) if token.kind in ("before", "after"))
    inner = read_calendar(Phrase(phrase.text, phrase.tokens, phrase.first + split + 1, phrase.last))
    unit = phrase.find("unit")
    if inner is None or unit is None or not isinstance(inner.meaning, Calendar | Moved):
        return None
    return Reading(Moved(unit_of(unit), cast(int, own[split].value), inner.meaning))


def read_next_day(phrase: Phrase) -> Reading | None:
    """The second day of "April 24 and 25"."""
    month, day = phrase.tokens[phrase.first - 3], phrase.own[0]
    after = phrase.after
    if after is not None and after.kind in ("month", "units", "unit", "meridiem", "percent"):
        return None
    calendar = Calendar(month=cast(int, month.value), day=int(cast(float, day.value)))
    return Reading(calendar) if _holds(calendar, phrase) else None
