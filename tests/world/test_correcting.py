"""A correction is looked up, logged, found again where it holds, and taken back; the log only grows."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.base import corrections
from demarche.base.corrections import read_log
from demarche.base.errors import UnknownName, WorldError
from demarche.base.world import load
from demarche.world.correcting import correct, referent, withdraw


@pytest.mark.parametrize(
    ("said", "kind", "id"),
    [
        ("Sergei Lavrov", "person", "sergei-lavrov"),
        ("person:sergei-lavrov", "person", "sergei-lavrov"),
        ("NATO", "organization", "north-atlantic-treaty-organization"),
        ("Norway", "state", "NOR"),
        ("NOR", "state", "NOR"),
        ("Alexandria, Virginia", "place", "4744091"),
        ("geonames:4744091", "place", "4744091"),
        ("Nobody", "nobody", "nobody"),
    ],
)
def test_what_words_name(own_world: Path, said: str, kind: str, id: str) -> None:
    found = referent(said, "Alexandria", load())
    assert (found.kind, found.id) == (kind, id)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("Lavrof", "did you mean"),
        ("Lavrov", "only a surname"),
        ("geonames:1", "no place"),
        ("Zzyzx Qqq", "world import"),
    ],
)
def test_doubt_is_an_error(own_world: Path, said: str, says: str) -> None:
    with pytest.raises(UnknownName, match=says):
        referent(said, "Lavrov", load())


def test_the_narrower_and_the_later_one_counts(own_world: Path) -> None:
    world = load()
    correct("Ivanov", "Igor Ivanov", [], "", world)
    correct("Ivanov", "Sergei Ivanov", ["Russia"], "", world)
    correct("Ivanov", "nobody", ["gazette.example"], "", world)
    known = corrections.load()

    def who(outlet: str | None, url: str | None, country: str | None) -> str:
        found = known.within(outlet, url).of("ivanov", [country])
        assert found is not None
        assert found.referent is not None
        return found.referent.name

    assert who(None, None, None) == "Igor Ivanov"
    assert who(None, None, "RUS") == "Sergei Ivanov"
    assert who("Gazette.example", None, None) == "nobody"
    assert who(None, "https://news.gazette.example/a", "NOR") == "nobody"
    assert known.of("Petrov") is None


def test_the_log_only_grows(own_world: Path) -> None:
    world = load()
    assert correct("Lavrov", "Sergei Lavrov", [], "the minister", world)[1]
    assert not correct("Lavrov", "Sergei Lavrov", [], "the minister", world)[1]
    withdraw("Lavrov", [], "a mistake", world)
    assert not corrections.load()
    assert [one.referent is None for one in read_log()] == [False, True]
    with pytest.raises(UnknownName, match="nothing is corrected"):
        withdraw("Lavrov", [], "", world)


def test_a_broken_line_is_named(own_world: Path) -> None:
    own_world.mkdir()
    (own_world / "corrections.jsonl").write_text('{"time": 1}\n')
    with pytest.raises(WorldError, match=r"corrections\.jsonl:1: is no correction"):
        corrections.load()
