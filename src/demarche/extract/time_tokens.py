"""Cuts a text into tokens of the kinds that the grammar of time speaks of; every other token is of kind ``other``.

One pass of one regular expression without nested repetition, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from demarche.extract.time_words import ABBREVIATED, HOLIDAYS, VOCABULARY, ZONES, Value

_TOKEN: Final = re.compile(
    r"(?P<sum>[$£€¥#]\s?\d[\d.,]{0,20}|\d[\d.,]{0,20}\s?%)"
    r"|(?P<code>\b[A-Z]{1,5}-?\d[\w-]*)"
    r"|(?P<iso>(?:1\d|20)\d\d-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]))"
    r"|(?P<clock>(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?=\s?[ap]\.?m\b|\s?(?:GMT|UTC|hours|hrs|local)\b)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<decade>(?:1[5-9]|20)\d0['’]?s\b|['’‘`][2-9]0s\b)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>[1-9]/[2-9]\b(?!/)|[½¼¾])"
    r"|(?P<meridiem>(?:(?<=\d)|(?<=\d\s)|\b)(?:[ap]\.\s?m\b\.?|[AP]\.M\b\.?|[ap]m\b|[AP]M\b))"
    r"|(?P<mixed>\d+[A-Za-z_]\w*)"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<holiday>(?i:\b(?:" + "|".join(name.replace("'", "['’]").replace(" ", r"\s") for name in HOLIDAYS) + r")\b))"
    r"|(?P<short>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
    r"|\b(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
    r"|(?P<word>o['’]clock\b|[^\W\d_]+)"
    r"|(?P<possessive>['’]s?(?!\w))"
    r"|(?P<hyphen>[-‐‑–])"
    r"|(?P<comma>,)"
    r"|(?P<break>\n\s*\n)"
    r"|(?P<other>[^\s\w]|\w)"
)
OTHER: Final = "other"
_NEEDS_STOP: Final = frozenset(("mar", "sat", "sun", "mon", "wed", "dec", "jan"))
"""Words and names too ("Sun Microsystems", "Jan Egeland"): taken for time with a stop, or beside a number."""
_YEARS: Final = range(1000, 2200)


class Token(NamedTuple):
    """One token of a text: ``[start, end)`` in it, its kind in the grammar, and what it stands for."""

    start: int
    end: int
    kind: str
    value: Value


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order; offsets count from the beginning of ``text``."""
    found: list[Token] = []
    add = found.append
    vocabulary = VOCABULARY
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        group = match.lastgroup
        at, to = match.span()
        if group == "word":
            word = match.group()
            entry = vocabulary.get(word) or vocabulary.get(word.lower())
            if entry is None or not _fits(word, entry[0]):
                add(Token(at, to, "zone" if word.lower() in ZONES and word.isupper() else OTHER, word))
            else:
                add(Token(at, to, entry[0], entry[1]))
        elif group == "number":
            add(_number(match.group(), at, to))
        elif group == "short":
            add(_short(match.group(), text, at, to))
        elif group is not None:
            add(Token(at, to, *_special(group, match.group())))
    return found


def _fits(word: str, kind: str) -> bool:
    """Names of days and months are capitalized: nothing else tells "May" from "may"."""
    if kind in ("month", "weekday", "weekdays"):
        return word[0].isupper()
    return True


def _number(word: str, at: int, to: int) -> Token:
    if "," not in word and "." not in word and len(word) == 4 and int(word) in _YEARS:
        return Token(at, to, "year", int(word))
    if len(word) > 12:
        return Token(at, to, OTHER, None)
    if len(word) == 4 and word.isdigit():
        return Token(at, to, "hhmm", int(word))
    plain = word.replace(",", "")
    return Token(at, to, "number", float(plain) if "." in plain else int(plain))


def _short(word: str, text: str, at: int, to: int) -> Token:
    name = word.rstrip(".").lower()
    if not word.endswith(".") and name in _NEEDS_STOP and not _beside_number(text, at, to):
        return Token(at, to, OTHER, None)
    return Token(at, to, *ABBREVIATED[name])


def _beside_number(text: str, at: int, to: int) -> bool:
    return text[to : to + 2].strip()[:1].isdigit() or text[max(0, at - 2) : at].strip()[-1:].isdigit()


def _special(group: str, word: str) -> tuple[str, Value]:
    match group:
        case "decade":
            digits = "".join(c for c in word if c.isdigit())
            return "decade", int(digits[:-1])
        case "ordinal":
            return "ordinal", int(word[:-2])
        case "fraction":
            return "fraction", {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(word) or int(word[0]) / int(word[-1])
        case "meridiem":
            return "meridiem", word[0].lower()
        case "clock" | "iso" | "slashed":
            return group, word
        case "holiday":
            return "holiday", " ".join(word.replace("’", "'").lower().split())
        case "possessive" | "hyphen" | "comma":
            return group, None
        case _:
            return OTHER, None
