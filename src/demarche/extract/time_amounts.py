"""Reads stretches of time and recurrences: "about two years", "the past three months", "every other week"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from demarche.base.timex import Calendar, DayPart, Length, Modifier, Reference, Repeat, Season, Tense, Unit, Which
from demarche.extract.time_grammar import Phrase, Reading
from demarche.extract.time_tokens import Token

COUNTED: Final = (
    "number", "hundred", "thousand", "fraction", "year", "hhmm", "few", "several", "some", "couple", "dozen",
)  # fmt: skip
"""Kinds of tokens that say how many."""
_TOWARD: Final[dict[str, Which]] = {"past": -1, "last": -1, "previous": -1, "recent": -1, "next": 1, "coming": 1}
_MODIFIERS: Final[dict[tuple[bool, str], Modifier]] = {
    (False, "more"): "MORE_THAN", (True, "more"): "EQUAL_OR_LESS",
    (False, "less"): "LESS_THAN", (True, "less"): "EQUAL_OR_MORE",
}  # fmt: skip
_MODAL: Final = frozenset(("will", "may", "might", "can", "could", "must", "should", "shall", "ll"))
_TOLD: Final = frozenset(("became", "began", "came", "fell", "found", "grew", "left", "lost", "took", "went", "won"))
_LONGEST: Final = 100_000
"""No news speaks of more units than this: "100,000 years" is the largest amount that is read."""


def unit_of(token: Token) -> Unit:
    """The unit that a token of kind unit, units or fortnight names."""
    return cast(Unit, token.value)


def amount(tokens: Sequence[Token]) -> float | None:
    """How many the tokens of a count say: "twenty-four" 24, "5 1/2" 5.5, "a couple of" 2, "several" None.

    Of a range ("two to three", "12-18") the first end, as TimeBank has it.
    """
    total: float | None = None
    previous: float = 0
    for token in tokens:
        if token.kind in ("few", "several", "some"):
            return None
        if token.kind in ("to", "or") and total is not None:
            break
        if token.kind not in COUNTED and token.kind != "half":
            continue
        value = float(cast(float, token.value))
        if total is None:
            total = value
        elif token.kind in ("hundred", "thousand", "dozen"):
            total *= value
        elif value < 1 or (previous >= 20 and value < 10) or (previous >= 100 and value < 100):
            total += value
        else:
            break
        previous = value
    return total


def modifier_of(phrase: Phrase) -> Modifier | None:
    """How exact the amount is said to be: "about", "nearly", "no more than", "at least"."""
    negated = phrase.has("no")
    for token in phrase.own:
        if token.kind in ("more", "less") and phrase.has("than"):
            return _MODIFIERS[negated, token.kind]
        if token.kind in ("about", "nearly", "least", "most", "up"):
            return cast(Modifier, token.value)
        if token.kind in ("so", "couple"):
            return "APPROX"
        if token.kind == "some" and phrase.has("number", "hundred"):
            return "APPROX"
    return None


def read_length(phrase: Phrase) -> Reading | None:
    """A stretch of time, or None for an age ("6-year-old", "52 years old")."""
    own = phrase.own
    if _is_age(phrase) or _is_fraction(phrase):
        return None
    if len(own) == 1 and (own[0].value == "quarter" or (phrase.before is not None and phrase.before.kind == "hyphen")):
        return None
    amounts: list[tuple[float | None, Unit]] = []
    since = 0
    for index, token in enumerate(own):
        if token.kind not in ("unit", "units", "fortnight"):
            continue
        counted = own[since:index]
        many = amount(counted)
        if many is not None and many > _LONGEST:
            return None
        said = many is not None or token.kind == "units" or any(t.kind in COUNTED for t in counted)
        count = many if said else 1.0
        if token.kind == "fortnight" and count is not None:
            count *= 2
        amounts.append((count, unit_of(token)))
        since = index + 1
    if since and any(token.kind == "half" for token in own[since:]):  # "a year and a half"
        amounts[-1] = ((amounts[-1][0] or 0) + 0.5, amounts[-1][1])
    if phrase.has("or", "to", "and") and all(count is None for count, _ in amounts):
        amounts = amounts[:1]  # "weeks or months"
    toward: Which = 1 if phrase.has("ahead") else next((_TOWARD[t.kind] for t in own if t.kind in _TOWARD), 0)
    return Reading(Length(tuple(amounts), toward), modifier_of(phrase)) if amounts else None


def read_compared_length(phrase: Phrase) -> Reading | None:
    """ "The year-earlier nine months": nine months, whichever they are compared with."""
    start = next(i for i, token in enumerate(phrase.own) if token.kind in ("ago", "earlier")) + 1
    return read_length(Phrase(phrase.text, phrase.tokens, phrase.first + start, phrase.last))


def _is_age(phrase: Phrase) -> bool:
    following = phrase.tokens[phrase.last : phrase.last + 2]
    return any(token.kind == "old" for token in following[:1]) or (
        len(following) == 2 and following[0].kind == "hyphen" and following[1].kind == "old"
    )


def _is_fraction(phrase: Phrase) -> bool:
    """ "A quarter of the market", "three-quarters"."""
    last, after = phrase.own[-1], phrase.after
    part = phrase.has("a") and after is not None and after.kind == "of"
    return last.value == "quarter" and (part or (phrase.has("hyphen") and last.kind == "units"))


def read_repeat(phrase: Phrase) -> Reading | None:
    """A set of times: "daily", "every two years", "every Monday", "Tuesday nights"."""
    every = phrase.find("set")
    if every is not None:
        if _is_name(phrase, every):
            return None
        count, unit = str(every.value).split()
        return Reading(Repeat(every=Length(((float(count), cast(Unit, unit)),))))
    unit_token = phrase.find("unit", "units", "fortnight")
    if unit_token is not None:
        other = phrase.find("another")
        count_value = amount(phrase.own) or float(cast(float, other.value) if other else 1)
        if unit_token.kind == "fortnight":
            count_value *= 2
        return Reading(Repeat(every=Length(((count_value, unit_of(unit_token)),))))
    weekday = phrase.find("weekday", "weekdays")
    part = phrase.find("part", "parts")
    month = phrase.find("month")
    season = phrase.find("season")
    day = Calendar(
        month=cast(int, month.value) if month else None,
        weekday=cast(int, weekday.value) if weekday else None,
        season=cast(Season, season.value) if season else None,
        part=cast(DayPart, part.value) if part else None,
    )
    return Reading(Repeat(on=day))


def _is_name(phrase: Phrase, token: Token) -> bool:
    """ "The China Daily" is a newspaper: a capital inside a sentence."""
    before = phrase.text[max(0, token.start - 2) : token.start]
    return phrase.text[token.start].isupper() and before[:1].isalpha()


def read_some_day(phrase: Phrase) -> Reading | None:
    """ "Will one day be free": a day to come, not a stretch of one day."""
    count, unit = phrase.own
    before = phrase.before
    verb = phrase.text[before.start : before.end].lower() if before is not None else ""
    said = count.value == 1 and unit.value == "day" and phrase.text[count.start].isalpha() and verb in _MODAL
    return Reading(Reference("future")) if said else None


def _is_told(phrase: Phrase) -> bool:
    """ "He was soon released", "it soon became": soon after something in the past, not from now."""
    before, after = (
        phrase.text[token.start : token.end].lower() if token is not None else ""
        for token in (phrase.before, phrase.after)
    )
    told = before in ("was", "were", "had") or after in _TOLD
    return told or (before not in ("be", "been") and len(after) > 4 and after.endswith("ed"))


def read_reference(phrase: Phrase) -> Reading | None:
    """Past, present or future; None for "as soon as" and the like, which say no time."""
    if phrase.has("soon"):
        beside = [t.kind for t in (phrase.before, phrase.after) if t is not None]
        return None if {"as", "after"} & set(beside) or _is_told(phrase) else Reading(Reference("future"))
    when: Tense = "present"
    if phrase.has("recently", "past"):
        when = "past"
    elif phrase.has("future"):
        when = "future"
    unit = phrase.find("units")
    if unit is not None and unit_of(unit) != "day":
        return None
    return Reading(Reference(when))
