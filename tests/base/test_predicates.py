"""The dictionary of predicates: at one with the codebook, found by inflected words, silent on what it does not know."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.base.codebook import load
from demarche.base.lemmas import candidates
from demarche.base.predicates import PredicateDictionary, predicates
from demarche.base.records import Act


@pytest.fixture(scope="module")
def dictionary() -> PredicateDictionary:
    return predicates()


def test_every_entry_has_a_code_that_exists(dictionary: PredicateDictionary) -> None:
    book = load()
    for lemma, entries in dictionary.entries.items():
        for entry in entries:
            assert entry.lemma == lemma == " ".join(lemma.casefold().split())
            if entry.mode:
                book.mode(entry.root, entry.mode)
            code = book.cameo(entry.cameo)
            assert entry.root in (code.root, *code.also), entry


def test_every_word_has_one_first_choice(dictionary: PredicateDictionary) -> None:
    for lemma in dictionary.entries:
        for part in ("verb", "noun"):
            ranks = [entry.rank for entry in dictionary.entries[lemma] if entry.part == part]
            assert ranks == list(range(1, len(ranks) + 1)), (lemma, part)


def test_every_act_of_the_report_has_cues(dictionary: PredicateDictionary) -> None:
    assert {act for acts in dictionary.cues.values() for act in acts} == set(get_args(Act))
    assert all(len(set(acts)) == len(acts) for acts in dictionary.cues.values())


@pytest.mark.parametrize(
    ("words", "root", "mode"),
    [
        ("visit", "CONSULT", "visit"),
        ("arrived", "CONSULT", "visit"),
        ("Talks", "CONSULT", None),
        ("called on", "REQUEST", None),
        ("condemned", "ACCUSE", "disapprove"),
        ("was killed", "ASSAULT", None),
        ("air strikes", "ASSAULT", "heavy-weapons"),
        ("pulling out", "RETREAT", "withdraw"),
        ("suicide bombings", "ASSAULT", "suicide-attack"),
        ("imposed a curfew", "COERCE", "curfew"),
        ("signed", "SUPPORT", None),
        ("hunger strike", "PROTEST", "hunger"),
        ("ultimatum", "THREATEN", None),
        ("apologised", "CONCEDE", None),
        ("extradited", "COOPERATE", None),
    ],
)
def test_words_as_they_stand_in_the_news(
    dictionary: PredicateDictionary, words: str, root: str, mode: str | None
) -> None:
    first = dictionary.find(words)[0]
    assert (first.root, first.mode) == (root, mode)


def test_a_word_of_several_senses_has_them_in_order(dictionary: PredicateDictionary) -> None:
    assert [entry.root for entry in dictionary.lookup("attack", "verb")] == ["ASSAULT", "ACCUSE"]


def test_the_part_of_speech_decides_where_it_is_known(dictionary: PredicateDictionary) -> None:
    assert dictionary.find("blast", "verb")[0].root == "ACCUSE"
    assert dictionary.find("blast", "noun")[0].root == "ASSAULT"


def test_direction(dictionary: PredicateDictionary) -> None:
    assert dictionary.lookup("meet", "verb")[0].direction == "mutual"
    assert dictionary.lookup("host", "verb")[0].direction == "swap"
    assert dictionary.lookup("accuse", "verb")[0].direction == "actor"


def test_what_is_done_by_saying_it(dictionary: PredicateDictionary) -> None:
    assert dictionary.lookup("promise", "verb")[0].speech
    assert not dictionary.lookup("bomb", "verb")[0].speech


def test_a_strong_word_goes_before_a_weak_one(dictionary: PredicateDictionary) -> None:
    assert dictionary.find("take part in the attack")[0].root == "CONSULT"  # the longer run
    assert dictionary.find("gave praise")[0].root == "SUPPORT"


@pytest.mark.parametrize("words", ["", "  ", "the", "cathedral", "..", "zyzzyva"])
def test_other_words_are_not_known(dictionary: PredicateDictionary, words: str) -> None:
    assert dictionary.find(words) == ()
    assert dictionary.act(words) is None


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", "state"),
        ("according to", "state"),
        ("called on", "request"),
        ("urged", "request"),
        ("slammed", "condemn"),
        ("vowed", "promise"),
        ("denied", "deny"),
        ("has warned", "warn"),
        ("expressed hope", "hope"),
        ("insisted", "demand"),
        ("hailed", "praise"),
        ("apologized", "apologize"),
        ("agreed", "agree"),
        ("fears", "fear"),
    ],
)
def test_the_act_of_a_cue(dictionary: PredicateDictionary, cue: str, act: str) -> None:
    assert dictionary.act(cue) == act


def test_a_form_that_the_dictionary_has_wins(dictionary: PredicateDictionary) -> None:
    assert candidates("banged") == ("bange", "bang", "banged")
    known = PredicateDictionary({"bang": dictionary.lookup("bomb")}, {})
    assert known.lemma("banged") == "bang"


@settings(deadline=None)  # a busy machine is no failure
@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    for entry in predicates().find(text):
        assert entry.lemma
    predicates().act(text)


def test_a_very_long_text_is_answered_at_once(dictionary: PredicateDictionary) -> None:
    assert dictionary.find("zz " * 50_000 + "bombing") == ()
    assert dictionary.find("a" * 100_000) == ()
