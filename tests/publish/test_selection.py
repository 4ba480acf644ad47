"""Which events are written: statuses, days, parties, pairs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from demarche.base.records import When
from demarche.publish.formats import FORMATS
from demarche.publish.occurrences import occurrences
from demarche.publish.selection import Selection
from tests.publish.sample import exported, note, talks


def test_only_what_came_to_pass_goes_where_no_status_is() -> None:
    _, taken = exported(FORMATS["gdelt"])
    assert taken.left_out == {"conditional": 1, "denied": 1, "without a day": 2}
    assert taken.events == 9


def test_all_statuses_on_request() -> None:
    _, taken = exported(FORMATS["gdelt"], all_statuses=True)
    assert taken.left_out == {"without a day": 2}
    assert taken.rows == 11


def test_our_table_takes_everything() -> None:
    _, taken = exported(FORMATS["csv"])
    assert not taken.left_out
    assert taken.rows == taken.events == 9


def test_a_format_of_dyads_needs_both_sides() -> None:
    assert exported(FORMATS["icews"])[1].left_out["with nobody on one side"] == 1


def test_sides_of_a_meeting_stand_in_both_directions_and_others_crosswise() -> None:
    met, _, _, aid, *_ = occurrences(talks())
    assert met.mutual
    assert [(a.name, b.name) for a, b in met.pairs() if a and b] == [
        ("Ana Pascu", "Jon Steinarsson"),
        ("Jon Steinarsson", "Ana Pascu"),
    ]
    assert [(a.name, b.name) for a, b in aid.pairs() if a and b] == [
        ("Norway", "Palestinian Authority"),
        ("Norway", "Hamas"),
        ("Iceland", "Palestinian Authority"),
        ("Iceland", "Hamas"),
    ]


def test_those_who_act_together_against_nobody_are_not_set_against_each_other() -> None:
    report = talks()
    joint = replace(report.events[5], actor=("government:norway", "government:iceland"))
    (told,) = occurrences(replace(report, events=(joint,)))
    assert not told.mutual
    assert [(a.name if a else None, b) for a, b in told.pairs()] == [("Norway", None), ("Iceland", None)]


def test_the_day() -> None:
    met, visit, accused, aid, _, _, shelled = (told.day for told in occurrences(talks()))
    assert met == date(2023, 3, 6)
    assert visit == accused == date(2023, 3, 7)
    assert aid == date(2023, 3, 7)  # "March 9" is after publication, and aid that flows is not
    assert shelled is None  # history, and no day
    assert [told.day for told in occurrences(note())] == [date(2019, 1, 1), None]


def test_what_is_planned_may_lie_ahead() -> None:
    report = talks()
    planned = replace(report.events[1], status="planned", when=When(date(2023, 4, 1), date(2023, 4, 1)))
    (told,) = occurrences(replace(report, events=(planned,)))
    assert told.day == date(2023, 4, 1)


def test_ids_that_the_report_does_not_explain_and_circles_are_harmless() -> None:
    report = talks()
    circle = tuple(replace(s, within="s1" if s.id == "s2" else "s2") for s in report.statements)
    lost = replace(report.events[1], actor=("person:nobody",), recipient=("person:nobody",))
    (told,) = occurrences(replace(report, events=(lost,), statements=circle))
    assert told.actors == told.recipients == ()
    assert [s.id for s in told.asserted] == ["s1", "s2"]
    taken = Selection(FORMATS["gdelt"], all_statuses=True)
    assert list(taken.of_story([told])) == []
    assert taken.left_out == {"with nobody named": 1}
