"""The words that people read for what records hold as codes: acts, statuses, kinds, days."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from demarche.base.records import Act, Actor, Event, MeetingStatus, Status, When

ACTS: Final[dict[Act, str]] = {
    "state": "says", "offer": "offers", "propose": "proposes", "request": "requests", "demand": "demands",
    "promise": "promises", "agree": "agrees", "accept": "accepts", "reject": "rejects", "deny": "denies",
    "accuse": "accuses", "warn": "warns", "threaten": "threatens", "praise": "praises", "condemn": "condemns",
    "apologize": "apologizes", "ask": "asks", "hope": "hopes", "fear": "fears",
}  # fmt: skip
DOING: Final[dict[Act, str]] = {
    "state": "saying", "offer": "offering", "propose": "proposing", "request": "requesting", "demand": "demanding",
    "promise": "promising", "agree": "agreeing", "accept": "accepting", "reject": "rejecting", "deny": "denying",
    "accuse": "accusing", "warn": "warning", "threaten": "threatening", "praise": "praising", "condemn": "condemning",
    "apologize": "apologizing", "ask": "asking", "hope": "hoping", "fear": "fearing",
}  # fmt: skip
"""For one speaker or several alike: "the envoys, warning"."""
NOT_SO: Final[dict[Status, str]] = {
    "planned": "not yet done",
    "offered": "not done",
    "demanded": "not done",
    "conditional": "only on a condition",
    "feared": "not confirmed",
    "denied": "denied",
    "hypothetical": "only supposed",
}
"""Statuses of what has not happened, in words that cannot be mistaken for a fact."""
MEETINGS: Final[dict[MeetingStatus, str]] = {
    "confirmed": "confirmed", "announced": "announced, not yet held", "offered": "offered, not agreed",
    "refused": "refused", "cancelled": "cancelled", "held": "held",
}  # fmt: skip
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Controls, marks that reorder what is shown, lone surrogates, interlinear and tag characters.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_QUOTES: Final = "\"“”„«»'‘’"


def cleaned(words: str) -> str:
    """``words`` from a page, safe for a terminal: on one line, without characters that control or reorder it."""
    return " ".join(_UNSEEN.sub(" ", words).split())


def quoted(words: str) -> str:
    """The words in quotation marks, in one pair even where the page has its own."""
    return f"“{cleaned(words).strip(_QUOTES)}”"


def day(value: date) -> str:
    """``19 Jan 2022``"""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def days(when: When) -> str:
    """``19 Jan 2022``, ``10-16 Jan 2022``, ``since 1 Nov 2021``, ``by 1 Mar 2022``; "" when nothing is known."""
    begin, end = when.from_, when.to
    if begin is None or end is None:
        known = begin or end
        return f"{'since' if begin else 'by'} {day(known)}" if known else ""
    if begin == end:
        return day(begin)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{day(end)}"
    first = f"{begin.day} {_MONTHS[begin.month - 1]}" if begin.year == end.year else day(begin)
    return f"{first} – {day(end)}"


def moment(published: str) -> str:
    """``19 Jan 2022, 16:34`` with the zone where the page gives one; an ISO 8601 day or day and time in."""
    clock, zone = published[11:16], published[16:].lstrip(":0123456789.")
    shown = day(date.fromisoformat(published[:10])) + (f", {clock}" if clock else "")
    return f"{shown} UTC" if published.endswith(("+00:00", "Z")) else f"{shown} {_zone(published)}" if zone else shown


def _zone(published: str) -> str:
    return f"UTC{published[-6:]}" if published[-6:-5] in ("+", "-") else ""


def role(actor: Actor) -> str:
    """The office, or else the kind: ``president``, ``armed group``."""
    return actor.office or ("international organization" if actor.kind == "igo" else actor.kind.replace("-", " "))


def office(actor: Actor) -> str:
    """What an actor is, in few words: ``president, TUR``; of a person without an office, the country alone."""
    known = actor.office or actor.kind != "person"
    return ", ".join(filter(None, (role(actor) if known else "", actor.country)))


def code(event: Event) -> str:
    """``CONSULT-visit``"""
    return "-".join(filter(None, (event.plover.event, event.plover.mode)))
