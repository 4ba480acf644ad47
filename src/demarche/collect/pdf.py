"""PDF -> article: the text layer, with lines joined and words mended that a line break cut."""

from __future__ import annotations

import io
import logging
import re
from typing import Final

from demarche.base.errors import UnreadableInput
from demarche.collect.draft import Draft
from demarche.collect.dump import read_dump
from demarche.collect.page import Page

MOST_PAGES: Final = 60
FEWEST_LETTERS: Final = 40
_CUT_WORD: Final = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\n(?=[a-z])")


def read_pdf(page: Page) -> Draft:
    """The article in a PDF's text layer. UnreadableInput when it is broken, locked, or pictures only.

    ``Draft.source`` is the text as mended: a PDF has no text of its own to lead back to.
    """
    text = mended(_text_layer(page))
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        raise UnreadableInput(page.name, "is a PDF that has no text layer (scanned?); give it after text recognition")
    return read_dump(page.name, text)


def _text_layer(page: Page) -> str:
    """The words of all pages, one below the other."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(page.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableInput(page.name, "is a locked PDF; give it without its password")
        return "\n".join(sheet.extract_text() for sheet in reader.pages[:MOST_PAGES])
    except UnreadableInput:
        raise
    except Exception as error:  # pypdf meets broken files with errors of every kind
        cause = " ".join(str(error).split())[:100] or type(error).__name__
        raise UnreadableInput(page.name, f"is a PDF that cannot be read ({cause})") from error


def mended(text: str) -> str:
    """Words cut by a line break made whole, lines of one paragraph joined, page numbers dropped."""
    text = _CUT_WORD.sub("", text.replace("\r\n", "\n"))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [
        line for line in lines if not re.fullmatch(r"(?:page )?\d{1,3}(?: ?(?:/|of) ?\d{1,3})?", line, re.IGNORECASE)
    ]
    width = max(map(len, lines), default=0)
    out: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = False
        elif goes_on:
            out[-1] += f" {line}"
        else:
            out.append(line)
        # A line much shorter than the column is a paragraph's last, or a heading.
        goes_on = bool(line) and len(line) > 0.7 * width
    return "\n\n".join(out)
