"""Reports, or the events of anything else, written to a stream in one of the formats."""

from __future__ import annotations

from typing import BinaryIO, Protocol

from demarche.publish.delimited import DelimitedWriter
from demarche.publish.parquet import ParquetWriter
from demarche.publish.table import Format, Row


class Writer(Protocol):
    """Takes rows one by one; nothing is certain to be in the stream before ``close``."""

    def write(self, row: Row) -> None: ...

    def close(self) -> None: ...


def open_writer(stream: BinaryIO, format: Format) -> Writer:
    """The writer of a format. MissingExtra when it needs a package that is not installed."""
    return ParquetWriter(stream, format) if format.layout == "parquet" else DelimitedWriter(stream, format)
