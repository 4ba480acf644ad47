"""What is known under a name, for a terminal and as JSON; what is imported and corrected, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from demarche.base.corrections import Correction
from demarche.base.facts import Organization, Person, PersonMatch, State, StateMatch, Term
from demarche.base.place import City
from demarche.base.user_world import Import
from demarche.base.world import World
from demarche.base.world_card import Card
from demarche.views.hanging import Hanging
from demarche.views.wording import cleaned, day

_LABEL = 14
"""Columns for the labels of a card."""
Row = tuple[str, str]
_HOW = {
    "name": "",
    "demonym": "its people or adjective",
    "capital": "its capital",
    "metonym": "stands for its government",
}


def shown(card: Card, world: World) -> RenderableType:
    """The card: one block for each reading of the name."""
    parts: list[RenderableType] = []
    for title, rows in _blocks(card, world):
        if parts:
            parts.append(Text())
        parts.append(Text(cleaned(title), style="bold"))
        parts += [Hanging(Text(label, style="dim"), Text(cleaned(said)), _LABEL, 2) for label, said in rows if said]
    return Group(*parts)


def as_json(card: Card, world: World) -> dict[str, Any]:
    """The card as plain values: days in ISO 8601, what is not known null."""
    states = [
        {
            **_plain(asdict(m.state)), "how": m.how, "sector": m.sector, "wikidata": world.wikidata(m.state.iso3),
            "metonyms": [{"name": name, "sector": sector} for name, sector in world.metonyms(m.state.iso3)],
        }
        for m in card.states
    ]  # fmt: skip
    return {
        "name": card.name,
        "day": card.day.isoformat(),
        "states": states,
        "people": [{**_plain(asdict(m.person)), "how": m.how} for m in card.people],
        "organization": _plain(asdict(card.organization)) if card.organization else None,
        "agreement": _plain(asdict(card.agreement)) if card.agreement else None,
        "group": _plain(asdict(card.peoples)) if card.peoples else None,
        "role": _plain(asdict(card.role)) if card.role else None,
        "in_office": [{"person": h.person.name, "id": h.person.id, **_plain(asdict(h.term))} for h in card.in_office],
        "member_of": [o.code for o in card.member_of],
        "members": list(card.members),
        "places": [_plain(asdict(city)) for city in card.places],
        "more_places": card.more_places,
    }


def imports_shown(imports: Sequence[Import]) -> RenderableType:
    """A line for each import: what it holds, from which files, when."""
    return Group(
        *(
            Hanging(Text(one.name, style="bold"), Text(cleaned(f"{counted(one)} · {one.format} · {', '.join(one.files)} · {one.imported[:10]}")), 20, 0)
            for one in imports
        )
    )  # fmt: skip


def corrections_shown(corrections: Sequence[Correction]) -> RenderableType:
    """A line for each correction: the words, what they are, where, since when and why."""
    return Group(
        *(Hanging(Text(cleaned(f"“{one.words}”"), style="bold"), Text(cleaned(_is(one))), 20, 0) for one in corrections)
    )


def left_out(found: Import) -> str:
    """What an import passed over: ``people without an office: 12, bad lines: 3``; "" when nothing."""
    return ", ".join(f"{what}: {count:,}" for what, count in found.left_out.items())


def counted(one: Import) -> str:
    """What an import holds: ``people: 12, agreements: 1``."""
    return ", ".join(f"{table}: {count:,}" for table, count in one.rows.items())


def _is(one: Correction) -> str:
    referent = one.referent
    said = "withdrawn" if referent is None else f"is {referent.name}"
    if referent is not None and referent.kind == "place":
        said += f", {referent.country} (geonames:{referent.id})"
    elif referent is not None and referent.kind == "person":
        said += f" (person:{referent.id})"
    where = ", ".join((*one.countries, *one.outlets))
    return " · ".join(filter(None, (said, f"in {where}" if where else "", one.time[:10], one.reason)))


def _blocks(card: Card, world: World) -> Iterator[tuple[str, list[Row]]]:
    for number, match in enumerate(card.states):
        yield _state(match, card, world, first=number == 0)
    for person in card.people:
        yield person.person.name, _person(person, card.day)
    if card.organization:
        yield card.organization.name, _organization(card.organization, card)
    if card.agreement:
        one = card.agreement
        yield (
            f"{one.name}, agreement",
            [
                ("signed", str(one.year or "")),
                ("parties", ", ".join(one.parties)),
                ("names", "; ".join(one.aliases)),
                *_source(one.imports, one.wikidata, "agreements.txt"),
            ],
        )
    if card.peoples:
        group = card.peoples
        rows = [("lives in", ", ".join(group.countries)), ("names", "; ".join(group.aliases))]
        yield f"{group.name}, people", [*rows, *_source(group.imports, group.wikidata, "peoples.txt")]
    if card.role:
        rows = [("kind", card.role.kind), ("sector", card.role.sector), ("office", card.role.office or "")]
        yield f"{card.role.noun}, role", [*rows, ("source", "roles.txt")]
    if card.places:
        more = f", and {card.more_places} more" if card.more_places else ""
        rows = [(f"{c.iso2}.{c.admin1}" if c.admin1 else c.iso2, _city(c)) for c in card.places]
        yield f"Places called {card.name}{more}", [*rows, ("source", "GeoNames (CC BY 4.0)")]


def _state(match: StateMatch, card: Card, world: World, *, first: bool) -> tuple[str, list[Row]]:
    state = match.state
    how = f" ({card.name}: {_HOW[match.how]})" if match.how != "name" else ""
    codes = [f"ISO {state.iso3}" + (f", {state.iso2}" if state.iso2 else "")]
    codes += [f"COW {state.cow}"] if state.cow else []
    codes += [f"Gleditsch-Ward {state.gw}"] if state.gw else []
    rows: list[Row] = [
        ("codes", " · ".join(filter(None, (*codes, world.wikidata(state.iso3))))),
        ("existed", _since(state)),
        ("heir", state.heir or ""),
        ("names", "; ".join(state.names)),
        ("demonyms", "; ".join(state.demonyms)),
        ("capital", "; ".join(state.capitals)),
        ("stands for it", "; ".join(f"{name} ({sector})" for name, sector in world.metonyms(state.iso3))),
    ]
    if first:
        rows += [("member of", ", ".join(o.code for o in card.member_of)), *_holders(card)]
    return f"{state.name}{how}", [
        *rows,
        *_source(state.imports, None, "states.txt, metonyms.txt, memberships.txt, offices/"),
    ]


def _since(state: State) -> str:
    if state.end is None:
        return f"since {state.start.year}" if state.start else ""
    return f"{state.start.year if state.start else ''}–{day(state.end)}"


def _holders(card: Card) -> Iterator[Row]:
    for number, holding in enumerate(card.in_office):
        label = f"on {day(card.day)}" if number == 0 else ""
        yield label, f"{holding.term.office}: {holding.person.name} ({_days(holding.term)})"


def _person(match: PersonMatch, on: date) -> list[Row]:
    person = match.person
    terms = sorted(person.terms, key=lambda t: (t.start or date.min, t.office))
    rows: list[Row] = [
        ("country", person.country or ""),
        ("names", "; ".join(person.aliases)),
        ("also called", "; ".join(person.short)),
    ]
    for number, term in enumerate(terms):
        now = f" · on {day(on)}" if (term.start or term.end) and term.distance(on) == 0 else ""
        rows.append(
            (
                "offices" if number == 0 else "",
                f"{term.office}, {term.country} [{term.sector}] {_days(term)}{now}".rstrip(),
            )
        )
    return [*rows, ("id", f"person:{person.id}"), *_source(person.imports, person.wikidata, _rolls(person))]


def _rolls(person: Person) -> str:
    return ", ".join(f"offices/{code}.txt" for code in dict.fromkeys(t.country for t in person.terms))


def _organization(one: Organization, card: Card) -> list[Row]:
    rows: list[Row] = [
        ("code", one.code), ("kind", one.kind), ("country", one.country or ""), ("sector", one.sector),
        ("names", "; ".join(one.aliases)), ("members", ", ".join(card.members)),
    ]  # fmt: skip
    if not card.states:
        rows += _holders(card)
    return [*rows, *_source(one.imports, one.wikidata, "organizations/")]


def _city(city: City) -> str:
    people = f" · {city.population:,} people" if city.population else ""
    return f"{city.name} · {city.lat:.2f}, {city.lon:.2f}{people} · geonames:{city.geonames}"


def _source(imports: Sequence[str], item: str | None, own: str) -> list[Row]:
    said = f"your import{'s' if len(imports) > 1 else ''} {', '.join(imports)}" if imports else f"data/world: {own}"
    return [("wikidata", item or ""), ("source", said)]


def _days(term: Term) -> str:
    if term.start is None and term.end is None:
        return ""
    return f"{day(term.start) if term.start else '…'} – {day(term.end) if term.end else ''}".rstrip()


def _plain(value: Any) -> Any:
    """Days as ISO 8601, tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
