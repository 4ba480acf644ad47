"""GeoNames' files become places that are found beside the package's own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from demarche.base import gazetteer
from demarche.base.errors import InputError
from demarche.world import geonames
from demarche.world.importing import forget


def _line(id: int, name: str, feature: str, population: int, alternates: str = "", lat: str = "1.5") -> str:
    group, code = feature.split(".")
    cells = [
        str(id),
        name,
        name,
        alternates,
        lat,
        "2.25",
        group,
        code,
        "NO",
        "",
        "07",
        "",
        "",
        "",
        str(population),
        "",
        "9",
        "",
        "",
    ]
    return "\t".join(cells)


LINES = [
    _line(99000001, "Reedhaven", "P.PPL", 1200, "Rørhavn,http://reed.example,Reedport"),
    _line(99000002, "Reedhaven", "P.PPL", 40),
    _line(99000003, "Reed Strait", "H.STRT", 0),
    _line(99000004, "Reed Hotel", "S.HTL", 0),
    _line(99000005, "Reed", "P.PPL", 10),
    _line(99000006, "Old Reed", "P.PPLH", 900),
    "nonsense",
    _line(99000007, "Reed Moon", "P.PPL", 5, lat="91"),
]


@pytest.mark.parametrize("stretch", [2, 400_000])
def test_a_zip_of_places(own_world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    monkeypatch.setattr(geonames, "_STRETCH", stretch)
    path = tmp_path / "NO.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("NO.txt", "\n".join(LINES) + "\n")
    done = geonames.import_places([path])
    assert done.tally.bad == 2
    assert done.made.left_out == {"features of other kinds": 2, "bad lines": 2}
    known = gazetteer.load()
    assert [c.geonames for c in known.cities("Reedhaven")] == [99000001, 99000002]
    assert [c.geonames for c in known.cities("rorhavn")] == [99000001]
    assert [(c.name, c.precision) for c in known.cities("Reed Strait")] == [("Reed Strait", "region")]
    assert [c.name for c in known.cities("Reed")][-1] == "Reed"
    assert known.cities("Reed Hotel") == known.cities("Reedport city of nowhere") == ()
    assert known.cities("Geneva")[0].name == "Geneva"
    assert not geonames.import_places([path]).changed
    assert forget("places")
    assert gazetteer.load().cities("Reedhaven") == ()


def test_what_is_no_gazetteer_is_refused(own_world: Path, tmp_path: Path) -> None:
    path = tmp_path / "NO.zip"
    path.write_bytes(b"PK\x03\x04 nothing of the kind")
    with pytest.raises(InputError, match="zip"):
        geonames.import_places([path])
    path = tmp_path / "NO.txt"
    path.write_text("a\tb\n")
    with pytest.raises(InputError, match="holds no place of GeoNames"):
        geonames.import_places([path])
    assert not (own_world / "places").exists()
