"""Places as the formats write them: FIPS 10-4 countries and divisions, types of place, names in full."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from demarche.base.records import Place
from demarche.base.tables import rows
from demarche.base.world import load
from demarche.publish.table import FOLDER, Cell, Row

NOWHERE, COUNTRY, US_STATE, US_CITY, CITY, STATE = range(6)
"""GDELT's types of place; 0 stands where none was found."""
FEATURES = {"country": "PCLI", "region": "ADM1", "city": "PPL", "point": ""}
"""GeoNames' feature codes for the precision of a place."""

# GeoNames' code of a first-level division is that of FIPS 10-4 but for these: ISO codes in the United States, Belgium,
# Switzerland and Montenegro, a level of its own in the United Kingdom and Greece (geonames.org, export readme). Palestine
# has no divisions in FIPS 10-4.
_OTHER_DIVISIONS = frozenset({"BEL", "CHE", "MNE", "GBR", "GRC", "PSE"})
_GAZA_EAST = 34.6
"""Degrees: Gaza lies west of it, the West Bank east."""


@cache
def _fips() -> dict[str, str]:
    return {iso3: code for iso3, code in rows(FOLDER / "fips.txt", 2)}


def fips(place: Place | None) -> str | None:
    """The FIPS 10-4 code of the place's country."""
    if place is None or place.country is None:
        return None
    if place.country == "PSE" and place.lon is not None and place.lon < _GAZA_EAST and place.precision != "country":
        return "GZ"
    return _fips().get(place.country)


def fips_division(place: Place | None) -> str | None:
    """The country's code and that of the first-level division, "USTX"; the country's alone where no other is known."""
    country = fips(place)
    if place is None or country is None:
        return None
    known = place.admin1 is not None and len(place.admin1) == 2 and place.country not in _OTHER_DIVISIONS
    return country + place.admin1 if known and place.admin1 and place.precision != "country" else country


def gdelt_type(place: Place | None) -> int:
    """How precise the place is, in GDELT's numbers."""
    if place is None:
        return NOWHERE
    if place.precision == "country":
        return COUNTRY
    home = place.country == "USA"
    if place.precision == "region":
        return US_STATE if home else STATE
    return US_CITY if home else CITY


def feature(place: Place | None) -> str | None:
    """GDELT's id of a country or an American state, which is its code; ids of other places are of gazetteers not used here."""
    kind = gdelt_type(place)
    if kind == COUNTRY:
        return fips(place)
    return place.admin1 if kind == US_STATE and place else None


def country_name(place: Place | None) -> str | None:
    """The name of the place's country."""
    state = load().state(place.country) if place and place.country else None
    return state.name if state else None


def full_name(place: Place | None) -> str | None:
    """Place and country: Geneva, Switzerland; a country by its name alone."""
    if place is None:
        return None
    country = country_name(place)
    return place.name if country is None or place.precision == "country" else f"{place.name}, {country}"


def of_place(field: str, *precisions: str) -> Callable[[Row], Cell]:
    """A field of the event's place, where it is as precise as one of ``precisions``; any will do when none are given."""

    def value(row: Row) -> Cell:
        place = row.told.place
        if place is None or (precisions and place.precision not in precisions):
            return None
        found: Cell = getattr(place, field)
        return found

    return value
