"""HTML -> article: body through trafilatura, what the page says about itself, and the way back to the source."""

from __future__ import annotations

from demarche.base.errors import NoArticle
from demarche.base.spans import OffsetMap
from demarche.collect.draft import Draft
from demarche.collect.page import Page


def read_html(page: Page, source: str) -> Draft:
    """The article of an HTML page. NoArticle when no body was found."""
    import trafilatura

    document = trafilatura.bare_extraction(
        source, url=page.url, include_comments=False, favor_precision=True, with_metadata=True
    )
    if document is None or not document.text:
        raise NoArticle(page.name, "no article was found in it; check that it is one article's page, saved whole")
    text = "\n\n".join(line for line in document.text.split("\n") if line.strip())
    return Draft(
        source, text, OffsetMap(()), document.title or "", None,
        (document.author,) if document.author else (), document.sitename, document.date, "page" if document.date else None,
        document.url,
    )  # fmt: skip
