"""The plain tables in which the facts about the world are kept, and how they are read.

A table has one row per line, its columns are separated by ``|``, the items of a list by ``;``; ``#`` starts a comment.
A roll of office-holders has a heading per office, then one line per term::

    [president = head of state]
    1993-01-20            Bill Clinton = William Jefferson Clinton
    2001-01-20..2009-01-20 George W. Bush = George Bush; ~Bush

A term ends when the next one starts, unless its end is given; ``2025-01-20..`` is open. After ``=`` stand other
spellings; ``~`` marks a short name that the news uses by itself, in place of the surname.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from demarche.base.errors import WorldError

FOLDER = Path(__file__).parent.parent / "data" / "world"

_DATE = re.compile(r"\d{4}(-\d{1,2}){0,2}$")
_HEADING = re.compile(r"\[([^\[\]]+)\]$")
_TERM = re.compile(r"([\d-]+)(\.\.[\d-]*)?\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class TermRow:
    """One line of a roll: the office with its other titles, the term, the name, its spellings and short names."""

    office: str
    titles: tuple[str, ...]
    start: date | None
    end: date | None
    name: str
    aliases: tuple[str, ...]
    short: tuple[str, ...]


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that say something, with their numbers; comments and blank lines are left out."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WorldError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    for number, line in enumerate(text.split("\n"), 1):
        said = line.partition("#")[0].strip()
        if said:
            yield number, said


def rows(path: Path, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table, each with exactly ``columns`` cells; missing ones at the end are empty. WorldError."""
    for number, line in lines(path):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > columns:
            raise WorldError(f"{path}:{number}: {len(cells)} columns where there are {columns}")
        yield (*cells, *([""] * (columns - len(cells))))


def items(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds a list."""
    return tuple(item for part in cell.split(";") if (item := part.strip()))


def first_day(written: str) -> date | None:
    """The first day of a year, month or day as written; None for nothing. WorldError for anything else."""
    return _day(written, last=False)


def last_day(written: str) -> date | None:
    """The last day of a year, month or day as written; None for nothing. WorldError for anything else."""
    return _day(written, last=True)


def roll(path: Path) -> Iterator[TermRow]:
    """The terms of a roll of office-holders, in the order of the file. WorldError for a line that is neither."""
    office = ""
    titles: tuple[str, ...] = ()
    waiting: TermRow | None = None  # a term whose end is the next one's start
    for number, line in lines(path):
        if heading := _HEADING.match(line):
            if waiting:
                yield waiting
                waiting = None
            office, _, others = (part.strip() for part in heading.group(1).partition("="))
            titles = items(others)
            continue
        found = _TERM.match(line)
        if not found or not office:
            raise WorldError(f"{path}:{number}: neither a heading nor a term: {line!r}")
        try:
            row = _term(office, titles, found)
        except WorldError as error:
            raise WorldError(f"{path}:{number}: {error}") from error
        if waiting:
            yield _ended(waiting, found.group(1))
        waiting = row if found.group(2) is None else None
        if not waiting:
            yield row
    if waiting:
        yield waiting


def _term(office: str, titles: tuple[str, ...], found: re.Match[str]) -> TermRow:
    start, end, rest = found.groups()
    name, _, others = (part.strip() for part in rest.partition("="))
    spellings = items(others)
    return TermRow(
        office,
        titles,
        first_day(start),
        last_day(end[2:]) if end else None,
        name,
        tuple(s for s in spellings if not s.startswith("~")),
        tuple(s[1:].strip() for s in spellings if s.startswith("~")),
    )


def _ended(row: TermRow, next_start: str) -> TermRow:
    """The term closed by the start of the next: that day, or the end of that year or month."""
    return replace(row, end=last_day(next_start))


def _day(written: str, *, last: bool) -> date | None:
    if not written:
        return None
    if not _DATE.match(written):
        raise WorldError(f"not a year, month or day: {written!r}")
    numbers = [int(part) for part in written.split("-")]
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else 12 if last else 1
    try:
        day = numbers[2] if len(numbers) > 2 else calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except ValueError as error:
        raise WorldError(f"no such day: {written!r}") from error
