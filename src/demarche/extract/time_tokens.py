"""Cuts a text into tokens of the kinds that the grammar of time speaks of; all between two of them is one ``other``.

The first pass is a regular expression without repetition inside repetition; whatever looks further (numbers, "a.m.",
holidays of several words) is bounded. So the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from demarche.extract.time_words import ABBREVIATED, HOLIDAYS, VOCABULARY, Value

OTHER: Final = "other"
_ATOM: Final = re.compile(r"[^\W\d_]+|\d|\n\s*\n|\S")
_NUMERIC: Final = re.compile(
    r"(?P<iso>(?:1\d|20)\d\d-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]))"
    r"|(?P<clock>(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?(?![\d:])|\.[0-5]\d(?=\s?(?:[ap]\.?m\b|GMT\b|UTC\b))))"
    r"|(?P<decade>(?:1[5-9]|20)\d0['’]?s\b)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>[1-9]/[2-9](?![\w/]))"
    r"|(?P<number>\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?(?![\d%])(?![A-Za-z_]|\s?%)|\d{1,4}(?=[ap]\.?m\b))"
    r"|(?P<other>[\d.,]{0,40}\w{0,40})"
)
_HOLIDAY: Final = re.compile(
    "(?:" + "|".join(name.replace("'", "['’]").replace(" ", r"\s") for name in HOLIDAYS) + r")\b", re.IGNORECASE
)
_HOLIDAY_WORDS: Final = frozenset(re.split(r"[' ]", name)[0] for name in HOLIDAYS)
_MERIDIEM: Final = re.compile(r"(?:[ap]\.\s?m\b\.?|[AP]\.M\b\.?|[ap]m\b|[AP]M\b)")
_SHORT_DECADE: Final = re.compile(r"['’‘`][2-9]0s\b")
_POSSESSIVE: Final = re.compile(r"['’](?:s\b|(?!\w))")
_NEEDS_STOP: Final = frozenset(("mar", "sat", "sun", "mon", "wed", "dec", "jan"))
"""Words and names too ("Sun Microsystems", "Jan Egeland"): taken for time with a stop, or beside a number."""
_PUNCTUATION: Final = {",": "comma", "-": "hyphen", "‐": "hyphen", "‑": "hyphen", "–": "hyphen"}
_PARTS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_YEARS: Final = range(1000, 2200)


class Token(NamedTuple):
    """One token of a text: ``[start, end)`` in it, its kind in the grammar, and what it stands for."""

    start: int
    end: int
    kind: str
    value: Value


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order; offsets count from the beginning of ``text``.

    Of several others in a row only the last is kept.
    """
    found: list[Token] = []
    vocabulary = VOCABULARY
    done = start
    other: tuple[int, int] | None = None
    limit = len(text) if end is None else end
    for match in _ATOM.finditer(text, start, limit):
        at, to = match.span()
        if at < done:
            continue
        word = match.group()
        first = word[0]
        token: Token | None = None
        if first.isalpha():
            lower = word.lower()
            if lower in vocabulary or lower in _SPECIAL_WORDS:
                token = _word(text, word, lower, at, to)
        elif not first.isspace():
            token = _sign(text, first, at)
        if token is None or token.end > limit:
            other = (at, to)
            continue
        done = token.end
        if token.kind == OTHER:
            other = (at, done)
            continue
        if other is not None:
            found.append(Token(*other, OTHER, None))
            other = None
        found.append(token)
    if other is not None:
        found.append(Token(*other, OTHER, None))
    return found


_SPECIAL_WORDS: Final = _HOLIDAY_WORDS | set(ABBREVIATED) | {"a", "p", "am", "pm", "o"}


def _word(text: str, word: str, lower: str, at: int, to: int) -> Token | None:
    if lower in ("a", "p", "am", "pm") and (match := _MERIDIEM.match(text, at)):
        return Token(at, match.end(), "meridiem", lower[0])
    if lower in _HOLIDAY_WORDS and (match := _HOLIDAY.match(text, at)) and (word[0].isupper()):
        return Token(at, match.end(), "holiday", " ".join(match.group().replace("’", "'").lower().split()))
    if lower == "o" and text[at : at + 7].replace("’", "'").lower() == "o'clock":
        return Token(at, at + 7, "meridiem", "")
    if lower in ABBREVIATED:
        return _short(text, word, lower, at, to)
    kind, value = VOCABULARY.get(lower, (OTHER, None))
    if kind in ("month", "weekday", "weekdays") and not word[0].isupper():
        return None  # nothing else tells "May" from "may"
    if kind == "zone" and not word.isupper():
        return None
    return None if kind == OTHER else Token(at, to, kind, value)


def _short(text: str, word: str, lower: str, at: int, to: int) -> Token | None:
    stop = text[to : to + 1] == "."
    if not word[0].isupper() or (lower in _NEEDS_STOP and not stop and not _beside_number(text, at, to)):
        return None
    return Token(at, to + stop, *ABBREVIATED[lower])


def _beside_number(text: str, at: int, to: int) -> bool:
    return text[to : to + 2].strip()[:1].isdigit() or text[max(0, at - 2) : at].strip()[-1:].isdigit()


def _sign(text: str, first: str, at: int) -> Token | None:
    if first.isdigit():
        return _number(text, at)
    if first in _PUNCTUATION:
        return Token(at, at + 1, _PUNCTUATION[first], None)
    if first in _PARTS:
        return Token(at, at + 1, "fraction", _PARTS[first])
    if match := _SHORT_DECADE.match(text, at):
        return Token(at, match.end(), "decade", int(match.group()[1]))
    if match := _POSSESSIVE.match(text, at):
        return Token(at, match.end(), "possessive", None)
    return None


def _number(text: str, at: int) -> Token | None:
    """A number, date or clock that begins at ``at``; other for sums of money, shares and names ("$5", "5%", "F-16")."""
    match = _NUMERIC.match(text, at)
    if match is None:
        return None
    word, group, to = match.group(), match.lastgroup, match.end()
    ahead = text[max(0, at - 2) : at]
    if ahead.rstrip()[-1:] in ("$", "£", "€", "¥", "#") or (ahead[-1:] == "-" and ahead[:1].isupper()):
        return Token(at, to, OTHER, None)
    if ahead[-1:].isalpha() or group == "other" or not word:
        return Token(at, max(to, at + 1), OTHER, None)
    if group == "number":
        return _counted(word, at, to)
    if group == "ordinal":
        return Token(at, to, group, int(word[:-2]))
    if group == "fraction":
        return Token(at, to, group, int(word[0]) / int(word[-1]))
    if group == "decade":
        return Token(at, to, group, int(word[:3]))
    return Token(at, to, str(group), word)


def _counted(word: str, at: int, to: int) -> Token:
    if len(word) == 4 and word.isdigit():
        return Token(at, to, "year" if int(word) in _YEARS else "hhmm", int(word))
    plain = word.replace(",", "")
    return Token(at, to, "number", float(plain) if "." in plain else int(plain))
