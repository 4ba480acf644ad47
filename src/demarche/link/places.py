"""Toponyms to places: which Alexandria, and why.

All toponyms of an article are weighed together, after Lieberman and Samet's observation that the places of one article
lie near each other and in few countries. A candidate's score is linear in: how populous it is; whether the words after
it name its state or country ("Alexandria, Louisiana"); how near and in what company the other toponyms' likely
candidates lie; and what is known about the outlet. One string has one sense in one article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log10

import numpy as np
import numpy.typing as npt

from demarche.base import gazetteer
from demarche.base.place import City, place_key
from demarche.base.records import Place, Precision
from demarche.base.regions import Region, centres, regions
from demarche.base.spans import Span
from demarche.base.world import World

MOST_CANDIDATES = 40  # of one name; the most populous. Springfield has 25 in the gazetteer
ROUNDS = 3  # the weights of candidates settle after two


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a candidate. Tuned by coordinate search on half of LGL (quality/places.py): accuracy@161 km .830
    there and .827 on the other half; a change of any one by a third moves it by less than .01."""

    population: float = 0.6
    state: float = 6.5  # the prior of a country, as if it had 3 million inhabitants
    region: float = 6.5
    county: float = 4.5
    follows: float = 6.0  # the words after it name its state or country
    near: float = 6.0
    near_km: float = 150.0
    same_country: float = 1.0
    same_admin: float = 3.0
    home: float = 1.5  # in a country that the outlet or dateline names
    temperature: float = 1.0


DEFAULT = Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a toponym. ``exact`` is False for a place that is put at its state's middle for want of better."""

    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    precision: Precision
    prior: float
    geonames: int | None = None
    exact: bool = True


def resolve(
    text: str,
    toponyms: Sequence[Span],
    world: World,
    *,
    countries: Sequence[str] = (),
    weights: Weights = DEFAULT,
    corrected: Callable[[str], tuple[Candidate, str] | None] = lambda name: None,
) -> tuple[Place, ...]:
    """The place of each toponym that has one, in their order; one that no table knows is left out.

    ``countries`` are iso3 codes that the outlet or the dateline speaks for. Confidence is the share of the weight that
    the chosen candidate has among its rivals. ``corrected`` gives for a toponym the one reading that a person has decided
    on, and why.
    """
    spans_of: dict[str, list[Span]] = {}
    for span in toponyms:
        spans_of.setdefault(place_key(_bare(span.of(text))), []).append(span)
    known: dict[str, list[Candidate]] = {}
    ruled: dict[str, str] = {}
    for key, spans in spans_of.items():
        if ruling := corrected(_bare(spans[0].of(text))):
            known[key], ruled[key] = [ruling[0]], ruling[1]
        elif found := candidates(spans[0].of(text), world, weights):
            known[key] = found
    if not known:
        return ()
    followed = {key: _followed(text, spans_of[key], world) for key in known}
    shares = _weigh(known, followed, frozenset(countries), weights)
    chosen = {key: (found[int(np.argmax(shares[key]))], float(np.max(shares[key]))) for key, found in known.items()}
    places: list[Place] = []
    for span in toponyms:
        key = place_key(_bare(span.of(text)))
        if key not in chosen:
            continue
        candidate, share = chosen[key]
        settled = _settled(candidate, [c for c, _ in chosen.values() if c is not candidate])
        places.append(
            Place(
                span,
                span.of(text),
                settled.name,
                settled.country,
                round(settled.lat, 4),
                round(settled.lon, 4),
                settled.geonames,
                settled.precision,
                metonym=False,
                confidence=round(share, 3),
                admin1=settled.admin1,
                why=(ruled[key],)
                if key in ruled
                else _reasons(settled, len(known[key]), followed[key], chosen, frozenset(countries)),
            )
        )
    return tuple(places)


def candidates(name: str, world: World, weights: Weights = DEFAULT) -> list[Candidate]:
    """All readings of a toponym: states (by name or demonym), regions, counties, cities."""
    bare = _bare(name)
    found: list[Candidate] = []
    middle = centres()
    for state, how in ((m.state, m.how) for m in world.states(bare)):
        if how in ("name", "demonym") and (at := middle.get(state.iso3)):
            found += [Candidate(state.name, state.code, None, *at, "country", weights.state)]
    middles = {(c.lat, c.lon) for c in found}
    same = [r for r in regions().get(place_key(bare), ()) if (r.lat, r.lon) not in middles]
    found += [_of_region(region, weights.region) for region in same]
    found += [_of_county(*pair, weights.county) for pair in gazetteer.load().counties(bare)]
    cities = {c for key in _spellings(bare) for c in gazetteer.load().cities(key)}
    iso3 = _iso3_of(world)
    best = sorted(cities, key=lambda c: (-c.population, c.geonames))[:MOST_CANDIDATES]
    found += [_of_city(city, iso3, weights.population) for city in best]
    if not found:  # "Oconee" for Oconee County
        found = [_of_county(*pair, weights.county) for pair in gazetteer.load().counties(f"{bare} County")]
    return found


def _of_city(city: City, iso3: dict[str, str], weight: float) -> Candidate:
    prior = weight * log10(city.population + 100)
    country = iso3.get(city.iso2)
    return Candidate(city.name, country, city.admin1, city.lat, city.lon, city.precision, prior, city.geonames)


def _of_region(region: Region, prior: float) -> Candidate:
    return Candidate(region.name, region.country, region.admin1, region.lat, region.lon, "region", prior)


def _of_county(state_code: str, county: str, prior: float) -> Candidate:
    """A county, where a town of its name lies (often its seat), else in the middle of its state."""
    seat = county.rsplit(" ", 1)[0]
    for city in gazetteer.load().cities(seat):
        if city.iso2 == "US" and city.admin1 == state_code:
            return Candidate(county, "USA", state_code, city.lat, city.lon, "region", prior)
    lat, lon = _state_middles().get(state_code, (39.76, -98.5))
    return Candidate(county, "USA", state_code, lat, lon, "region", prior, exact=False)


def _state_middles() -> dict[str, tuple[float, float]]:
    found = (r for same in regions().values() for r in same if r.country == "USA" and r.admin1)
    return {str(r.admin1): (r.lat, r.lon) for r in found}


_ISO3: dict[int, dict[str, str]] = {}


def _iso3_of(world: World) -> dict[str, str]:
    """ISO 3166-1 alpha-2 -> alpha-3 of the states that exist."""
    if id(world) not in _ISO3:
        _ISO3[id(world)] = {s.iso2: s.iso3 for s in world.every_state() if s.iso2 and s.end is None}
    return _ISO3[id(world)]


def _bare(name: str) -> str:
    """The toponym without article and without what follows its comma."""
    return re.sub(r"^[Tt]he\s+", "", name.partition(",")[0].strip())


def _spellings(name: str) -> list[str]:
    """A name and how else gazetteers write it."""
    found = [name]
    for short, long in (("St.", "Saint"), ("St", "Saint"), ("Ft.", "Fort"), ("Mt.", "Mount")):
        if name.startswith(short + " "):
            found.append(long + name[len(short) :])
    extras = (" City", " Township", " Borough", " Village")
    return found + [name.removesuffix(extra) for extra in extras if name.endswith(extra)]


_AFTER = re.compile(r"\s{0,2}[,(]\s{0,2}([A-Z][\w.]{0,20}(?: [A-Z][\w.]{0,20}){0,2})")


def _followed(text: str, spans: Sequence[Span], world: World) -> frozenset[tuple[str | None, str | None]]:
    """The (country, division) pairs that the words right after the toponym name, as in "Alexandria, Louisiana"."""
    named: set[tuple[str | None, str | None]] = set()
    for span in spans:
        comma = span.of(text).find(",")
        after = _AFTER.match(text, span.end if comma < 0 else span.start + comma)
        words = after[1].split(" ") if after else []
        while words:
            name = " ".join(words).rstrip(".,")
            if found := regions().get(place_key(name)):
                named.update((r.country, r.admin1) for r in found if r.admin1)
                break
            if states := [m for m in world.states(name) if m.how == "name"]:
                named.update((m.state.code, None) for m in states)
                break
            words.pop()
    return frozenset(named)


def _weigh(
    known: dict[str, list[Candidate]],
    followed: dict[str, frozenset[tuple[str | None, str | None]]],
    countries: frozenset[str],
    weights: Weights,
) -> dict[str, npt.NDArray[np.float64]]:
    """The share of each candidate of each toponym, [candidates] summing to 1."""
    every = [c for found in known.values() for c in found]
    owner = np.repeat(np.arange(len(known)), [len(found) for found in known.values()])
    base = np.array([c.prior for c in every])
    base += weights.home * np.array([c.country in countries for c in every])
    named = [pairs for key, found in known.items() for pairs in [followed[key]] * len(found)]
    base += weights.follows * np.array(
        [(c.country, c.admin1) in pairs or (c.country, None) in pairs for c, pairs in zip(every, named, strict=True)]
    )
    kinship = _kinship(every, weights)
    score = base
    for _ in range(ROUNDS):
        share = _softmax(score, owner, len(known), weights.temperature)
        support = np.zeros((len(every), len(known)))
        for group in range(len(known)):
            members = owner == group
            support[:, group] = (kinship[:, members] * share[members]).max(axis=1)
        support[np.arange(len(every)), owner] = 0.0
        score = base + support.sum(axis=1) / max(1.0, len(known) - 1.0) ** 0.5
    share = _softmax(score, owner, len(known), weights.temperature)
    return {key: share[owner == group] for group, key in enumerate(known)}


def _kinship(every: Sequence[Candidate], weights: Weights) -> npt.NDArray[np.float64]:
    """How much each candidate speaks for each other one, [candidates, candidates]."""
    lat = np.radians([c.lat for c in every])
    lon = np.radians([c.lon for c in every])
    half = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    km = 2 * 6371 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    point = np.array([c.precision == "city" for c in every])
    near = np.exp(-km / weights.near_km) * (point[:, None] & point)
    country = np.array([c.country or f"-{i}" for i, c in enumerate(every)])
    admin = np.array([f"{c.country}.{c.admin1}" if c.admin1 else f"-{i}" for i, c in enumerate(every)])
    return np.asarray(
        weights.near * near
        + weights.same_country * (country[:, None] == country)
        + weights.same_admin * (admin[:, None] == admin)
    )


def _softmax(
    score: npt.NDArray[np.float64], owner: npt.NDArray[np.intp], groups: int, temperature: float
) -> npt.NDArray[np.float64]:
    top = np.full(groups, -np.inf)
    np.maximum.at(top, owner, score)
    weight = np.exp((score - top[owner]) / temperature)
    return np.asarray(weight / np.bincount(owner, weight, groups)[owner])


def _settled(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """A place that stands in its state's middle moves to where the article's other places of that state are."""
    if candidate.exact:
        return candidate
    home = (candidate.country, candidate.admin1)
    near = [c for c in others if c.precision == "city" and (c.country, c.admin1) == home]
    if not near:
        return candidate
    lat, lon = (sum(c.lat for c in near) / len(near), sum(c.lon for c in near) / len(near))
    return replace(candidate, lat=lat, lon=lon)


def _reasons(
    chosen: Candidate,
    rivals: int,
    followed: frozenset[tuple[str | None, str | None]],
    others: dict[str, tuple[Candidate, float]],
    countries: frozenset[str],
) -> tuple[str, ...]:
    """Why this one, in words."""
    if rivals == 1:
        return ("the only place of that name in the gazetteer",)
    said: list[str] = []
    if (chosen.country, chosen.admin1) in followed or (chosen.country, None) in followed:
        said.append("the words after it name its state or country")
    company = [c.name for c, _ in others.values() if c is not chosen and c.country == chosen.country]
    if company:
        said.append(f"the article also names {', '.join(sorted(set(company))[:3])}")
    if chosen.country in countries:
        said.append("the outlet or dateline is there")
    if not said:
        said.append(f"the best known of {rivals} places of that name")
    if not chosen.exact:
        said.append("its position is that of its neighbours or its state")
    return tuple(said)
