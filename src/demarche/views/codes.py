"""Codes explained in a terminal: one code, or the roots of the whole codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from demarche.base.codebook import Codebook, Explanation
from demarche.views.hanging import Hanging

_LABEL = 22
"""Columns for a code; the few longer ones stand on a line of their own."""


def explained(found: Explanation) -> RenderableType:
    """Definition, example, facts, what the code divides into, and what it is not."""
    return Group(*_parts(found))


def _parts(found: Explanation) -> Iterator[RenderableType]:
    yield Text.assemble((found.code, "bold"), "  ", found.definition)
    if found.example:
        yield Hanging(Text(), Text(f"“{found.example}”", style="italic"), 0, 2)
    yield from _rows("", found.facts)
    yield from _rows("Divides into", found.below)
    yield from _rows("What it is not", found.confusions)


def overview(book: Codebook) -> RenderableType:
    """Quads, and under each its roots with their definitions."""
    parts: list[RenderableType] = []
    for quad in book.quads:
        parts.append(Text(f"{quad.number} {quad.name}", style="bold"))
        roots = ((f"{r.name} {r.goldstein:+.1f}", r.definition) for r in book.roots if r.quad == quad.number)
        parts += [*_lines(roots), Text()]
    parts.append(
        Text("demarche explain CODE tells more: its modes, CAMEO counterpart, and what it is not.", style="dim")
    )
    return Group(*parts)


def _rows(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[RenderableType]:
    rows = tuple(rows)
    if rows:
        yield Text(f"\n{title}" if title else "", style="bold")
        yield from _lines(rows)


def _lines(rows: Iterable[tuple[str, str]]) -> Iterator[RenderableType]:
    return (Hanging(Text(code), Text(says), _LABEL, 2) for code, says in rows)
