"""POLECAT: one row an event, coded in PLOVER, 40 columns with a heading.

The names and their order are those of the weekly and yearly files of the data set (doi:10.7910/DVN/AJGVIT), as programs that
load them list them (shenyangHuang/TGB, ``load_csv_raw``). The monthly files (ngecEventsDV) call the fifth column "Intensity",
the later yearly ones (ngecEvents.DV) "Event Intensity"; this writes the latter. Several actors of a row are parted by "; ",
several values of one actor by "|"; what is not known is "None" in a column of text, as there, and empty in one of numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from demarche.base import codebook
from demarche.base.records import Actor, ActorKind
from demarche.base.world import load
from demarche.publish.geography import FEATURES, of_place
from demarche.publish.table import Cell, Column, Format, Kind, Row

_NONE = "None"
_ORGANIZATIONS: frozenset[ActorKind] = frozenset(
    {"office", "armed-force", "armed-group", "party", "organization", "igo", "company"}
)


def _listed(values: Iterable[str | None]) -> str | None:
    """Values of several actors, a hole kept as None so that columns stay side by side."""
    known = list(values)
    return "; ".join(value or _NONE for value in known) if any(known) else None


def _distinct(values: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(values)) or None


def _cow(actor: Actor) -> str | None:
    state = load().state(actor.country) if actor.country else None
    return str(state.cow) if state and state.cow is not None else None


def _raw(row: Row, actor: Actor) -> str | None:
    """The words for the actor that stand nearest to the event's predicate."""
    start = row.told.event.predicate.start
    nearest = min(actor.mentions, key=lambda span: abs(span.start - start), default=None)
    return row.told.words(nearest) if nearest else None


def _party(of: str, field: str, side: Callable[[Row], Iterable[Actor]]) -> tuple[Column, ...]:
    """The eight columns of the actors, or of the recipients."""

    def column(name: str, meaning: str, origin: str, value: Callable[[Row, Actor], str | None]) -> Column:
        return Column(name, "text", meaning, origin, lambda row: _listed(value(row, a) for a in side(row)), _NONE)

    return (
        column(f"{of} Name", "names", f"{field}: name", lambda _, a: a.name),
        column(f"{of} Country", "ISO 3166-1 alpha-3", f"{field}: country", lambda _, a: a.country),
        column(f"{of} COW", "numbers of the Correlates of War", f"{field}: country", lambda _, a: _cow(a)),
        column(
            f"Primary {of} Sector", "first sector of each", f"{field}: sector", lambda _, a: next(iter(a.sector), None)
        ),
        column(f"{of} Sectors", "all sectors", f"{field}: sector", lambda _, a: "|".join(a.sector) or None),
        column(f"{of} Title", "offices", f"{field}: office", lambda _, a: a.office),
        column(f"{of} Name Raw", "the words of the article", f"{field}: the nearest mention", _raw),
        Column(f"Wikipedia {of} ID", "text", "article in Wikipedia", "", None, _NONE),
    )


def _placed(name: str, meaning: str, origin: str, value: Callable[[Row], Cell], kind: Kind = "text") -> Column:
    return Column(name, kind, meaning, origin, value, "" if kind != "text" else _NONE)


def _feature(row: Row) -> Cell:
    return FEATURES[row.told.place.precision] or None if row.told.place else None


FORMAT = Format(
    name="polecat",
    title="POLECAT",
    follows="the files of the POLECAT data set, doi:10.7910/DVN/AJGVIT",
    drops="asserter, condition, confidence, evidence; which name belongs to which statement",
    notes="Several actors are parted by `; `, several values of one actor by a vertical bar. What is not known is `None` in a column of "
    "text, as in the data set, and empty in one of numbers. The data set's monthly files (ngecEventsDV) call the fifth column "
    "`Intensity`, the later yearly ones (ngecEvents.DV) `Event Intensity`.",
    pairs=False,
    heading=True,
    columns=(
        Column("Event ID", "text", "article and event, parted by _", "article.id, events.id",
               lambda r: f"{r.told.article.id[:32]}_{r.told.event.id}"),
        Column("Event Date", "text", "YYYY-MM-DD", "events.when.from, else article.published",
               lambda r: r.told.day.isoformat() if r.told.day else None, _NONE),
        Column("Event Type", "text", "root of PLOVER", "events.plover.event", lambda r: r.told.event.plover.event),
        Column("Event Mode", "text", "mode of PLOVER", "events.plover.mode", lambda r: r.told.event.plover.mode, _NONE),
        Column("Event Intensity", "number", "score of the root, -10 to 10", "events.goldstein",
               lambda r: r.told.event.goldstein),
        Column("Quad Code", "text", "VERBAL COOPERATION and the other three", "events.plover.quad",
               lambda r: codebook.load().quad(r.told.event.plover.quad).name.upper()),
        Column("Contexts", "text", "contexts of PLOVER", "events.plover.context",
               lambda r: "; ".join(r.told.event.plover.context) or None, _NONE),
        *_party("Actor", "events.actor", lambda r: r.told.actors),
        *_party("Recipient", "events.recipient", lambda r: r.told.recipients),
        _placed("Placename", "name of the place", "events.where", of_place("name")),
        _placed("City", "the same, if it is a city", "events.where", of_place("name", "city")),
        _placed("District", "second-level division", "", lambda _: None),
        _placed("Province", "the same, if it is a first-level division", "events.where", of_place("name", "region")),
        _placed("Country", "ISO 3166-1 alpha-3", "places.country", of_place("country")),
        _placed("Latitude", "degrees", "places.lat", of_place("lat"), "number"),
        _placed("Longitude", "degrees", "places.lon", of_place("lon"), "number"),
        _placed("GeoNames ID", "id in GeoNames", "places.geonames", of_place("geonames"), "integer"),
        _placed("Raw Placename", "the words of the article", "places.text", of_place("text")),
        _placed("Feature Type", "PCLI, ADM1 or PPL", "places.precision", _feature),
        Column("Source", "text", "who published it", "article.outlet", lambda r: r.told.article.outlet, _NONE),
        Column("Publication Date", "text", "YYYY-MM-DD", "article.published",
               lambda r: r.told.article.day.isoformat() if r.told.article.day else None, _NONE),
        Column("Story People", "text", "people of the article", "actors",
               lambda r: _distinct(a.name for a in r.told.cast if a.kind == "person"), _NONE),
        Column("Story Organizations", "text", "offices, forces, parties and other bodies of the article", "actors",
               lambda r: _distinct(a.name for a in r.told.cast if a.kind in _ORGANIZATIONS), _NONE),
        Column("Story Locations", "text", "places of the article", "places",
               lambda r: _distinct(p.name for p in r.told.scenes), _NONE),
        Column("Language", "text", "ISO 639-1", "article.language", lambda r: r.told.article.language, _NONE),
        Column("Version", "text", "who coded it", "reader.version", lambda r: f"demarche {r.told.reader.version}".strip()),
    ),
)  # fmt: skip
