"""Which claims of one report are disputed: those denied, and those that two sides make of each other.

Two statements are opposed when their speakers are of different countries, they stand at most ``NEAR`` sentences apart,
and either each is adverse to the other's country, or the first is and the second denies or rejects. Adverse is a
statement that accuses, condemns, denies or rejects, or whose cue insists or claims.
Nothing is opposed on the likeness of words alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from demarche.base.records import Report, Statement
from demarche.base.spans import Span, hull

NEAR = 3
"""Sentences between two cues. In every second report of the wire set (541 reports) there are 9 pairs at this distance or
nearer; read by eye, 6 of them answer each other (in two of the others both sides are one person under two names)."""
_ADVERSE = frozenset({"accuse", "condemn", "deny", "reject"})
_ANSWERS = frozenset({"deny", "reject"})
_CONTESTING = ("insist", "claim", "alleg", "maintain", "contend", "disput", "counter")


@dataclass(frozen=True, slots=True)
class Dispute:
    """``denied``: one statement that denies something. ``opposed``: two statements, one against the other."""

    kind: Literal["denied", "opposed"]
    statements: tuple[Statement, ...]


def find_disputes(report: Report) -> tuple[Dispute, ...]:
    """Opposed pairs, then the denials that answer none of them, each in text order."""
    opposed = tuple(_Sides(report).opposed())
    paired = {statement.id for dispute in opposed for statement in dispute.statements}
    denials = (s for s in report.statements if s.act == "deny" and s.id not in paired)
    return (*opposed, *(Dispute("denied", (statement,)) for statement in denials))


class _Sides:
    """Of each statement: its speaker's country, and the countries that it speaks against."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._country = {a.id: a.country for a in report.actors if a.country}
        self._mentions = [(span, a.country) for a in report.actors if a.country for span in a.mentions]

    def opposed(self) -> Iterator[Dispute]:
        adverse = [(s, c, self._against(s)) for s in self._report.statements if (c := self._of(s)) and self._adverse(s)]
        seen: set[frozenset[str | None]] = set()  # of two speakers the first pair says enough
        for (a, own, against), (b, other, back) in combinations(adverse, 2):
            answered = own in back or b.act in _ANSWERS
            pair = frozenset((a.speaker, b.speaker))
            if pair not in seen and own != other and other in against and answered and self._near(a, b):
                seen.add(pair)
                yield Dispute("opposed", (a, b))

    def _of(self, statement: Statement) -> str | None:
        return self._country.get(statement.speaker or "")

    def _adverse(self, statement: Statement) -> bool:
        if statement.act in _ADVERSE:
            return True
        return any(span.of(self._report.article.text).lower().startswith(_CONTESTING) for span in statement.cue)

    def _against(self, statement: Statement) -> set[str]:
        named = {c for span, c in self._mentions for content in statement.content if content.contains(span)}
        held = [e for e in self._report.events if e.statement == statement.id]
        ids = (*statement.addressee, *(id for e in held for id in (*e.actor, *e.recipient)))
        return (named | {self._country[id] for id in ids if id in self._country}) - {self._of(statement) or ""}

    def _near(self, a: Statement, b: Statement) -> bool:
        return abs(self._sentence(hull(a.cue)) - self._sentence(hull(b.cue))) <= NEAR

    def _sentence(self, span: Span) -> int:
        return sum(sentence.start <= span.start for sentence in self._report.sentences)
