"""What a format is: a table of columns, each with its name, its meaning and where it comes from.

The tables of the formats are the only place that says so: files are written and docs/formats.md is printed from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from demarche.base.records import Actor
from demarche.publish.occurrences import Occurrence

FOLDER = Path(__file__).parent.parent / "data" / "publish"
"""The lists of codes that other data sets use."""

Cell = str | int | float | bool | date | Sequence[str] | None
Kind = Literal["text", "integer", "number", "flag", "day", "list"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a format: an event, and for a format of pairs the one source and the one target of this row.

    ``number`` and ``story`` count the rows and the articles of this file from 1.
    """

    told: Occurrence
    source: Actor | None
    target: Actor | None
    number: int
    story: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, the field of the report that it is made from, and the function that makes it.

    ``value`` is None for a column that a report knows nothing of, and ``missing`` is what stands there, as wherever a
    value is not known.
    """

    name: str
    kind: Kind
    meaning: str
    origin: str
    value: Callable[[Row], Cell] | None
    missing: str = ""

    def cell(self, row: Row) -> Cell:
        """The value in ``row``; None where it is not known."""
        return self.value(row) if self.value else None


@dataclass(frozen=True, slots=True)
class Format:
    """A format. ``follows`` names the source that the list of columns is taken from.

    ``pairs``: a row for each pair of a source and a target, else a row for each event. ``parties``: how many of the two
    a row must have. ``dated``: a row must have a day. ``statuses``: it has a column that says whether the event came to
    pass; one without takes only what did. ``drops`` says what else it cannot hold, ``notes`` what its readers should know.
    """

    name: str
    title: str
    follows: str
    columns: tuple[Column, ...]
    drops: str
    notes: str = ""
    pairs: bool = True
    parties: Literal[0, 1, 2] = 0
    dated: bool = True
    statuses: bool = False
    heading: bool = False
    layout: Literal["tabs", "csv", "parquet"] = "tabs"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def cells(self, row: Row) -> Iterator[Cell]:
        """The values of one row, in the order of the columns."""
        return (column.cell(row) for column in self.columns)
