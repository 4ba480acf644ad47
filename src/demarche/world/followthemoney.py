"""FollowTheMoney entities, one a line, as OpenSanctions publishes them (``entities.ftm.json``, ``targets.nested.json``).

People, organizations, companies and public bodies become facts. A term in office is an entity of its own (Occupancy)
between a person and a Position; terms are put together at the end. Entities nested in others are read as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from demarche.base.errors import WorldError
from demarche.base.facts import Organization, Person, Term
from demarche.base.records import ActorKind
from demarche.base.user_tables import Fact, clean
from demarche.base.world import World
from demarche.base.world_tables import slug
from demarche.world.spellings import kept, offices, short
from demarche.world.tally import Tally
from demarche.world.wikidata import Line

_Entity = dict[str, Any]
_ORGANIZATIONS: Final[dict[str, tuple[ActorKind, str]]] = {
    "Organization": ("organization", "CVL"), "Company": ("company", "BUS"), "PublicBody": ("office", "GOV"),
    "LegalEntity": ("organization", "CVL"),
}  # fmt: skip
# Topics that say more than the schema: first match counts.
_TOPICS: Final[dict[str, tuple[ActorKind, str]]] = {
    "crime.terror": ("armed-group", "UAF"), "pol.party": ("party", "PTY"), "gov.igo": ("igo", "IGO"),
    "gov.security": ("office", "SPY"), "gov": ("office", "GOV"), "mil": ("armed-force", "MIL"), "media": ("organization", "MED"),
}  # fmt: skip
_NAMES: Final = ("name", "alias", "previousName", "abbreviation")
_OLD_CODES: Final = {"suhh": "SUN", "cshh": "CSK", "csxx": "SCG", "yucs": "YUG", "zr": "COD"}


def read(lines: Iterable[Line], world: World, tally: Tally) -> Iterator[Fact]:
    """The facts of the entities; people come last."""
    codes = {s.iso2.lower(): s.iso3 for s in world.every_state() if s.iso2 and s.end is None} | _OLD_CODES
    people: dict[str, tuple[Person, list[str]]] = {}
    posts: dict[str, tuple[str, str | None]] = {}
    held: list[tuple[str, str, str, str]] = []
    for file, number, line in lines:
        text = line.strip().rstrip(b",")
        if text in (b"", b"[", b"]"):
            continue
        try:
            found = list(_unnested(json.loads(text)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            tally.wrong(file, number, f"not a FollowTheMoney entity ({_short(error)})")
            continue
        for entity in found:
            schema, said = entity["schema"], entity["properties"]
            if schema == "Person":
                person = _person(entity, codes, world)
                if person is None:
                    tally.leave("people without a name in Latin letters")
                else:
                    people.setdefault(entity["id"], (person, said.get("position", [])))
            elif schema == "Position":
                where = [codes[c] for c in said.get("country", ()) if c in codes]
                posts[entity["id"]] = (_name(entity), where[0] if where else None)
            elif schema == "Occupancy":
                days = (said.get("startDate", [""])[0][:10], said.get("endDate", [""])[0][:10])
                held += [(who, post, *days) for who in said.get("holder", ()) for post in said.get("post", ())]
            elif schema in _ORGANIZATIONS:
                made = _organization(entity, codes, world)
                if made is None:
                    tally.leave("organizations without a name in Latin letters")
                else:
                    yield made
            else:
                tally.leave("entities of other kinds")
    yield from _in_office(people, posts, held, world, tally)


def _in_office(
    people: dict[str, tuple[Person, list[str]]],
    posts: dict[str, tuple[str, str | None]],
    held: Iterable[tuple[str, str, str, str]],
    world: World,
    tally: Tally,
) -> Iterator[Person]:
    terms: dict[str, list[Term]] = {}
    for who, post, since, until in held:
        if who not in people or post not in posts:
            tally.leave("offices whose person or position is not in the file")
            continue
        title, where = posts[post]
        where = where or people[who][0].country
        if where is None:
            tally.leave("offices of no known state")
            continue
        try:
            terms.setdefault(who, []).extend(offices(title, where, None, (since, until), world))
        except WorldError:
            tally.leave("offices with a day that does not exist")
    for id, (person, positions) in people.items():
        own = terms.get(id, [])
        if not own and person.country:  # "position" is free text without days
            own = [t for title in positions[:3] for t in offices(title, person.country, None, ("", ""), world)]
        names = (person.name, *person.aliases)
        yield replace(person, terms=tuple(dict.fromkeys(own)), short=short(names, person.country) if own else ())


def _unnested(entity: _Entity) -> Iterator[_Entity]:
    """The entity and those within it, each with ids in their place."""
    flat: dict[str, list[str]] = {}
    for name, values in entity["properties"].items():
        flat[name] = []
        for value in values:
            if isinstance(value, dict):
                yield from _unnested(value)
            flat[name].append(str(value["id"] if isinstance(value, dict) else value))
    yield {
        "id": str(entity["id"]),
        "schema": str(entity["schema"]),
        "caption": entity.get("caption"),
        "properties": flat,
    }


def _name(entity: _Entity) -> str:
    return clean(str(entity["caption"] or next(iter(entity["properties"].get("name", ())), "")))


def _names(entity: _Entity, world: World) -> tuple[str, ...]:
    said = entity["properties"]
    return kept((_name(entity), *(name for key in _NAMES for name in said.get(key, ()))), world)


def _item(entity: _Entity) -> str | None:
    return next(iter(entity["properties"].get("wikidataId", ())), entity["id"] if _is_item(entity["id"]) else None)


def _is_item(id: str) -> bool:
    return id[:1] == "Q" and id[1:].isdigit()


def _country(entity: _Entity, codes: dict[str, str]) -> str | None:
    said = entity["properties"]
    found = (
        c for key in ("nationality", "citizenship", "country", "jurisdiction", "mainCountry") for c in said.get(key, ())
    )
    return next((codes[c] for c in found if c in codes), None)


def _person(entity: _Entity, codes: dict[str, str], world: World) -> Person | None:
    names = _names(entity, world)
    if not names:
        return None
    return Person(slug(names[0]), names[0], names[1:], (), (), _country(entity, codes), _item(entity))


def _organization(entity: _Entity, codes: dict[str, str], world: World) -> Organization | None:
    names = _names(entity, world)
    if not names:
        return None
    topics = entity["properties"].get("topics", ())
    kind, sector = next((_TOPICS[t] for t in _TOPICS if t in topics), _ORGANIZATIONS[entity["schema"]])
    code = next((n for n in names if n.isupper() and n.isalpha() and len(n) < 8), names[0])
    country = None if kind == "igo" else _country(entity, codes)
    return Organization(slug(names[0]), names[0], code, kind, country, sector, names[1:], _item(entity))


def _short(error: Exception) -> str:
    return f"it lacks {error}" if isinstance(error, KeyError) else clean(str(error))[:80]
