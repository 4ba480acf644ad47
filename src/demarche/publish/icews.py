"""ICEWS: a row for each pair, coded in CAMEO, 20 columns with a heading.

Names and order are those of the files of the ICEWS Coded Event Data (doi:10.7910/DVN/28075); types as the R package ``icews``
reads them. Sectors are ICEWS' own words, those of the general kind, which text_to_CAMEO turns back into roles; countries
go by the names that ICEWS uses.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from demarche.base.records import Actor
from demarche.base.tables import rows
from demarche.base.world import load
from demarche.publish.cameo import event_code, scale, title
from demarche.publish.geography import of_place
from demarche.publish.table import FOLDER, Column, Format, Row

_SECTORS = {
    "GOV": "Government", "MIL": "Military", "COP": "Police", "SPY": "Intelligence Ministry", "JUD": "Judicial",
    "LEG": "Legislative / Parliamentary", "OPP": "Dissident", "PTY": "Parties", "REB": "Rebel", "SEP": "Separatists",
    "UAF": "Unidentified Forces", "IGO": "International Government Organization",
    "NGO": "Nongovernmental Organizations / Activists", "MED": "Media", "BUS": "Business", "EDU": "Education",
    "HLH": "Medical / Health", "REL": "National Religious", "LAB": "Labor", "AGR": "Agricultural",
    "CRM": "Criminals / Gangs", "CVL": "General Population / Civilian / Social", "ELI": "Elite",
    "REF": "Refugees / Displaced",
}  # fmt: skip


@cache
def _names() -> dict[str, str]:
    return {iso3: name for iso3, name in rows(FOLDER / "icews_countries.txt", 2)}


def _country(iso3: str | None) -> str | None:
    """ICEWS' name of a country."""
    state = load().state(iso3) if iso3 else None
    return _names().get(state.iso3, state.name) if state else None


def _party(prefix: str, field: str, side: Callable[[Row], Actor | None]) -> tuple[Column, ...]:
    def sectors(row: Row) -> str | None:
        actor = side(row)
        return ",".join(_SECTORS[s] for s in actor.sector if s in _SECTORS) or None if actor else None

    def country(row: Row) -> str | None:
        actor = side(row)
        return _country(actor.country) if actor else None

    return (
        Column(f"{prefix} Name", "text", "name", f"{field}: name", lambda r: getattr(side(r), "name", None)),
        Column(f"{prefix} Sectors", "text", "sectors, parted by commas", f"{field}: sector", sectors),
        Column(f"{prefix} Country", "text", "country, in ICEWS' words", f"{field}: country", country),
    )


FORMAT = Format(
    name="icews",
    title="ICEWS",
    follows="the files of the ICEWS Coded Event Data, doi:10.7910/DVN/28075",
    drops="asserter, condition, confidence, evidence; the address of the article",
    notes="Ids count the rows and articles of this one file, since readers expect integers of 32 bits. Sectors are the general "
    "ones of ICEWS, which text_to_CAMEO turns back into roles.",
    parties=2,
    heading=True,
    columns=(
        Column("Event ID", "integer", "number of the row in this file", "", lambda r: r.number),
        Column("Event Date", "text", "YYYY-MM-DD", "events.when.from, else article.published",
               lambda r: r.told.day.isoformat() if r.told.day else None),
        *_party("Source", "events.actor", lambda r: r.source),
        Column("Event Text", "text", "title of the CAMEO code", "events.cameo", lambda r: title(event_code(r))),
        Column("CAMEO Code", "text", "CAMEO code", "events.cameo", event_code),
        Column("Intensity", "number", "score of the CAMEO code, -10 to 10", "events.cameo", scale),
        *_party("Target", "events.recipient", lambda r: r.target),
        Column("Story ID", "integer", "number of the article in this file", "", lambda r: r.story),
        Column("Sentence Number", "integer", "from 1", "sentences, events.predicate", lambda r: r.told.sentence),
        Column("Publisher", "text", "who published it", "article.outlet", lambda r: r.told.article.outlet),
        Column("City", "text", "the place, if it is a city", "events.where", of_place("name", "city", "point")),
        Column("District", "text", "second-level division", "", None),
        Column("Province", "text", "the place, if it is a first-level division", "events.where", of_place("name", "region")),
        Column("Country", "text", "country of the place, in ICEWS' words", "places.country",
               lambda r: _country(r.told.place.country) if r.told.place else None),
        Column("Latitude", "number", "degrees", "places.lat", of_place("lat")),
        Column("Longitude", "number", "degrees", "places.lon", of_place("lon")),
    ),
)  # fmt: skip
