from __future__ import annotations

from dataclasses import replace
from datetime import date

from demarche.base.records import Event, Plover, When
from demarche.base.spans import Span
from demarche.link.meetings import find_meetings

VISIT = Event(
    "e1",
    ("government:tur",),
    ("government:ukr",),
    Span(10, 15),
    Plover("CONSULT", "visit", (), 1),
    "042",
    1.9,
    "planned",
    When(date(2022, 2, 3), date(2022, 2, 3), Span(20, 28)),
    None,
    (),
    None,
    False,
    0.9,
)


def test_a_planned_visit_is_an_announced_meeting_of_both_sides() -> None:
    (meeting,) = find_meetings([VISIT], {"e1": "Kyiv"}, {})
    assert meeting.status == "announced"
    assert meeting.participants == ("government:tur", "government:ukr")
    assert (meeting.when.from_, meeting.place, meeting.span) == (date(2022, 2, 3), "Kyiv", Span(10, 15))


def test_a_second_mention_is_the_same_meeting_and_lends_it_its_date() -> None:
    undated = replace(VISIT, id="e0", when=When(), predicate=Span(1, 5))
    (meeting,) = find_meetings([undated, VISIT], {}, {})
    assert meeting.event == "e0"
    assert meeting.when.from_ == date(2022, 2, 3)


def test_another_day_is_another_meeting() -> None:
    later = replace(VISIT, id="e2", when=When(date(2022, 3, 1), date(2022, 3, 1)))
    assert [m.event for m in find_meetings([VISIT, later], {}, {})] == ["e1", "e2"]


def test_a_president_and_his_state_are_one_party_and_what_was_planned_may_since_be_held() -> None:
    held = replace(VISIT, id="e3", actor=("person:recep-tayyip-erdogan",), status="done", when=When())
    (meeting,) = find_meetings([VISIT, held], {}, {"person:recep-tayyip-erdogan": "TUR", "government:tur": "TUR"})
    assert (meeting.event, meeting.status) == ("e1", "held")


def test_what_is_only_feared_has_one_party_or_is_no_talk_is_no_meeting() -> None:
    feared = replace(VISIT, status="feared")
    alone = replace(VISIT, recipient=())
    attack = replace(VISIT, plover=Plover("ASSAULT", None, (), 4))
    assert find_meetings([feared, alone, attack], {}, {}) == ()
