"""Inputs -> pages: files, folders, standard input, web addresses, and the rows of JSON Lines.

Invariant: nothing is read into memory beyond ``Limits``, whatever a file, a packed file or a server sends.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from demarche.base.errors import EmptyInput, InputError, UnreadableInput
from demarche.collect.page import GZIP_MAGIC, Limits, Page, too_large
from demarche.collect.published import parse_published
from demarche.collect.rows import as_row, iter_rows, row_page, whole_rows

__all__ = ["STANDARD_INPUT", "Limits", "Page", "iter_pages"]

STANDARD_INPUT = "-"


def iter_pages(
    inputs: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    url: str | None = None,
    published: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Page | InputError]:
    """The pages of ``inputs``, in order; an input that cannot be read becomes an InputError *value*, and the rest goes on.

    An input is a path, a folder (read recursively, sorted, without hidden files), ``-`` for ``stdin``, an http(s)
    address, each plain or gzip-packed, or JSON Lines with one page a row (see ``rows``). ``url`` and ``published``
    hold for every page that does not say better itself. ValueError when ``published`` is not a date.
    """
    limits = limits or Limits()
    given = None
    if published is not None and (given := parse_published(published)) is None:
        raise ValueError(f"{published!r} is not a date: write 2022-01-19 or 2022-01-19T16:34:00+00:00")
    for name in inputs:
        for page in _pages_of(name, stdin, limits):
            yield page if isinstance(page, InputError) else _completed(page, url, given)


def _completed(page: Page, url: str | None, published: str | None) -> Page:
    """``page`` with what the caller says about it: a given date wins, a given address fills a gap."""
    return replace(page, url=page.url or url, published=published or page.published)


def _pages_of(name: str, stdin: BinaryIO | None, limits: Limits) -> Iterator[Page | InputError]:
    try:
        if name == STANDARD_INPUT:
            if stdin is None:
                raise UnreadableInput(name, "there is no standard input here; give a path or an address")
            yield from _pages_in(name, stdin, limits)
        elif name.lower().startswith(("http://", "https://")):
            from demarche.collect.fetching import fetch  # the web's modules take 50 ms to load

            yield fetch(name, limits)
        else:
            yield from _pages_at(name, limits)
    except InputError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        yield UnreadableInput(name, f"cannot be read ({_cause(error)}); check the path and its permissions")


def _cause(error: Exception) -> str:
    """What the system says, in words and on one line."""
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).replace("\n", " ").lower()


def _pages_at(name: str, limits: Limits) -> Iterator[Page | InputError]:
    """The pages of one path: a file's own, or those of all files below a folder."""
    if "\0" in name:
        raise UnreadableInput(name.replace("\0", "\\0"), "is not a path; it has a NUL character in it")
    path = Path(name)
    if not path.is_dir():
        with path.open("rb") as stream:
            yield from _pages_in(name, stream, limits)
        return
    files = sorted(_files_below(path))
    if not files:
        raise EmptyInput(name, "the folder holds no files")
    for file in files:
        yield from _pages_of(str(file), None, limits)


def _files_below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (p for n in names if not n.startswith(".") and (p := Path(root, n)).is_file())


def _pages_in(name: str, stream: BinaryIO, limits: Limits) -> Iterator[Page | InputError]:
    """The page, or the rows, that a stream of bytes holds; gzip is seen by its first bytes."""
    reader = _peekable(stream)
    if reader.peek(2)[:2] == GZIP_MAGIC:
        reader = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=reader)))
    first = reader.readline(limits.page_bytes + 1)
    if as_row(first) is not None:
        yield from iter_rows(name, first, reader, limits.page_bytes)
        return
    data = first + reader.read(max(0, limits.page_bytes + 1 - len(first)))
    if len(data) > limits.page_bytes:
        raise too_large(name, limits)
    if rows := whole_rows(data):
        yield from (row_page(f"{name}:{number}", row) for number, row in enumerate(rows, 1))
    else:
        yield Page(name, data, media_type=claimed_type(name))


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def claimed_type(name: str) -> str:
    """The media type that a file's name claims, "" when it claims none that matters here."""
    suffixes = [s.lower() for s in Path(name).suffixes[-2:]]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".txt": "text/plain",
            ".pdf": "application/pdf"}.get(suffixes[-1] if suffixes else "", "")  # fmt: skip
