"""Our own table, as CSV and as Parquet: one row an event, nothing left out that the report says of it.

Here stands what the other formats have no column for: the status, the condition, who asserts it in which words, the
evidence with its offsets, confidence and reasons. Offsets are half-open, in code points of the article's text. Lists are
lists in Parquet, and parted by " | " in CSV; those of one side are in the same order and of the same length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from demarche.base.records import Actor
from demarche.base.spans import Span
from demarche.publish.cameo import event_code, title
from demarche.publish.geography import of_place
from demarche.publish.table import Cell, Column, Format, Row


def _words(row: Row, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(row.told.words(span) for span in spans)


def _offsets(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(f"{span.start}-{span.end}" for span in spans)


def _actors(prefix: str, field: str, side: Callable[[Row], tuple[Actor, ...]]) -> tuple[Column, ...]:
    def column(name: str, meaning: str, value: Callable[[Actor], str]) -> Column:
        return Column(
            f"{prefix}_{name}", "list", meaning, field, lambda row: tuple(value(actor) for actor in side(row))
        )

    return (
        column("ids", "ids", lambda a: a.id),
        column("names", "names", lambda a: a.name),
        column("countries", "ISO 3166-1 alpha-3", lambda a: a.country or ""),
        column("sectors", "sectors, several of one actor parted by /", lambda a: "/".join(a.sector)),
        column("offices", "offices", lambda a: a.office or ""),
    )


def _asserted(field: str) -> Callable[[Row], Cell]:
    """A field of the statement that the event is told in; None when the article itself says so."""

    def value(row: Row) -> Cell:
        if not row.told.asserted:
            return None
        found: Cell = getattr(row.told.asserted[0], field)
        return found

    return value


def _asserted_words(field: str) -> Callable[[Row], Cell]:
    return lambda r: _words(r, getattr(r.told.asserted[0], field)) if r.told.asserted else ()


def _asserter(field: str) -> Callable[[Row], Cell]:
    """A field of the actor who says so."""
    return lambda row: getattr(row.told.speakers[0], field) if row.told.speakers and row.told.speakers[0] else None


def _chain(row: Row) -> tuple[str, ...]:
    """Who says that who says so, from the inside out: a name, else the words for the speaker."""
    pairs = zip(row.told.asserted, row.told.speakers, strict=True)
    return tuple(who.name if who else " … ".join(_words(row, said.source)) for said, who in pairs)


CSV = Format(
    name="csv",
    title="Our own table, CSV",
    follows="docs/report.md",
    drops="nothing of an event; times, agreements and statements without events are in the report only",
    pairs=False,
    dated=False,
    statuses=True,
    heading=True,
    layout="csv",
    columns=(
        Column("event_id", "text", "article and event", "article.id, events.id",
               lambda r: f"{r.told.article.id}:{r.told.event.id}"),
        Column("article_id", "text", "SHA-256 of the text", "article.id", lambda r: r.told.article.id),
        Column("input", "text", "path or address as given", "input", lambda r: r.told.input),
        Column("url", "text", "address", "article.url", lambda r: r.told.article.url),
        Column("outlet", "text", "who published it", "article.outlet", lambda r: r.told.article.outlet),
        Column("title", "text", "headline", "article.title", lambda r: r.told.article.title or None),
        Column("published", "text", "ISO 8601 date, or date and time", "article.published",
               lambda r: r.told.article.published),
        Column("language", "text", "ISO 639-1", "article.language", lambda r: r.told.article.language),
        *_actors("actor", "events.actor", lambda r: r.told.actors),
        *_actors("recipient", "events.recipient", lambda r: r.told.recipients),
        Column("mutual", "flag", "both sides act, and stand among the actors", "events.predicate", lambda r: r.told.mutual),
        Column("root", "text", "root of PLOVER", "events.plover.event", lambda r: r.told.event.plover.event),
        Column("mode", "text", "mode of PLOVER", "events.plover.mode", lambda r: r.told.event.plover.mode),
        Column("contexts", "list", "contexts of PLOVER", "events.plover.context", lambda r: r.told.event.plover.context),
        Column("quad", "integer", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict", "events.plover.quad",
               lambda r: r.told.event.plover.quad),
        Column("cameo", "text", "CAMEO code", "events.cameo", event_code),
        Column("cameo_title", "text", "its title", "events.cameo", lambda r: title(event_code(r))),
        Column("goldstein", "number", "score of the root, -10 to 10", "events.goldstein", lambda r: r.told.event.goldstein),
        Column("status", "text", "done, ongoing, planned, offered, demanded, conditional, feared, denied or hypothetical",
               "events.status", lambda r: r.told.event.status),
        Column("background", "flag", "told as history, not as the news", "events.background",
               lambda r: r.told.event.background),
        Column("date_from", "day", "first day; empty where the words name none", "events.when.from",
               lambda r: r.told.event.when.from_),
        Column("date_to", "day", "last day", "events.when.to", lambda r: r.told.event.when.to),
        Column("when_words", "text", "the words that say so", "events.when.span",
               lambda r: r.told.words(r.told.event.when.span) if r.told.event.when.span else None),
        Column("place", "text", "where", "events.where", lambda r: r.told.event.where),
        Column("place_country", "text", "ISO 3166-1 alpha-3", "places.country", of_place("country")),
        Column("latitude", "number", "degrees", "places.lat", of_place("lat")),
        Column("longitude", "number", "degrees", "places.lon", of_place("lon")),
        Column("geonames", "integer", "id in GeoNames", "places.geonames", of_place("geonames")),
        Column("place_precision", "text", "point, city, region or country", "places.precision", of_place("precision")),
        Column("condition", "list", "the words of the condition that it hangs on", "events.condition",
               lambda r: _words(r, r.told.event.condition)),
        Column("condition_offsets", "list", "start-end of each", "events.condition",
               lambda r: _offsets(r.told.event.condition)),
        Column("asserter_id", "text", "who says so; empty when the article itself does, or nobody is known by name",
               "statements.speaker", _asserter("id")),
        Column("asserter", "text", "name", "actors.name", _asserter("name")),
        Column("asserter_country", "text", "ISO 3166-1 alpha-3", "actors.country", _asserter("country")),
        Column("asserter_words", "list", "the words for who says so", "statements.source", _asserted_words("source")),
        Column("assertion", "text", "state, accuse, deny and the other speech acts; empty when the article itself says so",
               "statements.act", _asserted("act")),
        Column("assertion_form", "text", "direct, indirect or mixed", "statements.form", _asserted("form")),
        Column("assertion_cue", "list", "the words that say that it is said", "statements.cue", _asserted_words("cue")),
        Column("assertion_content", "list", "the words of what is said", "statements.content", _asserted_words("content")),
        Column("assertion_chain", "list", "who says that who says so, from the inside out", "statements.within", _chain),
        Column("predicate", "text", "the words that carry the event", "events.predicate",
               lambda r: r.told.words(r.told.event.predicate)),
        Column("predicate_start", "integer", "first character", "events.predicate", lambda r: r.told.event.predicate.start),
        Column("predicate_end", "integer", "one past the last character", "events.predicate",
               lambda r: r.told.event.predicate.end),
        Column("sentence", "text", "the sentence around them", "sentences", lambda r: r.told.words(r.told.sentence_span)),
        Column("sentence_number", "integer", "from 1", "sentences", lambda r: r.told.sentence),
        Column("sentence_start", "integer", "first character", "sentences", lambda r: r.told.sentence_span.start),
        Column("confidence", "number", "that root and status are right, 0 to 1", "events.confidence",
               lambda r: r.told.event.confidence),
        Column("why", "list", "reasons", "events.why", lambda r: r.told.event.why),
        Column("reader", "text", "version of the program", "reader.version", lambda r: r.told.reader.version),
        Column("model", "text", "SHA-256 of the model", "reader.model", lambda r: r.told.reader.model),
    ),
)  # fmt: skip

PARQUET = replace(CSV, name="parquet", title="Our own table, Parquet", heading=False, layout="parquet")
