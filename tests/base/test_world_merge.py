"""A user's facts win, what they do not say is kept, and namesakes stay apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from demarche.base import user_tables
from demarche.base.facts import NamedAgreement, Organization, Person, State, Term
from demarche.base.world_merge import merged_agreements, merged_organizations, merged_people, merged_states

MINISTER = Term("foreign minister", "NOR", "GOV", date(2020, 1, 1), None)
ADA = Person("ada-lind", "Ada Lind", ("A. Lind",), ("Lind",), (MINISTER,), "NOR")
OWN = replace(ADA, imports=("mine",))


def test_a_persons_term_of_the_users_replaces_the_one_it_overlaps() -> None:
    ended = replace(MINISTER, end=date(2023, 6, 30))
    (found,) = merged_people([ADA], [replace(OWN, name="Ada M. Lind", aliases=("Ada Lind",), terms=(ended,))])
    assert (found.id, found.name, found.terms, found.imports) == ("ada-lind", "Ada M. Lind", (ended,), ("mine",))
    assert set(found.aliases) == {"Ada Lind", "A. Lind"}


def test_a_term_without_days_takes_nothing_away() -> None:
    (found,) = merged_people([ADA], [replace(OWN, terms=(replace(MINISTER, start=None),))])
    assert found.terms == (MINISTER,)


def test_nobody_is_joined_on_a_name_alone() -> None:
    other = replace(OWN, country="ISL", terms=())
    stranger = replace(OWN, country=None, terms=(), wikidata="Q7")
    assert [p.id for p in merged_people([ADA], [other, stranger])] == ["ada-lind", "ada-lind-isl", "ada-lind-q7"]


def test_two_items_are_two_people() -> None:
    one, two = replace(OWN, wikidata="Q7"), replace(OWN, wikidata="Q8")
    assert [p.wikidata for p in merged_people([], [one, two, one])] == ["Q7", "Q8"]


def test_organizations_and_agreements() -> None:
    front = Organization("reed-front", "Reed Front", "RF", "armed-group", "ISL", "REB", ("Reeds",))
    mine = replace(front, code="Reed Front", sector="UAF", aliases=("The Front",), imports=("mine",))
    away = replace(mine, country="NOR")
    first, second = merged_organizations([front], [mine, away])
    assert (first.sector, first.code, set(first.aliases)) == ("UAF", "RF", {"The Front", "Reeds"})
    assert second.id == "reed-front-nor"
    pact = NamedAgreement("reed-pact", "Reed Pact", 1999, ("NOR",), ())
    assert [a.year for a in merged_agreements([pact], [replace(pact, year=None), replace(pact, year=2005)])] == [
        1999,
        2005,
    ]


def test_a_states_cells_win_where_they_say_something() -> None:
    held = State("NOR", "NO", "Norway", 385, 385, None, None, None, (), ("Norwegian",), ("Oslo",))
    mine = State("NOR", None, "Kingdom of Norway", None, None, None, None, None, (), ("Norse",), ())
    (found,) = merged_states([held], [mine])
    assert (found.name, found.names, found.cow) == ("Kingdom of Norway", ("Norway",), 385)
    assert found.demonyms == ("Norse", "Norwegian")


@given(st.text(min_size=1, max_size=30), st.lists(st.text(max_size=20), max_size=3))
def test_a_row_is_one_line_whatever_the_name(name: str, others: list[str]) -> None:
    row = user_tables.row(Person("x", name, tuple(others), (), (MINISTER,), "NOR"))
    assert len(row.splitlines()) == 1
    assert row.count("|") <= 5
