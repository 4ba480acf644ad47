"""A plain text as its lines, and an article's text put together from those that are kept, with the way back.

A line here is what a reader sees as one: of a text wrapped at a fixed width, the lines of one block are one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from demarche.base.spans import OffsetMap, Span

PARAGRAPH_BREAK: Final = "\n\n"
ENDS_SENTENCE: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_LINE: Final = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_NARROWEST, _WIDEST = 50, 100
"""Columns at which mail and agency files are wrapped; a paragraph given as one line is seldom that short throughout."""
_WRAPPED_SHARE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """``pieces`` are the stretches of the source, one for each line of the file; ``text`` joins them with spaces."""

    pieces: tuple[Span, ...]
    text: str

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


def split_lines(source: str) -> list[Line]:
    """The lines of ``source`` that hold words, without the white space around them."""
    pieces = [span for m in _LINE.finditer(source) if (span := _trimmed(source, m.start(), m.end()))]
    blocks = list(_blocks(source, pieces))
    if _is_wrapped(source, blocks):
        return [Line(tuple(b), " ".join(p.of(source) for p in b)) for b in blocks]
    return [Line((p,), p.of(source)) for p in pieces]


def _trimmed(source: str, start: int, end: int) -> Span | None:
    words = source[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return Span(start + left, start + right) if left < right else None


def _blocks(source: str, pieces: Sequence[Span]) -> Iterator[list[Span]]:
    """The pieces between two empty lines."""
    block: list[Span] = []
    for piece in pieces:
        if block and source.count("\n", block[-1].end, piece.start) > 1:
            yield block
            block = []
        block.append(piece)
    if block:
        yield block


def _is_wrapped(source: str, blocks: Sequence[Sequence[Span]]) -> bool:
    """Whether line ends fall inside sentences, at one width: nearly all lines that go on are about as long as the longest."""
    inner = [p for b in blocks for p in b[:-1]]
    longest = max((p.length for b in blocks for p in b), default=0)
    if len(inner) < 3 or not _NARROWEST <= longest <= _WIDEST:
        return False
    full = sum(p.length > 0.75 * longest for p in inner)
    return full >= _WRAPPED_SHARE * len(inner)


def assemble(source: str, lines: Sequence[Line], kept: Sequence[int]) -> tuple[str, OffsetMap]:
    """The text of the lines numbered ``kept`` (ascending), and its map to ``source``.

    White space between neighbours stays as it was, so that a text from which nothing was taken is the same letter for
    letter; elsewhere paragraphs are separated by one empty line.
    """
    parts: list[str] = []
    runs: list[tuple[int, int, int]] = []
    size = 0
    last: int | None = None
    for index in kept:
        line = lines[index]
        if last is not None:
            gap = source[lines[last].end : line.start]
            whole = index == last + 1 and not set(gap) - set("\n \t\xa0")
            joint = gap if whole else PARAGRAPH_BREAK
            if whole:
                runs.append((size, lines[last].end, len(gap)))
            parts.append(joint)
            size += len(joint)
        for number, piece in enumerate(line.pieces):
            if number:
                parts.append(" ")
                size += 1
            parts.append(piece.of(source))
            runs.append((size, piece.start, piece.length))
            size += piece.length
        last = index
    return "".join(parts), OffsetMap(_joined(runs))


def _joined(runs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Runs that follow each other in both texts, as one."""
    out: list[tuple[int, int, int]] = []
    for _, group in groupby(runs, key=lambda run: run[1] - run[0]):
        for clean, start, length in group:
            if out and out[-1][0] + out[-1][2] == clean and out[-1][1] + out[-1][2] == start:
                out[-1] = (out[-1][0], out[-1][1], out[-1][2] + length)
            else:
                out.append((clean, start, length))
    return out
