"""A gazetteer of any size in one text file, sorted by key, in which a name is found without reading the file.

A line is ``key TAB name TAB latitude TAB longitude TAB iso2 TAB first-level division TAB population TAB GeoNames id TAB
precision``. A place with several names has a line for each. Keys are those of ``gazetteer.place_key`` in the order of their
UTF-8 bytes, so that a look-up is a binary search over the mapped file: some 25 steps in all of GeoNames.
"""

from __future__ import annotations

import mmap
from pathlib import Path

from demarche.base.errors import WorldError
from demarche.base.place import City, place_key


class SortedPlaces:
    """The places of one file. WorldError when it cannot be mapped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with path.open("rb") as file:
                self._text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise WorldError(f"{path}: cannot be used ({error}); import the gazetteer again") from error

    def cities(self, name: str) -> tuple[City, ...]:
        """All places of that name, in the order of the file."""
        key = place_key(name).encode()
        found = []
        at = self._first(key + b"\t")
        while at < len(self._text):
            end = self._text.find(b"\n", at)
            line = self._text[at : end if end >= 0 else len(self._text)]
            if not line.startswith(key + b"\t"):
                break
            found.append(self._city(line.decode()))
            at += len(line) + 1
        return tuple(found)

    def _first(self, key: bytes) -> int:
        """Where the first line starts that is not before ``key``."""
        low, high = 0, len(self._text)
        while low < high:
            middle = (low + high) // 2
            start = self._text.rfind(b"\n", low, middle) + 1 or low
            end = self._text.find(b"\n", start)
            end = len(self._text) if end < 0 else end
            if self._text[start:end] < key:
                low = end + 1
            else:
                high = start
        return low

    def _city(self, line: str) -> City:
        try:
            _, name, lat, lon, iso2, admin1, population, id, precision = line.split("\t")
            return City(
                int(id), name, float(lat), float(lon), iso2, admin1, int(population), "region" if precision == "region" else
                "point" if precision == "point" else "city",
            )  # fmt: skip
        except ValueError as error:
            raise WorldError(
                f"{self._path}: a line is not a place; import the gazetteer again: {line[:80]!r}"
            ) from error


def line_of(key: str, city: City) -> str:
    """The line of a place under one of its names."""
    cells = (
        key,
        city.name,
        f"{city.lat:.5f}",
        f"{city.lon:.5f}",
        city.iso2,
        city.admin1,
        city.population,
        city.geonames,
    )
    return "\t".join(map(str, (*cells, city.precision)))
