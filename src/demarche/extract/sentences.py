"""Sentences of a news text, by rule, aware of quotations, abbreviations, initials and hard-wrapped lines.

Measured on GUM and EWT raw text by ``python -m quality`` (row "sentences"). One linear pass: each candidate full stop is
looked at once, with a bounded look at the words around it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from demarche.base.spans import Span, trimmed

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms messrs dr prof gen lt col maj capt cmdr sgt cpl adm rev hon sen rep gov pres amb brig st sr jr
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun no nos vs etc inc
    corp co ltd bros dept univ assn est approx fig vol pp art sec ft mt cf al e.g i.e a.m p.m u.s u.n u.k e.u
    u.s.s.r d.c ph.d b.a m.a
    """.split()
)
# Never the last word of a sentence: a title or a month's short form stands before a name or a number.
_BEFORE_A_NAME = frozenset(
    """
    mr mrs ms messrs dr prof gen lt col maj capt cmdr sgt cpl adm rev hon sen rep gov pres amb brig st no nos
    vs
    """.split()
)
_OPENING = "\"'“‘«([{—–-"
_CANDIDATE = re.compile(r"[.!?…]+[\"'”’»)\]}]*(?=\s|$)|(?<=[.!?])[”\"](?=[A-Z“\"])")
_LINE = re.compile(r"\n[^\S\n]*(\n\s*)?")
_LAST_WORD = re.compile(r"[\w.&'’-]{0,40}$")
_NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[{—–-]*\s*(\w+)")


def split_sentences(text: str) -> list[Span]:
    """Non-empty sentence spans in order, without white space at their ends. Together they hold all visible text."""
    breaks = {0, len(text)}
    wrapped = _is_hard_wrapped(text)
    for match in _LINE.finditer(text):
        if match.group(1) is not None or not _continues(text, match.start(), match.end(), wrapped):
            breaks.add(match.end())
    for match in _CANDIDATE.finditer(text):
        if _ends_sentence(text, match.start(), match.end()):
            breaks.add(match.end())
    edges = sorted(breaks)
    spans = (trimmed(text, Span(a, b)) for a, b in pairwise(edges))
    return [span for span in spans if span.length]


def _is_hard_wrapped(text: str) -> bool:
    """Whether single line breaks are typesetting: many lines of 40 to 100 characters that stop in mid-sentence."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    cut = sum(40 <= len(line) <= 100 and line[-1] not in ".!?:;\"”’'»)" for line in lines)
    return cut > 0.5 * len(lines)


def _continues(text: str, before: int, after: int, wrapped: bool) -> bool:
    """Whether the sentence runs on over this single line break."""
    following = text[after : after + 1]
    preceding = text[before - 1 : before]
    if following.islower() and preceding not in ".!?":
        return True
    return wrapped and preceding not in '.!?”"'


def _ends_sentence(text: str, start: int, end: int) -> bool:
    following = _NEXT_WORD.match(text, end, min(len(text), end + 60))
    if following is None:
        return True
    first = following.group(1)
    closing_quote = any(ch in "\"”’'»" for ch in text[start:end])
    if first[0].islower():
        return False
    mark = text[start]
    if mark in "!?":
        # «"Will they come?" Smith asked.» is one sentence only when the verb follows; the reader treats both alike.
        return True
    if end - start > 1 and text[start : start + 3] in ("...", "…") and not closing_quote:
        return first[0].isupper()
    word = _LAST_WORD.search(text[max(0, start - 40) : start])
    last = word.group(0).strip("'’-").lower() if word else ""
    if last in _BEFORE_A_NAME:
        return False
    if len(last) == 1 and last.isalpha():
        # An initial ("George W. Bush") unless what follows opens a new clause.
        return first.lower() in _STARTERS
    if "." in last or last in _ABBREVIATIONS:
        return first.lower() in _STARTERS or text[end : following.start(1)].strip() != ""
    return not (first[0].isdigit() and last == "")


_STARTERS = frozenset(
    """
    the a an he she it they we i you this that these those there but and in on at for as if when while after
    before since his her its their our my with by from to however meanwhile earlier later also some many most
    all both one two no not what who why how where asked according last next under over during despite
    although though because so such officials
    """.split()
)
