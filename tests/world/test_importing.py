"""Real files in each format become facts that the world knows; bad lines are counted; the same again changes nothing."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.base import user_tables, user_world
from demarche.base.errors import InputError, UnreadableInput
from demarche.base.world import load
from demarche.world.importing import Format, forget, import_facts
from demarche.world.tally import Tally


def _snak(value: object, kind: str = "wikibase-entityid") -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value, "type": kind}}


def _claim(item: str, **qualifiers: object) -> dict[str, Any]:
    made: dict[str, Any] = {"mainsnak": _snak({"id": item}), "rank": "normal"}
    times = {p: [_snak({"time": f"+{t}T00:00:00Z", "precision": 11})] for p, t in qualifiers.items()}
    return made | ({"qualifiers": times} if times else {})


def _item(id: str, label: str, claims: Mapping[str, list[dict[str, Any]]], *aliases: str) -> str:
    names = [{"language": "en", "value": a} for a in aliases]
    labels = {"en": {"language": "en", "value": label}}
    return json.dumps({"type": "item", "id": id, "labels": labels, "aliases": {"en": names}, "claims": claims})


PERSON = _item(
    "Q900001", "Ada Lind", {"P31": [_claim("Q5")], "P27": [_claim("Q20")], "P39": [_claim("Q900002", P580="2024-02-05")]},
    "Ada M. Lind", "Norway", "the President",
)  # fmt: skip
OFFICE = _item(
    "Q900002", "Minister of Foreign Affairs of Norway", {"P31": [_claim("Q4164871")], "P1001": [_claim("Q20")]}
)
PARTY = _item("Q900003", "Reed Party", {"P31": [_claim("Q7278")], "P17": [_claim("Q20")]}, "RDP")
TREATY = _item(
    "Q900004", "Reed Bay Treaty",
    {"P31": [_claim("Q131569")], "P1891": [_claim("Q20"), _claim("Q189")],
     "P585": [{"mainsnak": _snak({"time": "+2011-00-00T00:00:00Z", "precision": 9}), "rank": "normal"}]},
)  # fmt: skip
CAT = _item("Q900005", "A cat", {"P31": [_claim("Q146")]})
DUMP = "[\n" + ",\n".join([PERSON, "{broken", OFFICE, PARTY, TREATY, CAT, '{"id": 7}']) + "\n]\n"


@pytest.mark.parametrize("pack", [lambda b: b, gzip.compress, bz2.compress])
def test_a_wikidata_dump(own_world: Path, tmp_path: Path, pack: Any) -> None:
    path = tmp_path / "dump.json"
    path.write_bytes(pack(DUMP.encode()))
    done = import_facts([path], load())
    world = load()
    assert (done.made.name, done.made.format) == ("dump", "wikidata")
    assert done.made.rows == {"people": 1, "organizations": 1, "agreements": 1}
    assert done.tally.bad == 2
    assert done.tally.first[0].startswith(f"{path}:3: not an item of Wikidata")
    person = world.holder("foreign minister", "NOR", date(2024, 3, 1))
    assert person is not None
    assert (person.name, person.wikidata, person.imports) == ("Ada Lind", "Q900001", ("dump",))
    assert person.aliases == ("Ada M. Lind",)  # a state's name and a role are no names of hers
    assert world.person("Lind", date(2024, 3, 1))[0].person is person
    party, treaty = world.organization("RDP"), world.agreement("Reed Bay Treaty")
    assert party is not None
    assert (party.kind, party.country, party.sector) == ("party", "NOR", "PTY")
    assert treaty is not None
    assert (treaty.year, treaty.parties) == (2011, ("NOR", "ISL"))


def test_an_office_without_its_item_is_told(own_world: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(PERSON, encoding="utf-8")
    done = import_facts([path], load())
    assert done.made.left_out == {"offices whose own item is not in the file": 1}


def _entity(id: str, schema: str, **properties: object) -> str:
    return json.dumps({"id": id, "caption": "", "schema": schema, "properties": properties})


def test_followthemoney(own_world: Path, tmp_path: Path) -> None:
    nested = {"id": "occ-2", "schema": "Occupancy", "properties": {
        "holder": ["p-2"], "startDate": ["2020-01-01"], "endDate": ["2021-06-30"],
        "post": [{"id": "pos-2", "schema": "Position", "properties": {"name": ["Minister of Defence of Iceland"], "country": ["is"]}}],
    }}  # fmt: skip
    path = tmp_path / "entities.ftm.json"
    path.write_text(
        "\n".join([
            _entity("occ-1", "Occupancy", holder=["p-1"], post=["pos-1"], startDate=["2019-05"]),
            _entity("p-1", "Person", name=["Bo Falk", "Бо Фальк"], alias=["B. Falk"], nationality=["is"], wikidataId=["Q900010"]),
            _entity("pos-1", "Position", name=["Member of the Althing"], country=["is"]),
            _entity("p-2", "Person", name=["Cleo Marsh"], country=["is"], positionOccupancies=[nested]),
            _entity("p-3", "Person", name=["Ли"], country=["is"]),
            _entity("o-1", "Organization", name=["Reed Front"], topics=["crime.terror", "sanction"], country=["is"]),
            _entity("v-1", "Vessel", name=["Reed Queen"]),
            '{"schema": "Person"}',
        ])
    )  # fmt: skip
    done = import_facts([path], load(), name="peps")
    world = load()
    assert done.made.rows == {"people": 2, "organizations": 1}
    assert done.made.left_out == {
        "people without a name in Latin letters": 1, "entities of other kinds": 1, "bad lines": 1
    }  # fmt: skip
    falk, front = world.person("Bo Falk")[0].person, world.organization("Reed Front")
    assert (falk.country, falk.wikidata, falk.terms[0].start) == ("ISL", "Q900010", date(2019, 5, 1))
    holder = world.holder("defence minister", "ISL", date(2020, 7, 1))
    assert holder is not None
    assert holder.name == "Cleo Marsh"
    assert front is not None
    assert (front.kind, front.sector) == ("armed-group", "UAF")


def test_a_csv_of_ones_own(own_world: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "Full name;Nation;kind;office;from;to;aliases\n"
        "Ada Lind;Norway;;special envoy;2024-02;;Ada M. Lind\n"
        "Ada Lind;NOR;;foreign minister;2020;2021;\n"
        "Reed Front;is;armed-group;;;;RFR\n"
        "Reed Hall;Norway;metonym;;;;\n"
        "Nobody;Nowhereland;;;;;\n"
        ";Norway;;;;;\n"
        "Late;Norway;;judge;2021;2020;\n",
        encoding="utf-8",
    )
    columns = {"name": "Full name", "country": "Nation"}
    done = import_facts([path], load(), columns=columns)
    world = load()
    assert [line.partition(": ")[2] for line in done.tally.first] == [
        "no state or organization is known as 'Nowhereland'",
        "the name is missing",
        "the office ends before it begins: 2021..2020",
    ]
    (lind,) = (m.person for m in world.person("Ada Lind"))
    assert {t.office for t in lind.terms} == {"ambassador", "special envoy", "foreign minister"}
    assert world.states("Reed Hall")[0].how == "metonym"
    with pytest.raises(InputError, match="no column 'name'"):
        import_facts([path], load(), name="again")
    with pytest.raises(InputError, match="no column 'land'"):
        import_facts([path], load(), columns={**columns, "sector": "Land"})


def test_the_same_again_changes_nothing_and_forgetting_takes_it_back(own_world: Path, tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text(DUMP, encoding="utf-8")
    before = load()
    first = import_facts([path], before)
    files = {p: p.read_bytes() for p in own_world.rglob("*") if p.is_file()}
    again = import_facts([path], load())
    assert (first.changed, again.changed) == (True, False)
    assert {p: p.read_bytes() for p in own_world.rglob("*") if p.is_file()} == files
    assert [one.name for one in user_world.imported()] == ["dump"]
    assert forget("dump")
    assert not forget("dump")
    assert not forget("..")
    assert load().person("Ada Lind") == ()


def test_a_broken_file_leaves_the_earlier_import_as_it_was(own_world: Path, tmp_path: Path) -> None:
    path = tmp_path / "dump.json.gz"
    path.write_bytes(gzip.compress(DUMP.encode()))
    import_facts([path], load())
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(UnreadableInput, match="breaks off or is damaged"):
        import_facts([path], load())
    assert [p.name for p in (own_world / "imports").iterdir()] == ["dump"]
    assert load().person("Ada Lind")


_hostile = st.recursive(
    st.none() | st.integers() | st.text(max_size=8) | st.sampled_from(["Q5", "P31", "Person"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "labels", "claims", "schema", "properties", "P31", "P39", "mainsnak", "en"]), inner
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("form", ["wikidata", "followthemoney"])
@given(lines=st.lists(_hostile.map(json.dumps) | st.text(max_size=30), max_size=4))
def test_any_lines_are_read_or_counted(form: Format, lines: list[str]) -> None:
    from demarche.world import followthemoney, wikidata

    reader = wikidata.read if form == "wikidata" else followthemoney.read
    rows = [("f", n, line.encode()) for n, line in enumerate(lines)]
    for fact in reader(rows, load(), Tally()):
        assert "\n" not in user_tables.row(fact)
