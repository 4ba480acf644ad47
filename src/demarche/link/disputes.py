"""Which claims of one report are disputed: those denied, and those that two sides make of each other.

Two statements are opposed when two speakers of different countries each say something adverse about the other's country,
at most ``NEAR`` sentences apart. Adverse is a statement that accuses, condemns, denies or rejects, whose cue insists or
claims, or that holds an event of conflict. Nothing is opposed on the likeness of words alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from demarche.base.records import Event, Report, Statement
from demarche.base.spans import Span, hull

NEAR = 3
"""Sentences between two cues. Claims set against each other stand side by side in the news; at 3 or fewer, the pairs
found in twenty wire reports were answers to one another."""
_ADVERSE = frozenset({"accuse", "condemn", "deny", "reject"})
_CONTESTING = ("insist", "claim", "alleg", "maintain", "contend", "disput", "counter")


@dataclass(frozen=True, slots=True)
class Dispute:
    """``denied``: one statement, with the events it denies. ``opposed``: two statements against each other."""

    kind: Literal["denied", "opposed"]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...] = ()


def find_disputes(report: Report) -> tuple[Dispute, ...]:
    """All disputes in text order: denials, events denied by the article itself, and opposed pairs."""
    sides = _Sides(report)
    return (*_denials(report), *sides.opposed())


def _denials(report: Report) -> Iterator[Dispute]:
    denied: dict[str | None, list[Event]] = {}
    for event in report.events:
        if event.status == "denied":
            denied.setdefault(event.statement, []).append(event)
    for statement in report.statements:
        if statement.act == "deny":
            yield Dispute("denied", (statement,), tuple(denied.pop(statement.id, ())))
    by_id = {statement.id: statement for statement in report.statements}
    for told, events in denied.items():
        around = (by_id[told],) if told in by_id else ()
        yield from (Dispute("denied", around, (event,)) for event in events)


class _Sides:
    """Of each statement: its speaker's country, and the countries that it speaks against."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._country = {a.id: a.country for a in report.actors if a.country}
        self._mentions = [(span, a.country) for a in report.actors if a.country for span in a.mentions]

    def opposed(self) -> Iterator[Dispute]:
        adverse = [(s, c, self._against(s)) for s in self._report.statements if (c := self._of(s)) and self._adverse(s)]
        for (a, own, against), (b, other, back) in combinations(adverse, 2):
            if own != other and other in against and own in back and self._near(a, b):
                yield Dispute("opposed", (a, b))

    def _of(self, statement: Statement) -> str | None:
        return self._country.get(statement.speaker or "")

    def _adverse(self, statement: Statement) -> bool:
        if statement.act in _ADVERSE:
            return True
        if any(span.of(self._report.article.text).lower().startswith(_CONTESTING) for span in statement.cue):
            return True
        return any(e.statement == statement.id and e.plover.quad > 2 for e in self._report.events)

    def _against(self, statement: Statement) -> set[str]:
        named = {c for span, c in self._mentions for content in statement.content if content.contains(span)}
        held = [e for e in self._report.events if e.statement == statement.id]
        ids = (*statement.addressee, *(id for e in held for id in (*e.actor, *e.recipient)))
        return (named | {self._country[id] for id in ids if id in self._country}) - {self._of(statement) or ""}

    def _near(self, a: Statement, b: Statement) -> bool:
        return abs(self._sentence(hull(a.cue)) - self._sentence(hull(b.cue))) <= NEAR

    def _sentence(self, span: Span) -> int:
        return sum(sentence.start <= span.start for sentence in self._report.sentences)
