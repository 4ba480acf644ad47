"""One coded event with everything that a row of any format asks about it: what the writers are fed.

``occurrences`` makes them from a report. Whatever else holds events, a store of merged records for example, feeds the same
writers by making the same type; ``mentions``, ``sources`` and ``articles`` are there for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from demarche.base.predicates import predicates
from demarche.base.records import Actor, Article, Event, Place, ReaderInfo, Report, Statement, Status
from demarche.base.spans import Span

CAME_TO_PASS: frozenset[Status] = frozenset({"done", "ongoing"})
"""The statuses of what has happened, or is said to have."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event, the article that tells it, and who and what its ids stand for.

    ``asserted`` are the statements that it is told in, from the inside out, none when the article itself says so;
    ``speakers`` the actor behind each, None where nobody is known by name. ``cast`` are all actors of the article,
    ``scenes`` all its places. ``sentence`` counts from 1.
    """

    event: Event
    article: Article
    input: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    mutual: bool
    place: Place | None
    asserted: tuple[Statement, ...]
    speakers: tuple[Actor | None, ...]
    sentence: int
    sentence_span: Span
    cast: tuple[Actor, ...]
    scenes: tuple[Place, ...]
    reader: ReaderInfo
    mentions: int = 1
    sources: int = 1
    articles: int = 1

    @property
    def day(self) -> date | None:
        """The first day of the event; the day of publication where the words name none, unless it is told as history.

        What has come to pass is never dated after its publication: "next week" then belongs to something else.
        """
        event, published = self.event, self.article.day
        if event.when.from_ is None:
            return None if event.background else published
        if event.status in CAME_TO_PASS and published is not None:
            return min(event.when.from_, published)
        return event.when.from_

    def words(self, span: Span) -> str:
        """The page's own words."""
        return span.of(self.article.text)

    def pairs(self) -> Iterator[tuple[Actor | None, Actor | None]]:
        """Each actor with each recipient, None for a side that nobody is named for.

        The sides of a mutual event stand in pairs in both directions, as the manual of CAMEO has it for meetings.
        """
        if self.mutual and not self.recipients:
            yield from ((a, b) for a, b in product(self.actors, repeat=2) if a is not b)
        else:
            yield from product(self.actors or (None,), self.recipients or (None,))


def occurrences(report: Report) -> Iterator[Occurrence]:
    """The events of a report, in its order."""
    actors = {actor.id: actor for actor in report.actors}
    statements = {statement.id: statement for statement in report.statements}
    for event in report.events:
        asserted = tuple(_around(event.statement, statements))
        sides = tuple(actors[id] for id in event.actor if id in actors)
        number, sentence = _sentence(report, event.predicate)
        yield Occurrence(
            event,
            report.article,
            report.input,
            sides,
            tuple(actors[id] for id in event.recipient if id in actors),
            len(sides) > 1 and _is_mutual(event, report.article.text),
            _scene(event, report.places),
            asserted,
            tuple(actors.get(statement.speaker or "") for statement in asserted),
            number,
            sentence,
            report.actors,
            report.places,
            report.reader,
        )


def _around(id: str | None, statements: dict[str, Statement]) -> Iterator[Statement]:
    """The statement ``id`` and those that it lies within."""
    seen: set[str] = set()
    while id and id in statements and id not in seen:
        seen.add(id)
        yield statements[id]
        id = statements[id].within


def _is_mutual(event: Event, text: str) -> bool:
    """Whether both sides act, by the same entry of the dictionary that the coder goes by."""
    found = (e for e in predicates().find(event.predicate.of(text)) if e.root == event.plover.event)
    entry = next(found, None)
    return entry is not None and entry.direction == "mutual"


def _scene(event: Event, places: tuple[Place, ...]) -> Place | None:
    """The mention of the event's place that is nearest to its predicate."""
    named = [place for place in places if place.name == event.where and not place.metonym]
    return min(named, key=lambda p: abs(p.span.start - event.predicate.start), default=None)


def _sentence(report: Report, span: Span) -> tuple[int, Span]:
    """The number and the span of the sentence that ``span`` starts in; sentence 1 and ``span`` itself should none."""
    for number, sentence in enumerate(report.sentences, 1):
        if sentence.start <= span.start < sentence.end:
            return number, sentence
    return 1, span
