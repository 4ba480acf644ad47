"""A toponym becomes the right place, for reasons that are said; an unknown one becomes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.base import gazetteer
from demarche.base.errors import WorldError
from demarche.base.records import Place
from demarche.base.spans import Span
from demarche.base.world import load
from demarche.link.places import resolve


def placed(text: str, *names: str, countries: tuple[str, ...] = ()) -> dict[str, Place]:
    """The places of ``names``, each at its first occurrence in ``text``."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return {p.text: p for p in resolve(text, spans, load(), countries=countries)}


def test_the_state_after_the_comma_decides() -> None:
    place = placed("A woman from Alexandria, Louisiana was charged.", "Alexandria", "Louisiana")["Alexandria"]
    assert (place.country, place.admin1) == ("USA", "LA")
    assert "the words after it name its state or country" in place.why
    assert placed("Divers found a palace off Alexandria.", "Alexandria")["Alexandria"].country == "EGY"


def test_the_company_decides() -> None:
    text = "From Dallas to Houston, and even in Paris, Texans went to the polls in Texas."
    assert placed(text, "Dallas", "Houston", "Paris", "Texas")["Paris"].admin1 == "TX"
    assert placed("The ministers met in Paris, then in Lyon.", "Paris", "Lyon")["Paris"].country == "FRA"


def test_georgia_is_a_state_or_a_state() -> None:
    caucasus = placed("Georgia and Russia disagreed; Tbilisi recalled its envoy.", "Georgia", "Russia", "Tbilisi")
    assert (caucasus["Georgia"].country, caucasus["Georgia"].precision) == ("GEO", "country")
    south = placed("Atlanta and Savannah are in Georgia, next to Alabama.", "Atlanta", "Savannah", "Georgia", "Alabama")
    assert (south["Georgia"].country, south["Georgia"].admin1) == ("USA", "GA")


def test_a_country_stays_a_country_and_a_region_a_region() -> None:
    found = placed("In Ukraine, Donetsk and Crimea were quiet.", "Ukraine", "Donetsk", "Crimea")
    assert found["Ukraine"].precision == "country"
    assert found["Ukraine"].geonames is None
    assert found["Crimea"].precision == "region"
    assert (found["Donetsk"].precision, found["Donetsk"].country) == ("city", "UKR")


def test_the_outlet_counts() -> None:
    text = "The mayor of London spoke."
    assert placed(text, "London")["London"].country == "GBR"
    assert (
        placed(text + " Toronto and Ontario listened.", "London", "Toronto", "Ontario", countries=("CAN",))[
            "London"
        ].country
        == "CAN"
    )


def test_a_county_lies_in_its_state() -> None:
    found = placed("Police in Licking County, Ohio and in Newark said so.", "Licking County", "Newark")
    county = found["Licking County"]
    assert (county.admin1, county.precision) == ("OH", "region")
    assert county.lat is not None
    assert 38 < county.lat < 42


def test_an_unknown_toponym_is_left_out() -> None:
    assert resolve("They met in Xyzzyville.", [Span(12, 23)], load()) == ()
    assert resolve("", [], load()) == ()


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=40), st.data())
def test_any_span_of_any_text_is_safe(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    for place in resolve(text, [span], load()):
        assert place.span == span
        assert 0.0 <= place.confidence <= 1.0


def test_the_gazetteer_knows_other_names_and_ids() -> None:
    known = gazetteer.load()
    assert known.cities("Kiev")[0].geonames == known.cities("Kyiv")[0].geonames == 703448
    assert known.cities("Geneva")[0].geonames == 2660646
    assert known.cities("No Such Town Anywhere") == ()
    assert {state for state, _ in known.counties("DeKalb County")} >= {"GA", "IL", "IN"}


def test_a_broken_gazetteer_says_so(tmp_path: Path) -> None:
    path = tmp_path / "places.bin.gz"
    path.write_bytes(b"not a gazetteer")
    with pytest.raises(WorldError, match="not a gazetteer"):
        gazetteer.read(path)
