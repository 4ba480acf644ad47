"""``demarche export``: reports in, rows out, and what is said about them on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from demarche.base.errors import InputError
from demarche.publish.reports import iter_reports
from demarche.publish.selection import Selection
from demarche.publish.table import Format
from demarche.publish.writing import open_writer
from demarche.views.progress import watched


def export(inputs: Sequence[str], format: Format, output: str | None, *, all_statuses: bool) -> bool:
    """Write all that can be written; True when every line was a report."""
    selection = Selection(format, all_statuses)
    failed = 0
    beside = output is not None or not sys.stdout.isatty()
    with _stream(output) as stream, watched(None, wanted=beside, doing="exporting") as watch:
        writer = open_writer(stream, format)
        for found in iter_reports(inputs, sys.stdin.buffer):
            if isinstance(found, InputError):
                failed += 1
                watch.complain(f"demarche: {found}")
            else:
                for row in selection.of(found):
                    writer.write(row)
            watch.advance()
        writer.close()
        stream.flush()
    if selection.left_out:
        click.echo(f"demarche: {left_out(selection)}", err=True)
    if failed and selection.stories:
        click.echo(f"demarche: {failed} of {failed + selection.stories} reports could not be read, see above", err=True)
    return not failed


def left_out(selection: Selection) -> str:
    """One line: how many events were left out of how many, for which reasons, and what would include them."""
    reasons = ", ".join(f"{count} {reason}" for reason, count in selection.left_out.most_common())
    said = f"{selection.left_out.total()} of {selection.events} events left out of {selection.format.name}: {reasons}"
    without_status = not (selection.format.statuses or selection.all_statuses)
    return f"{said}; it has no column for a status, --all-statuses takes them in" if without_status else said


@contextmanager
def _stream(output: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears under its name only when it is whole."""
    if output is None:
        yield sys.stdout.buffer
        return
    part = Path(f"{output}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        os.replace(part, output)
    except OSError as error:
        raise click.FileError(output, (error.strerror or str(error)).lower()) from error
    finally:
        part.unlink(missing_ok=True)
