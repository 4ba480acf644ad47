"""Rows as text: one line a row, cells parted by tabs as the data sets have it, or CSV after RFC 4180.

Files parted by tabs are not quoted, since the programs that load them disagree on quotes. Invariant: so no cell holds a tab,
a line break, another control or a straight double quote; ``tidy`` puts a space, or a typographic quote, in its place.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from demarche.publish.table import Cell, Column, Format, Row

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LIST = " | "


def tidy(text: str) -> str:
    """``text`` as a cell between tabs can hold it."""
    return _CONTROLS.sub(" ", text).replace('"', "”").strip()


def written(cell: Cell, column: Column) -> str:
    """A value as text; ``column.missing`` for one that is not known."""
    if cell is None:
        return column.missing
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str | int | float | date):
        return str(cell)
    return _LIST.join(cell)


class DelimitedWriter:
    """Writes rows of ``format`` to a stream of bytes, in UTF-8, each as soon as it is given."""

    def __init__(self, stream: BinaryIO, format: Format) -> None:
        self._stream = stream
        self._format = format
        if format.heading:
            self._line(format.names)

    def write(self, row: Row) -> None:
        columns = self._format.columns
        self._line([written(cell, column) for cell, column in zip(self._format.cells(row), columns, strict=True)])

    def close(self) -> None:
        """Nothing is held back."""

    def _line(self, cells: Sequence[str]) -> None:
        if self._format.layout == "tabs":
            line = "\t".join(map(tidy, cells)) + "\n"
        else:
            held = io.StringIO()
            csv.writer(held, lineterminator="\n").writerow(cells)
            line = held.getvalue()
        self._stream.write(line.encode("utf-8", "backslashreplace"))
