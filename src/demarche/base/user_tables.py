"""The tables in which a user's facts are kept: the grammar of ``base.tables``, with a column for where each comes from.

::

    people.txt         name | country | offices | other names | short names | Wikidata item
    organizations.txt  code | kind | name | country | sector | other names | Wikidata item
    agreements.txt     name | year | parties | other names | Wikidata item
    states.txt         as in the package: iso3 | iso2 | name | COW | Gleditsch-Ward | years | heir | names | demonyms | capitals
    metonyms.txt       as in the package: iso3 | sector | names
    peoples.txt        as in the package: name | countries | other names

An office is ``title, iso3 or code, sector, 2014-08-28..2018-07-09``; a day may be a month or a year, or missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, cast, get_args

from demarche.base.errors import WorldError
from demarche.base.facts import NamedAgreement, Organization, People, Person, State, Term
from demarche.base.records import ActorKind
from demarche.base.tables import first_day, items, last_day, rows
from demarche.base.world_tables import Metonym, read_metonyms, read_peoples, read_states, slug

Fact = Person | Organization | NamedAgreement | State | People | Metonym
TABLES: Final[dict[type[Fact], str]] = {
    Person: "people", Organization: "organizations", NamedAgreement: "agreements", State: "states", People: "peoples",
    Metonym: "metonyms",
}  # fmt: skip
_SEPARATORS = re.compile(r"[|;#\x00-\x20\x7f-\xa0\u2028\u2029]+")


def read(folder: Path, name: str) -> Iterator[Fact]:
    """The facts of one import, each saying that it comes from ``name``. WorldError names the file and line."""
    readers: tuple[tuple[str, Callable[[Path, str], Iterator[Fact]]], ...] = (
        ("states", lambda path, _: read_states(path)),
        ("metonyms", lambda path, _: read_metonyms(path)),
        ("people", _people),
        ("organizations", _organizations),
        ("agreements", _agreements),
        ("peoples", lambda path, _: read_peoples(path)),
    )
    for table, reader in readers:
        path = folder / f"{table}.txt"
        if path.exists():
            yield from reader(path, name)


def row(fact: Fact) -> str:
    """The line of a fact in its table."""
    match fact:
        case Person():
            offices = [_office(term) for term in fact.terms]
            return _row(fact.name, fact.country, offices, fact.aliases, fact.short, fact.wikidata)
        case Organization():
            return _row(fact.code, fact.kind, fact.name, fact.country, fact.sector, fact.aliases, fact.wikidata)
        case NamedAgreement():
            return _row(fact.name, fact.year, fact.parties, fact.aliases, fact.wikidata)
        case State():
            years = f"{_written(fact.start)}..{_written(fact.end)}" if fact.start or fact.end else ""
            codes = (fact.iso3, fact.iso2, fact.name, fact.cow, fact.gw, years, fact.heir)
            return _row(*codes, fact.names, fact.demonyms, fact.capitals)
        case People():
            return _row(fact.name, fact.countries, fact.aliases)
        case Metonym():
            return _row(fact.country, fact.sector, fact.names)


def clean(words: str) -> str:
    """``words`` without the characters that part a table's cells and lines."""
    return _SEPARATORS.sub(" ", words).strip()


def _people(path: Path, source: str) -> Iterator[Person]:
    for name, country, offices, aliases, short, wikidata in rows(path, 6):
        terms = tuple(_term(office, path) for office in items(offices))
        yield Person(
            slug(name) or "unnamed",
            name,
            items(aliases),
            items(short),
            terms,
            country or None,
            wikidata or None,
            (source,),
        )


def _organizations(path: Path, source: str) -> Iterator[Organization]:
    for code, kind, name, country, sector, aliases, wikidata in rows(path, 7):
        if kind not in get_args(ActorKind):
            raise WorldError(f"{path}: {name}: there is no kind of actor {kind!r}")
        known = cast(ActorKind, kind)
        yield Organization(
            slug(name), name, code or name, known, country or None, sector, items(aliases), wikidata or None, (source,)
        )


def _agreements(path: Path, source: str) -> Iterator[NamedAgreement]:
    for name, year, parties, aliases, wikidata in rows(path, 5):
        if year and not year.isdigit():
            raise WorldError(f"{path}: {name}: not a year: {year!r}")
        yield NamedAgreement(
            slug(name), name, int(year) if year else None, items(parties), items(aliases), wikidata or None, (source,)
        )


def _term(office: str, path: Path) -> Term:
    parts = [part.strip() for part in office.split(",")]
    if len(parts) != 4:
        raise WorldError(f"{path}: an office is 'title, country, sector, from..to', not {office!r}")
    title, country, sector, years = parts
    since, _, until = years.partition("..")
    try:
        return Term(title, country, sector, first_day(since), last_day(until))
    except WorldError as error:
        raise WorldError(f"{path}: {error}") from error


def _office(term: Term) -> str:
    years = f"{_written(term.start)}..{_written(term.end)}"
    return ", ".join((term.office.replace(",", " "), term.country.replace(",", " "), term.sector, years))


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _row(*cells: str | int | Sequence[str] | None) -> str:
    written = []
    for cell in cells:
        if cell is None or isinstance(cell, str | int):
            written.append("" if cell is None else clean(str(cell)))
        else:
            written.append("; ".join(filter(None, map(clean, cell))))
    return " | ".join(written).rstrip(" |")
