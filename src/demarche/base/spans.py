"""Half-open stretches of one text, counted in Unicode code points.

Invariant: ``0 <= start <= end``; ``text[span.start:span.end]`` is exactly what the page says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """``[start, end)`` in code points. A tuple, so that it is written to JSON as ``[start, end]``."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that contains all of ``spans``. ValueError when there are none."""
    found = list(spans)
    if not found:
        raise ValueError("the hull of no spans is not defined")
    return Span(min(s.start for s in found), max(s.end for s in found))


def trimmed(text: str, span: Span, also: str = "") -> Span:
    """``span`` without white space, and without the characters of ``also``, at its two ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Span(start, end)


def merged(spans: Iterable[Span], gap: int = 0) -> list[Span]:
    """Sorted spans in which those that touch, or lie at most ``gap`` apart, have become one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + gap:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


class OffsetMap:
    """Carries offsets from a cleaned text back to the text that it was cut from.

    Built from ``(clean_start, source_start, length)`` runs that were copied letter for letter. A position that
    lies in no run (white space that was normalized, a joint between two paragraphs) maps to the end of the run
    before it.
    """

    __slots__ = ("_runs", "_starts")

    def __init__(self, runs: Sequence[tuple[int, int, int]]) -> None:
        self._runs = tuple((int(c), int(s), int(n)) for c, s, n in runs)
        self._starts = [c for c, _, _ in self._runs]
        if any(a[0] + a[2] > b[0] for a, b in pairwise(self._runs)):
            raise ValueError("the runs of an offset map must be sorted and must not overlap")

    @property
    def runs(self) -> tuple[tuple[int, int, int], ...]:
        return self._runs

    def to_source(self, span: Span) -> Span | None:
        """Where ``span`` of the clean text stands in the source; None when none of it was copied from there."""
        first = self._position(span.start, at_end=False)
        last = self._position(span.end - 1, at_end=True) if span.end > span.start else first
        if first is None or last is None:
            return None
        return Span(first, max(first, last + (span.end > span.start)))

    def _position(self, offset: int, *, at_end: bool) -> int | None:
        index = bisect_right(self._starts, offset) - 1
        if index >= 0:
            clean, source, length = self._runs[index]
            if offset < clean + length:
                return source + offset - clean
            if at_end:
                return source + length - 1
        if index + 1 < len(self._runs) and not at_end:
            return self._runs[index + 1][1]
        return None
