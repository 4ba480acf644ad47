"""The Python API: few names, loaded when used, and the same answers as the command."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import demarche

SAMPLES = Path(__file__).parents[1] / "samples"
SAID = "Norwegian Foreign Minister Ingrid Halvorsen said that Iceland had rejected the offer. She will visit Oslo on Friday."
HEAVY = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "rich", "click", "pypdf", "spacy")
SECONDS = 0.15


def test_importing_is_quick_and_loads_nothing_heavy() -> None:
    """The best of five, so that a busy machine does not fail it."""
    program = (
        "import sys, time; t = time.perf_counter(); import demarche; d = time.perf_counter() - t;"
        f"print(d, *[m for m in {HEAVY!r} if m in sys.modules])"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True) for _ in range(5)
    ]
    seconds, *loaded = min((run.stdout.split() for run in runs), key=lambda words: float(words[0]))
    assert loaded == []
    assert float(seconds) < SECONDS


def test_every_public_name_is_there() -> None:
    assert set(demarche.__all__) <= set(dir(demarche))
    for name in demarche.__all__:
        assert getattr(demarche, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        demarche.nothing  # noqa: B018


def test_a_page_is_read_from_a_path() -> None:
    path = SAMPLES / "mackerel-talks.html"
    report = demarche.read(path)
    assert isinstance(report, demarche.Report)
    assert report.article.outlet == "The Harbour Gazette"
    assert report.input == str(path)
    assert report == demarche.read(str(path)) or report.reader.seconds >= 0


def test_evidence_is_in_the_text() -> None:
    report = demarche.read(SAMPLES / "airspace-wire.txt")
    length = len(report.article.text)
    spans = [s for x in report.statements for s in (*x.source, *x.cue, *x.content)] + [
        e.predicate for e in report.events
    ]
    spans += [m for a in report.actors for m in a.mentions]
    assert spans
    assert all(0 <= s.start < s.end <= length for s in spans)
    assert all(place.text == place.span.of(report.article.text) for place in report.places)
    assert all(0 <= event.confidence <= 1 for event in report.events)


def test_ids_lead_somewhere() -> None:
    report = demarche.read(SAMPLES / "river-patrols-dump.txt")
    actors, statements = {a.id for a in report.actors}, {s.id for s in report.statements}
    assert {id for e in report.events for id in (*e.actor, *e.recipient)} <= actors
    assert {s.speaker for s in report.statements if s.speaker} <= actors
    assert {e.statement for e in report.events if e.statement} <= statements
    assert {s.within for s in report.statements if s.within} <= statements
    assert {m.event for m in report.meetings} <= {e.id for e in report.events}


@pytest.mark.parametrize("published", [date(2023, 3, 7), "2023-03-07"])
def test_a_text_is_kept_letter_for_letter(published: date | str) -> None:
    text = f"  {SAID}\n\n\t{SAID}  "
    report = demarche.read_text(text, published=published, title="Offer rejected")
    assert report.article.text == text
    assert report.article.title == "Offer rejected"
    assert [t.from_ for t in report.times if t.text == "Friday"] == [date(2023, 3, 10)] * 2


def test_reading_is_the_same_every_time() -> None:
    first, second = (demarche.read_text(SAID, published="2023-03-07").to_dict() for _ in range(2))
    first.pop("reader")
    second.pop("reader")
    assert first == second


def test_many_are_read_in_order_and_errors_are_values(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    found = list(demarche.read_many([SAMPLES / "airspace-wire.txt", missing, SAMPLES / "mackerel-talks.html"]))
    assert [type(one) for one in found] == [demarche.Report, demarche.UnreadableInput, demarche.Report]
    assert isinstance(found[1], demarche.InputError)
    assert found[1].name == str(missing)


def test_what_cannot_be_read_raises(tmp_path: Path) -> None:
    with pytest.raises(demarche.InputError, match="missing"):
        demarche.read(tmp_path / "missing.txt")
    with pytest.raises(demarche.InputError, match="several pages; use read_many"):
        demarche.read(SAMPLES)
    with pytest.raises(demarche.InputError, match="no article"):
        demarche.read_text("  ")
    with pytest.raises(ValueError, match="is not a date"):
        demarche.read_text(SAID, published="someday")
    with pytest.raises(ValueError, match="is not a date"):
        demarche.read(SAMPLES / "airspace-wire.txt", published="someday")


def test_a_text_in_another_language_is_kept_and_not_read() -> None:
    text = "Le ministre norvégien des affaires étrangères a déclaré mardi que son pays était prêt à négocier. " * 4
    report = demarche.read_text(text)
    assert report.article.language == "fr"
    assert report.unread is not None
    assert not report.statements


def test_codes_are_explained() -> None:
    assert demarche.explain("CONSULT-visit").kind == "mode"
    with pytest.raises(demarche.CodebookError):
        demarche.explain("nonsense")
