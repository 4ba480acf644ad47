"""``demarche world`` as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.views.test_cli import WIRE, run


def test_a_card_for_people_and_for_programs() -> None:
    code, out, err = run("world", "show", "Turkey", "--day", "2022-01-19")
    assert (code, err) == (0, "")
    for said in (
        "ISO TUR, TR · COW 640 · Gleditsch-Ward 640 · Q43",
        "NATO",
        "Mevlut Cavusoglu",
        "Bestepe (GOV)",
        "states.txt",
    ):
        assert said in " ".join(out.split())
    card = json.loads(run("world", "show", "Turkey", "--day", "2022-01-19", "--json")[1])
    assert card["states"][0]["iso3"] == "TUR"
    assert "NATO" in card["member_of"]
    assert {"office": "president", "person": "Recep Tayyip Erdogan"}.items() <= {
        k: v for k, v in card["in_office"][0].items() if k in ("office", "person")
    }.items()


@pytest.mark.parametrize(
    ("name", "says"),
    [("Sergei Lavrov", "foreign minister, RUS"), ("Kremlin", "stands for its government"), ("Minsk Accords", "2014"),
     ("Kurds", "IRQ"), ("Springfield", "geonames:4409896"), ("UN", "Antonio Guterres"), ("TUR", "Ankara")],
)  # fmt: skip
def test_every_kind_has_a_card(name: str, says: str) -> None:
    assert says in " ".join(run("world", "show", name, "--day", "2022-01-19")[1].split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "Trukey"], "did you mean Turkey"),
        (["show", "Turkey", "--day", "someday"], "is not a day"),
        (["forget", "nothing"], "nothing is imported"),
        (["correct", "Lavrov"], "--is"),
        (["correct", "Lavrov", "--is", "Nobody At All"], "nobody and nothing is known"),
        (["import", "--geonames", "--name", "x", WIRE], "--geonames takes no"),
        (["import", "--columns", "nam=Name", WIRE], "the columns are"),
    ],
)
def test_wrong_usage_is_two(own_world: Path, arguments: list[str], says: str) -> None:
    code, out, err = run("world", *arguments)
    assert (code, out) == (2, "")
    assert says in " ".join(err.split())


def test_import_list_show_forget(own_world: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,country,office,from\nAda Lind,Norway,envoy,2024\nBo Falk,Nowhereland,,\n", encoding="utf-8")
    code, out, err = run("world", "import", str(path))
    assert (code, err.splitlines()[0]) == (0, f"demarche: {path}:3: no state or organization is known as 'Nowhereland'")
    assert "people: 1" in out
    assert "nothing changes" in run("world", "import", str(path))[1]
    assert "mine.csv" in run("world", "list")[1]
    assert "your import mine" in " ".join(run("world", "show", "Ada", "Lind")[1].split())
    assert run("world", "forget", "mine")[0] == 0
    assert run("world", "show", "Ada Lind")[0] == 2
    assert run("world", "list")[1] == ""


def test_a_correction_outranks_the_program_and_says_so(own_world: Path) -> None:
    text = b"LISBON, Nov 18 - Norwegian Foreign Minister Ingrid Halvorsen arrived in Lisbon on Monday. Halvorsen said that Norway would sign the treaty. "

    def actors() -> dict[str, dict[str, object]]:
        out = run(
            "read", "--json", "--published", "2019-11-18", "--url", "https://www.gazette.example/a", "-", given=text * 2
        )[1]
        return {actor["id"]: actor for actor in json.loads(out)["actors"]}

    before = actors()
    assert "person:sergei-lavrov" not in before
    assert (
        run(
            "world",
            "correct",
            "Ingrid Halvorsen",
            "--is",
            "Sergei Lavrov",
            "--in",
            "gazette.example",
            "--reason",
            "a test",
        )[0]
        == 0
    )
    told = actors()["person:sergei-lavrov"]
    assert told["name"] == "Sergei Lavrov"
    assert told["confidence"] == 1.0
    assert "“Ingrid Halvorsen” is Sergei Lavrov (a test)" in str(told["why"])
    assert "gazette.example" in run("world", "corrections")[1]
    run("world", "correct", "Ingrid Halvorsen", "--withdraw", "--in", "gazette.example")
    assert set(actors()) == set(before)
    assert len(run("world", "corrections", "--all", "--json")[1].splitlines()) == 2


def test_a_place_is_corrected_too(own_world: Path) -> None:
    run("world", "correct", "Lisbon", "--is", "Lisbon, Ohio")
    report = json.loads(run("read", "--json", WIRE)[1])
    lisbon = [place for place in report["places"] if place["text"] == "Lisbon"]
    assert lisbon
    assert {place["country"] for place in lisbon} == {"USA"}
    assert "corrected on" in lisbon[0]["why"][0]
