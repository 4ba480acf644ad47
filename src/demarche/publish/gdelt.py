"""GDELT 2.0, table of events: a row for each pair, coded in CAMEO, 61 columns, tabs, no heading.

Names, order and meaning are those of the GDELT Event Codebook 2.0 of 19 February 2015 (data.gdeltproject.org). A report
knows no tone, and where an actor is only through the place of the event; GDELT's own numbers for what is missing are
kept, so that columns of integers load as such.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from demarche.base.records import Actor, Place
from demarche.publish.cameo import (
    GDELT_COUNTRIES,
    GDELT_ROLES,
    CameoActor,
    base_code,
    cameo_actor,
    event_code,
    root_code,
    scale,
)
from demarche.publish.geography import feature, fips, fips_division, full_name, gdelt_type
from demarche.publish.table import Cell, Column, Format, Row

_ID_BITS = 53
"""As many as a double holds exactly, so that R, JavaScript and spreadsheets keep the id."""

coded = partial(cameo_actor, countries=GDELT_COUNTRIES, roles=GDELT_ROLES)
"""An actor's code in GDELT's dialect of CAMEO."""


def event_id(row: Row) -> int:
    """A number that is the same whenever this pair of this event of this article is written: 53 bits of a SHA-256."""
    parts = (row.told.article.id, row.told.event.id, *(party.id if party else "" for party in (row.source, row.target)))
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) >> (64 - _ID_BITS)


def added(row: Row) -> int | None:
    """When the article was published, YYYYMMDDHHMMSS in UTC; midnight where only the day is known."""
    published = row.told.article.published
    if not published:
        return None
    moment = datetime.fromisoformat(published)
    try:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except OverflowError:  # within hours of the year 1 or the year 9999
        return None
    return int(re.sub(r"\D", "", moment.replace(microsecond=0, tzinfo=None).isoformat()))


def source_url(row: Row) -> str:
    """The article's address, or a citation of it."""
    article = row.told.article
    return article.url or ", ".join(filter(None, (article.title, article.outlet))) or row.told.input


def _digits(row: Row, count: int) -> int | None:
    """The first digits of the day as YYYYMMDD."""
    return int(row.told.day.isoformat().replace("-", "")[:count]) if row.told.day else None


def _fraction(row: Row) -> float | None:
    """The year, and of it the share (month * 30 + day) / 365, never more than .9999, as the codebook has it."""
    day = row.told.day
    return round(day.year + min((day.month * 30 + day.day) / 365, 0.9999), 4) if day else None


def _in_lead(row: Row) -> int:
    """1 when the event is told in the article's first paragraph."""
    end = row.told.article.text.strip().find("\n\n")
    return int(end < 0 or row.told.event.predicate.start < end)


def _quad(row: Row) -> int:
    """The class of the code's root: 01 to 05, 06 to 08, 09 to 13, 14 to 20."""
    root = int(root_code(row))
    return 1 + sum(root > last for last in (5, 8, 13))


def _actor(number: int, side: Callable[[Row], Actor | None]) -> tuple[Column, ...]:
    """The ten columns of one actor."""
    prefix, field = f"Actor{number}", "events.actor" if number == 1 else "events.recipient"

    def column(name: str, meaning: str, origin: str, value: Callable[[CameoActor], str] | None) -> Column:
        read = (lambda row: value(coded(side(row))) or None) if value else None
        return Column(prefix + name, "text", meaning, origin and f"{field}: {origin}", read)

    def role(number: int) -> Callable[[CameoActor], str]:
        return lambda code: code.roles[number] if len(code.roles) > number else ""

    def name(row: Row) -> str | None:
        actor = side(row)
        return actor.name.upper() if actor else None

    return (
        column("Code", "whole CAMEO code", "country, sector, name", lambda code: code.code),
        Column(f"{prefix}Name", "text", "name, in capitals", f"{field}: name", name),
        column("CountryCode", "CAMEO country", "country", lambda code: code.country),
        column("KnownGroupCode", "CAMEO known group", "name", lambda code: code.group),
        column("EthnicCode", "CAMEO ethnic group", "", None),
        column("Religion1Code", "CAMEO religion", "", None),
        column("Religion2Code", "second religion", "", None),
        column("Type1Code", "CAMEO role", "sector", role(0)),
        column("Type2Code", "second role", "sector", role(1)),
        column("Type3Code", "third role", "sector", role(2)),
    )


def _geo(prefix: str, place: Callable[[Row], Place | None], origin: str) -> tuple[Column, ...]:
    """The eight columns of one place."""

    def number(field: str) -> Callable[[Row], Cell]:
        return lambda row: getattr(place(row), field, None)

    def named(field: str) -> str:
        return f"{origin}: {field}" if origin else ""

    return (
        Column(f"{prefix}Geo_Type", "integer", "0 none, 1 country, 2 US state, 3 US city, 4 city, 5 state or province",
               named("precision"), lambda r: gdelt_type(place(r))),
        Column(f"{prefix}Geo_FullName", "text", "name and country", named("name, country"), lambda r: full_name(place(r))),
        Column(f"{prefix}Geo_CountryCode", "text", "FIPS 10-4", named("country"), lambda r: fips(place(r))),
        Column(f"{prefix}Geo_ADM1Code", "text", "FIPS 10-4 country and division; the country alone where no other is known",
               named("country, admin1"), lambda r: fips_division(place(r))),
        Column(f"{prefix}Geo_ADM2Code", "text", "second-level division", "", None),
        Column(f"{prefix}Geo_Lat", "number", "degrees", named("lat"), number("lat")),
        Column(f"{prefix}Geo_Long", "number", "degrees", named("lon"), number("lon")),
        Column(f"{prefix}Geo_FeatureID", "text", "code of a country or US state; GNS and GNIS ids of cities are not known",
               named("country, admin1"), lambda r: feature(place(r))),
    )  # fmt: skip


FORMAT = Format(
    name="gdelt",
    title="GDELT 2.0 events",
    follows="the GDELT Event Codebook 2.0 (19 February 2015)",
    drops="asserter, condition, confidence, evidence; a known group's or person's id",
    notes="A government is coded with its role, `NORGOV`, where GDELT has `NOR` for the bare name of a country. Where the actors "
    "are is not known: type 0, as in GDELT where no place was found. Ids have 53 bits, so that no program rounds them.",
    parties=1,
    columns=(
        Column("GLOBALEVENTID", "integer", "id, the same in every export and in gdelt-mentions",
               "article.id, events.id, the pair", event_id),
        Column("SQLDATE", "integer", "YYYYMMDD", "events.when.from, else article.published", lambda r: _digits(r, 8)),
        Column("MonthYear", "integer", "YYYYMM", "as SQLDATE", lambda r: _digits(r, 6)),
        Column("Year", "integer", "YYYY", "as SQLDATE", lambda r: _digits(r, 4)),
        Column("FractionDate", "number", "year and (month * 30 + day) / 365", "as SQLDATE", _fraction),
        *_actor(1, lambda r: r.source),
        *_actor(2, lambda r: r.target),
        Column("IsRootEvent", "integer", "1 in the article's first paragraph", "events.predicate", _in_lead),
        Column("EventCode", "text", "CAMEO code", "events.cameo", event_code),
        Column("EventBaseCode", "text", "its second level", "events.cameo", base_code),
        Column("EventRootCode", "text", "its first level", "events.cameo", root_code),
        Column("QuadClass", "integer", "class of the CAMEO root, 1 to 4", "events.cameo", _quad),
        Column("GoldsteinScale", "number", "score of the CAMEO code, -10 to 10", "events.cameo", scale),
        Column("NumMentions", "integer", "1: each row is one telling", "", lambda r: r.told.mentions),
        Column("NumSources", "integer", "1", "", lambda r: r.told.sources),
        Column("NumArticles", "integer", "1", "", lambda r: r.told.articles),
        Column("AvgTone", "number", "tone of the article", "", None),
        *_geo("Actor1", lambda _: None, ""),
        *_geo("Actor2", lambda _: None, ""),
        *_geo("Action", lambda r: r.told.place, "events.where"),
        Column("DATEADDED", "integer", "YYYYMMDDHHMMSS of publication, UTC", "article.published", added),
        Column("SOURCEURL", "text", "address, or title and outlet", "article.url, else article.title, article.outlet",
               source_url),
    ),
)  # fmt: skip
