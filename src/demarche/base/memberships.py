"""Which states belong to which organizations, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from demarche.base.tables import FOLDER, first_day, items, last_day, rows

FILE = FOLDER / "memberships.txt"


@dataclass(frozen=True, slots=True)
class Membership:
    """A state (iso3) in an organization (its code), both ends inclusive; None where it began before 1990 or goes on."""

    organization: str
    country: str
    start: date | None
    end: date | None

    def on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@cache
def memberships(path: Path = FILE) -> tuple[Membership, ...]:
    """All memberships, in the order of the table. WorldError when it cannot be used."""
    found = []
    for code, members in rows(path, 2):
        for member in items(members):
            iso3, _, years = member.partition(" ")
            since, _, until = years.partition("..")
            found.append(Membership(code, iso3, first_day(since), last_day(until)))
    return tuple(found)
