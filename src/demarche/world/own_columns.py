"""A table of one's own: CSV with a heading, one fact or one term in office a row. The columns are documented in docs/world.md.

Rows with the same kind, name and country are one person or organization: each adds its names and its term.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, cast, get_args

from demarche.base.errors import InputError, WorldError
from demarche.base.facts import NamedAgreement, Organization, People, Person, State
from demarche.base.records import ActorKind
from demarche.base.tables import items
from demarche.base.user_tables import Fact, clean
from demarche.base.world import World
from demarche.base.world_tables import Metonym, slug
from demarche.world.spellings import offices, short
from demarche.world.tally import Tally
from demarche.world.wikidata import Line

COLUMNS: Final[dict[str, str]] = {
    "kind": "person (when left out), state, people, metonym, agreement, or a kind of organization",
    "name": "the name; for a metonym the palace or ministry",
    "aliases": "other names, parted by ;",
    "short": "names by which the news calls a person after the first mention, parted by ;",
    "country": "the state, by name or code; for a people several, parted by ;",
    "sector": "the PLOVER sector (GOV, MIL, REB ...)",
    "office": "a person's office: foreign minister",
    "from": "its first day, month or year",
    "to": "its last day, month or year",
    "code": "what reports print for an organization (NATO); for a state its ISO 3166-1 alpha-3 code",
    "year": "when an agreement was signed",
    "parties": "an agreement's parties, states or organizations, parted by ;",
    "demonyms": "a state's adjectives and people, parted by ;",
    "capitals": "a state's capitals, parted by ;",
    "wikidata": "the Wikidata item (Q43)",
}
_SECTORS: Final[dict[str, str]] = {
    "igo": "IGO", "party": "PTY", "armed-group": "UAF", "armed-force": "MIL", "company": "BUS", "office": "GOV",
    "government": "GOV",
}  # fmt: skip
_ORGANIZATIONS: Final = frozenset(get_args(ActorKind)) - {"person", "people"}


def read(lines: Iterable[Line], world: World, tally: Tally, columns: Mapping[str, str]) -> Iterator[Fact]:
    """The facts of the rows. ``columns``: our column -> the file's, for those that have another heading there.

    InputError when a file has no column for the name.
    """
    people: dict[tuple[str, str | None], Person] = {}
    heading: list[str] | None = None
    current, delimiter = "", ","
    for file, number, line in lines:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
        if file != current:
            current = file
            delimiter = max(",;\t|", key=text.count)
            heading = _heading(next(csv.reader([text], delimiter=delimiter)), columns, file)
            continue
        if not text.strip():
            continue
        try:
            cells = next(csv.reader([text], delimiter=delimiter, strict=True))
            assert heading is not None
            if len(cells) > len(heading):
                raise WorldError(f"{len(cells)} cells where the heading has {len(heading)}")
            fact = _fact({k: c.strip() for k, c in zip(heading, cells, strict=False)}, world)
        except (WorldError, csv.Error) as error:
            tally.wrong(file, number, str(error))
            continue
        if isinstance(fact, Person):
            key = (fact.id, fact.country)
            people[key] = _joined(people[key], fact) if key in people else fact
        else:
            yield fact
    yield from people.values()


def _heading(cells: list[str], columns: Mapping[str, str], file: str) -> list[str]:
    ours = {theirs.casefold(): our for our, theirs in columns.items()}
    written = [cell.strip().casefold() for cell in cells]
    missing = [theirs for theirs in ours if theirs not in written]
    if missing:
        raise InputError(file, f"has no column {missing[0]!r}; its columns are: {', '.join(cells)}")
    heading = [ours.get(cell, cell if cell not in columns else "") for cell in written]
    if "name" not in heading:
        raise InputError(
            file, f"has no column 'name'; its columns are: {', '.join(cells)[:200]}; say which: --columns name=HEADING"
        )
    return heading


def _fact(row: dict[str, str], world: World) -> Fact:
    name, kind = clean(row.get("name", "")), row.get("kind", "").lower() or "person"
    if not name:
        raise WorldError("the name is missing")
    aliases = tuple(map(clean, items(row.get("aliases", ""))))
    item = row.get("wikidata") or None
    if kind == "state":
        code = row.get("code", "").upper()
        if len(code) != 3 or not code.isalpha():
            raise WorldError("a state needs its ISO 3166-1 alpha-3 code in the column 'code'")
        return State(
            code,
            None,
            name,
            None,
            None,
            None,
            None,
            None,
            aliases,
            items(row.get("demonyms", "")),
            items(row.get("capitals", "")),
        )
    if kind == "agreement":
        year = row.get("year", "")
        if year and not year.isdigit():
            raise WorldError(f"not a year: {year!r}")
        parties = tuple(_code(one, world) for one in items(row.get("parties", "")))
        return NamedAgreement(slug(name), name, int(year) if year else None, parties, aliases, item)
    if kind == "people":
        return People(slug(name), name, tuple(_code(one, world) for one in items(row.get("country", ""))), aliases)
    country = _code(row["country"], world) if row.get("country") else None
    if kind == "metonym":
        if country is None or world.state(country) is None:
            raise WorldError("a metonym needs a state in the column 'country'")
        return Metonym(country, row.get("sector") or "GOV", (name, *aliases))
    if kind == "person":
        return _person(row, name, aliases, country, world)
    if kind not in _ORGANIZATIONS:
        raise WorldError(
            f"there is no kind {kind!r}; kinds are: person, state, people, metonym, agreement, {', '.join(sorted(_ORGANIZATIONS))}"
        )
    sector = row.get("sector") or _SECTORS.get(kind, "CVL")
    return Organization(
        slug(name), name, row.get("code") or name, cast(ActorKind, kind), country, sector, aliases, item
    )


def _person(row: dict[str, str], name: str, aliases: tuple[str, ...], country: str | None, world: World) -> Person:
    office = row.get("office", "")
    if office and country is None:
        raise WorldError("an office needs a state or organization in the column 'country'")
    days = (row.get("from", ""), row.get("to", ""))
    terms = offices(office, country, row.get("sector") or None, days, world) if office and country else ()
    if any(t.start and t.end and t.end < t.start for t in terms):
        raise WorldError(f"the office ends before it begins: {days[0]}..{days[1]}")
    called = tuple(map(clean, items(row.get("short", "")))) or (short((name, *aliases), country) if terms else ())
    home = country if country and world.state(country) else None
    return Person(slug(name), name, aliases, called, terms, home, row.get("wikidata") or None)


def _joined(held: Person, more: Person) -> Person:
    return replace(
        held, aliases=tuple(dict.fromkeys((*held.aliases, *more.aliases))), short=tuple(dict.fromkeys((*held.short, *more.short))),
        terms=tuple(dict.fromkeys((*held.terms, *more.terms))), wikidata=held.wikidata or more.wikidata,
    )  # fmt: skip


def _code(written: str, world: World) -> str:
    """The code of a state or organization, by code or name. WorldError for a stranger."""
    if world.state(written.upper()) is not None:
        return written.upper()
    states = [m.state for m in world.states(written) if m.how == "name"]
    if not states:
        states = [s for s in world.every_state() if s.iso2 == written.upper() and s.end is None]
    if states:
        return states[0].iso3
    organization = world.organization(written)
    if organization is None:
        raise WorldError(f"no state or organization is known as {written!r}")
    return organization.code
