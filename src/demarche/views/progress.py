"""A progress bar on standard error, for several inputs and only where a person sees it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from demarche.views.terminal import console
from demarche.views.wording import cleaned


@dataclass(frozen=True, slots=True)
class Watch:
    """What is told while inputs are read; silent but for complaints when there is no bar."""

    bar: Progress | None
    task: TaskID

    def advance(self) -> None:
        """One more input is done."""
        if self.bar is not None:
            self.bar.advance(self.task)

    def complain(self, line: str) -> None:
        """One line on standard error, above the bar where there is one."""
        line = cleaned(line)
        if self.bar is None:
            click.echo(line, err=True)
        else:
            self.bar.console.print(Text(line))


@contextmanager
def watched(total: int | None, *, wanted: bool, doing: str = "reading") -> Iterator[Watch]:
    """A Watch with a bar when ``wanted`` and standard error is a terminal; ``total`` inputs, None when not known."""
    if not (wanted and sys.stderr.isatty()):
        yield Watch(None, TaskID(0))
        return
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        yield Watch(bar, bar.add_task(doing, total=total))
