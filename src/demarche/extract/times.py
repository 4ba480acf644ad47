"""Finds time expressions in a text and reads what each says (``base.timex``); anchoring is ``link.dates``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from demarche.base.records import TimeType
from demarche.base.spans import Span
from demarche.base.timex import Bound, Calendar, Length, Meaning, Moved, Repeat, Timex
from demarche.extract.time_grammar import Phrase, Reading
from demarche.extract.time_rules import GRAMMAR
from demarche.extract.time_tokens import tokens

_BOUNDS: Final[dict[str, Bound]] = {
    "since": "since", "until": "until", "by": "until", "before": "before", "after": "after",
}  # fmt: skip


def find_times(text: str, sentences: Sequence[Span] = ()) -> list[Timex]:
    """The time expressions of ``text``, in order; none overlaps another or crosses the end of a sentence."""
    found: list[Timex] = []
    cut = tokens(text)
    letters = GRAMMAR.letters(cut)
    ends = [span.end for span in sentences]
    done = 0
    for at in GRAMMAR.starts(letters):
        if at < done:
            continue
        match = GRAMMAR.longest(text, cut, letters, at)
        if match is not None and not _crosses(match[0], ends):
            found.append(_timex(*match))
            done = match[0].last
    return found


def parse(text: str, span: Span) -> Timex | None:
    """What the words of a given extent say, as when another finder proposes it; None when no rule reads them.

    The longest expression inside the extent decides when the extent as a whole is not one.
    """
    cut = tokens(text, span.start, span.end)
    letters = GRAMMAR.letters(cut)
    matches = [match for at in GRAMMAR.starts(letters) if (match := GRAMMAR.longest(text, cut, letters, at))]
    best = max(matches, key=lambda match: len(match[0].own), default=None)
    if best is None:
        return None
    timex = _timex(*best)
    return Timex(span, span.of(text), timex.type, timex.meaning, timex.modifier, timex.bound)


def _crosses(phrase: Phrase, ends: Sequence[int]) -> bool:
    start, end = phrase.own[0].start, phrase.own[-1].end
    index = bisect_right(ends, start)
    return index < len(ends) and ends[index] < end


def _timex(phrase: Phrase, reading: Reading) -> Timex:
    span = Span(phrase.own[0].start, phrase.own[-1].end)
    return Timex(
        span, span.of(phrase.text), type_of(reading.meaning), reading.meaning, reading.modifier, _bound(phrase)
    )


def _bound(phrase: Phrase) -> Bound | None:
    """The interval that a preposition opens; none when the time only qualifies a noun ("after Friday's talks")."""
    before, after = phrase.before, phrase.after
    if before is None or (after is not None and after.kind == "possessive"):
        return None
    return _BOUNDS.get(before.kind)


def type_of(meaning: Meaning) -> TimeType:
    """TIMEX3's type of a meaning."""
    if isinstance(meaning, Length):
        return "DURATION"
    if isinstance(meaning, Repeat):
        return "SET"
    if isinstance(meaning, Calendar) and (meaning.hour is not None or meaning.part is not None):
        return "TIME"
    if isinstance(meaning, Moved) and meaning.unit in ("hour", "minute", "second"):
        return "TIME"
    return "DATE"
