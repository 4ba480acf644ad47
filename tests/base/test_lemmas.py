"""The inflection stripper: irregular forms, spelling rules, and never losing the true base from its candidates."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.base.lemmas import candidates, lemma

FORMS = """
met meet, struck strike, sought seek, withdrew withdraw, overthrown overthrow, fled flee, lives life, crises crisis,
slapped slap, barred bar, expelled expel, cancelled cancel, killed kill, quelled quell, controlling control,
accused accuse, urging urge, negotiating negotiate, defeated defeat, mediated mediate, settled settle, haggling haggle,
required require, convened convene, threatened threaten, offered offer, interfered interfere, declared declare,
invaded invade, pleaded plead, raided raid, provided provide, visited visit, invited invite, hoped hope, hopping hop,
voted vote, blamed blame, freed free, agreed agree, agreeing agree, argued argue, denied deny, died die, dying die,
denying deny, clashes clash, accuses accuse, vetoes veto, armies army, talks talk, press press, crisis crisis,
closed close, endorsed endorse, discussed discuss, alleged allege, avenged avenge, merged merge, attacked attack
"""
PAIRS = [tuple(pair.split()) for pair in FORMS.split(",")]
VERBS = """
accuse agree arrest ban blame boycott call clash close condemn control create defy denounce deplore deny deport  evade
expel favor fire halt hijack impose infringe invite kidnap kill lobby meet menace mourn occupy offer oppose  plan
pledge promote prosecute quell rally rebuff refer release require rescue resign revoke riot sanction seize  sentence
settle shell sign slap snub stab summon threaten trade try urge veto visit vote vow warn withhold
"""


@pytest.mark.parametrize(("form", "base"), PAIRS)
def test_the_likeliest_base(form: str, base: str) -> None:
    assert lemma(form) == base


@pytest.mark.parametrize("verb", VERBS.split())
def test_a_base_form_stays_what_it_is(verb: str) -> None:
    assert lemma(verb) == verb


@pytest.mark.parametrize("verb", VERBS.split())
def test_the_base_is_among_the_candidates_of_its_regular_forms(verb: str) -> None:
    stem = verb[:-1] if verb.endswith("e") else verb
    assert verb in candidates(stem + "ed" if not verb.endswith("y") or verb[-2] in "aeo" else verb[:-1] + "ied")
    assert verb in candidates(stem + "ing")
    assert verb in candidates(verb + "s")


def test_case_does_not_matter() -> None:
    assert lemma("Condemned") == "condemn"


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=40))
def test_the_word_itself_is_always_a_candidate(word: str) -> None:
    found = candidates(word)
    assert word.casefold() in found
    assert len(found) == len(set(found)) <= 5
