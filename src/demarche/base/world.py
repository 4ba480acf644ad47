"""The world as the reader knows it: states, people in office, organizations, agreements, roles, and their names.

``load()`` reads the tables under ``data/world``, and what the user has imported, once. Look-ups take a name as an article writes it and return every
reading, best first, or nothing; ``find`` gives all known names of a text in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from demarche.base import user_tables, user_world
from demarche.base.facts import (
    MentionHow,
    MentionKind,
    NamedAgreement,
    Organization,
    People,
    Person,
    PersonHow,
    PersonMatch,
    Role,
    State,
    StateHow,
    StateMatch,
    Term,
    WorldMention,
)
from demarche.base.names import NameIndex, folded
from demarche.base.spans import Span
from demarche.base.tables import FOLDER, items, rows
from demarche.base.world_merge import merged_agreements, merged_organizations, merged_people, merged_states
from demarche.base.world_tables import (
    Metonym,
    read_agreements,
    read_metonyms,
    read_organizations,
    read_people,
    read_peoples,
    read_roles,
    read_states,
    state_items,
)

_Reading = tuple[MentionKind, str, MentionHow]
_NO_DAY = date.max


class World:
    """Everything known, and the look-ups. Build it with ``load()``; it is never changed afterwards."""

    def __init__(
        self,
        states: Iterable[State],
        metonyms: Iterable[Metonym],
        people: Iterable[Person],
        organizations: Iterable[Organization],
        agreements: Iterable[NamedAgreement],
        peoples: Iterable[People],
        roles: Iterable[Role],
        hidden: Iterable[str] = (),
        unsafe: Iterable[str] = (),
        items: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._by_iso3: dict[str, State] = {}
        self._states: dict[str, list[StateMatch]] = {}
        self._people: dict[str, Person] = {}
        self._by_name: dict[str, list[Person]] = {}
        self._by_short: dict[str, list[Person]] = {}
        self._holders: dict[tuple[str, str], list[tuple[Term, Person]]] = {}
        self._organizations: dict[str, Organization] = {}
        self._agreements: dict[str, NamedAgreement] = {}
        self._peoples: dict[str, People] = {}
        self._roles: dict[str, Role] = {folded(role.noun): role for role in roles}
        self._holders_by_user: dict[tuple[str, str], list[tuple[Term, Person]]] = {}
        self._state_items = items
        self._index: NameIndex[_Reading] = NameIndex()
        self._unsafe = frozenset(unsafe)
        for name in hidden:
            self._index.add(name)
        for state in states:
            self._add_state(state)
        self._metonyms = tuple(metonyms)
        for metonym in self._metonyms:
            match = StateMatch(self._by_iso3[metonym.country], "metonym", metonym.sector)
            for name in metonym.names:
                self._match(name, match)
        for person in people:
            self._add_person(person)
        for organization in organizations:
            for name in (organization.name, *organization.aliases):
                self._organizations.setdefault(folded(name), organization)
                self._name(name, ("organization", organization.id, "name"))
            for key in (organization.id, organization.code):
                self._organizations.setdefault(key, organization)
        for agreement in agreements:
            for name in (agreement.name, *agreement.aliases):
                self._agreements.setdefault(folded(name), agreement)
                self._name(name, ("agreement", agreement.id, "name"))
            self._agreements.setdefault(agreement.id, agreement)
        for group in peoples:
            for name in (group.name, *group.aliases):
                self._peoples.setdefault(folded(name), group)
                self._name(name, ("people", group.id, "demonym"))
            self._peoples.setdefault(group.id, group)

    def state(self, iso3: str) -> State | None:
        """The state with this ISO 3166-1 alpha-3 code, past codes (SUN, YUG) included."""
        return self._by_iso3.get(iso3)

    def states(self, name: str) -> tuple[StateMatch, ...]:
        """The states that a name, demonym, capital, palace or ministry stands for; a name before a capital."""
        return tuple(self._states.get(folded(name), ()))

    def person(self, name: str, day: date | None = None) -> tuple[PersonMatch, ...]:
        """Who a full name or surname may be: full names first, then by nearness in time of an office to ``day``.

        Without a day, whoever held an office last comes first. ``PersonMatch.days`` tells how far off the office is.
        """
        key = folded(name)
        full = [_matched(person, "name", day) for person in self._by_name.get(key, ())]
        named = {match.person.id for match in full}
        by_short = [_matched(p, "surname", day) for p in self._by_short.get(key, ()) if p.id not in named]
        return (*sorted(full, key=_rank), *sorted(by_short, key=_rank))

    def person_by_id(self, id: str) -> Person | None:
        """The person with this slug."""
        return self._people.get(id)

    def holder(self, office: str, country: str, day: date | None) -> Person | None:
        """Who held an office ("president", "secretary of state") of a state or organization on ``day``.

        None when nobody is known, when two people are (a disputed office), or without a day.
        """
        if day is None:
            return None
        key = (folded(office), country)
        held = _held(self._holders_by_user.get(key, ()), day) or _held(self._holders.get(key, ()), day)
        starts = {term.start for term, _ in held}
        if len(starts) > 1 and None not in starts:  # the day of a handover belongs to both: the new one counts
            ended = [(t, p) for t, p in held if t.end != day]
            held = ended or held
        people = {person.id: person for _, person in held}
        return next(iter(people.values())) if len(people) == 1 else None

    def organization(self, name: str) -> Organization | None:
        """The organization with this name, alias, code or id."""
        return self._organizations.get(folded(name)) or self._organizations.get(name)

    def agreement(self, name: str) -> NamedAgreement | None:
        """The agreement with this name, alias or id."""
        return self._agreements.get(folded(name)) or self._agreements.get(name)

    def people(self, name: str) -> People | None:
        """The people (Kurds, Tamils) with this name, adjective or id."""
        return self._peoples.get(folded(name)) or self._peoples.get(name)

    def role(self, noun: str) -> Role | None:
        """What a role noun or phrase says ("troops", "foreign minister"); plural and singular alike."""
        key = folded(noun)
        return self._roles.get(key) or self._roles.get(_singular(key))

    def find(self, text: str) -> list[WorldMention]:
        """Every known name in ``text`` with its readings, in one pass; an ambiguous name gives several mentions.

        A surname that is part of a longer name ("Grant Williams", "Michel Luya") is left out, as far as capitals and
        titles tell; so is the Security Council in a state's "National Security Council".
        """
        return [
            WorldMention(span, kind, key, how)
            for span, readings in self._index.scan(text)
            for kind, key, how in readings
            if (how != "surname" or self._alone(text, span))
            and not (kind == "organization" and _ONE_STATES_OWN.search(text, max(0, span.start - 12), span.start))
        ]

    def _alone(self, text: str, span: Span) -> bool:
        """Whether no other part of a name stands right before or after; a title or a sentence's start is none."""
        if _NAME_AFTER.match(text, span.end):
            return False
        before = _WORD_BEFORE.search(text, max(0, span.start - 40), span.start)
        if before is None or not before[1][0].isupper() or before[1].lower() in _TITLES:
            return True
        previous = text[max(0, before.start() - 20) : before.start()].rstrip("\"' \n")
        starts_sentence = not previous or not (previous[-1].isalnum() or previous[-1] in ",;)")
        return starts_sentence or self.role(before[1]) is not None or bool(self.states(before[1]))

    def wikidata(self, iso3: str) -> str | None:
        """The Wikidata item of a state, Q43."""
        return self._state_items.get(iso3)

    def every_organization(self) -> tuple[Organization, ...]:
        """All organizations, each once."""
        return tuple({one.id: one for one in self._organizations.values()}.values())

    def every_agreement(self) -> tuple[NamedAgreement, ...]:
        """All agreements, each once."""
        return tuple({one.id: one for one in self._agreements.values()}.values())

    def every_people(self) -> tuple[People, ...]:
        """All peoples that are not one state's own, each once."""
        return tuple({one.id: one for one in self._peoples.values()}.values())

    def metonyms(self, iso3: str) -> tuple[tuple[str, str], ...]:
        """The palaces and ministries that stand for a state, as (name, PLOVER sector)."""
        return tuple((name, one.sector) for one in self._metonyms if one.country == iso3 for name in one.names)

    def every_state(self) -> tuple[State, ...]:
        """All states, in the order of the table."""
        return tuple(self._by_iso3.values())

    def every_person(self) -> tuple[Person, ...]:
        """All people, in the order of the rolls."""
        return tuple(self._people.values())

    def _name(self, name: str, reading: _Reading) -> None:
        if name not in self._unsafe:
            self._index.add(name, reading)

    def _add_state(self, state: State) -> None:
        self._by_iso3[state.iso3] = state
        how_names: tuple[tuple[StateHow, tuple[str, ...]], ...] = (
            ("name", (state.name, *state.names)),
            ("demonym", state.demonyms),
            ("capital", state.capitals),
        )
        for how, names in how_names:
            for name in names:
                self._match(name, StateMatch(state, how))

    def _match(self, name: str, match: StateMatch) -> None:
        held = self._states.setdefault(folded(name), [])
        if all(m.state is not match.state for m in held):
            held.append(match)
            held.sort(key=lambda m: (m.state.end is not None, _STATE_ORDER[m.how]))
            self._name(name, ("state", match.state.iso3, match.how))

    def _add_person(self, person: Person) -> None:
        self._people[person.id] = person
        for name in (person.name, *person.aliases):
            held = self._by_name.setdefault(folded(name), [])
            if person not in held:
                held.append(person)
            if " " in name or "-" in name:
                self._name(name, ("person", person.id, "name"))
        for name in person.short:
            key = folded(name)
            held = self._by_short.setdefault(key, [])
            if person not in held:
                held.append(person)
            self._name(name, ("person", key, "surname"))
        holders = self._holders_by_user if person.imports else self._holders
        for term in person.terms:
            if term.start or term.end:  # an import may not know when: that makes nobody the holder on a day
                holders.setdefault((folded(term.office), term.country), []).append((term, person))


_ONE_STATES_OWN = re.compile(r"\b(?:National|Supreme|Federal|Provincial) $")
_NAME_AFTER = re.compile(r" [A-Z][\w'-]*")
_WORD_BEFORE = re.compile(r"\b([\w'-]+)\.? $")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "lord", "lady", "gen", "col", "sen", "rep", "gov", "sheikh", "mullah"}
)
_STATE_ORDER = {"name": 0, "demonym": 1, "metonym": 2, "capital": 3}
# Of several people who held office on the day, the news calls the higher one by surname alone.
_OFFICE_ORDER = {
    "supreme leader": 0, "president": 0, "prime minister": 0, "chancellor": 0, "secretary-general": 1, "king": 1,
    "foreign minister": 2, "defence minister": 3,
}  # fmt: skip


def _held(holders: Iterable[tuple[Term, Person]], day: date) -> list[tuple[Term, Person]]:
    return [(term, person) for term, person in holders if term.distance(day) == 0]


def _matched(person: Person, how: PersonHow, day: date | None) -> PersonMatch:
    if not person.terms:
        return PersonMatch(person, how, None, None)
    if day is None:
        return PersonMatch(person, how, max(person.terms, key=lambda t: (t.end or _NO_DAY, t.start or date.min)), None)
    term = min(person.terms, key=lambda t: (t.distance(day), _OFFICE_ORDER.get(t.office, 9)))
    return PersonMatch(person, how, term, term.distance(day))


def _rank(match: PersonMatch) -> tuple[int, int, str]:
    if match.term is None:
        return (1 << 30, 9, match.person.id)
    off = match.days if match.days is not None else -(match.term.end or _NO_DAY).toordinal()
    return (off, _OFFICE_ORDER.get(match.term.office, 9), match.person.id)


def _singular(key: str) -> str:
    if key.endswith("men"):
        return key[:-3] + "man"
    if key.endswith("women"):
        return key[:-5] + "woman"
    if key.endswith("ies"):
        return key[:-3] + "y"
    return key.removesuffix("s")


def load() -> World:
    """The package's tables and what the user has imported, read once. WorldError when a table cannot be used.

    A new or forgotten import is seen at the next call.
    """
    return _read(user_world.stamp())


@lru_cache(maxsize=1)
def _read(imports: tuple[tuple[str, int], ...]) -> World:
    words = {kind: names for kind, cell in rows(FOLDER / "words.txt", 2) if (names := items(cell))}
    facts = [fact for folder, _ in imports for fact in user_tables.read(Path(folder), Path(folder).name)]
    states: Iterable[State] = read_states()
    people: Iterable[Person] = read_people()
    organizations: Iterable[Organization] = read_organizations()
    agreements: Iterable[NamedAgreement] = read_agreements()
    if facts:
        states = merged_states(states, [f for f in facts if isinstance(f, State)])
        people = merged_people(people, [f for f in facts if isinstance(f, Person)])
        organizations = merged_organizations(organizations, [f for f in facts if isinstance(f, Organization)])
        agreements = merged_agreements(agreements, [f for f in facts if isinstance(f, NamedAgreement)])
    return World(
        states,
        (*read_metonyms(), *(f for f in facts if isinstance(f, Metonym))),
        people,
        organizations,
        agreements,
        (*(f for f in facts if isinstance(f, People)), *read_peoples()),
        read_roles(),
        hidden=words.get("hidden", ()),
        unsafe=words.get("unsafe", ()),
        items=dict(state_items()),
    )
