"""Phoenix: a row for each pair, coded in CAMEO as PETRARCH writes it, 26 columns, tabs, no heading.

Order and meaning are those of ``create_strings`` and ``split_process`` in openeventdata/phoenix_pipeline (postprocess.py); the
names are those that the data set is published with, which leaves its files without them.
"""

from __future__ import annotations

from collections.abc import Callable

from demarche.base.records import Actor
from demarche.publish.cameo import cameo_actor, event_code, root_code, scale
from demarche.publish.gdelt import event_id, source_url
from demarche.publish.geography import of_place
from demarche.publish.table import Column, Format, Row

_ENTITIES = frozenset({"IGO", "NGO", "IMG", "MNC"})
_ROLES = frozenset({"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"})
_PENTA = {"01": 0, "02": 0, "03": 1, "04": 1, "05": 1, "06": 2, "07": 2, "08": 2, "09": 3, "10": 3, "11": 3, "12": 3,
          "13": 3, "14": 4, "15": 4, "16": 3, "17": 4, "18": 4, "19": 4, "20": 4}  # fmt: skip
"""The pipeline's classes; unlike GDELT's they set statements and appeals apart and count 16 as verbal conflict."""


def _full(actor: Actor | None) -> str:
    return cameo_actor(actor, {}).code


def _entity(actor: Actor | None) -> str:
    """The country, or for an actor of none what it is."""
    parts = cameo_actor(actor, {})
    return parts.country or next((role for role in parts.roles if role in _ENTITIES), "")


def _role(actor: Actor | None) -> str:
    """The three letters after the entity, if they are a role."""
    rest = _full(actor).removeprefix(_entity(actor))
    return rest[:3] if rest[:3] in _ROLES else ""


def _attributes(actor: Actor | None) -> str:
    """All that is left of the code, in threes."""
    rest = _full(actor).removeprefix(_entity(actor)).removeprefix(_role(actor))
    return ";".join(rest[i : i + 3] for i in range(0, len(rest), 3))


def _party(prefix: str, field: str, side: Callable[[Row], Actor | None]) -> tuple[Column, ...]:
    return (
        Column(f"{prefix}ActorFull", "text", "whole CAMEO code", f"{field}: country, sector, name", lambda r: _full(side(r))),
        Column(f"{prefix}ActorEntity", "text", "country, IGO, NGO, IMG or MNC", f"{field}: country, sector",
               lambda r: _entity(side(r))),
        Column(f"{prefix}ActorRole", "text", "role that follows it", f"{field}: sector", lambda r: _role(side(r))),
        Column(f"{prefix}ActorAttribute", "text", "other parts of the code, parted by ;", f"{field}: sector, name",
               lambda r: _attributes(side(r))),
    )  # fmt: skip


def _digits(start: int, end: int) -> Callable[[Row], str | None]:
    """Digits of the day as YYYYMMDD."""
    return lambda row: row.told.day.isoformat().replace("-", "")[start:end] if row.told.day else None


FORMAT = Format(
    name="phoenix",
    title="Phoenix (PETRARCH)",
    follows="openeventdata/phoenix_pipeline, postprocess.py",
    drops="names of actors, asserter, condition, confidence, evidence",
    notes="A code is cut as the pipeline cuts it: the country or IGO, NGO, IMG, MNC; a role; the rest in threes.",
    parties=2,
    columns=(
        Column("EventID", "text", "id, the same as in gdelt", "article.id, events.id, the pair", lambda r: str(event_id(r))),
        Column("Date", "integer", "YYYYMMDD", "events.when.from, else article.published", _digits(0, 8)),
        Column("Year", "integer", "YYYY", "as Date", _digits(0, 4)),
        Column("Month", "integer", "MM", "as Date", _digits(4, 6)),
        Column("Day", "integer", "DD", "as Date", _digits(6, 8)),
        *_party("Source", "events.actor", lambda r: r.source),
        *_party("Target", "events.recipient", lambda r: r.target),
        Column("EventCode", "text", "CAMEO code", "events.cameo", event_code),
        Column("EventRootCode", "text", "its first level", "events.cameo", root_code),
        Column("PentaClass", "integer", "class of the root, 0 to 4", "events.cameo", lambda r: _PENTA[root_code(r)]),
        Column("GoldsteinScore", "number", "score of the CAMEO code, -10 to 10", "events.cameo", scale),
        Column("Issues", "text", "PETRARCH's issues", "", None),
        Column("Lat", "number", "degrees", "places.lat", of_place("lat")),
        Column("Lon", "number", "degrees", "places.lon", of_place("lon")),
        Column("LocationName", "text", "name of the place", "events.where", of_place("name")),
        Column("StateName", "text", "the same, if it is a first-level division", "events.where",
               of_place("name", "region")),
        Column("CountryCode", "text", "ISO 3166-1 alpha-3", "places.country", of_place("country")),
        Column("SentenceID", "text", "article and sentence, parted by _", "article.id, sentences",
               lambda r: f"{r.told.article.id[:24]}_{r.told.sentence}"),
        Column("URLs", "text", "address, or title and outlet", "article.url, else article.title, article.outlet", source_url),
        Column("NewsSources", "text", "who published it", "article.outlet", lambda r: r.told.article.outlet),
    ),
)  # fmt: skip
