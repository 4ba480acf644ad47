"""The lines of a report for people, section by section, before anything is laid out.

A line has a label (the act, the status, the day), its body, and the evidence it rests on. ``terminal`` lays them out.
Mentions of one happening that agree in everything shown stand on one line; their evidence lists them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from demarche.base.records import Actor, Event, Meeting, Report, Statement
from demarche.base.spans import Span
from demarche.link.disputes import Dispute, find_disputes
from demarche.views.naming import Names
from demarche.views.wording import ACTS, DOING, MEETINGS, NOT_SO, cleaned, code, days, moment, office, quoted, role

DOUBTFUL = 0.25
"""Below this confidence a line ends in a question mark: of such events one in six is right in every part, of the others
nearly half (``python -m quality.confidence``)."""
DOUBTED = 0.5
"""The same for somebody who is named as an actor."""
EXCERPT = 56
"""The most characters of a predicate's own words on a line."""
_STOPS = frozenset(',;:.!?”"()')


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one thing on a line rests on: words with offsets, each with its role; confidence; reasons."""

    spans: tuple[tuple[str, Span], ...]
    confidence: float | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``label``, ``body``, and ``notes`` that qualify the body and are never left out."""

    label: str
    body: str
    notes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def doubtful(self) -> bool:
        known = [e.confidence for e in self.evidence if e.confidence is not None]
        return bool(known) and max(known) < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one speaker; ``heading`` is empty where a section has no groups."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report, with its title."""

    title: str
    groups: tuple[Group, ...]


def sections(report: Report) -> tuple[Section, ...]:
    """All sections that have something in them, in reading order."""
    lines = _Lines(report)
    made = (
        ("Who", [Group("", tuple(lines.who()))]),
        ("Said", list(lines.said())),
        ("Happened", [Group("", tuple(lines.happened()))]),
        ("Not happened, or not yet", [Group("", tuple(lines.possible()))]),
        ("Coming up", [Group("", tuple(lines.coming()))]),
        ("Disputed", [Group("", tuple(lines.disputed()))]),
        ("Agreements", [Group("", tuple(lines.agreements()))]),
    )
    full = ((title, tuple(g for g in groups if g.lines)) for title, groups in made)
    return tuple(Section(title, groups) for title, groups in full if groups)


class _Lines:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._text = report.article.text
        self._names = Names(report)

    def who(self) -> Iterator[Line]:
        """Those who say or do something, country by country in the order of the text; the others on one line."""
        report = self._report
        busy = {s.speaker for s in report.statements} | {a for s in report.statements for a in s.addressee}
        busy |= {id for e in report.events for id in (*e.actor, *e.recipient)}
        busy |= {id for m in report.meetings for id in m.participants}
        order = sorted(report.actors, key=lambda a: a.mentions[0] if a.mentions else Span(len(self._text), 0))
        countries: dict[str, list[Actor]] = {}
        for actor in order:
            if actor.id in busy:
                countries.setdefault(actor.country or "–", []).append(actor)
        for country, actors in sorted(countries.items(), key=lambda entry: entry[0] == "–"):
            described = "; ".join(dict.fromkeys(self._described(a) for a in actors))
            yield Line(cleaned(country), described, (), tuple(_rests_on(a) for a in actors))
        others = [actor for actor in order if actor.id not in busy]
        if others:
            yield Line("also named", self._names.all(a.id for a in others), (), tuple(_rests_on(a) for a in others))

    def _described(self, actor: Actor) -> str:
        """``Vela Horn, foreign minister``; a question mark after those who are doubtful."""
        members = f" (that is {self._names.all(actor.members)})" if actor.members else ""
        doubt = " (?)" if actor.confidence < DOUBTED else ""
        title = cleaned(role(actor)) if actor.office or actor.kind != "person" else ""
        what = f", {title}" if title and title.casefold() not in actor.name.casefold() else ""
        return f"{cleaned(actor.name)}{what}{members}{doubt}"

    def said(self) -> Iterator[Group]:
        """Statements under their speakers, both in the order of the text."""
        groups: dict[str, list[Statement]] = {}
        for statement in self._report.statements:
            key = statement.speaker or self._names.words(statement.source).casefold()
            groups.setdefault(key, []).append(statement)
        for statements in groups.values():
            first = statements[0]
            actor = self._names.actor(first.speaker) if first.speaker else None
            what = f" ({cleaned(office(actor))})" if actor and (actor.office or actor.country) else ""
            yield Group(f"{self._names.speaker(first)}{what}", tuple(self._statement(s) for s in statements))

    def _statement(self, statement: Statement) -> Line:
        words = self._names.words(statement.content)
        body = quoted(words) if statement.form == "direct" else words
        notes = [f"to {self._names.all(statement.addressee)}"] if statement.addressee else []
        notes += [f"according to {self._names.speaker(outer)}" for outer in self._names.around(statement)]
        when = days(statement.at)
        if when and statement.at.from_ != self._report.article.day:
            notes.append(when)
        return Line(ACTS[statement.act], body, tuple(notes), (_of_statement(statement),))

    def happened(self) -> Iterator[Line]:
        """What is told as done or going on; background after the news."""
        events = [e for e in self._report.events if e.status in ("done", "ongoing")]
        yield from self._events(sorted(events, key=lambda e: e.background))

    def possible(self) -> Iterator[Line]:
        """What is planned, offered, demanded, feared, denied, or depends on something."""
        yield from self._events([e for e in self._report.events if e.status not in ("done", "ongoing")])

    def _events(self, events: Iterable[Event]) -> Iterator[Line]:
        alike: dict[tuple[str, ...], list[tuple[Event, Line]]] = {}
        for event in events:
            line = self._event(event)
            alike.setdefault((line.label, self._parties(event), *line.notes), []).append((event, line))
        for pairs in alike.values():
            _, first = pairs[0]
            more = (f"{len(pairs)} mentions",) if len(pairs) > 1 else ()
            yield Line(first.label, first.body, (*first.notes, *more), tuple(e for _, x in pairs for e in x.evidence))

    def _event(self, event: Event) -> Line:
        notes = [code(event)]
        if event.own:
            notes.insert(0, cleaned(f"{event.own.codebook}: {event.own.code}"))
        if when := days(event.when):
            notes.append(when)
        if event.where:
            notes.append(cleaned(event.where))
        notes += [f"condition: {quoted(span.of(self._text))}" for span in event.condition]
        notes += [self._assertion(event, s, depth) for depth, s in enumerate(self._names.asserted(event))]
        if event.status != "denied" and event.status in NOT_SO:
            notes.append(NOT_SO[event.status])
        if event.background:
            notes.append("background")
        body = " ".join(filter(None, (self._parties(event), quoted(self._excerpt(event.predicate)))))
        return Line(event.status, body, tuple(notes), (_of_event(event),))

    def _assertion(self, event: Event, statement: Statement, depth: int) -> str:
        """By whom an event is asserted, or denied, feared, demanded: the verb of the innermost statement's own act."""
        named = self._names.speaker(statement)
        if depth == 0 and (event.status, statement.act) in _BY:
            return f"{event.status} by {named}"
        return f"according to {named}" + ("" if statement.act == "state" else f", {DOING[statement.act]}")

    def _parties(self, event: Event) -> str:
        actors, recipients = self._names.all(event.actor), self._names.all(event.recipient)
        return f"{actors or 'not named'} → {recipients}" if recipients else actors

    def _excerpt(self, predicate: Span) -> str:
        """The predicate and the words after it, to the end of the clause or of ``EXCERPT`` characters."""
        sentence = next((s for s in self._report.sentences if s.contains(predicate)), predicate)
        limit = max(predicate.end, min(sentence.end, predicate.start + EXCERPT))
        end = next((i for i in range(predicate.end, limit) if self._text[i] in _STOPS), limit)
        words = self._text[predicate.start : end]
        if end == limit < sentence.end and end > predicate.end and not self._text[end].isspace():
            words = words[: max(words.rfind(" "), predicate.length)]
        cut = end == limit < sentence.end and self._text[end] not in _STOPS
        return words.rstrip() + (" …" if cut else "")

    def coming(self) -> Iterator[Line]:
        """Meetings that have not been held, by day; those without one last."""
        ahead = [m for m in self._report.meetings if m.status != "held"]
        for meeting in sorted(ahead, key=lambda m: m.when.from_ or m.when.to or date.max):
            yield self._meeting(meeting)

    def _meeting(self, meeting: Meeting) -> Line:
        spans = [("words", meeting.span), *((("when", meeting.when.span),) if meeting.when.span else ())]
        notes = (*((cleaned(meeting.place),) if meeting.place else ()), MEETINGS[meeting.status])
        sure = next((e.confidence for e in self._report.events if e.id == meeting.event), None)
        evidence = (Evidence(tuple(spans), sure),)
        return Line(days(meeting.when) or "no date", self._names.all(meeting.participants), notes, evidence)

    def disputed(self) -> Iterator[Line]:
        """Denials, and claims of two sides against each other."""
        for dispute in find_disputes(self._report):
            yield self._dispute(dispute)

    def _dispute(self, dispute: Dispute) -> Line:
        told = [
            f"{self._names.speaker(s)} {ACTS[s.act]} {quoted(self._names.words(s.content))}" for s in dispute.statements
        ]
        return Line(dispute.kind, " – against – ".join(told), (), tuple(map(_of_statement, dispute.statements)))

    def agreements(self) -> Iterator[Line]:
        """Agreements named, with the year they were made."""
        for agreement in self._report.agreements:
            evidence = (Evidence(tuple(("mention", s) for s in agreement.mentions)),)
            yield Line(str(agreement.year or "no year"), cleaned(agreement.name), (), evidence)


_BY = frozenset(
    {("denied", "deny"), ("feared", "fear"), ("feared", "warn"), ("demanded", "demand"), ("demanded", "request"),
     ("offered", "offer"), ("offered", "propose")}
)  # fmt: skip


def _rests_on(actor: Actor) -> Evidence:
    return Evidence(tuple(("mention", s) for s in actor.mentions), actor.confidence, actor.why)


def _of_statement(statement: Statement) -> Evidence:
    parts: Sequence[tuple[str, tuple[Span, ...]]] = (
        ("source", statement.source), ("cue", statement.cue), ("content", statement.content),
    )  # fmt: skip
    spans = tuple((role, span) for role, group in parts for span in group)
    return Evidence(spans, statement.confidence, statement.why)


def _of_event(event: Event) -> Evidence:
    spans = [("predicate", event.predicate)]
    if event.when.span:
        spans.append(("when", event.when.span))
    spans += [("condition", span) for span in event.condition]
    own = (f"{event.own.code} ({event.own.confidence:.2f}): {'; '.join(event.own.why)}",) if event.own else ()
    return Evidence(tuple(spans), event.confidence, (*event.why, *own))


def heading(report: Report) -> tuple[str, ...]:
    """The facts under the headline: outlet, date and how it was found, byline, dateline; then address and input."""
    article = report.article
    found = {"page": "", "given": " (as given)", "url": " (from the address)", "feed": " (from the feed)", "text": ""}
    when = f"{moment(article.published)}{found[article.published_from or 'page']}" if article.published else "no date"
    lines = ((article.outlet, when, ", ".join(article.byline), article.dateline), (article.url, report.input))
    return tuple(" · ".join(dict.fromkeys(cleaned(fact) for fact in line if fact)) for line in lines)
