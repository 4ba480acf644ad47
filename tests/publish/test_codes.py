"""Codes of actors, events and places in the dialects of the formats."""

from __future__ import annotations

from dataclasses import replace

import pytest

from demarche.base import codebook
from demarche.base.predicates import predicates
from demarche.base.records import Actor, Place
from demarche.base.spans import Span
from demarche.base.tables import rows
from demarche.base.world import load
from demarche.publish.cameo import cameo_actor, title
from demarche.publish.gdelt import added, coded
from demarche.publish.geography import feature, fips, fips_division, full_name, gdelt_type
from demarche.publish.occurrences import occurrences
from demarche.publish.phoenix import _attributes, _entity, _role
from demarche.publish.table import FOLDER, Row
from tests.publish.sample import talks

HERE = Span(0, 1)


def actor(name: str, country: str | None, *sector: str) -> Actor:
    return Actor("person:x", name, "person", country, sector, (), 0.9)


def place(precision: str, country: str | None, admin1: str | None = None, lon: float = 0.0) -> Place:
    return Place(HERE, "x", "X", country, 1.0, lon, None, precision, False, 0.9, admin1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (actor("Vela Horn", "USA", "GOV"), "USAGOV"),
        (actor("Vela Horn", "ROU", "GOV", "MIL"), "ROMGOVMIL"),
        (actor("Vela Horn", None, "MED"), "MED"),
        (actor("United Nations", None, "IGO"), "IGOUNO"),
        (actor("European Commission, EU", None, "IGO"), "IGOEEC"),
        (actor("Hamas", "PSE", "UAF"), "PSEUAFHMS"),
        (actor("a party", "ITA", "PTY"), "ITA"),
        (actor("somebody", None), ""),
    ],
)
def test_gdelt_codes_of_actors(who: Actor, code: str) -> None:
    assert coded(who).code == code


@pytest.mark.parametrize(
    ("who", "cut"),
    [
        (actor("Vela Horn", "ROU", "GOV", "MIL"), ("ROU", "GOV", "MIL")),
        (actor("United Nations", None, "IGO"), ("IGO", "", "UNO")),
        (actor("a union", "FRA", "LAB"), ("FRA", "", "LAB")),
        (actor("reporters", None, "MED"), ("", "MED", "")),
        (None, ("", "", "")),
    ],
)
def test_phoenix_cuts_a_code_as_the_pipeline_does(who: Actor | None, cut: tuple[str, str, str]) -> None:
    assert (_entity(who), _role(who), _attributes(who)) == cut
    assert "".join(cut).replace(";", "") == cameo_actor(who, {}).code


@pytest.mark.parametrize(
    ("where", "type", "country", "division", "id", "name"),
    [
        (None, 0, None, None, None, None),
        (place("country", "DEU"), 1, "GM", "GM", "GM", "X"),
        (place("region", "USA", "TX"), 2, "US", "USTX", "TX", "X, United States"),
        (place("city", "USA", "TX"), 3, "US", "USTX", None, "X, United States"),
        (place("city", "NOR", "12"), 4, "NO", "NO12", None, "X, Norway"),
        (place("city", "BEL", "WAL"), 4, "BE", "BE", None, "X, Belgium"),
        (place("region", "RUS", "48"), 5, "RS", "RS48", None, "X, Russia"),
        (place("city", "PSE", "GZ", 34.4), 4, "GZ", "GZ", None, "X, Palestine"),
        (place("city", "PSE", "WE", 35.2), 4, "WE", "WE", None, "X, Palestine"),
        (place("region", None), 5, None, None, None, "X"),
    ],
)
def test_places_in_gdelt(
    where: Place | None, type: int, country: str | None, division: str | None, id: str | None, name: str | None
) -> None:
    found = (gdelt_type(where), fips(where), fips_division(where), feature(where), full_name(where))
    assert found == (type, country, division, id, name)


def test_the_lists_of_codes_speak_of_what_the_world_knows() -> None:
    world = load()
    fips_codes = list(rows(FOLDER / "fips.txt", 2))
    assert len({code for _, code in fips_codes}) == len(fips_codes)
    assert all(world.state(iso3) for iso3, _ in (*fips_codes, *rows(FOLDER / "icews_countries.txt", 2)))
    assert all(world.organization(code) for code, _ in rows(FOLDER / "groups.txt", 2))
    assert all(len(code) == 2 and code.isupper() for _, code in fips_codes)


def test_every_code_that_the_coder_can_give_has_a_title() -> None:
    book = codebook.load()
    given = {entry.cameo for entries in predicates().entries.values() for entry in entries}
    for root in book.roots:
        for holder in (root, *root.modes):
            given |= {holder.cameo, *holder.contexts.values()}
    named = {code for code, _ in rows(FOLDER / "cameo_names.txt", 2)}
    assert given <= named
    assert title("0311") == "" or title("0311") == title("031")
    assert title("1823") == title("182") == "Physically assault"


def test_a_person_of_an_organization_known_by_the_end_of_its_name() -> None:
    assert coded(replace(actor("Vela Horn, UNO", None, "GOV"))).group == "UNO"


@pytest.mark.parametrize(
    ("published", "number"),
    [
        ("2023-03-07T00:20:00+02:00", 20230306222000),
        ("2023-03-07T00:20:00.5", 20230307002000),
        ("2023-03-07", 20230307000000),
        ("0001-01-01T00:00:00+05:00", None),
        (None, None),
    ],
)
def test_when_an_event_was_added(published: str | None, number: int | None) -> None:
    report = talks()
    (told, *_) = occurrences(replace(report, article=replace(report.article, published=published)))
    assert added(Row(told, None, None, 1, 1)) == number
