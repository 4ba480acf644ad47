"""The card of a name holds all its readings, and who was in office on the day."""

from __future__ import annotations

from datetime import date

from demarche.base.world_card import show


def test_the_card_of_a_state_names_who_was_in_office() -> None:
    card = show("Turkey", date(2022, 1, 19))
    assert card.states[0].state.iso3 == "TUR"
    held = {h.term.office: h.person.name for h in card.in_office}
    assert (held["president"], held["foreign minister"]) == ("Recep Tayyip Erdogan", "Mevlut Cavusoglu")


def test_the_card_of_an_organization_names_its_head() -> None:
    card = show("United Nations", date(2000, 6, 1))
    assert card.organization is not None
    assert card.organization.code == "UNO"
    assert "Kofi Annan" in {h.person.name for h in card.in_office}


def test_an_unknown_name_has_an_empty_card() -> None:
    assert show("Nobody at All").empty
