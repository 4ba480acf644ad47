"""Where places are: cities of the world from GeoNames (CC BY 4.0, geonames.org), found by name.

The file is one gzip stream of sections, each a line ``name type length`` and its bytes: texts are lines of UTF-8, those
of keys sorted; arrays are little-endian numbers laid out byte plane by byte plane. Rows are in the order of the names.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left, bisect_right
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from demarche.base import user_world
from demarche.base.errors import WorldError
from demarche.base.place import City, place_key
from demarche.base.sorted_places import SortedPlaces
from demarche.base.tables import FOLDER

FILE = FOLDER / "places.bin.gz"


class Gazetteer:
    """Cities by name. Build it with ``load()``; ``more`` are the user's, which win where both know a place."""

    def __init__(self, data: bytes, more: SortedPlaces | None = None) -> None:
        self._more = more
        texts, arrays = _sections(data)
        self._keys = texts["keys"].split("\n")
        self._written = texts["written"].split("\n")  # the names that are not just their key with capitals
        self._alternates = texts["alternates"].split("\n")
        self._county_keys = texts["county_keys"].split("\n")
        self._counties = texts["counties"].split("\n")
        self._countries = texts["countries"].split("\n")
        self._admins = texts["admins"].split("\n")
        self._arrays = arrays

    def __len__(self) -> int:
        return len(self._keys)

    def cities(self, name: str) -> tuple[City, ...]:
        """All cities of that name or alternate name, the most populous first."""
        key = place_key(name)
        first, last = bisect_left(self._keys, key), bisect_right(self._keys, key)
        found = set(range(first, last))
        first, last = bisect_left(self._alternates, key), bisect_right(self._alternates, key)
        found.update(int(row) for row in self._arrays["alternate_row"][first:last])
        cities = {city.geonames: city for city in map(self._city, found)}
        if self._more is not None:
            cities |= {city.geonames: city for city in self._more.cities(name)}
        return tuple(sorted(cities.values(), key=lambda c: (-c.population, c.geonames)))

    def counties(self, name: str) -> tuple[tuple[str, str], ...]:
        """Counties and parishes of the United States of that name, as (state's code, name)."""
        key = place_key(name)
        first, last = bisect_left(self._county_keys, key), bisect_right(self._county_keys, key)
        return tuple((line[:2], line[3:]) for line in self._counties[first:last])

    def _city(self, row: int) -> City:
        arrays = self._arrays
        admin = int(arrays["admin"][row])
        return City(
            int(arrays["ids"][row]),
            self._name(row),
            int(arrays["lat"][row]) / 100,
            int(arrays["lon"][row]) / 100,
            self._countries[int(arrays["admin_country"][admin])],
            self._admins[admin],
            int(arrays["population"][row]),
        )

    def _name(self, row: int) -> str:
        rows = self._arrays["written_row"]
        at = int(np.searchsorted(rows, row))
        return self._written[at] if at < len(rows) and rows[at] == row else self._keys[row].title()


def load() -> Gazetteer:
    """The package's gazetteer and the user's, read once on first need. WorldError when a file is missing or broken."""
    own = user_world.places_folder() / user_world.PLACES
    try:
        return _load(own, own.stat().st_mtime_ns)
    except OSError:  # there is none
        return _load(None, 0)


@lru_cache(maxsize=1)
def _load(own: Path | None, _written: int) -> Gazetteer:
    return read(FILE, own)


def read(path: Path, own: Path | None = None) -> Gazetteer:
    """The gazetteer in a file of the package's format, with the user's file of places. WorldError when one cannot be used."""
    try:
        return Gazetteer(gzip.decompress(path.read_bytes()), SortedPlaces(own) if own else None)
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise WorldError(f"{path}: not a gazetteer ({error}); build it anew or install the package again") from error


def _sections(data: bytes) -> tuple[dict[str, str], dict[str, npt.NDArray[np.integer]]]:
    texts: dict[str, str] = {}
    arrays: dict[str, npt.NDArray[np.integer]] = {}
    at = 0
    while at < len(data):
        head = data.index(b"\n", at)
        name, kind, length = data[at:head].decode().split(" ")
        body = data[head + 1 : head + 1 + int(length)]
        at = head + 1 + int(length)
        if kind == "text":
            texts[name] = body.decode()
        else:
            width = np.dtype(kind).itemsize
            planes = np.frombuffer(body, dtype="u1").reshape(width, -1)
            arrays[name] = np.ascontiguousarray(planes.T).reshape(-1).view(kind)
    return texts, arrays
