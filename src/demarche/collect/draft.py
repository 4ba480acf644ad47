"""What the readers of HTML, plain text and PDF hand to ``article``: the parts of an article, before it has an id."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.base.records import PublishedFrom
from demarche.base.spans import OffsetMap


@dataclass(frozen=True, slots=True)
class Draft:
    """``offsets`` lead from ``text`` to ``source``, the decoded page."""

    source: str
    text: str
    offsets: OffsetMap
    title: str = ""
    subtitle: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    dateline: str | None = None
