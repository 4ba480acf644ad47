"""A report as a spaCy Doc; what needs spaCy runs where it is installed."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

import demarche

TEXT = (
    "  Foreign Minister Peter Calloway said on Monday that Norway had invited Iceland to talks in Bergen.\n\n"
    "“We will  come,” he said; nobody doubted it."
)
needs_spacy = pytest.mark.skipif(find_spec("spacy") is None, reason="spaCy is an optional extra")


@needs_spacy
def test_the_text_and_its_evidence_hold() -> None:
    report = demarche.read_text(TEXT, published="2023-03-07")
    doc = report.to_doc()
    assert doc.text == TEXT
    assert [s.id_ for s in doc.spans["cues"]] == [s.id for s in report.statements for _ in s.cue]
    for event, marked in zip(report.events, doc.spans["events"], strict=True):
        assert (marked.start_char, marked.end_char) == event.predicate
        assert marked.label_.startswith(event.plover.event)
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("TAG")
    assert "Norway" in [ent.text for ent in doc.ents]
    assert doc.user_data["report"] == report.to_dict()


@needs_spacy
@pytest.mark.parametrize("text", ["Rain.", "  \n Rain", "a\u00a0b\n\n\nc  d "])
def test_any_text_is_kept_letter_for_letter(text: str) -> None:
    assert demarche.read_text(text).to_doc().text == text


@pytest.mark.skipif(find_spec("spacy") is not None, reason="spaCy is installed here")
def test_without_spacy_it_says_what_to_install() -> None:
    with pytest.raises(ImportError, match=r"pip install 'demarche\[spacy\]'"):
        demarche.read_text("Rain.").to_doc()
