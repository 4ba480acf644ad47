"""All that is known under one name, on one card: what ``demarche world show NAME`` prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demarche.base import gazetteer
from demarche.base.facts import NamedAgreement, Organization, People, Person, PersonMatch, Role, StateMatch, Term
from demarche.base.memberships import memberships
from demarche.base.place import City
from demarche.base.world import World, load

MOST_PLACES = 5
"""Places on a card: Springfield has 25, and a reader wants the best known."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody's term in an office, as a line of a state's card."""

    term: Term
    person: Person


@dataclass(frozen=True, slots=True)
class Card:
    """The readings of one name, as of ``day``.

    ``in_office`` are the holders of offices of the first state, or else of the organization. ``member_of`` are the
    organizations to which the first state belongs, ``members`` the codes of the organization's states. ``places`` are the
    most populous of that name, ``more_places`` counts the rest.
    """

    name: str
    day: date
    states: tuple[StateMatch, ...]
    people: tuple[PersonMatch, ...]
    organization: Organization | None
    agreement: NamedAgreement | None
    peoples: People | None
    role: Role | None
    in_office: tuple[Holding, ...]
    member_of: tuple[Organization, ...] = ()
    members: tuple[str, ...] = ()
    places: tuple[City, ...] = ()
    more_places: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing is known under this name."""
        known = self.states or self.people or self.organization or self.agreement or self.peoples or self.role
        return not (known or self.places)


def show(name: str, day: date | None = None, world: World | None = None) -> Card:
    """What is known under ``name``; offices as of ``day`` (today when None)."""
    known = world or load()
    on = day or date.today()
    states = _states(name, known)
    organization = known.organization(name)
    code = states[0].state.code if states else organization.code if organization else None
    places = gazetteer.load().cities(name)
    return Card(
        name,
        on,
        states,
        known.person(name, on),
        organization,
        known.agreement(name),
        known.people(name),
        known.role(name),
        in_office(known, code, on) if code else (),
        member_of(known, states[0].state.iso3, on) if states else (),
        members(organization.code, on) if organization else (),
        places[:MOST_PLACES],
        len(places[MOST_PLACES:]),
    )


def _states(name: str, world: World) -> tuple[StateMatch, ...]:
    """The states of a name, or of a code: TUR, TR."""
    found = world.states(name)
    coded = [s for s in world.every_state() if name.upper() in (s.iso3, s.iso2)] if 1 < len(name) < 4 else []
    return found or tuple(StateMatch(state, "name") for state in coded)


def member_of(world: World, iso3: str, day: date) -> tuple[Organization, ...]:
    """The organizations to which a state belongs on ``day``, as far as the table of memberships goes."""
    codes = [m.organization for m in memberships() if m.country == iso3 and m.on(day)]
    return tuple(organization for code in codes if (organization := world.organization(code)))


def members(code: str, day: date) -> tuple[str, ...]:
    """The iso3 codes of an organization's members on ``day``."""
    return tuple(m.country for m in memberships() if m.organization == code and m.on(day))


def in_office(world: World, code: str, day: date) -> tuple[Holding, ...]:
    """Who held which office of a state or organization on ``day``, each person and office once, in the rolls' order."""
    found: dict[tuple[str, date | None], Holding] = {}
    for person in world.every_person():
        for term in person.terms:
            if term.country == code and term.start and term.distance(day) == 0:
                found.setdefault((person.id, term.start), Holding(term, person))
    return tuple(found.values())
