"""The world's tables are sound, its look-ups find the right thing, and one pass finds every name."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.base.errors import WorldError
from demarche.base.names import NameIndex, folded, plain
from demarche.base.tables import first_day, last_day, roll, rows
from demarche.base.world import World, load
from demarche.base.world_tables import surnames


@pytest.fixture(scope="module")
def world() -> World:
    return load()


@pytest.mark.parametrize(
    ("name", "iso3", "how"),
    [
        ("Turkey", "TUR", "name"),
        ("Türkiye", "TUR", "name"),
        ("the Netherlands", "NLD", "name"),
        ("Burma", "MMR", "name"),
        ("Ivory Coast", "CIV", "name"),
        ("Zaire", "COD", "name"),
        ("DPRK", "PRK", "name"),
        ("Turks", "TUR", "demonym"),
        ("Briton", "GBR", "demonym"),
        ("Kiev", "UKR", "capital"),
        ("Peking", "CHN", "capital"),
        ("the Kremlin", "RUS", "metonym"),
        ("Knesset", "ISR", "metonym"),
        ("Élysée", "FRA", "metonym"),
    ],
)
def test_a_state_is_known_by_its_names(world: World, name: str, iso3: str, how: str) -> None:
    first = world.states(name)[0]
    assert (first.state.iso3, first.how) == (iso3, how)


def test_a_pronoun_is_no_state(world: World) -> None:
    assert world.states("US")[0].state.iso3 == "USA"
    assert world.states("us") == ()


def test_past_states_have_dates_and_heirs(world: World) -> None:
    union = world.state("SUN")
    assert union is not None
    assert union.end == date(1991, 12, 26)
    assert union.code == "RUS"


def test_codes_are_unique_and_heirs_exist(world: World) -> None:
    states = world.every_state()
    for numbers in (Counter(s.iso3 for s in states), Counter(s.cow for s in states if s.cow and s.end is None)):
        assert max(numbers.values()) == 1
    assert all(world.state(s.heir) for s in states if s.heir)


def test_no_term_ends_before_it_starts(world: World) -> None:
    wrong = [(p.name, t) for p in world.every_person() for t in p.terms if t.start and t.end and t.end < t.start]
    assert wrong == []


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("president", "USA", date(1997, 4, 2), "Bill Clinton"),
        ("secretary of state", "USA", date(2006, 12, 1), "Condoleezza Rice"),
        ("foreign minister", "RUS", date(2014, 3, 1), "Sergei Lavrov"),
        ("president", "TUR", date(2022, 1, 19), "Recep Tayyip Erdogan"),
        ("secretary-general", "UNO", date(2007, 1, 1), "Ban Ki-moon"),
        ("foreign secretary", "GBR", date(2005, 12, 5), "Jack Straw"),
    ],
)
def test_who_held_an_office(world: World, office: str, country: str, day: date, name: str) -> None:
    person = world.holder(office, country, day)
    assert person is not None
    assert person.name == name


def test_an_office_without_a_day_or_a_holder_is_nobody(world: World) -> None:
    assert world.holder("president", "USA", None) is None
    assert world.holder("president", "USA", date(1700, 1, 1)) is None
    assert world.holder("admiral of the moon", "USA", date(2000, 1, 1)) is None


def test_a_surname_is_whoever_held_office_then(world: World) -> None:
    assert world.person("Bush", date(1990, 6, 1))[0].person.name == "George H. W. Bush"
    assert world.person("Bush", date(2005, 12, 1))[0].person.name == "George W. Bush"
    assert world.person("Bush", date(2005, 12, 1))[0].days == 0


def test_a_full_name_comes_before_a_surname(world: World) -> None:
    matches = world.person("Recep Tayyip Erdoğan", date(2022, 1, 19))
    assert [m.how for m in matches] == ["name"]
    assert matches[0].person.id == "recep-tayyip-erdogan"


def test_organizations_agreements_roles_and_peoples(world: World) -> None:
    organization = world.organization("U.N.")
    assert organization is not None
    assert organization.code == "UNO"
    tigers = world.organization("Tamil Tigers")
    assert tigers is not None
    assert (tigers.country, tigers.kind) == ("LKA", "armed-group")
    minsk = world.agreement("Minsk Accords")
    assert minsk is not None
    assert minsk.year == 2014
    troops, ministers = world.role("troops"), world.role("foreign ministers")
    assert troops is not None
    assert (troops.kind, troops.sector) == ("armed-force", "MIL")
    assert ministers is not None
    assert ministers.office == "foreign minister"
    kurds = world.people("Kurdish")
    assert kurds is not None
    assert "IRQ" in kurds.countries
    assert world.organization("Society of Nobody") is None
    assert world.role("teapot") is None


def test_find_reads_each_name_in_its_case(world: World) -> None:
    text = "In may the US told us that turkey is eaten in Turkey. TURKEY and NATO agreed, said Sergei Lavrov in KIEV."
    found = [(m.span.of(text), m.key) for m in world.find(text)]
    assert found == [
        ("US", "USA"),
        ("Turkey", "TUR"),
        ("TURKEY", "TUR"),
        ("NATO", "north-atlantic-treaty-organization"),
        ("Sergei Lavrov", "sergei-lavrov"),
        ("KIEV", "UKR"),
    ]


def test_find_prefers_the_longest_name_and_skips_what_only_contains_one(world: World) -> None:
    text = "Ships crossed the South China Sea to South Korea."
    assert [(m.span.of(text), m.key) for m in world.find(text)] == [("South Korea", "KOR")]


def test_find_gives_all_readings_of_an_ambiguous_name(world: World) -> None:
    assert {m.key for m in world.find("Congo wins")} == {"COD", "COG"}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_found_spans_lie_in_order_within_any_text(text: str) -> None:
    mentions = load().find(text)
    spans = [m.span for m in mentions]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a == b or a.end <= b.start for a, b in pairwise(spans))


@given(st.text(max_size=60))
def test_plain_keeps_offsets_and_folding_is_stable(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert folded(folded(text)) == folded(text)


def test_an_index_ignores_accents_hyphens_and_points() -> None:
    index: NameIndex[int] = NameIndex()
    index.add("Jean-Noël Ba. Dupont", 7)
    index.add("al-Nil", 8)
    assert [r for _, r in index.scan("Jean-Noel Ba. Dupont met Al-Nil")] == [(7,), (8,)]


@pytest.mark.parametrize(
    ("name", "family_first", "expected"),
    [
        ("Dominique de Villepin", False, {"Villepin", "de Villepin"}),
        ("Bashar al-Assad", False, {"al-Assad", "Assad"}),
        ("Hu Jintao", True, {"Hu"}),
        ("Ferdinand Marcos Jr.", False, {"Marcos"}),
        ("Prachanda", False, {"Prachanda"}),
    ],
)
def test_surnames(name: str, family_first: bool, expected: set[str]) -> None:
    assert surnames(name, family_first) == expected


def test_a_day_written_to_the_year_month_or_day() -> None:
    assert (first_day("1997"), last_day("1997")) == (date(1997, 1, 1), date(1997, 12, 31))
    assert (first_day("2000-02"), last_day("2000-02")) == (date(2000, 2, 1), date(2000, 2, 29))
    assert first_day("") is None
    with pytest.raises(WorldError, match="no such day"):
        first_day("2001-02-30")


def test_a_term_ends_when_the_next_one_starts(tmp_path: Path) -> None:
    path = tmp_path / "XXX.txt"
    path.write_text("[chief = head]\n1990 Ann Lee = Anna Lee; ~Annie\n1992-05-03.. Bob Ray\n# said no more\n")
    first, second = roll(path)
    assert (first.start, first.end) == (date(1990, 1, 1), date(1992, 5, 3))
    assert (first.aliases, first.short, first.titles) == (("Anna Lee",), ("Annie",), ("head",))
    assert second.end is None


def test_a_broken_table_says_where(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_text("a | b | c\n")
    with pytest.raises(WorldError, match=r"broken\.txt:1: 3 columns"):
        list(rows(path, 2))
    path.write_text("1990 Nobody\n")
    with pytest.raises(WorldError, match="neither a heading nor a term"):
        list(roll(path))


def test_a_surname_within_somebody_elses_name_is_not_found(world: World) -> None:
    def surnames_in(text: str) -> list[str]:
        return [m.span.of(text) for m in world.find(text) if m.how == "surname"]

    assert surnames_in("The broker Grant Olmert spoke.") == []
    assert surnames_in("Critics of Olmert Levinson spoke.") == []
    assert surnames_in("Prime Minister Olmert said so. When Olmert left, Mr. Olmert slept.") == ["Olmert"] * 3
