"""A user's facts put together with the package's own: the user's win, and nothing is joined on a name alone.

A person is the same one when a full name is and a country is; an organization when a name is and its country does not
differ; an agreement when a name is and the year does not differ; a state by its code.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import chain, count
from typing import TypeVar

from demarche.base.facts import NamedAgreement, Organization, Person, State, Term
from demarche.base.names import folded

_Any = TypeVar("_Any", bound=Hashable)


def merged_people(own: Iterable[Person], users: Iterable[Person]) -> tuple[Person, ...]:
    """The package's people with what the user knows of them, then the user's others, each with an id of its own."""
    people = {person.id: person for person in own}
    by_name: dict[str, list[str]] = {}
    by_item: dict[str, str] = {}
    for person in people.values():
        _enter(person, by_name)
    for user in users:
        id = by_item.get(user.wikidata or "") or _same(user, people, by_name)
        if id is None:
            id = _free(user, people)
            people[id] = replace(user, id=id)
        else:
            people[id] = _person(people[id], user)
        _enter(people[id], by_name)
        if user.wikidata:
            by_item[user.wikidata] = id
    return tuple(people.values())


def merged_organizations(own: Iterable[Organization], users: Iterable[Organization]) -> tuple[Organization, ...]:
    """The user's organizations first, since the first of a name is found; each with the package's names of it."""
    held = tuple(own)
    known: dict[str, Organization] = {}
    for one in held:
        for name in (one.name, *one.aliases):
            known.setdefault(folded(name), one)
    first: dict[str, Organization] = {}
    joined: set[str] = set()
    for user in users:
        same = first.get(user.id) or known.get(folded(user.name))
        if same is not None and same.country and user.country and same.country != user.country:
            user, same = replace(user, id=f"{user.id}-{user.country.lower()}"), None
        if same is not None:
            joined.add(same.id)
            code = user.code if user.code != user.name else same.code
            names = _united((user.name, *user.aliases), (same.name, *same.aliases))
            user = replace(
                user, id=same.id, code=code, country=user.country or same.country, sector=user.sector or same.sector,
                aliases=names[1:], wikidata=user.wikidata or same.wikidata, imports=_united(same.imports, user.imports),
            )  # fmt: skip
        first[user.id] = user
    return (*first.values(), *(one for one in held if one.id not in joined))


def merged_agreements(own: Iterable[NamedAgreement], users: Iterable[NamedAgreement]) -> tuple[NamedAgreement, ...]:
    """The user's agreements first, each with the package's names of it."""
    held = tuple(own)
    known: dict[str, NamedAgreement] = {}
    for one in held:
        for name in (one.name, *one.aliases):
            known.setdefault(folded(name), one)
    first: dict[str, NamedAgreement] = {}
    joined: set[str] = set()
    for user in users:
        same = first.get(user.id) or known.get(folded(user.name))
        if same is not None and same.year and user.year and same.year != user.year:
            user, same = replace(user, id=f"{user.id}-{user.year}"), None
        if same is not None:
            joined.add(same.id)
            names = _united((user.name, *user.aliases), (same.name, *same.aliases))
            user = replace(
                user, id=same.id, year=user.year or same.year, parties=user.parties or same.parties, aliases=names[1:],
                wikidata=user.wikidata or same.wikidata, imports=_united(same.imports, user.imports),
            )  # fmt: skip
        first[user.id] = user
    return (*first.values(), *(one for one in held if one.id not in joined))


def merged_states(own: Iterable[State], users: Iterable[State]) -> tuple[State, ...]:
    """The states by code: a user's cells win where they say something, lists are put together."""
    states = {state.iso3: state for state in own}
    for user in users:
        held = states.get(user.iso3)
        if held is None:
            states[user.iso3] = user
            continue
        name = user.name or held.name
        states[user.iso3] = replace(
            held, iso2=user.iso2 or held.iso2, name=name, cow=user.cow or held.cow, gw=user.gw or held.gw,
            start=user.start or held.start, end=user.end or held.end, heir=user.heir or held.heir,
            names=_united(user.names, held.names, () if name == held.name else (held.name,)),
            demonyms=_united(user.demonyms, held.demonyms), capitals=_united(user.capitals, held.capitals),
            imports=_united(held.imports, user.imports),
        )  # fmt: skip
    return tuple(states.values())


def _same(user: Person, people: dict[str, Person], by_name: dict[str, list[str]]) -> str | None:
    """The id of the person of that full name and a country of theirs; None when that is nobody, or several."""
    countries = _countries(user)
    found = dict.fromkeys(
        id
        for name in (user.name, *user.aliases)
        for id in by_name.get(folded(name), ())
        if " " in name and countries & _countries(people[id]) and not _two_items(user, people[id])
    )
    return next(iter(found)) if len(found) == 1 else None


def _two_items(a: Person, b: Person) -> bool:
    return a.wikidata is not None and b.wikidata is not None and a.wikidata != b.wikidata


def _person(held: Person, user: Person) -> Person:
    known = (held.name, *held.aliases)
    return replace(
        held, name=user.name, aliases=_united(user.aliases, tuple(n for n in known if n != user.name)),
        short=_united(user.short, held.short), terms=_terms(held.terms, user.terms),
        country=user.country or held.country, wikidata=user.wikidata or held.wikidata,
        imports=_united(held.imports, user.imports),
    )  # fmt: skip


def _terms(held: Sequence[Term], users: Sequence[Term]) -> tuple[Term, ...]:
    """The user's terms, and those of the package that no dated one of the user's for that office overlaps."""
    kept = [t for t in held if not any(_overlap(t, u) for u in users)]
    dated = [u for u in users if u.start or u.end or not any(_one_office(u, t) for t in held)]
    return _united(dated, kept)


def _one_office(a: Term, b: Term) -> bool:
    return a.country == b.country and folded(a.office) == folded(b.office)


def _overlap(held: Term, user: Term) -> bool:
    if not _one_office(held, user) or not (user.start or user.end):
        return False
    starts_before = user.start is None or held.end is None or user.start <= held.end
    ends_after = user.end is None or held.start is None or user.end >= held.start
    return starts_before and ends_after


def _countries(person: Person) -> set[str]:
    return {t.country for t in person.terms} | ({person.country} if person.country else set())


def _enter(person: Person, by_name: dict[str, list[str]]) -> None:
    for name in (person.name, *person.aliases):
        ids = by_name.setdefault(folded(name), [])
        if person.id not in ids:
            ids.append(person.id)


def _free(user: Person, people: dict[str, Person]) -> str:
    """The user's id, or the same with what tells the person from the namesake: the item, the country, a number."""
    if user.id not in people:
        return user.id
    marks = chain(filter(None, (user.wikidata, user.country)), map(str, count(2)))
    return next(id for mark in marks if (id := f"{user.id}-{mark.lower()}") not in people)


def _united(*parts: Sequence[_Any]) -> tuple[_Any, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))
