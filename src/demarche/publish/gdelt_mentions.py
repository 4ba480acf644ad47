"""GDELT 2.0, table of mentions: a row for each telling of a pair, 16 columns, tabs, no heading.

Names, order and meaning are those of the GDELT Event Codebook 2.0 of 19 February 2015 (data.gdeltproject.org). A row here has
the id of its row in ``gdelt``, made of the same reports.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from demarche.base.records import Actor
from demarche.publish.gdelt import added, event_id, source_url
from demarche.publish.table import Column, Format, Row

_WEB, _CITATION = 1, 2
_NOT_FOUND = -1


def _is_web(row: Row) -> bool:
    return (row.told.article.url or "").startswith(("http://", "https://"))


def _publisher(row: Row) -> str | None:
    """The site that the article stands on, else who published it."""
    try:
        host = urlsplit(row.told.article.url or "").hostname or ""
    except ValueError:
        host = ""
    return (host.removeprefix("www.") if _is_web(row) else "") or row.told.article.outlet


def _offset(side: Callable[[Row], Actor | None]) -> Callable[[Row], int]:
    """Where the actor's mention nearest to the predicate begins."""

    def value(row: Row) -> int:
        actor, start = side(row), row.told.event.predicate.start
        starts = [span.start for span in actor.mentions] if actor else []
        return min(starts, key=lambda s: abs(s - start), default=_NOT_FOUND)

    return value


FORMAT = Format(
    name="gdelt-mentions",
    title="GDELT 2.0 mentions",
    follows="the GDELT Event Codebook 2.0 (19 February 2015)",
    drops="asserter, condition; the ends of the words that offsets point at",
    parties=1,
    columns=(
        Column("GLOBALEVENTID", "integer", "id of the row in gdelt", "article.id, events.id, the pair", event_id),
        Column("EventTimeDate", "integer", "DATEADDED of the event", "article.published", added),
        Column("MentionTimeDate", "integer", "the same: each event is told once", "article.published", added),
        Column("MentionType", "integer", "1 web, 2 citation", "article.url", lambda r: _WEB if _is_web(r) else _CITATION),
        Column("MentionSourceName", "text", "site, or outlet", "article.url, else article.outlet", _publisher),
        Column("MentionIdentifier", "text", "address, or title and outlet", "article.url, else article.title, article.outlet",
               source_url),
        Column("SentenceID", "integer", "number of the sentence, from 1", "sentences, events.predicate",
               lambda r: r.told.sentence),
        Column("Actor1CharOffset", "integer", "first character of the actor's nearest mention, -1 for none",
               "events.actor: mentions", _offset(lambda r: r.source)),
        Column("Actor2CharOffset", "integer", "the same of the recipient", "events.recipient: mentions",
               _offset(lambda r: r.target)),
        Column("ActionCharOffset", "integer", "first character of the predicate", "events.predicate",
               lambda r: r.told.event.predicate.start),
        Column("InRawText", "integer", "1: found in the text as it stands", "", lambda _: 1),
        Column("Confidence", "integer", "percent", "events.confidence", lambda r: round(100 * r.told.event.confidence)),
        Column("MentionDocLen", "integer", "characters of the article", "article.text", lambda r: len(r.told.article.text)),
        Column("MentionDocTone", "number", "tone of the article", "", None),
        Column("MentionDocTranslationInfo", "text", "empty: nothing is translated", "", None),
        Column("Extras", "text", "empty in GDELT too", "", None),
    ),
)  # fmt: skip
