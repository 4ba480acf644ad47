"""The body of an HTML page: trafilatura's paragraphs, and from these what is still furniture taken out.

Measured on 91 pages of the article-extraction-benchmark (``quality.pages``), each step also on the 28 of them that were
not looked at; F1 of 4-grams there: trafilatura's plain call .950, with favor_precision .963, without headline copies
.964, without furniture .967, without links to other stories .972 (on all: .962 and .983).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement

from demarche.base.spans import Span
from demarche.collect.alignment import Aligner, Paragraph
from demarche.collect.furniture import byline_of, is_chrome, is_credits, is_link_out, is_notice, is_promotion, is_update
from demarche.collect.headlines import is_copy, is_heading
from demarche.collect.markup import Markup
from demarche.collect.published import date_line

LINKED: Final = 0.8
"""From this share on a line of link text is a link to another story. Between .6 and .8 nothing changes."""
FIRST_LINES: Final = 3
LONGEST_COPY: Final = 300
LAST_KEPT: Final = 3
_SMALL: Final = "translate(concat(' ', @class, ' ', @id), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
_UNSEEN_CLASSES: Final = (
    "tooltip",
    "popover",
    "sr-only",
    "screen-reader",
    "visually-hidden",
    "visuallyhidden",
    "assistive",
)
_UNSEEN: Final = (
    ".//*[@hidden or contains(translate(@style, ' ', ''), 'display:none') "
    "or contains(translate(@style, ' ', ''), 'visibility:hidden')]"
    " | .//*[self::span or self::div or self::p or self::h2]["
    + " or ".join(f"contains({_SMALL}, '{name}')" for name in _UNSEEN_CLASSES)
    + "]"
)


def read_body(tree: HtmlElement, markup: Markup, titles: Sequence[str], url: str | None) -> list[Paragraph]:
    """The paragraphs of the article in ``tree``, which is changed; none when there is no article in it."""
    _drop_unseen(tree)
    _drop_cards(tree)
    document = trafilatura.bare_extraction(tree, include_comments=False, favor_precision=True, with_metadata=False)
    text = document.text if isinstance(document, trafilatura.settings.Document) else None
    aligner = Aligner(markup)
    found = [aligner.find(words) for line in (text or "").split("\n") if (words := _plain(line))]
    kept = [p for i, p in enumerate(found) if not _is_furniture(i, p, titles) and not _leads_away(p, markup, url)]
    while len(kept) > LAST_KEPT and is_promotion(kept[-1].words) and _has_link(kept[-1], markup):
        kept.pop()
    return kept


def _drop_unseen(tree: HtmlElement) -> None:
    """Takes out what a reader does not see."""
    for element in tree.xpath(_UNSEEN):
        if element.getparent() is not None and element.tag != "body":
            element.drop_tree()


def _drop_cards(tree: HtmlElement) -> None:
    """Takes out cards that open over a name: an element after a link that begins with the link's words again."""
    for link in list(tree.iter("a")):
        card = link.getnext()
        if card is None or card.tag not in ("span", "div") or (link.tail or "").strip():
            continue
        name, words = (" ".join(e.text_content().split()) for e in (link, card))
        if name and words.startswith(name) and len(words) > len(name):
            card.drop_tree()


def _plain(line: str) -> str:
    """A line without trafilatura's marks of lists and tables; "" for a table's rule."""
    line = re.sub(r"^\s*- ", "", line)
    if line.lstrip().startswith("|"):
        line = line.replace("|", " ")
    words = " ".join(line.split())
    return words if set(words) - set("- ") else ""


def _is_furniture(index: int, paragraph: Paragraph, titles: Sequence[str]) -> bool:
    words = paragraph.words
    if len(words) <= LONGEST_COPY and any(is_copy(words, title) for title in titles):
        return True
    if is_chrome(words) or is_link_out(words) or is_notice(words) or is_credits(words) or is_update(words):
        return True
    return date_line(words) is not None or (index < FIRST_LINES and bool(byline_of(words)))


def _leads_away(paragraph: Paragraph, markup: Markup, url: str | None) -> bool:
    """Whether a line is a link to another story of the same site. A sentence, or a link elsewhere, may be the author's."""
    if not paragraph.stretches or not is_heading(paragraph.words):
        return False
    linked = sum(_linked(stretch, markup, url) for stretch in paragraph.stretches)
    return linked >= LINKED * sum(stretch.length for stretch in paragraph.stretches)


def _linked(stretch: Span, markup: Markup, url: str | None) -> int:
    """How many letters of a stretch are text of links within the site."""
    links = (k for k in markup.links_in(stretch) if _is_own(k.href, url))
    return sum(min(k.end, stretch.end) - max(k.start, stretch.start) for k in links)


def _is_own(href: str, url: str | None) -> bool:
    return not href.lower().startswith("http") or url is None or _site(href) == _site(url)


def _site(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:])


def _has_link(paragraph: Paragraph, markup: Markup) -> bool:
    return "http" in paragraph.words or any(markup.links_in(stretch) for stretch in paragraph.stretches)
