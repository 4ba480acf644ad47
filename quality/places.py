"""How often a given toponym is put within 161 km (100 miles) of where it is, on LGL (Lieberman et al. 2010).

Toponyms are the gold ones that carry coordinates; one that gets no place counts as wrong. Documents fall in two halves
by the sha1 of their id: weights were tuned on ``tune``; ``check`` is for looking now and then whether they hold.
``python -m quality.places [tune|check] [--errors]`` prints the figures.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Final, Literal
from xml.etree import ElementTree

from demarche.base.records import Place
from demarche.base.spans import Span
from demarche.base.world import World, load
from demarche.link.places import DEFAULT, Weights, resolve

Part = Literal["tune", "check"]
NEAR_KM: Final = 161.0
_DATA: Final = Path(os.environ.get("DEMARCHE_DATA", Path(__file__).parents[2] / "shared" / "data")) / "places"
_COUNTRY_OF_DOMAIN: Final = {
    ".uk": "GBR", ".ca": "CAN", ".ru": "RUS", ".ge": "GEO", ".lb": "LBN", ".ie": "IRL", ".eg": "EGY",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toponym:
    """One annotated toponym, GeoNames' class and code for it (A ADM1, P PPL), and where it is, in degrees."""

    span: Span
    code: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Document:
    """One article, the countries that its web address speaks for, and its toponyms."""

    text: str
    countries: tuple[str, ...]
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Accuracy at 161 km, of how many toponyms, and how many of each GeoNames code were wrong."""

    accuracy: float
    toponyms: int
    wrong: tuple[tuple[str, int], ...]


def documents(part: Part) -> Iterator[Document]:
    """The articles of one half."""
    for article in ElementTree.parse(_DATA / "lgl.xml").getroot():
        name = article.get("docid", "")
        if (hashlib.sha1(name.encode()).digest()[0] % 2 == 0) != (part == "check"):
            continue
        text = article.findtext("text") or ""
        domain = article.findtext("domain") or ""
        countries = tuple(iso3 for end, iso3 in _COUNTRY_OF_DOMAIN.items() if domain.endswith(end))
        toponyms = []
        for found in article.iter("toponym"):
            tag = found.find("gaztag")
            if tag is not None:
                span = Span(int(found.findtext("start") or 0), int(found.findtext("end") or 0))
                code = f"{tag.findtext('fclass')} {tag.findtext('fcode')}"
                toponyms.append(Toponym(span, code, float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)))
        yield Document(text, countries, tuple(toponyms))


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points given in degrees."""
    (lat1, lon1), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (a, b))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(half)))


def is_near(place: Place | None, gold: Toponym) -> bool:
    return (
        place is not None
        and place.lat is not None
        and place.lon is not None
        and km((place.lat, place.lon), (gold.lat, gold.lon)) <= NEAR_KM
    )


def measure(part: Part, world: World, weights: Weights = DEFAULT, *, show: bool = False) -> Figures:
    """Resolves the gold toponyms of a half and counts those that come near."""
    right = total = 0
    wrong: Counter[str] = Counter()
    for document in documents(part):
        spans = [t.span for t in document.toponyms]
        found = {p.span: p for p in resolve(document.text, spans, world, countries=document.countries, weights=weights)}
        for gold in document.toponyms:
            total += 1
            place = found.get(gold.span)
            if is_near(place, gold):
                right += 1
                continue
            wrong[gold.code] += 1
            if show:
                got = f"{place.name}, {place.admin1}, {place.country}" if place else "nothing"
                print(f"{gold.span.of(document.text)!r} ({gold.code} {gold.lat:.1f} {gold.lon:.1f}) -> {got}")
    return Figures(right / total if total else 0.0, total, tuple(wrong.most_common(8)))


def main(arguments: list[str]) -> int:
    parts: list[Part] = [p for p in ("tune", "check") if p in arguments] or ["tune"]
    world = load()
    for part in parts:
        figures = measure(part, world, show="--errors" in arguments)
        print(f"LGL {part}: accuracy@161 km {figures.accuracy:.3f} of {figures.toponyms}; wrong: {dict(figures.wrong)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
