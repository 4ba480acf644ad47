"""Wikidata's JSON dump, or some lines of it: one item a line, as facts.

Kept are people who held an office (P39), parties, intergovernmental organizations, armed groups and forces, ministries,
agencies, companies, news agencies and treaties, and for states their names. An office is itself an item: it is known when
its line is in the same import, and its terms are put together at the end, so the order of the lines does not matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from demarche.base.errors import WorldError
from demarche.base.facts import NamedAgreement, Organization, Person, State, Term
from demarche.base.records import ActorKind
from demarche.base.user_tables import Fact, clean
from demarche.base.world import World
from demarche.base.world_tables import slug
from demarche.world.spellings import kept, offices, short
from demarche.world.tally import Tally

Line = tuple[str, int, bytes]
"""File, number of the line, the line."""
_Item = dict[str, Any]
_HUMAN: Final = "Q5"
_OFFICES: Final = frozenset({"Q4164871", "Q294414"})  # position, public office
_STATES: Final = frozenset({"Q6256", "Q3624078"})  # country, sovereign state
_TREATIES: Final = frozenset({"Q131569", "Q625298"})  # treaty, peace treaty
_ORGANIZATIONS: Final[dict[str, tuple[ActorKind, str]]] = {
    "Q484652": ("igo", "IGO"),  # international organization
    "Q245065": ("igo", "IGO"),  # intergovernmental organization
    "Q1335818": ("igo", "IGO"),  # supranational organisation
    "Q1127126": ("igo", "IGO"),  # military alliance
    "Q7278": ("party", "PTY"),  # political party
    "Q17127659": ("armed-group", "UAF"),  # terrorist organization
    "Q17149090": ("armed-group", "UAF"),  # armed organization
    "Q772547": ("armed-force", "MIL"),  # armed forces
    "Q192350": ("office", "GOV"),  # ministry
    "Q327333": ("office", "GOV"),  # government agency
    "Q192283": ("organization", "MED"),  # news agency
    "Q79913": ("organization", "NGO"),  # non-governmental organization
    "Q4830453": ("company", "BUS"),  # business
    "Q783794": ("company", "BUS"),  # company
    "Q6881511": ("company", "BUS"),  # enterprise
    "Q891723": ("company", "BUS"),  # public company
}
_LANGUAGES: Final = ("en", "mul", "en-gb")
_PRECISIONS: Final = {9: 4, 10: 7, 11: 10}  # year, month, day -> letters of "2014-08-29"


@dataclass(frozen=True, slots=True)
class _Office:
    title: str
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    office: str
    where: tuple[str, ...]
    since: str
    until: str


def read(lines: Iterable[Line], world: World, tally: Tally) -> Iterator[Fact]:
    """The facts of the items; people and agreements come last."""
    codes = {world.wikidata(state.iso3) or "": state.iso3 for state in world.every_state()}
    known: dict[str, _Office] = {}
    people: list[tuple[Person, str, list[_Held]]] = []
    treaties: list[tuple[NamedAgreement, tuple[str, ...]]] = []
    for file, number, line in lines:
        text = line.strip().rstrip(b",")
        if text in (b"", b"[", b"]"):
            continue
        try:
            item: _Item = json.loads(text)
            id = str(item["id"])
            classes = frozenset(_items(item, "P31"))
            title = _label(item)
            if not id.startswith("Q"):
                tally.leave("properties and lexemes")
            elif title is None:
                tally.leave("items without an English name")
            elif _HUMAN in classes:
                person = _person(item, title, world)
                held = list(_offices(item))
                if held:
                    people.append((person, next(iter(_items(item, "P27")), ""), held))
                else:
                    tally.leave("people without an office")
            elif classes & _STATES and (iso3 := _text(item, "P298") or codes.get(id)):
                codes[id] = iso3
                yield _state(item, iso3, title)
            elif classes & _OFFICES or _items(item, "P1001"):
                known[id] = _Office(title, (*_items(item, "P1001"), *_items(item, "P17")))
            elif classes & _TREATIES:
                treaties.append((_treaty(item, title, world), _items(item, "P1891") or _items(item, "P710")))
            elif (
                shape := next((_ORGANIZATIONS[c] for c in _items(item, "P31") if c in _ORGANIZATIONS), None)
            ) is not None:
                made = _organization(item, title, shape, codes, world)
                codes.setdefault(id, made.code)
                yield made
            else:
                tally.leave("items of other kinds")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            tally.wrong(file, number, f"not an item of Wikidata ({_short(error)})")
    yield from _in_office(people, known, codes, world, tally)
    for treaty, parties in treaties:
        yield replace(treaty, parties=tuple(codes[p] for p in parties if p in codes))


def _in_office(
    people: Iterable[tuple[Person, str, list[_Held]]],
    known: dict[str, _Office],
    codes: dict[str, str],
    world: World,
    tally: Tally,
) -> Iterator[Person]:
    for person, citizen, held in people:
        country = codes.get(citizen)
        terms: list[Term] = []
        for one in held:
            office = known.get(one.office)
            if office is None:
                tally.leave("offices whose own item is not in the file")
                continue
            where = next((codes[w] for w in (*one.where, *office.where) if w in codes), country)
            if where is None:
                tally.leave("offices of no known state")
                continue
            try:
                terms += offices(office.title, where, None, (one.since, one.until), world)
            except WorldError:
                tally.leave("offices with a day that does not exist")
        names = (person.name, *person.aliases)
        yield replace(
            person, country=country, terms=tuple(dict.fromkeys(terms)), short=short(names, country) if terms else ()
        )


def _person(item: _Item, title: str, world: World) -> Person:
    return Person(slug(title), clean(title), _aliases(item, title, world), (), (), None, item["id"])


def _offices(item: _Item) -> Iterator[_Held]:
    for claim in _claims(item, "P39"):
        office = _value(claim["mainsnak"])
        if isinstance(office, dict) and "id" in office:
            said = claim.get("qualifiers", {})
            where = tuple(
                v["id"]
                for p in ("P1001", "P642")
                for s in said.get(p, ())
                if isinstance(v := _value(s), dict) and "id" in v
            )
            yield _Held(office["id"], where, _day(said.get("P580", ())), _day(said.get("P582", ())))


def _organization(
    item: _Item, title: str, shape: tuple[ActorKind, str], codes: dict[str, str], world: World
) -> Organization:
    aliases = _aliases(item, title, world)
    letters = next(
        (a for a in (_text(item, "P1813"), *aliases) if a and a.isupper() and a.isalpha() and len(a) < 8), title
    )
    country = next((codes[q] for q in _items(item, "P17") if q in codes), None)
    kind, sector = shape
    return Organization(
        slug(title), clean(title), clean(letters), kind, None if kind == "igo" else country, sector, aliases, item["id"]
    )


def _state(item: _Item, iso3: str, title: str) -> State:
    names = tuple(clean(a) for a in _written(item) if len(a) > 3)
    return State(iso3, None, "", None, None, None, None, None, (clean(title), *names), (), ())


def _treaty(item: _Item, title: str, world: World) -> NamedAgreement:
    year = next((d[:4] for p in ("P585", "P571") if (d := _day([c["mainsnak"] for c in _claims(item, p)]))), "")
    return NamedAgreement(
        slug(title), clean(title), int(year) if year else None, (), _aliases(item, title, world), item["id"]
    )


def _label(item: _Item) -> str | None:
    labels = item["labels"]
    return next((clean(labels[code]["value"]) for code in _LANGUAGES if code in labels), None) or None


def _written(item: _Item) -> list[str]:
    aliases = item.get("aliases") or {}
    return [alias["value"] for code in _LANGUAGES for alias in aliases.get(code, ())]


def _aliases(item: _Item, title: str, world: World) -> tuple[str, ...]:
    return tuple(name for name in kept(_written(item), world) if name != title)


def _claims(item: _Item, number: str) -> list[_Item]:
    """The statements of a property that are not deprecated, the preferred ones first."""
    claims = [c for c in (item.get("claims") or {}).get(number, ()) if c.get("rank") != "deprecated"]
    return sorted(claims, key=lambda c: c.get("rank") != "preferred")


def _items(item: _Item, number: str) -> tuple[str, ...]:
    found = [_value(claim["mainsnak"]) for claim in _claims(item, number)]
    return tuple(str(value["id"]) for value in found if isinstance(value, dict) and "id" in value)


def _text(item: _Item, number: str) -> str | None:
    for claim in _claims(item, number):
        value = _value(claim["mainsnak"])
        if isinstance(value, dict):
            value = value.get("text")
        if isinstance(value, str):
            return value
    return None


def _value(snak: _Item) -> object:
    return snak["datavalue"]["value"] if snak.get("snaktype") == "value" else None


def _day(snaks: Iterable[_Item]) -> str:
    """The first time that is known to the year or better, as far as it is known: "2014-08"; "" for none."""
    for snak in snaks:
        value = _value(snak)
        if isinstance(value, dict) and (letters := _PRECISIONS.get(value.get("precision", 0))):
            written = str(value["time"])
            return written[1 : 1 + letters] if written.startswith("+") else ""
    return ""


def _short(error: Exception) -> str:
    return f"it lacks {error}" if isinstance(error, KeyError) else clean(str(error))[:80]
