"""Evidence as marks over a text: stretches that may overlap and nest, cut into pieces that do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from demarche.base.records import Report
from demarche.base.spans import Span
from demarche.views.naming import Names
from demarche.views.wording import ACTS, NOT_SO, code, days, office


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that something rests on. ``kind`` is a role (source, cue, content, event ...); ``note`` says what."""

    span: Span
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with all marks that cover it, the longest first."""

    span: Span
    marks: tuple[Mark, ...]


def marks(report: Report) -> Iterator[Mark]:
    """All evidence of a report, by kind."""
    names = Names(report)
    for statement in report.statements:
        speaker = names.speaker(statement)
        note = f"{speaker} {ACTS[statement.act]} ({statement.confidence:.2f})"
        for kind, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
            yield from (Mark(span, kind, f"{kind}: {note}") for span in spans)
    for event in report.events:
        parties = " → ".join(filter(None, (names.all(event.actor), names.all(event.recipient))))
        status = NOT_SO.get(event.status, event.status)
        note = ", ".join(filter(None, (f"{code(event)}: {parties or 'not named'}", status, days(event.when))))
        yield Mark(event.predicate, "event" if event.status in ("done", "ongoing") else "possible", note)
        yield from (Mark(span, "condition", f"condition of {code(event)}") for span in event.condition)
    for actor in report.actors:
        yield from (Mark(span, "actor", f"{actor.name}, {office(actor)}") for span in actor.mentions)
    for place in report.places:
        yield Mark(place.span, "place", ", ".join(filter(None, (place.name, place.country))))
    for time in report.times:
        yield Mark(time.span, "time", f"{time.type} {time.value}")
    for agreement in report.agreements:
        note = f"{agreement.name}, {agreement.year}" if agreement.year else agreement.name
        yield from (Mark(span, "agreement", note) for span in agreement.mentions)


def segments(length: int, found: Iterable[Mark]) -> list[Segment]:
    """A text of ``length`` code points, cut wherever a mark begins or ends; together they are the whole text."""
    inside = [m for m in found if 0 <= m.span.start < m.span.end <= length]
    edges = sorted({0, length, *(m.span.start for m in inside), *(m.span.end for m in inside)})
    begins: dict[int, list[Mark]] = {}
    for mark in inside:
        begins.setdefault(mark.span.start, []).append(mark)
    out: list[Segment] = []
    open_marks: list[Mark] = []
    for start, end in pairwise(edges):
        open_marks = [m for m in open_marks if m.span.end > start] + begins.get(start, [])
        out.append(Segment(Span(start, end), _longest_first(open_marks)))
    return out


def _longest_first(found: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(found, key=lambda m: (-m.span.length, m.span.start, m.kind)))
