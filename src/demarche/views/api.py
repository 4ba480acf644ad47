"""The Python way in: inputs -> reports. ``demarche`` offers these names as its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from demarche.base import codebook
from demarche.base.codebook import Explanation
from demarche.base.errors import InputError, UnreadableInput
from demarche.views.report import Report

Input = str | os.PathLike[str]


def read(input: Input, *, published: date | str | None = None, url: str | None = None) -> Report:
    """The report of one page: a path or an http(s) address.

    ``published`` (a date, or "2022-01-19") wins over the date found in the page; ``url`` fills in for a page that does
    not tell its address. InputError when the page cannot be read, or when the input holds several; ValueError when
    ``published`` is no date.
    """
    found = list(islice(_reports([input], published, url), 2))
    if not found:
        raise UnreadableInput(os.fspath(input), "holds no page")
    if len(found) > 1:
        raise UnreadableInput(os.fspath(input), "holds several pages; use read_many")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def read_text(text: str, *, published: date | str | None = None, title: str = "") -> Report:
    """The report of a text that is an article already; offsets are into ``text`` as given, letter for letter.

    InputError when there is nothing in it; ValueError when ``published`` is no date.
    """
    from demarche.collect.page import Page
    from demarche.collect.published import parse_published
    from demarche.pipeline import read_pages

    day = None if published is None else parse_published(str(published))
    if published is not None and day is None:
        raise ValueError(f"{published!r} is not a date: write 2022-01-19 or 2022-01-19T16:34:00+00:00")
    page = Page("text", text.encode("utf-8", "replace"), title=title, published=day, text=text)
    (found,) = read_pages([page])
    if isinstance(found, InputError):
        raise found
    return Report.of(found)


def read_many(inputs: Iterable[Input]) -> Iterator[Report | InputError]:
    """A report for each page of paths, folders, JSON Lines and addresses, in order, as they are read.

    What cannot be read comes out as the InputError that says why, as a value, and the rest goes on.
    """
    return _reports(inputs, None, None)


def explain(code: str) -> Explanation:
    """What a code means: "REQUEST", "CONSULT-visit", "0311", "quad 3". CodebookError for an unknown one."""
    return codebook.load().explain(code)


def _reports(inputs: Iterable[Input], published: date | str | None, url: str | None) -> Iterator[Report | InputError]:
    from demarche.collect.pages import iter_pages
    from demarche.pipeline import read_pages

    day = None if published is None else str(published)
    pages = iter_pages((os.fspath(one) for one in inputs), published=day, url=url)
    for found in read_pages(pages):
        yield found if isinstance(found, InputError) else Report.of(found)
