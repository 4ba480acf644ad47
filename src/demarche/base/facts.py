"""The frozen types of what is known about the world: states, people and their terms, organizations, agreements, roles.

Facts are general knowledge as works of reference print it; the files under ``data/world`` say where they come from.
``None`` means "not known", never "no". ``imports`` names the user's imports that a fact comes from, wholly or in part;
it is empty for the package's own. ``wikidata`` is the item's number (Q43).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from demarche.base.records import ActorKind
from demarche.base.spans import Span

StateHow = Literal["name", "demonym", "capital", "metonym"]
PersonHow = Literal["name", "surname"]
MentionKind = Literal["state", "person", "organization", "agreement", "people"]
MentionHow = Literal["name", "demonym", "capital", "metonym", "surname", "place"]


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory, past or present.

    ``cow`` and ``gw`` are the numbers of the Correlates of War and of Gleditsch and Ward. A state that is no more has
    ``end``, and ``heir``: the iso3 code of the state that news and codebooks count as its successor.
    """

    iso3: str
    iso2: str | None
    name: str
    cow: int | None
    gw: int | None
    start: date | None
    end: date | None
    heir: str | None
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    wikidata: str | None = None
    imports: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The iso3 code under which events are recorded: the heir's for a past state."""
        return self.heir or self.iso3


@dataclass(frozen=True, slots=True)
class StateMatch:
    """A state, how the words lead to it, and for a metonym ("the Kremlin", "the Knesset") the PLOVER sector."""

    state: State
    how: StateHow
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An office held from ``start`` to ``end``, both inclusive; ``country`` is iso3 or an organization's code."""

    office: str
    country: str
    sector: str
    start: date | None
    end: date | None

    def distance(self, day: date) -> int:
        """Days between ``day`` and the term; 0 within it."""
        if self.start is not None and day < self.start:
            return (self.start - day).days
        if self.end is not None and day > self.end:
            return (day - self.end).days
        return 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the news names. ``id`` is a slug; ``short`` the names used after the first mention."""

    id: str
    name: str
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    terms: tuple[Term, ...]
    country: str | None
    wikidata: str | None = None
    imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A person, how the words lead to them, the term nearest to the day, and its distance in days (None: no day)."""

    person: Person
    how: PersonHow
    term: Term | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization. ``code`` is what reports print (UNO, Hezbollah), ``country`` where it belongs, if anywhere."""

    id: str
    name: str
    code: str
    kind: ActorKind
    country: str | None
    sector: str
    aliases: tuple[str, ...]
    wikidata: str | None = None
    imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedAgreement:
    """A treaty, accord or plan that the news calls by name, the year of its signing, and its parties' codes."""

    id: str
    name: str
    year: int | None
    parties: tuple[str, ...]
    aliases: tuple[str, ...]
    wikidata: str | None = None
    imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """A people that is not a state's own (Kurds, Tamils): ``countries`` are the iso3 codes of where it lives."""

    id: str
    name: str
    countries: tuple[str, ...]
    aliases: tuple[str, ...]
    wikidata: str | None = None
    imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun says of whoever it names: "troops" are an armed force of sector MIL, a "judge" is JUD."""

    noun: str
    kind: ActorKind
    sector: str
    office: str | None


@dataclass(frozen=True, slots=True)
class WorldMention:
    """A known name in a text. ``key`` is the state's iso3, the id of the rest, or for a surname its folded form.

    ``how`` "place": a city or province, with the state in which it lies.
    """

    span: Span
    kind: MentionKind
    key: str
    how: MentionHow
