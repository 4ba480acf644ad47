"""Meetings: the visits, talks, summits and calls among the events, one for each meeting rather than each mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from demarche.base.records import Event, Meeting, MeetingStatus, Status

_STATUS: dict[Status, MeetingStatus] = {
    "done": "held",
    "ongoing": "held",
    "planned": "announced",
    "offered": "offered",
    "demanded": "offered",
    "conditional": "offered",
    "denied": "refused",
}
"""A feared or hypothetical meeting is none."""


def find_meetings(events: Sequence[Event], places: Mapping[str, str | None]) -> tuple[Meeting, ...]:
    """Meetings among ``events``, in text order; ``places`` gives the place of an event by its id.

    Mentions of one meeting have the same participants, the same status, and no two different dates.
    """
    found: list[Meeting] = []
    for event in events:
        status = _STATUS.get(event.status)
        people = tuple(dict.fromkeys((*event.actor, *event.recipient)))
        if event.plover.event != "CONSULT" or status is None or len(people) < 2:
            continue
        made = Meeting(event.id, people, event.when, places.get(event.id), status, event.predicate)
        for number, known in enumerate(found):
            if _same(known, made):
                if known.when.from_ is None:
                    found[number] = replace(known, when=made.when)
                break
        else:
            found.append(made)
    return tuple(found)


def _same(a: Meeting, b: Meeting) -> bool:
    dates = {d for d in (a.when.from_, b.when.from_) if d is not None}
    return a.status == b.status and set(a.participants) == set(b.participants) and len(dates) < 2
