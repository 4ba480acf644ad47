"""Paragraphs of an article, found again in the page that they were taken from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from demarche.base.spans import OffsetMap, Span
from demarche.collect.lines import PARAGRAPH_BREAK
from demarche.collect.markup import Markup, letters_of

FEWEST_LETTERS: Final = 12
"""Shorter stretches are only looked for close by: they stand in menus too."""
NEAR: Final = 20_000
MOST_SEARCHES: Final = 500
"""Searches of the whole page for one article, so that a page of countless broken paragraphs stays linear."""
LONGEST_GAP: Final = 2_000
"""Letters within a paragraph that an extractor may leave out: a card about a person, a figure."""
SMALLEST_FOUND: Final = 0.8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of the article; ``stretches`` are the pieces of the page's letters that they are, none when not found."""

    words: str
    stretches: tuple[Span, ...] = ()


class Aligner:
    """Finds paragraphs in the letters of a page, in the order of the page where it can."""

    def __init__(self, markup: Markup) -> None:
        self._letters = markup.letters
        self._at = 0
        self._searches = 0

    def find(self, words: str) -> Paragraph:
        """The paragraph with the stretches where it stands; in several pieces where something was left out of it."""
        letters = letters_of(words)
        stretches = self._whole(letters) or self._pieces(letters)
        if stretches:
            self._at = stretches[-1].end
        return Paragraph(words, stretches)

    def _whole(self, letters: str) -> tuple[Span, ...]:
        start = self._search(letters)
        return () if start is None else (Span(start, start + len(letters)),)

    def _search(self, letters: str) -> int | None:
        """Where ``letters`` stand, first close by, then further down, then anywhere."""
        found = self._letters.find(letters, self._at, self._at + NEAR + len(letters)) if letters else -1
        if found < 0 and len(letters) >= FEWEST_LETTERS and self._searches < MOST_SEARCHES:
            self._searches += 1
            found = self._letters.find(letters, self._at)
            found = found if found >= 0 else self._letters.find(letters)
        return found if found >= 0 else None

    def _pieces(self, letters: str) -> tuple[Span, ...]:
        """The stretches of a paragraph that has gaps in the page, () when less than SMALLEST_FOUND of it is there."""
        out: list[Span] = []
        done = found = 0
        while done + FEWEST_LETTERS <= len(letters):
            seed = letters[done : done + FEWEST_LETTERS]
            if out:
                at = self._letters.find(seed, out[-1].end, out[-1].end + LONGEST_GAP)
            else:
                first = self._search(seed)
                at = -1 if first is None else first
            if at < 0:
                done += 1 if out else FEWEST_LETTERS
                continue
            length = _common(letters, done, self._letters, at)
            out.append(Span(at, at + length))
            done, found = done + length, found + length
        return tuple(out) if found >= SMALLEST_FOUND * len(letters) else ()


def _common(one: str, i: int, other: str, j: int) -> int:
    """How many letters two texts have in common from two places on."""
    length, most = 0, min(len(one) - i, len(other) - j)
    step = 64
    while length < most:
        if one[i + length : i + length + step] == other[j + length : j + length + step]:
            length = min(most, length + step)
        elif step > 1:
            step //= 2
        else:
            break
    return length


def write_out(markup: Markup, paragraphs: Sequence[Paragraph]) -> tuple[str, OffsetMap]:
    """The text of an article and its map to the source. Words and white space are those of the page, where found."""
    parts: list[str] = []
    runs: list[tuple[int, int, int]] = []
    size = 0
    for paragraph in paragraphs:
        if parts:
            parts.append(PARAGRAPH_BREAK)
            size += len(PARAGRAPH_BREAK)
        for number, stretch in enumerate(paragraph.stretches):
            for run in markup.runs(stretch):
                first = number == 0 and run.start == stretch.start
                if not first and (run.spaced or run.start == stretch.start):
                    parts.append(" ")
                    size += 1
                parts.append(markup.letters[run.start : run.start + run.length])
                if run.at is not None:
                    _extend(runs, (size, run.at, run.length), markup.source)
                size += run.length
        if not paragraph.stretches:
            parts.append(paragraph.words)
            size += len(paragraph.words)
    return "".join(parts), OffsetMap(runs)


def _extend(runs: list[tuple[int, int, int]], run: tuple[int, int, int], source: str) -> None:
    """Adds a run; one that follows the last after a single space in text and source becomes part of it."""
    clean, at, length = run
    if runs:
        before, place, size = runs[-1]
        gap = clean - before - size
        if gap == at - place - size and (gap == 0 or (gap == 1 and source[at - 1] == " ")):
            runs[-1] = (before, place, clean + length - before)
            return
    runs.append(run)
