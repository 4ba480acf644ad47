"""What a user has, into the user's own tables: ``demarche world import``, ``list`` and ``forget``.

An import is all or nothing. Its tables are written in a folder beside their place and moved there when they are whole, so
what was stopped half way leaves nothing behind, and the same files again change nothing.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, TextIO

from demarche.base import user_world
from demarche.base.errors import EmptyInput, UnreadableInput, WorldError
from demarche.base.user_tables import TABLES, Fact, row
from demarche.base.user_world import SOURCE, Import
from demarche.base.world import World
from demarche.base.world_tables import slug
from demarche.world import followthemoney, own_columns, wikidata
from demarche.world.lines import Reading
from demarche.world.tally import Tally
from demarche.world.wikidata import Line

Format = Literal["wikidata", "followthemoney", "csv"]
_ENDINGS: Final = re.compile(r"(\.(json|jsonl|ndjson|csv|tsv|txt|ftm|gz|bz2|zip|nested|entities))+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Done:
    """What an import came to. ``changed`` is False when the very same was there before."""

    made: Import
    changed: bool
    tally: Tally


def import_facts(
    paths: Sequence[Path],
    world: World,
    *,
    name: str | None = None,
    format: Format | None = None,
    columns: Mapping[str, str] | None = None,
    told: Callable[[int], None] = lambda count: None,
) -> Done:
    """Reads the files as one import, in place of an earlier one of that name.

    ``world`` is what names and codes are looked up in; ``columns`` maps our columns to a CSV's headings; ``told`` hears of
    each stretch of bytes read. InputError when a file cannot be read or holds nothing of use.
    """
    called = name_of(paths[0]) if name is None else name
    if not slug(called):
        raise WorldError(f"{called!r} cannot be the name of an import; give it letters: --name NAME")
    target = user_world.imports_folder() / slug(called)
    partial = target.with_name(f".{target.name}.partial")
    form = format or _format(paths[0])
    reading, tally = Reading(told), Tally()
    lines = _lines(paths, reading)
    if form == "csv":
        facts = own_columns.read(lines, world, tally, columns or {})
    else:
        facts = (wikidata if form == "wikidata" else followthemoney).read(lines, world, tally)
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        rows = _write(facts, partial)
        if not rows:
            why = tally.first[0] if tally.first else _passed(tally)
            raise EmptyInput(str(paths[0]), f"holds nothing that can be imported as {form}: {why}")
        made = Import(
            target.name, form, tuple(p.name for p in paths), reading.sha256,
            datetime.now(UTC).isoformat(timespec="seconds"), dict(rows),
            dict(tally.left_out) | ({"bad lines": tally.bad} if tally.bad else {}),
        )  # fmt: skip
        if _same(partial, target, rows):
            return Done(user_world.read_source(target / SOURCE), False, tally)
        user_world.write_source(partial / SOURCE, made)
        if target.exists():
            shutil.rmtree(target)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return Done(made, True, tally)


def forget(name: str) -> bool:
    """Removes an import, or "places" for the user's gazetteer; whether there was one."""
    folder = user_world.places_folder() if name == "places" else user_world.imports_folder() / slug(name)
    if not slug(name) or not (folder / SOURCE).exists():
        return False
    shutil.rmtree(folder)
    return True


def name_of(path: Path) -> str:
    """The name of an import when none is given: the file's, without its endings."""
    return _ENDINGS.sub("", path.name) or path.name


def _lines(paths: Sequence[Path], reading: Reading) -> Iterator[Line]:
    for path in paths:
        for number, line in reading.lines(path):
            yield str(path), number, line


def _format(path: Path) -> Format:
    """By the first line that says something. UnreadableInput for a file of neither kind."""
    for _, line in Reading().lines(path):
        start = line.strip()
        if start in (b"", b"["):
            continue
        if not start.startswith(b"{"):
            if b"\x00" in start:
                raise UnreadableInput(str(path), "is binary; give a Wikidata dump, FollowTheMoney entities or a CSV")
            return "csv"
        return "followthemoney" if b'"schema"' in start and b'"properties"' in start else "wikidata"
    raise EmptyInput(str(path), "is empty")


def _write(facts: Iterator[Fact], folder: Path) -> Counter[str]:
    """The tables; how many rows each has."""
    rows: Counter[str] = Counter()
    seen: set[int] = set()
    with ExitStack() as stack:
        files: dict[str, TextIO] = {}
        for fact in facts:
            table, line = TABLES[type(fact)], row(fact)
            if (key := hash((table, line))) in seen:
                continue
            seen.add(key)
            if table not in files:
                files[table] = stack.enter_context((folder / f"{table}.txt").open("w", encoding="utf-8", newline="\n"))
            files[table].write(line + "\n")
            rows[table] += 1
    return rows


def _same(new: Path, held: Path, rows: Counter[str]) -> bool:
    if not (held / SOURCE).exists():
        return False
    tables = {f"{table}.txt" for table in rows}
    if {path.name for path in held.glob("*.txt")} != tables:
        return False
    return all((new / table).read_bytes() == (held / table).read_bytes() for table in tables)


def _passed(tally: Tally) -> str:
    return ", ".join(f"{count} {what}" for what, count in tally.left_out.most_common(3)) or "it is empty"
