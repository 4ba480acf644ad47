"""Provinces, seas and other regions, and the middles of states, as the package's tables give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from demarche.base.place import place_key
from demarche.base.tables import FOLDER, items, rows


@dataclass(frozen=True, slots=True)
class Region:
    """A region, by its first name; ``country`` is iso3, None for seas and continents; degrees."""

    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float


@cache
def centres(path: Path = FOLDER / "centres.txt") -> dict[str, tuple[float, float]]:
    """The middle of each state, by iso3, in degrees."""
    return {iso3: (float(lat), float(lon)) for iso3, lat, lon in rows(path, 3)}


@cache
def regions(path: Path = FOLDER / "regions.txt") -> dict[str, tuple[Region, ...]]:
    """The regions by ``place_key`` of each of their names."""
    found: dict[str, tuple[Region, ...]] = {}
    for country, admin1, lat, lon, names in rows(path, 5):
        own = items(names)
        region = Region(own[0], country or None, admin1 or None, float(lat), float(lon))
        for name in own:
            key = place_key(name)
            found[key] = (*found.get(key, ()), region)
    return found
