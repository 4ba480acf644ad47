"""Reads times of the day: "10:35 a.m.", "1430 GMT Friday", "noon Saturday", "4 in the morning"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from demarche.base.timex import Calendar, Meaning, Modifier, Moved
from demarche.extract.time_grammar import Phrase, Reading
from demarche.extract.time_readings import read_calendar
from demarche.extract.time_tokens import Token


def read_clock(phrase: Phrase) -> Reading | None:
    """A time of the day with its day, where one is named: "10:35 a.m.", "1430 GMT Friday", "noon Saturday"."""
    hour, minute, rest = _hour(phrase)
    if hour is None or not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    calendar: Meaning = Calendar()
    modifier: Modifier | None = None
    if rest:
        day = read_calendar(Phrase(phrase.text, rest, 0, len(rest)))
        if day is None:
            return None
        calendar, modifier = day.meaning, day.modifier
    if isinstance(calendar, Moved):
        calendar = Calendar(within=calendar)
    if not isinstance(calendar, Calendar):
        return None
    if calendar.part in ("AF", "EV", "NI") and hour < 12:
        hour += 12
    zone = phrase.find("zone")
    named = str(zone.value).upper() if zone else None
    return Reading(replace(calendar, part=None, hour=hour, minute=minute, zone=named), modifier)


_CLOCK_WORDS: Final = ("meridiem", "zone", "local", "time", "comma", "on", "at", "in", "the")


def _hour(phrase: Phrase) -> tuple[int | None, int, list[Token]]:
    """Hour, minute, and the tokens that name the day."""
    own = phrase.own
    for index, token in enumerate(own):
        following = own[index + 1].kind if index + 1 < len(own) else ""
        minute = 0
        if token.kind == "clock":
            first, second = str(token.value).replace(".", ":").split(":")[:2]
            hour, minute = int(first), int(second)
        elif token.kind in ("hhmm", "year") and following == "zone":
            hour, minute = divmod(int(cast(float, token.value)), 100)
        elif token.kind == "noon" or (token.kind == "number" and following in ("meridiem", "in")):
            hour = int(cast(float, token.value))
        else:
            continue
        if following == "meridiem" and own[index + 1].value in ("a", "p") and 1 <= hour <= 12:
            hour = hour % 12 + (12 if own[index + 1].value == "p" else 0)
        rest = [other for other in own if other is not token and other.kind not in _CLOCK_WORDS]
        return hour, minute, rest
    return None, 0, []
