"""All that is known under one name, on one card: what ``demarche world show NAME`` prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demarche.base.facts import NamedAgreement, Organization, People, Person, PersonMatch, Role, StateMatch, Term
from demarche.base.world import World, load


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody's term in an office, as a line of a state's card."""

    term: Term
    person: Person


@dataclass(frozen=True, slots=True)
class Card:
    """The readings of one name; ``in_office`` are the holders of the first state's offices on ``day``."""

    name: str
    day: date
    states: tuple[StateMatch, ...]
    people: tuple[PersonMatch, ...]
    organization: Organization | None
    agreement: NamedAgreement | None
    peoples: People | None
    role: Role | None
    in_office: tuple[Holding, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is known under this name."""
        return not (self.states or self.people or self.organization or self.agreement or self.peoples or self.role)


def show(name: str, day: date | None = None, world: World | None = None) -> Card:
    """What is known under ``name``; offices as of ``day`` (today when None)."""
    known = world or load()
    on = day or date.today()
    states = known.states(name)
    organization = known.organization(name)
    code = states[0].state.code if states else organization.code if organization else None
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
    )


def in_office(world: World, code: str, day: date) -> tuple[Holding, ...]:
    """Who held which office of a state or organization on ``day``, each person and office once, in the rolls' order."""
    found: dict[tuple[str, date | None], Holding] = {}
    for person in world.every_person():
        for term in person.terms:
            if term.country == code and term.start and term.distance(day) == 0:
                found.setdefault((person.id, term.start), Holding(term, person))
    return tuple(found.values())
