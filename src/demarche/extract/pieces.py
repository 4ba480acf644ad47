"""Text -> word pieces with their offsets and their shapes: what the reader's network sees.

The base encoder knows no capitals. What capitals, digits and the spaces around punctuation say is given to it as a
"shape" for each piece, added to the piece's embedding: without it names are guessed and an opening quotation mark looks
like a closing one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from demarche.base.spans import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, PAD = 101, 102, 0
WINDOW = 254
"""Pieces in one window, without [CLS] and [SEP]."""

SHAPES = (
    "none", "lower", "title", "upper", "mixed", "digit",
    "opening", "closing", "inner", "free",
)  # fmt: skip
LINE_START = len(SHAPES)
"""Added to the shape of the first piece of a line."""
SHAPE_COUNT = 2 * len(SHAPES)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text: ids [n], shapes [n], starts [n] and ends [n] as offsets into the text."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def span(self, first: int, last: int) -> Span:
        """The text between two pieces, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))


@cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer that the package ships."""
    from tokenizers import Tokenizer

    made: Tokenizer = Tokenizer.from_str(files("demarche.data.reader").joinpath("tokenizer.json").read_text("utf-8"))
    made.no_truncation()
    made.no_padding()
    return made


def _shape(text: str, start: int, end: int) -> int:
    word = text[start:end]
    if word.isalpha() or (word and word[0].isalnum()):
        if any(ch.isdigit() for ch in word):
            kind = "digit"
        elif word.islower():
            kind = "lower"
        elif word.isupper():
            kind = "upper" if len(word) > 1 else "title"
        elif word[0].isupper() and word[1:].islower():
            kind = "title"
        else:
            kind = "mixed" if word.lower() != word else "lower"
    else:
        before = start == 0 or text[start - 1].isspace()
        after = end >= len(text) or text[end].isspace()
        kind = "free" if before and after else "opening" if before else "closing" if after else "inner"
    line = start == 0 or text[start - 1] == "\n"
    return SHAPES.index(kind) + (LINE_START if line else 0)


def cut(text: str) -> Pieces:
    """The pieces of ``text`` in order; text that the tokenizer drops (control characters) has none."""
    encoding = tokenizer().encode(text, add_special_tokens=False)
    n = len(encoding.ids)
    spans = np.asarray(encoding.offsets, dtype=np.int64).reshape(n, 2)
    shapes = np.fromiter((_shape(text, a, b) for a, b in encoding.offsets), dtype=np.int64, count=n)
    return Pieces(np.asarray(encoding.ids, dtype=np.int64), shapes, spans[:, 0], spans[:, 1])


def windows(pieces: Pieces, sentences: Sequence[Span], size: int = WINDOW, first: int = 0) -> list[tuple[int, int]]:
    """Piece ranges ``[start, end)`` of at most ``size`` that cover all pieces and break at sentences where they can.

    ``first`` is the number of sentences in the first window's place (training shifts it between passes).
    """
    n = len(pieces)
    edges = [int(i) for i in np.searchsorted(pieces.starts, [s.start for s in sentences])] + [n]
    edges = sorted({e for e in edges if e > 0} | {n})
    out: list[tuple[int, int]] = []
    start = 0
    limit = edges[first] if 0 < first < len(edges) and edges[first] <= size else size
    previous = 0
    for edge in edges:
        while edge - start > limit:
            stop = previous if previous > start else start + limit
            out.append((start, stop))
            start, limit = stop, size
        previous = edge
    if start < n:
        out.append((start, n))
    return out
