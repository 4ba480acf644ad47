"""A label with a text beside it that wraps under itself; nothing is padded, so that a pipe gets clean lines."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

NARROWEST = 20
"""The text gets at least so many columns, however narrow the terminal."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """``indent`` columns, ``label`` in ``width`` columns and a gap, then ``body``, wrapped in what is left.

    A label that is longer than its columns stands on a line of its own.
    """

    label: Text
    body: Text
    width: int
    indent: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        left = self.indent + (self.width + 1 if self.width else 0)
        lines = self.body.wrap(console, max(NARROWEST, options.max_width - left), overflow="fold")
        first = Text(" " * self.indent).append_text(self.label)
        if first.cell_len >= left and self.label:
            yield from first.wrap(console, options.max_width, overflow="fold")
            first = Text()
        for line in lines:
            first.append(" " * (left - first.cell_len))
            line.rstrip()
            yield first.append_text(line)
            first = Text()
