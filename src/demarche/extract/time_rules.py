"""The grammar of English time expressions: which kinds of words combine, and who reads them.

Extents follow TimeBank: no preposition before, no possessive after; "the" belongs to an expression that is a noun
phrase of its own ("the third quarter") and not to one that qualifies another noun ("the 1987 crash").
"""

from __future__ import annotations

from typing import Final

from demarche.extract.time_amounts import read_compared_length, read_length, read_reference, read_repeat, read_some_day
from demarche.extract.time_clocks import read_clock
from demarche.extract.time_grammar import Builder, Grammar
from demarche.extract.time_readings import (
    read_ago,
    read_beside,
    read_calendar,
    read_century,
    read_moved,
    read_next_day,
    read_period_of_year,
)

_FRAGMENTS: Final = {
    "DAYNUM": "number|ordinal",
    "FULLDATE": "month DAYNUM (comma? year)? | the? DAYNUM of? month (comma? year)?",
    "EARLY": "(early|late|mid) hyphen?",
    "EDGE": "the? edge of",
    "WHICH": "past|last|previous|next|coming|following|this|current|same|that|latest",
    "YEARREF": "year | SPELLED | (past|last|next|this|coming) unit"
    " | the (past|last|next|coming|previous|following|same|current)? unit",
    "LAST": "this (past|coming) | past | last | next | this | coming | following | previous",
    "NUM": "(number|hundred|fraction|a (?=hundred)) (hyphen? (number|hundred|thousand|fraction)){0,4} (and a? half)?"
    " | (year|hhmm) (?=units) | half (?=a)",
    "COUNT": "NUM ((to|or|hyphen) NUM)? | a? few | a? couple of? | a dozen | several | some (?=units)",
    "QUANT": "about | nearly | no? (more|less) than | at (least|most) | up to | some",
    "UNITS": "units | unit | fortnight",
    "CLOCK": "clock meridiem? | number meridiem | (hhmm|year) (?=zone) | noon | clock",
    "ZONED": "CLOCK comma? (local time? | zone time?)?",
    "DAYREF": "(early|late)? (LAST)? weekday (comma? FULLDATE)? | deictic | FULLDATE",
    "QUARTER": "fiscal? (ordinal|last|next) fiscal? (unit|half)",
    "SPELLED": "number number (hyphen? number)?",
}

_RULES: Final[tuple[tuple[str, Builder, str], ...]] = (
    # Days
    ("iso date", read_calendar, "iso | slashed"),
    ("date", read_calendar, "LAST? (weekday comma?)? FULLDATE"),
    ("date and time", read_clock, "(weekday comma?)? FULLDATE comma? at? ZONED"),
    ("the 25 of March 24 and 25", read_next_day, "(?<=month number (and|to|or|hyphen|comma)) number"),
    ("the 14th", read_calendar, "(?<=on) the ordinal"),
    ("weekday", read_calendar, "(early|late)? LAST? (weekday|holiday) part?"),
    ("weekday of a week", read_calendar, "weekday (of|comma)? (last|past|next|this|coming|following) unit"),
    ("holiday", read_calendar, "holiday comma? year"),
    ("deictic day", read_calendar, "(early|earlier|late|later)? deictic part?"),
    ("tonight", read_calendar, "(early|late|later)? (tonight | overnight)"),
    ("this morning", read_calendar, "(early|earlier|late|later)? (this|last|past|that) part"),
    ("the next morning", read_calendar, "the? (early|late)? (next|following|same|previous) part"),
    ("the morning", read_calendar, "(?<=in) the (early|late)? part"),
    ("the day before Friday", read_beside, "the? unit (before|after) (deictic | LAST? weekday | FULLDATE)"),
    ("the weekend", read_calendar, "(the|this|last|past|next)? weekend"),
    # Months, seasons, quarters, years
    ("month", read_calendar, "EDGE? EARLY? LAST? month ((of|comma)? YEARREF)?"),
    ("the month of March", read_calendar, "the unit of EARLY? month (comma? year)?"),
    ("season", read_calendar, "EDGE? the? EARLY? LAST? season (of? YEARREF)?"),
    ("quarter", read_calendar, "(the|this)? QUARTER ((of|comma|from)? fiscal? YEARREF)?"),
    ("third-quarter", read_calendar, "fiscal? ordinal hyphen (unit|half) (year)?"),
    ("this year's third quarter", read_calendar, "(last|past|this|next) unit possessive QUARTER"),
    ("last year's quarter", read_period_of_year, "(last|past|this|next) unit possessive (unit|period)"),
    ("the 1988 third quarter", read_calendar, "the? fiscal? year QUARTER"),
    ("the 1988 period", read_period_of_year, "the year (period|unit)"),
    ("year", read_calendar, "EDGE? fiscal? (EARLY)? year"),
    ("the year 2000", read_calendar, "the? fiscal? unit year | the unit number thousand"),
    ("spelled year", read_calendar, "SPELLED"),
    ("decade", read_calendar, "EDGE? the? EARLY? decade | the last half of the decade"),
    ("century", read_century, "EDGE? the? EARLY? ordinal hyphen? unit"),
    ("the week of March 6", read_calendar, "the unit of FULLDATE"),
    # Units counted from the day of publication or from another time
    ("last week", read_moved, "(early|earlier|late|later)? (past|last|next|this|coming) fiscal? unit"),
    ("the current year", read_moved, "EDGE? the (WHICH) full? fiscal? (unit|period)"),
    ("that week", read_moved, "that same? unit | this same unit"),
    ("the week", read_moved, "EDGE? the (full|fiscal)? unit (?! hyphen)"),
    ("year-end", read_moved, "about? the? unit hyphen? edge | mid hyphen? unit"),
    ("end of last year", read_moved, "EDGE (past|last|next|this|coming) unit"),
    ("the year-ago period", read_moved, "the? comparable? unit hyphen (ago|earlier) (unit|period)"
     " | unit hyphen (ago|earlier)"),
    ("the year-earlier nine months", read_compared_length, "the? unit hyphen (ago|earlier) COUNT units"),
    ("the comparable period", read_moved, "the (comparable|same) (period|unit) ((of|a)? (last|past|this) unit)?"),
    ("two weeks ago", read_ago, "QUANT? (COUNT|a) more? UNITS (or so)? (ago|earlier|later|hence|from now)"),
    ("weeks ago", read_ago, "(units|some time|long) ago"),
    # Times of the day
    ("clock", read_clock, "ZONED (on? DAYREF part?)?"),
    ("4 in the morning", read_clock, "number in the part"),
    ("noon", read_clock, "(weekday|deictic) at? noon"),
    # Sets
    ("daily", read_repeat, "set"),
    ("every week", read_repeat, "every (other|COUNT)? (UNITS|weekday|month|season|part)"),
    ("Mondays", read_repeat, "weekdays (part|parts)? | weekday parts"),
    # Stretches
    ("one day", read_some_day, "number unit"),
    ("three weeks", read_length, "QUANT? COUNT (more|another|full|working)? hyphen? UNITS (hyphen? long)?"),
    ("a week", read_length, "QUANT? (a|another|a another|a full) hyphen? (unit|fortnight)"
     " (hyphen long)? (or (so|COUNT))?"
     " (?! hyphen (ago|earlier))"),
    ("half an hour", read_length, "QUANT? (half hyphen? a? | a half hyphen?) unit | a unit and a half"),
    ("two hours and ten minutes", read_length, "QUANT? COUNT hyphen? UNITS (and|comma)? COUNT hyphen? UNITS"),
    ("weeks", read_length, "units (or units)? (hyphen long)?"),
    ("the past three weeks", read_length, "(every of)? QUANT? the? this? (past|last|next|coming|recent|previous|following)"
     " (COUNT more?)? working? UNITS ((and|or) units)? (or so)?"),
    ("the first nine months", read_length, "the? (ordinal|final|latest|same) COUNT? full? units"),
    ("the nine months", read_length, "the COUNT? units (ahead)?"),
    ("a three-year period", read_length, "a COUNT hyphen UNITS (period|term)"),
    # Past, present, future
    ("now", read_reference, "now"),
    ("these days", read_reference, "these units"),
    ("recently", read_reference, "(more)? recently | soon"),
    ("the future", read_reference, "(the near? | near) future (?! of) | the past | the present"),
)  # fmt: skip

_CORE: Final = (
    "unit", "units", "fortnight", "month", "weekday", "weekdays", "year", "decade", "season", "deictic", "tonight",
    "overnight", "part", "parts", "now", "recently", "soon", "future", "past", "present", "holiday", "iso",
    "slashed", "clock", "meridiem", "noon", "zone", "set", "period", "weekend", "ordinal", "number",
)  # fmt: skip

GRAMMAR: Final = Grammar(_FRAGMENTS, _RULES, _CORE)
