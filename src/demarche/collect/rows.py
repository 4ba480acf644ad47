"""JSON Lines -> pages: each row an article with what is known about it.

A row has its words under ``text`` (or body, articleBody, content) or a whole page under ``html``, and may say ``id``,
``title``, ``subtitle``, ``published`` (or date), ``url``, ``outlet`` (or source, publisher) and ``dateline``.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from demarche.base.errors import EmptyInput, InputError, UnreadableInput
from demarche.collect.page import Page
from demarche.collect.published import parse_published

Row = dict[str, Any]

KEYS: dict[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uuid"),
    "text": ("text", "body", "articleBody", "content"),
    "html": ("html",),
    "title": ("title", "headline"),
    "subtitle": ("subtitle", "deck", "standfirst"),
    "published": ("published", "date", "datePublished", "published_at", "pubDate"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "dateline": ("dateline",),
}
"""The names under which other programs keep each fact; the first that holds something is taken."""


def as_row(line: bytes) -> Row | None:
    """The JSON object that one line holds, None when it holds none."""
    value = _json(line) if line.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else None
    return value if isinstance(value, dict) else None


def whole_rows(data: bytes) -> list[Row]:
    """The rows of a document that is one JSON object over several lines, or one array of objects; else none."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return []
    value = _json(data)
    rows = value if isinstance(value, list) else [value]
    return rows if rows and all(isinstance(row, dict) for row in rows) else []


def _json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def iter_rows(name: str, first: bytes, rest: io.BufferedReader, row_bytes: int) -> Iterator[Page | InputError]:
    """A page for every row of ``first`` and the lines after it; an InputError value for a row that is none."""
    line, number, empty = first, 1, True
    while line:
        where = f"{name}:{number}"
        if len(line) > row_bytes:
            yield UnreadableInput(where, f"the row is larger than {row_bytes / 1e6:g} MB; give one article a row")
            while line and not line.endswith(b"\n"):
                line = rest.readline(row_bytes)
        elif line.strip():
            row = as_row(line)
            empty = False
            yield UnreadableInput(where, "the row is not a JSON object") if row is None else row_page(where, row)
        line, number = rest.readline(row_bytes + 1), number + 1
    if empty:
        yield EmptyInput(name, "there are no rows in it")


def row_page(where: str, row: Row) -> Page | InputError:
    """The page of one row, named after its id where it has one; an InputError that says what is missing or wrong."""
    facts = {fact: _first(row, keys) for fact, keys in KEYS.items()}
    name = f"{where}#{facts['id']}" if facts["id"] else where
    text, html = facts.pop("text"), facts.pop("html")
    if text is None and html is None:
        return UnreadableInput(name, f"the row has no text; give one of the keys {', '.join(KEYS['text'])} or html")
    said = facts.pop("published")
    published = parse_published(said) if said else None
    if said and published is None:
        return UnreadableInput(name, f"published {said[:40]!r} is not a date; write 2022-01-19T16:34:00+00:00")
    if text is not None:
        if not text.strip():
            return EmptyInput(name, "the row's text is empty")
        return Page(name, text.encode("utf-8", "replace"), "text/plain", text=text, published=published, **facts)
    return Page(name, (html or "").encode("utf-8", "replace"), "text/html", "utf-8", published=published, **facts)


def _first(row: Row, keys: tuple[str, ...]) -> str | None:
    """The first of ``keys`` that holds words or a number, as words."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value) != "":
            return str(value)
    return None
