"""A place of a gazetteer, and the key under which a name of it is found."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.base.names import plain
from demarche.base.records import Precision

_DROP = str.maketrans({".": "", "'": "", ",": "", "-": " "})


@dataclass(frozen=True, slots=True)
class City:
    """A place, mostly a populated one: GeoNames id, degrees, ISO 3166-1 alpha-2, GeoNames' code of the first-level division."""

    geonames: int
    name: str
    lat: float
    lon: float
    iso2: str
    admin1: str
    population: int
    precision: Precision = "city"


def place_key(name: str) -> str:
    """The key of a place: no accents, case, points, commas or apostrophes; a hyphen is a space."""
    return plain(name).translate(_DROP).casefold()
