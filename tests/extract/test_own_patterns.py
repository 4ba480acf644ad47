"""Patterns: words by their dictionary form, phrases around the predicate, parties by name, country, sector or kind."""

from __future__ import annotations

import pytest

from demarche.base.own_codebook import Pattern
from demarche.base.spans import Span
from demarche.extract.own_patterns import Line, Party, found

TEXT = "Turkey cut the flow of two rivers off while Syria's farmers were talking about sanctions."
LINE = Line(TEXT)


def at(word: str) -> Span:
    start = TEXT.index(word)
    return Span(start, start + len(word))


@pytest.mark.parametrize("phrase", ["river", "two rivers", "TURKEY", "talk about", "sanction", "Syria's farmer"])
def test_words_in_any_form(phrase: str) -> None:
    assert LINE.has(phrase)


@pytest.mark.parametrize("phrase", ["riverside", "two sanctions", "off cut", "", "…"])
def test_words_that_are_not_there(phrase: str) -> None:
    assert not LINE.has(phrase)


@pytest.mark.parametrize(
    ("phrase", "predicate", "carried"),
    [("cut", "cut", True), ("cut off", "cut", False), ("cut flow", "cut", True), ("talk about sanctions", "talking", True),
     ("river", "cut", False), ("off cut", "cut", False), ("farmer talk", "talking", True)],
)  # fmt: skip
def test_a_phrase_is_carried_by_the_predicate(phrase: str, predicate: str, carried: bool) -> None:
    """ "off" stands six words after "cut": too far."""
    assert LINE.carries(phrase, at(predicate)) is carried


def test_parties() -> None:
    party = Party(("Turkish Foreign Minister Ayla Demir",), ("TUR",), ("GOV",), "person")
    assert all(party.fits(term) for term in ("TUR", "GOV", "person", "Demir", "foreign minister"))
    assert not any(party.fits(term) for term in ("SYR", "tur", "MIL", "Dem"))
    assert Party.of_words("the Turkish government").countries == ("TUR",)


def test_every_list_must_have_something_found() -> None:
    actors, recipients = (Party(("Turkey",), ("TUR",)),), (Party(("Syria",), ("SYR",)),)
    pattern = Pattern("force", ("cut",), ("rivers", "lake"), ("IRN", "TUR"), ("SYR",))
    told = found(pattern, LINE, at("cut"), actors, recipients)
    assert told == ("predicate “cut”", "words “rivers”", "actor “TUR”", "recipient “SYR”")
    assert found(pattern, LINE, at("cut"), recipients, actors) is None
    assert found(pattern, LINE, at("talking"), actors, recipients) is None
