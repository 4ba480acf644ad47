"""Rows as Parquet, in groups, so that memory does not grow with the file. Needs pyarrow: ``demarche[parquet]``."""

from __future__ import annotations

from datetime import date
from typing import Any, BinaryIO

from demarche.base.errors import MissingExtra
from demarche.publish.table import Cell, Column, Format, Row

_GROUP = 4096
"""Rows held in memory before they are written as one row group."""


class ParquetWriter:
    """Writes rows of ``format`` to a stream of bytes; ``close`` writes the last ones and the footer. MissingExtra."""

    def __init__(self, stream: BinaryIO, format: Format) -> None:
        try:
            import pyarrow
            import pyarrow.parquet as parquet
        except ImportError as error:
            raise MissingExtra("Parquet", "parquet") from error
        kinds = {
            "text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "flag": pyarrow.bool_(),
            "day": pyarrow.date32(), "list": pyarrow.list_(pyarrow.string()),
        }  # fmt: skip
        self._table = pyarrow.Table
        self._format = format
        self._schema = pyarrow.schema([(column.name, kinds[column.kind]) for column in format.columns])
        self._file = parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._held: list[dict[str, Any]] = []

    def write(self, row: Row) -> None:
        values = zip(self._format.columns, self._format.cells(row), strict=True)
        self._held.append({column.name: _stored(cell, column) for column, cell in values})
        if len(self._held) >= _GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._held:
            self._file.write_table(self._table.from_pylist(self._held, schema=self._schema))
            self._held.clear()


def _stored(cell: Cell, column: Column) -> Any:
    """A value as Arrow takes it: whole numbers as float where the column is one; no lone surrogates in text."""
    if cell is None:
        return None
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, bool | int | float | date):
        return float(cell) if column.kind == "number" and isinstance(cell, int) else cell
    return [_clean(item) for item in cell]


def _clean(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
