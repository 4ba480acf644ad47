"""What a person says that words are, as a line of the log: the words for it are looked up, and doubt is an error."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from demarche.base import gazetteer
from demarche.base.corrections import Correction, Corrections, Kind, Referent, append, read_log, withdrawn
from demarche.base.errors import UnknownName
from demarche.base.near_misses import near_misses
from demarche.base.place import City, place_key
from demarche.base.regions import regions
from demarche.base.user_tables import clean
from demarche.base.world import World

_GEONAMES: Final = "geonames:"
_ORGANIZATIONS: Final = ("organization", "igo", "party", "company", "armed-group", "armed-force", "office")


def correct(words: str, said: str, within: Sequence[str], reason: str, world: World) -> tuple[Correction, bool]:
    """Puts a correction into the log: ``words`` are ``said``, in the countries or outlets ``within``.

    ``said`` is a name, an id as reports print it (person:sergei-lavrov), "geonames:361058", "Alexandria, Egypt", or
    "nobody". The correction, and whether it is new: the same one again adds nothing. UnknownName when nothing or more than
    one thing is known as ``said``.
    """
    if not (words := clean(words)):
        raise UnknownName("the words to correct are empty")
    countries, outlets = _places(within, world)
    made = Correction(_now(), words, referent(said.strip(), words, world), countries, outlets, clean(reason))
    for held in Corrections(read_log()).in_force():
        if (held.words, held.referent, set(held.countries), set(held.outlets), held.reason) == (
            made.words, made.referent, set(countries), set(outlets), made.reason,
        ):  # fmt: skip
            return held, False
    append(made)
    return made, True


def withdraw(words: str, within: Sequence[str], reason: str, world: World) -> Correction:
    """Takes back the correction of these words in these places. UnknownName when there is none."""
    countries, outlets = _places(within, world)
    for held in Corrections(read_log()).in_force():
        if held.words.casefold() == clean(words).casefold() and (set(held.countries), set(held.outlets)) == (
            set(countries), set(outlets),
        ):  # fmt: skip
            append(withdrawn(held, _now(), clean(reason)))
            return held
    where = f" in {', '.join(within)}" if within else ""
    raise UnknownName(f"nothing is corrected for {words!r}{where}; `demarche world corrections` lists what is")


def referent(said: str, words: str, world: World) -> Referent:
    """What ``said`` names. UnknownName when nobody and nothing does, or several do."""
    if said.casefold() == "nobody":
        return Referent("nobody", "nobody", "nobody")
    if said.startswith(_GEONAMES):
        return _place_by_id(said.removeprefix(_GEONAMES), words, world)
    kind, colon, id = said.partition(":")
    person = world.person_by_id(id if colon and kind == "person" else said)
    if person is not None:
        return Referent("person", person.id, person.name)
    name = id if colon and kind in _ORGANIZATIONS else said
    people = [m.person for m in world.person(name) if m.how == "name"]
    organization, states = world.organization(name), [m for m in world.states(name) if m.how == "name"]
    coded = world.state(name.upper())
    found: list[tuple[Kind, str, str]] = [("person", p.id, p.name) for p in people]
    if organization is not None:
        found.append(("organization", organization.id, organization.name))
    if coded is not None or states:
        state = coded or states[0].state
        found.append(("state", state.iso3, state.name))
    if len(found) == 1:
        return Referent(*found[0])
    if found:
        ids = ", ".join(
            f"{kind if kind == 'person' else 'organization'}:{id}" if kind != "state" else id for kind, id, _ in found
        )
        raise UnknownName(f"{said!r} is several: {ids}; name one of them by its id")
    if "," in said and (places := _places_of(said, world)):
        return _of_city(places[0], world)
    surnames = [m.person for m in world.person(name)]
    if surnames:
        more = "; ".join(f"{p.name} (person:{p.id})" for p in surnames[:5])
        raise UnknownName(f"{said!r} is only a surname; give the full name: {more}")
    near = near_misses(said, world)
    hint = f"; did you mean {', '.join(near)}?" if near else "; `demarche world import` can make it known"
    raise UnknownName(f"nobody and nothing is known as {said!r}{hint}")


def _places(within: Sequence[str], world: World) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states among ``within`` as codes, and the rest as outlets."""
    countries: list[str] = []
    outlets: list[str] = []
    for one in map(str.strip, within):
        states = [m.state.code for m in world.states(one) if m.how == "name"]
        if world.state(one.upper()) is not None:
            countries.append(one.upper())
        elif states:
            countries.append(states[0])
        elif one:
            outlets.append(one)
    return tuple(dict.fromkeys(countries)), tuple(dict.fromkeys(outlets))


def _place_by_id(id: str, words: str, world: World) -> Referent:
    same = [city for city in gazetteer.load().cities(words) if str(city.geonames) == id]
    if not same:
        raise UnknownName(
            f"no place named {words!r} has the GeoNames id {id!r}; `demarche world show {words!r}` lists them"
        )
    return _of_city(same[0], world)


def _places_of(said: str, world: World) -> list[City]:
    """ "Alexandria, Egypt" and "Alexandria, Virginia", the most populous first."""
    name, _, where = (part.strip() for part in said.partition(","))
    iso2 = {m.state.iso2 for m in world.states(where) if m.how == "name"}
    divisions = {(s.iso2, r.admin1) for r in regions().get(place_key(where), ()) if (s := world.state(r.country or ""))}
    return [c for c in gazetteer.load().cities(name) if c.iso2 in iso2 or (c.iso2, c.admin1) in divisions]


def _of_city(city: City, world: World) -> Referent:
    country = next((s.iso3 for s in world.every_state() if s.iso2 == city.iso2 and s.end is None), None)
    return Referent("place", str(city.geonames), city.name, city.lat, city.lon, country, city.admin1)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
