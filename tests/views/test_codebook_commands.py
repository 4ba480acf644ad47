"""Codebooks of one's own on the command line and in Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import demarche
from demarche.views.lines import sections
from tests.views.reports import report
from tests.views.test_cli import SAMPLES, process, rows, run

WATER = str(SAMPLES / "water-disputes.toml")
TEXT = (
    "Egypt condemned Ethiopia's new dam on the Nile on Monday. Ethiopia completed a canal beside the river in May. "
    "Egypt also condemned the arrest of a journalist. Sudan's water minister met her Egyptian colleague in Aswan."
)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "nile.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_new_writes_a_codebook_that_works_and_never_overwrites(tmp_path: Path) -> None:
    made = tmp_path / "mine.toml"
    assert run("codebook", "new", str(made))[0] == 0
    code, out, _ = run("codebook", "test", str(made))
    assert code == 0
    assert out.startswith("sanctions-relief: 3 codes, 19 examples, each left out in turn\n")
    before = made.read_bytes()
    code, _, err = run("codebook", "new", str(made))
    assert (code, made.read_bytes()) == (2, before)
    assert "is there already" in err


def test_a_trial_shows_figures_confusion_and_what_went_wrong() -> None:
    code, out, err = run("codebook", "test", "--folds", "4", WATER)
    assert (code, err) == (0, "")
    for part in (
        "in 4 parts",
        "precision recall    F1",
        "Confusion: the code in the file",
        "Gone wrong, with the examples",
    ):
        assert part in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_root_is_still_explained() -> None:
    assert run("codebook", "request")[1].startswith("REQUEST")
    assert "SANCTION" in run("codebook")[1]
    code, _, err = run("codebook", "REQUST")
    assert code == 2
    assert "did you mean REQUEST?" in err


def test_read_codes_with_it(page: str) -> None:
    code, out, _ = run("read", "--json", "--codebook", WATER, page)
    (shape,) = rows(out)
    text = shape["article"]["text"]  # type: ignore[index]
    own = {text[slice(*e["predicate"])]: e["own"] for e in shape["events"]}  # type: ignore[attr-defined]
    assert code == 0
    assert own["condemned"] is None or own["condemned"]["code"] == "oppose-works"
    assert own["met"]["code"] == "talk-about-water"
    assert own["met"]["codebook"] == "water-disputes"
    assert own["met"]["why"]
    assert "water-disputes: oppose-works" in run("read", "--codebook", WATER, page)[1]


def test_a_codebook_adds_to_a_report_and_changes_nothing_else(page: str) -> None:
    without, with_it = demarche.read(page).to_dict(), demarche.read(page, codebook=WATER).to_dict()
    for plain in (without, with_it):
        del plain["reader"]
    found = {json.dumps({**e, "id": "", "own": None}) for e in with_it["events"]}
    assert {json.dumps({**e, "id": ""}) for e in without["events"]} <= found
    assert without["statements"] == with_it["statements"]
    assert len(without["meetings"]) == len(with_it["meetings"])


def test_code_codes_with_it() -> None:
    line = {"id": 1, "text": "Egypt condemned Ethiopia over the new dam.", "source": [0, 5], "target": [16, 24]}
    given = json.dumps(line).encode()
    (row,) = rows(run("code", "--json", "--codebook", WATER, "-", given=given)[1])
    assert row["event"] == "ACCUSE"
    assert row["own"]["code"] == "oppose-works"  # type: ignore[index]
    assert "oppose-works" in run("code", "--codebook", WATER, "-", given=given)[1]
    (row,) = rows(run("code", "--json", "-", given=given)[1])
    assert row["own"] is None


def test_bad_codebooks_are_told_in_one_line(tmp_path: Path, page: str) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('[codes.a]\ndefinition = "x"\nexamples = ["one *is* enough"]\n', encoding="utf-8")
    code, out, err = process("read", "--codebook", str(bad), page)
    assert (code, out) == (1, "")
    assert err == f"demarche: {bad}, line 1: code 'a' has 1 example; a code needs at least two, and five are better\n"
    code, _, err = run("read", "--codebook", str(tmp_path / "none.toml"), page)
    assert code == 2
    assert "does not exist" in err


def test_the_code_stands_on_its_line_with_its_reason() -> None:
    lines = [line for s in sections(report()) if s.title == "Happened" for g in s.groups for line in g.lines]
    (line,) = [line for line in lines if "border: shelling" in line.notes]
    assert "shelling (0.70): “fired” is most like “Guns fired across the river.”" in line.evidence[0].why


def test_python_reads_with_it() -> None:
    made = demarche.read_text(TEXT, codebook=WATER)
    assert {e.own.code for e in made.events if e.own} >= {"talk-about-water"}
    with pytest.raises(demarche.CodebookError):
        demarche.read_text(TEXT, codebook=SAMPLES / "airspace-wire.txt")
