"""The words of time: each with its kind (a terminal of the grammar in ``time_rules``) and what it stands for.

Kinds are few because expressions of time are made of few words: SynTime (Zhong, Sun and Cambria 2017) found some 70
distinct time words in a whole corpus of news, and that their kinds, more than the words, decide how they combine.
"""

from __future__ import annotations

from typing import Final

Value = int | float | str | None

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CARDINALS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip

ABBREVIATED: Final = {
    "jan": ("month", 1), "feb": ("month", 2), "mar": ("month", 3), "apr": ("month", 4), "jun": ("month", 6),
    "jul": ("month", 7), "aug": ("month", 8), "sep": ("month", 9), "sept": ("month", 9), "oct": ("month", 10),
    "nov": ("month", 11), "dec": ("month", 12), "mon": ("weekday", 1), "tue": ("weekday", 2), "tues": ("weekday", 2),
    "wed": ("weekday", 3), "thu": ("weekday", 4), "thur": ("weekday", 4), "thurs": ("weekday", 4),
    "fri": ("weekday", 5), "sat": ("weekday", 6), "sun": ("weekday", 7),
}  # fmt: skip
"""Months and weekdays cut short; names of days that are words too need their stop ("Sun.", "Sat.", "Mar.")."""

HOLIDAYS: Final = (
    "new year's day", "new year's eve", "epiphany", "martin luther king day", "presidents' day", "presidents day",
    "valentine's day", "ash wednesday", "good friday", "easter sunday", "easter monday", "easter", "may day",
    "mother's day", "memorial day", "independence day", "labor day", "labour day", "columbus day", "halloween",
    "election day", "veterans day", "armistice day", "remembrance day", "bastille day", "victory day",
    "thanksgiving day", "thanksgiving", "christmas eve", "christmas day", "christmas", "boxing day", "nowruz",
    "orthodox christmas", "all saints' day",
)  # fmt: skip
"""Days that can be computed, or that are at least days: what cannot be computed keeps a year or nothing."""

_ZONES: Final = (
    "gmt", "utc", "bst", "cet", "cest", "eet", "eest", "msk", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt",
)  # fmt: skip

_UNITS: Final = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")

_SETS: Final = {
    "hourly": "1 hour", "daily": "1 day", "nightly": "1 day", "weekly": "1 week", "biweekly": "2 week",
    "fortnightly": "2 week", "monthly": "1 month", "bimonthly": "2 month", "annually": "1 year", "yearly": "1 year",
}  # fmt: skip


def _vocabulary() -> dict[str, tuple[str, Value]]:
    words: dict[str, tuple[str, Value]] = {}
    for number, name in enumerate(MONTHS, 1):
        words[name] = ("month", number)
    for number, name in enumerate(WEEKDAYS, 1):
        words[name] = ("weekday", number)
        words[name + "s"] = ("weekdays", number)
    for number, name in enumerate(CARDINALS):
        words[name] = ("number", number)
    for number, name in enumerate(TENS, 2):
        words[name] = ("number", 10 * number)
    for number, name in enumerate(ORDINALS, 1):
        words[name] = ("ordinal", number)
    words |= {"thirtieth": ("ordinal", 30), "hundred": ("hundred", 100), "thousand": ("thousand", 1000)}
    for name in _UNITS:
        words.setdefault(name, ("unit", name))
        words["centuries" if name == "century" else name + "s"] = ("units", name)
    for name in _ZONES:
        words[name] = ("zone", name.upper())
    for name, every in _SETS.items():
        words[name] = ("set", every)
    for number, name in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), 2
    ):
        words[name] = ("decade", number)
    words |= {
        "weekend": ("weekend", None), "fortnight": ("fortnight", "week"), "spring": ("season", "SP"),
        "summer": ("season", "SU"), "autumn": ("season", "FA"), "fall": ("season", "FA"), "winter": ("season", "WI"),
        "morning": ("part", "MO"), "mornings": ("parts", "MO"), "noontime": ("part", "MI"), "midday": ("part", "MI"),
        "afternoon": ("part", "AF"), "afternoons": ("parts", "AF"), "evening": ("part", "EV"),
        "evenings": ("parts", "EV"), "night": ("part", "NI"), "nights": ("parts", "NI"), "dawn": ("dawn", "MO"),
        "daybreak": ("dawn", "MO"), "dusk": ("dawn", "EV"), "nightfall": ("dawn", "EV"), "noon": ("noon", 12),
        "midnight": ("noon", 0), "overnight": ("overnight", "NI"), "today": ("deictic", 0),
        "yesterday": ("deictic", -1), "tomorrow": ("deictic", 1), "tonight": ("tonight", 0), "now": ("now", None),
        "currently": ("now", None), "presently": ("now", None), "nowadays": ("now", None),
        "recently": ("recently", None), "lately": ("recently", None), "soon": ("soon", None),
        "shortly": ("shortly", None), "future": ("future", None), "past": ("past", -1), "last": ("last", -1),
        "previous": ("previous", -1), "preceding": ("previous", -1), "prior": ("previous", -1), "next": ("next", 1),
        "coming": ("coming", 1), "upcoming": ("coming", 1), "forthcoming": ("coming", 1), "ensuing": ("coming", 1),
        "following": ("following", 1), "this": ("this", 0), "these": ("these", 0), "current": ("current", 0),
        "that": ("that", 0), "those": ("that", 0), "same": ("same", 0), "latest": ("latest", 0),
        "recent": ("recent", -1), "first": ("ordinal", 1), "final": ("final", None), "half": ("half", 0.5),
        "few": ("few", None), "several": ("several", None), "many": ("several", None), "couple": ("couple", 2),
        "dozen": ("dozen", 12), "some": ("some", None), "early": ("early", "START"), "earlier": ("earlier", "EARLIER"),
        "late": ("late", "END"), "later": ("later", "LATER"), "mid": ("mid", "MID"), "beginning": ("edge", "START"),
        "start": ("edge", "START"), "end": ("edge", "END"), "close": ("edge", "END"), "middle": ("edge", "MID"),
        "eve": ("eve", None), "about": ("about", "APPROX"), "around": ("about", "APPROX"),
        "approximately": ("about", "APPROX"), "roughly": ("about", "APPROX"), "nearly": ("nearly", "LESS_THAN"),
        "almost": ("nearly", "LESS_THAN"), "over": ("over", "MORE_THAN"), "more": ("more", "MORE_THAN"),
        "less": ("less", "LESS_THAN"), "fewer": ("less", "LESS_THAN"), "least": ("least", "EQUAL_OR_MORE"),
        "most": ("most", "EQUAL_OR_LESS"), "than": ("than", None), "up": ("up", "EQUAL_OR_LESS"), "no": ("no", None),
        "not": ("no", None), "ago": ("ago", -1), "hence": ("hence", 1), "ahead": ("ahead", 1),
        "before": ("before", -1), "after": ("after", 1), "since": ("since", None), "until": ("until", None),
        "till": ("until", None), "by": ("by", None), "from": ("from", None), "through": ("until", None),
        "between": ("between", None), "during": ("during", None), "within": ("during", None),
        "throughout": ("during", None), "in": ("in", None), "on": ("on", None), "at": ("at", None),
        "for": ("for", None), "of": ("of", None), "to": ("to", None), "and": ("and", None), "or": ("or", None),
        "so": ("so", None), "as": ("as", None), "the": ("the", None), "a": ("a", 1), "an": ("a", 1),
        "each": ("every", None), "every": ("every", None), "other": ("another", 2), "another": ("another", 1),
        "additional": ("another", 1), "extra": ("another", 1), "full": ("full", None), "whole": ("full", None),
        "entire": ("full", None), "straight": ("full", None), "consecutive": ("full", None),
        "fiscal": ("fiscal", None), "financial": ("fiscal", None), "period": ("period", None),
        "corresponding": ("comparable", None), "comparable": ("comparable", None), "term": ("term", None),
        "long": ("long", None), "old": ("old", None), "time": ("time", None), "local": ("local", None),
        "near": ("near", None), "ended": ("ended", None), "foreseeable": ("near", None), "immediate": ("near", None),
        "distant": ("near", None), "trading": ("working", None), "business": ("working", None),
        "working": ("working", None), "present": ("present", None), "date": ("day_word", None),
        "twice": ("twice", None), "once": ("twice", None), "times": ("twice", None), "is": ("is", None),
        "was": ("is", None), "his": ("its", None), "her": ("its", None), "its": ("its", None), "their": ("its", None),
    }  # fmt: skip
    return words


VOCABULARY: Final = _vocabulary()
