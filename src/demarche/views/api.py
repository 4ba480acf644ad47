"""The Python way in: inputs -> reports. ``demarche`` offers these names as its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from demarche.base import codebook as book
from demarche.base.codebook import Explanation
from demarche.base.errors import InputError, UnreadableInput
from demarche.views.report import Report

if TYPE_CHECKING:
    from demarche.pipeline import Coder

Input = str | os.PathLike[str]


def read(
    input: Input, *, published: date | str | None = None, url: str | None = None, codebook: Input | None = None
) -> Report:
    """The report of one page: a path or an http(s) address.

    ``published`` (a date, or "2022-01-19") wins over the date found in the page; ``url`` fills in for a page that does
    not tell its address; ``codebook`` is the path of one of your own (docs/own-codebooks.md). InputError when the page
    cannot be read, or when the input holds several; CodebookError when the codebook is not as it should be; ValueError
    when ``published`` is no date.
    """
    found = list(islice(_reports([input], published, url, codebook), 2))
    if not found:
        raise UnreadableInput(os.fspath(input), "holds no page")
    if len(found) > 1:
        raise UnreadableInput(os.fspath(input), "holds several pages; use read_many")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def read_text(
    text: str, *, published: date | str | None = None, title: str = "", codebook: Input | None = None
) -> Report:
    """The report of a text that is an article already; offsets are into ``text`` as given, letter for letter.

    ``codebook`` is the path of one of your own. InputError when there is nothing in the text; CodebookError when the
    codebook is not as it should be; ValueError when ``published`` is no date.
    """
    from demarche.collect.page import Page
    from demarche.collect.published import parse_published
    from demarche.pipeline import read_pages

    day = None if published is None else parse_published(str(published))
    if published is not None and day is None:
        raise ValueError(f"{published!r} is not a date: write 2022-01-19 or 2022-01-19T16:34:00+00:00")
    page = Page("text", text.encode("utf-8", "replace"), title=title, published=day, text=text)
    (found,) = read_pages([page], _coder(codebook))
    if isinstance(found, InputError):
        raise found
    return Report.of(found)


def read_many(inputs: Iterable[Input], *, codebook: Input | None = None) -> Iterator[Report | InputError]:
    """A report for each page of paths, folders, JSON Lines and addresses, in order, as they are read.

    What cannot be read comes out as the InputError that says why, as a value, and the rest goes on. ``codebook`` is the path
    of one of your own; CodebookError when it is not as it should be.
    """
    return _reports(inputs, None, None, codebook)


def explain(code: str) -> Explanation:
    """What a code means: "REQUEST", "CONSULT-visit", "0311", "quad 3". CodebookError for an unknown one."""
    return book.load().explain(code)


def _coder(path: Input | None) -> Coder | None:
    from pathlib import Path

    from demarche.pipeline import own_coder

    return None if path is None else own_coder(Path(path))


def _reports(
    inputs: Iterable[Input], published: date | str | None, url: str | None, own: Input | None
) -> Iterator[Report | InputError]:
    from demarche.collect.pages import iter_pages
    from demarche.pipeline import read_pages

    day = None if published is None else str(published)
    pages = iter_pages((os.fspath(one) for one in inputs), published=day, url=url)
    for found in read_pages(pages, _coder(own)):
        yield found if isinstance(found, InputError) else Report.of(found)
