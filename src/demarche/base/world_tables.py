"""The tables under ``data/world``, row by row, as facts. The head of each file says what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from demarche.base.errors import WorldError
from demarche.base.facts import NamedAgreement, Organization, People, Person, Role, State, Term
from demarche.base.names import folded
from demarche.base.records import ActorKind
from demarche.base.tables import FOLDER, first_day, items, last_day, roll, rows

_FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "HKG", "SGP"})
_PARTICLES = frozenset(
    {"al", "el", "de", "da", "di", "du", "van", "von", "der", "den", "bin", "ben", "ibn", "abu", "la", "le", "dos",
     "das", "ter", "ould", "del"}
)  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "x", "xiv", "xvi"})
# The sector of an office's holder where it is not GOV (PLOVER's agent sectors).
_OFFICE_SECTOR = {
    "army chief": "MIL", "parliament speaker": "LEG", "opposition leader": "OPP", "opposition figure": "OPP",
    "rebel leader": "REB", "party leader": "PTY", "separatist leader": "SPY", "ambassador": "GOV", "chief judge": "JUD",
    "senator": "LEG", "lawmaker": "LEG", "prosecutor": "JUD", "religious leader": "REL", "militant leader": "UAF",
    "activist": "CVL", "dissident": "OPP", "intelligence chief": "SPY", "police chief": "COP", "commander": "MIL",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metonym:
    """A palace, ministry or quarter that stands for a government or a branch of it; ``sector`` as in PLOVER."""

    country: str
    sector: str
    names: tuple[str, ...]


def read_states(path: Path = FOLDER / "states.txt") -> Iterator[State]:
    for iso3, iso2, name, cow, gw, years, heir, names, demonyms, capitals in rows(path, 10):
        since, _, until = years.partition("..")
        yield State(
            iso3,
            iso2 or None,
            name,
            int(cow) if cow else None,
            int(gw) if gw else None,
            first_day(since),
            last_day(until),
            heir or None,
            items(names),
            items(demonyms),
            items(capitals),
        )


def state_items(path: Path = FOLDER / "wikidata.txt") -> Iterator[tuple[str, str]]:
    """The Wikidata item of each state, as (iso3, Q43)."""
    return ((iso3, item) for iso3, item in rows(path, 2))


def read_metonyms(path: Path = FOLDER / "metonyms.txt") -> Iterator[Metonym]:
    for country, sector, names in rows(path, 3):
        yield Metonym(country, sector, items(names))


def read_organizations(folder: Path = FOLDER / "organizations") -> Iterator[Organization]:
    """The organizations of all tables; a "+" among the other names starts one more organization of the same row."""
    for path in sorted(folder.glob("*.txt")):
        for code, kind, name, country, sector, others in rows(path, 6):
            if kind not in get_args(ActorKind):
                raise WorldError(f"{path}: {name}: there is no kind of actor {kind!r}")
            first, *more = f"{name}; {others}".split("+")
            for cell in (first, *more):
                own, *aliases = items(cell)
                own_code = code if cell is first and code else own
                yield Organization(
                    slug(own), own, own_code, cast(ActorKind, kind), country or None, sector, tuple(aliases)
                )


def read_agreements(path: Path = FOLDER / "agreements.txt") -> Iterator[NamedAgreement]:
    for name, year, parties, aliases in rows(path, 4):
        yield NamedAgreement(slug(name), name, int(year) if year else None, items(parties), items(aliases))


def read_peoples(path: Path = FOLDER / "peoples.txt") -> Iterator[People]:
    for name, countries, aliases in rows(path, 3):
        yield People(slug(name), name, items(countries), items(aliases))


def read_roles(path: Path = FOLDER / "roles.txt") -> Iterator[Role]:
    for kind, sector, office, nouns in rows(path, 4):
        if kind not in get_args(ActorKind):
            raise WorldError(f"{path}: there is no kind of actor {kind!r}")
        for noun in items(nouns):
            yield Role(noun, cast(ActorKind, kind), sector, office or None)


def read_people(folder: Path = FOLDER / "offices") -> Iterator[Person]:
    """The people of all rolls; a name that stands in several rolls is one person with all those terms.

    The file's name is the state or organization; a person belongs to the first state whose roll has them.
    """
    terms: dict[str, list[Term]] = {}
    spellings: dict[str, tuple[str, set[str], set[str]]] = {}
    home: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        country = path.stem
        family_first = country in _FAMILY_FIRST
        for row in roll(path):
            id = slug(row.name)
            sector = _OFFICE_SECTOR.get(row.office, "GOV")
            name, aliases, short = spellings.setdefault(id, (row.name, set(), set()))
            aliases.update(row.aliases)
            short.update(row.short or (s for n in (name, *row.aliases) for s in surnames(n, family_first)))
            held = terms.setdefault(id, [])
            for office in (row.office, *row.titles):
                held.append(Term(office, country, sector, row.start, row.end))
            if len(country) == 3 and country.isalpha() and country not in _NOT_STATES:
                home.setdefault(id, country)
    for id, (name, aliases, short) in spellings.items():
        yield Person(id, name, tuple(sorted(aliases)), tuple(sorted(short)), tuple(terms[id]), home.get(id))


_NOT_STATES = frozenset({"UNO", "IMF", "OAS", "LAS", "WTO", "GCC", "OIC", "WHO", "ICC", "OAU", "COE"})


def surnames(name: str, family_first: bool) -> set[str]:
    """The names for a person after the first mention: "de Villepin" and "Villepin", "al-Assad" and "Assad"."""
    words = name.split()
    while len(words) > 1 and words[-1].strip(".").lower() in _SUFFIXES:
        words.pop()
    if len(words) == 1:
        return {words[0]}
    if family_first:
        return {words[0]}
    last = words[-1]
    found = {last}
    head, hyphen, tail = last.partition("-")
    if hyphen and head.lower() in _PARTICLES:
        found.add(tail)
    if words[-2].lower() in _PARTICLES:
        found.add(f"{words[-2]} {last}")
    return found


def slug(name: str) -> str:
    """The id of a name: lower-case ASCII words with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name).lower()).strip("-")
