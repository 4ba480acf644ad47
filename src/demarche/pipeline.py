"""The order of the steps: page -> article -> what it says, as words -> who, where, when -> report.

The only module that knows the order; each step is handed what it needs. Everything here is a pure function of one
article, but for the model's pass, which takes several articles at once.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from demarche.base import codebook, corrections, own_codebook, world
from demarche.base.drafts import Attribution, EventMention
from demarche.base.errors import InputError, NoArticle
from demarche.base.records import (
    Actor,
    Agreement,
    Article,
    Event,
    OwnCoding,
    Place,
    Plover,
    ReaderInfo,
    Report,
    Statement,
)
from demarche.base.spans import Span
from demarche.base.syntax import Parsed
from demarche.base.world import World
from demarche.collect.article import read_article
from demarche.collect.pages import Page
from demarche.extract import reader
from demarche.extract.coding import Coding, Task, code
from demarche.extract.events import FOUND, find_events
from demarche.extract.own_coding import Case, Coder, case
from demarche.extract.own_patterns import Party
from demarche.extract.own_trial import Judged, Neighbour, Trial, tried
from demarche.extract.parsing import parsed
from demarche.extract.reader import Seen
from demarche.extract.sentences import split_sentences
from demarche.extract.statements import find_attributions
from demarche.extract.times import find_times
from demarche.link.actors import LinkedActors, link_actors
from demarche.link.confidence import confidence
from demarche.link.corrected import corrected_place
from demarche.link.dates import anchor
from demarche.link.meetings import find_meetings
from demarche.link.moments import Moments
from demarche.link.places import resolve
from demarche.link.scenes import scene

__all__ = [
    "VERSION", "Coder", "Coding", "Judged", "Neighbour", "Task", "Trial",
    "code", "own_coder", "read_articles", "read_pages", "tried",
]  # fmt: skip

VERSION = "0.1.0"
READ_TOGETHER = 16
"""Articles in one batch of the model: windows of many articles fill each other's gaps."""
_READ_LANGUAGES = (None, "en")


def own_coder(path: Path) -> Coder:
    """The coder of a user's own codebook. CodebookError when the file is not as it should be."""
    return Coder(own_codebook.load(path))


def read_pages(pages: Iterable[Page | InputError], own: Coder | None = None) -> Iterator[Report | InputError]:
    """A report for each page, in order; what cannot be read comes out as the error that says why.

    With ``own`` the events are coded with a user's own codebook too, and what only that codebook takes for one is among
    them.
    """
    stream = iter(pages)
    while chunk := list(islice(stream, READ_TOGETHER)):
        articles = [page if isinstance(page, InputError) else _article(page) for page in chunk]
        reports = iter(read_articles([a for a in articles if not isinstance(a, InputError)], own))
        for article in articles:
            yield article if isinstance(article, InputError) else next(reports)


def _article(page: Page) -> tuple[str, Article] | InputError:
    try:
        article = read_article(page)
    except InputError as error:
        return error
    if not article.text.strip():
        return NoArticle(page.name, "holds no article text")
    return page.name, article


def read_articles(articles: Sequence[tuple[str, Article]], own: Coder | None = None) -> list[Report]:
    """Reports of articles given with their input's name, read in one batch. ``own``: see ``read_pages``."""
    begun = time.perf_counter()
    loaded = reader.load()
    readable = [(name, a) for name, a in articles if a.language in _READ_LANGUAGES]
    sentences = [split_sentences(a.text) for _, a in readable]
    seen = loaded.see([(a.text, s) for (_, a), s in zip(readable, sentences, strict=True)])
    known = world.load()
    made: dict[int, Report] = {}
    for (name, article), one, spans in zip(readable, seen, sentences, strict=True):
        made[id(article)] = _report(name, article, one, spans, known, own)
    seconds = (time.perf_counter() - begun) / max(1, len(articles))
    info = ReaderInfo(VERSION, loaded.digest, round(seconds, 4))
    out = []
    for name, article in articles:
        report = made.get(id(article))
        if report is None:
            unread = f"the article is not in English (its language looks like {article.language!r})"
            report = Report(name, article, info, unread=unread)
        out.append(replace(report, reader=info))
    return out


def _report(name: str, article: Article, seen: Seen, sentences: list[Span], known: World, own: Coder | None) -> Report:
    text = parsed(seen, sentences)
    times = anchor(find_times(article.text, sentences), article.day, article.text)
    attributions = find_attributions(seen, text)
    mentions, cases = _mentions(seen, text, attributions, own)
    asked = _asked(attributions, mentions)
    ruled = corrections.load().within(article.outlet, article.url)
    linked = link_actors(
        text,
        asked,
        known,
        article.day,
        speakers=[(c, s) for a in attributions for s in a.source[:1] for c in a.content],
        dateline=article.dateline,
        corrections=ruled,
    )
    toponyms = [n.span for n in text.names if n.kind == "LOC"]
    acting = {head.span for span in asked if linked.who(span) and (head := text.head_of(span))}
    places = tuple(
        replace(place, metonym=any(place.span.contains(head) for head in acting))
        for place in resolve(article.text, toponyms, known, corrected=lambda name: corrected_place(ruled.of(name)))
    )
    moments = Moments(text, times, article.day)
    statements = _statements(attributions, linked, moments)
    events = _events(mentions, linked, statements, text, moments, places)
    firm = [e for e, m in zip(events, mentions, strict=True) if m.event >= FOUND]
    if own is not None:
        events = _with_own(own, events, mentions, cases, linked.actors)
    return Report(
        name,
        article,
        ReaderInfo(VERSION, "", 0.0),
        tuple(sentences),
        linked.actors,
        places,
        times,
        _agreements(article.text, known),
        statements,
        events,
        find_meetings(firm, {e.id: e.where for e in firm}, {a.id: a.country for a in linked.actors if a.country}),
    )


def _mentions(
    seen: Seen, text: Parsed, attributions: Sequence[Attribution], own: Coder | None
) -> tuple[list[EventMention], list[Case | None]]:
    """Event mentions, each with its case for the user's own codebook where there is one.

    What only the user's codebook takes for an event is kept when it has a code for it: decided before linking, so that
    what is not kept changes nothing else in the report.
    """
    least = own.considered if own is not None and own.considered is not None else FOUND
    mentions = find_events(seen, text, attributions, least)
    if own is None:
        return mentions, [None] * len(mentions)
    cases = [case(seen, text.sentences, m.predicate, m.root) for m in mentions]
    kept = [(m, c) for m, c in zip(mentions, cases, strict=True) if m.event >= FOUND or (c is not None and own.code(c))]
    return [m for m, _ in kept], [c for _, c in kept]


def _with_own(
    own: Coder,
    events: Sequence[Event],
    mentions: Sequence[EventMention],
    cases: Sequence[Case | None],
    actors: Sequence[Actor],
) -> tuple[Event, ...]:
    """The events with their codes of the user's own codebook, now that it is known who is who."""
    parties = {actor.id: _party(actor) for actor in actors}

    def coded(event: Event, found: Case | None) -> OwnCoding | None:
        if found is None:
            return None
        sides = ([parties[id] for id in side if id in parties] for side in (event.actor, event.recipient))
        acting, acted_upon = (tuple(side) for side in sides)
        return own.code(replace(found, actors=acting, recipients=acted_upon))

    made = [replace(event, own=coded(event, found)) for event, found in zip(events, cases, strict=True)]
    # a pattern that names a party may have taken back the code that an event was kept for
    return tuple(e for e, m in zip(made, mentions, strict=True) if e.own is not None or m.event >= FOUND)


def _party(actor: Actor) -> Party:
    return Party((actor.name,), (actor.country,) if actor.country else (), actor.sector, actor.kind)


def _asked(attributions: Sequence[Attribution], mentions: Sequence[EventMention]) -> list[Span]:
    spans = [s for a in attributions for s in (*a.source, *a.addressee)]
    return spans + [s for m in mentions for s in (*m.actors, *m.recipients)]


def _who(linked: LinkedActors, spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for span in spans for actor in linked.who(span)))


def _statements(attributions: Sequence[Attribution], linked: LinkedActors, moments: Moments) -> tuple[Statement, ...]:
    sureness = {a.id: a.confidence for a in linked.actors}
    out = []
    for number, found in enumerate(attributions):
        speaker = linked.one(found.source[0]) if found.source else None
        sure = (*found.sure, ("speaker", sureness.get(speaker, 0.0) if speaker else 0.0))
        out.append(
            Statement(
                f"s{number + 1}",
                speaker,
                found.source,
                found.cue,
                found.content,
                found.form,
                found.act,
                _who(linked, found.addressee),
                moments.of(found.cue[0]),
                None,
                None if found.within is None else f"s{found.within + 1}",
                confidence("statement", sure),
                found.why,
                sure,
            )
        )
    return tuple(out)


def _events(
    mentions: Sequence[EventMention],
    linked: LinkedActors,
    statements: Sequence[Statement],
    text: Parsed,
    moments: Moments,
    places: Sequence[Place],
) -> tuple[Event, ...]:
    book = codebook.load()
    sureness = {a.id: a.confidence for a in linked.actors}
    out = []
    for number, found in enumerate(mentions):
        root = book.root(found.root)
        actors, recipients = _who(linked, found.actors), _who(linked, found.recipients)
        if found.mutual:
            actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
        sure = (*found.sure, ("link", min((sureness[a] for a in actors), default=0.0)))
        where = scene(text, found.predicate, places, goes_there=found.root == "CONSULT")
        out.append(
            Event(
                f"e{number + 1}",
                actors,
                tuple(r for r in recipients if r not in actors),
                found.predicate,
                Plover(found.root, found.mode, (), root.quad),
                book.plover_to_cameo(found.root, found.mode),
                root.goldstein,
                found.status,
                moments.of(found.predicate, found.status),
                where.name if where else None,
                found.condition,
                None if found.attribution is None else statements[found.attribution].id,
                found.background,
                confidence("event", sure),
                found.why,
                sure,
            )
        )
    return tuple(out)


def _agreements(text: str, known: World) -> tuple[Agreement, ...]:
    mentions: dict[str, list[Span]] = {}
    for mention in known.find(text):
        if mention.kind == "agreement":
            mentions.setdefault(mention.key, []).append(mention.span)
    out = []
    for key, spans in mentions.items():
        named = known.agreement(key)
        if named is not None:
            out.append(Agreement(key, named.name, named.year, tuple(spans)))
    return tuple(out)
