"""Events and actors in CAMEO 1.1b3, as the formats of that family write them.

An actor's code is strung together from parts of three letters: country, known group, roles ("USAGOV", "IGOUNO"). Countries
are those of ISO 3166-1 alpha-3 but for a few older ones; roles are the agent codes, which PLOVER has taken over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from demarche.base import codebook
from demarche.base.records import Actor
from demarche.base.tables import rows
from demarche.base.world import load
from demarche.publish.table import FOLDER, Row

GDELT_COUNTRIES: Mapping[str, str] = {"ROU": "ROM", "TLS": "TMP", "MNE": "MTN", "IMN": "IMY"}
"""Where GDELT's list of countries (gdeltproject.org, CAMEO.country.txt) departs from ISO 3166-1 alpha-3."""
GDELT_ROLES = frozenset(
    "COP GOV INS JUD MIL OPP REB SEP SPY UAF AGR BUS CRM CVL DEV EDU ELI ENV HLH HRI LAB LEG MED REF MOD RAD IGO IMG INT "
    "MNC NGM NGO UIS SET".split()
)
"""The roles of GDELT's list of types (gdeltproject.org, CAMEO.type.txt). PLOVER's PTY and REL are not among them."""
_ROOTLESS = ("IGO", "NGO", "IMG", "MNC")
"""Actors of no country begin with one of these."""


@dataclass(frozen=True, slots=True)
class CameoActor:
    """The parts of an actor's code, each of three letters; "" for what is not known."""

    country: str
    group: str
    roles: tuple[str, ...]

    @property
    def code(self) -> str:
        """``USAGOV``, ``IGOUNO``, ``PSEUAFHMS``: the root first, a group after what it is."""
        if self.country:
            return self.country + "".join(self.roles) + self.group
        rootless = sorted(self.roles, key=lambda role: role not in _ROOTLESS)
        return "".join(rootless[:1]) + self.group + "".join(rootless[1:])


def cameo_actor(actor: Actor | None, countries: Mapping[str, str], roles: frozenset[str] | None = None) -> CameoActor:
    """The parts of an actor's code; ``countries`` renames countries, ``roles`` are those that the format knows."""
    if actor is None:
        return CameoActor("", "", ())
    country = actor.country or ""
    known = tuple(role for role in actor.sector if roles is None or role in roles)
    return CameoActor(countries.get(country, country), _group(actor), known)


def event_code(row: Row) -> str:
    """The CAMEO code of a row's event; the general one of its root where no other is certain."""
    event = row.told.event
    return event.cameo or codebook.load().root(event.plover.event).cameo


def base_code(row: Row) -> str:
    """The code at the second level: 0251 -> 025."""
    return event_code(row)[:3]


def root_code(row: Row) -> str:
    """The code at the first level: 0251 -> 02."""
    return event_code(row)[:2]


def scale(row: Row) -> float:
    """The score of the code on the published CAMEO Goldstein scale, -10 to 10."""
    return codebook.load().cameo(event_code(row)).goldstein


def title(code: str) -> str:
    """The title of a code; that of the code above it where the table has none."""
    known = _titles()
    while code and code not in known:
        code = code[:-1]
    return known.get(code, "")


@cache
def _titles() -> dict[str, str]:
    return {code: name for code, name in rows(FOLDER / "cameo_names.txt", 2)}


@cache
def _groups() -> dict[str, str]:
    return {code: group for code, group in rows(FOLDER / "groups.txt", 2)}


def _group(actor: Actor) -> str:
    """The code of the known group that the actor is, by its name: "European Commission, EU" is of the EU."""
    for name in (actor.name, *actor.name.rsplit(", ", 1)[::-1]):
        organization = load().organization(name)
        if organization is not None and organization.code in _groups():
            return _groups()[organization.code]
    return ""
