"""Page -> article: the body with its map back to the page, headline, deck, byline, dateline, date and language."""

from __future__ import annotations

import hashlib

from demarche.base.errors import EmptyInput
from demarche.base.records import Article, PageInfo, PublishedFrom
from demarche.base.spans import OffsetMap
from demarche.collect.dateline import find_dateline
from demarche.collect.draft import Draft
from demarche.collect.language import language_of
from demarche.collect.media import HTML, PDF, decode, media_type
from demarche.collect.page import Page
from demarche.collect.published import url_date


def read_article(page: Page) -> Article:
    """The article of one page.

    A row of JSON Lines keeps its text letter for letter. In all others, paragraphs taken from a page are separated by
    one empty line, and ``Article.offsets`` lead back to ``Article.source``.

    Raises EmptyInput (nothing in it), UnreadableInput (binary, or a PDF without text) or NoArticle (no body found).
    """
    if page.text is not None:
        draft = Draft(page.text, page.text, OffsetMap([(0, 0, len(page.text))]))
        return _article(page, draft, "text/plain")
    if not page.data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise EmptyInput(page.name, "is empty; there is nothing to read")
    kind = media_type(page)
    return _article(page, _draft(page, kind), kind)


def _draft(page: Page, kind: str) -> Draft:
    """The parts of the article, by the reader for its kind; each is loaded only when it is needed."""
    if kind == PDF:
        from demarche.collect.pdf import read_pdf

        return read_pdf(page)
    source = decode(page.data, page.charset)
    if kind == HTML:
        from demarche.collect.html import read_html

        return read_html(page, source)
    from demarche.collect.dump import read_dump

    return read_dump(page.name, source)


def _article(page: Page, draft: Draft, kind: str) -> Article:
    url = page.url or draft.url
    published, published_from = _published(page, draft, url)
    return Article(
        id=hashlib.sha256(draft.text.encode("utf-8", "replace")).hexdigest(),
        text=draft.text,
        page=PageInfo(page.sha256, kind),
        title=page.title or draft.title,
        subtitle=page.subtitle or draft.subtitle,
        url=url,
        outlet=page.outlet or draft.outlet,
        byline=draft.byline,
        published=published,
        published_from=published_from,
        language=language_of(draft.text),
        dateline=page.dateline or draft.dateline or find_dateline(draft.text),
        source=draft.source,
        offsets=draft.offsets,
    )


def _published(page: Page, draft: Draft, url: str | None) -> tuple[str | None, PublishedFrom | None]:
    """What was given wins, then what the page says, then its address."""
    if page.published:
        return page.published, "given"
    if draft.published:
        return draft.published, draft.published_from
    if url and (day := url_date(url)):
        return day, "url"
    return None, None
