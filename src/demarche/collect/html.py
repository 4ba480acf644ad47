"""HTML -> article: body, headline, deck and what the page says about itself, with the way back to the source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from demarche.base.errors import NoArticle, UnreadableInput
from demarche.collect.alignment import Paragraph, write_out
from demarche.collect.body import read_body
from demarche.collect.draft import Draft
from demarche.collect.headlines import is_copy
from demarche.collect.markup import Markup, letters_of
from demarche.collect.metadata import Metadata, read_metadata
from demarche.collect.page import Page

MOST_TAGS: Final = 30_000
"""Start and end tags. The largest of 91 news pages has 3,000; 30,000 take a second or two."""
FEWEST_LETTERS: Final = 60
LONGEST_DECK: Final = 400
FEWEST_DECK_WORDS: Final = 4
OPENING: Final = 40
NEAR_TITLE: Final = 300
"""Letters of byline and buttons that may stand between a headline and its deck."""


def read_html(page: Page, source: str) -> Draft:
    """The article of an HTML page. NoArticle when no body was found, UnreadableInput when it is many pages in one."""
    from trafilatura import load_html

    markup = Markup(source)
    if markup.tags > MOST_TAGS:
        raise UnreadableInput(page.name, f"has {markup.tags:,} tags, more than one article; give one article a file")
    tree = load_html(source)
    if tree is None:
        raise NoArticle(page.name, "no article was found in it; it is not HTML that can be read")
    known = read_metadata(tree, page.url)
    body = read_body(tree, markup, known.titles, page.url or known.url)
    deck = _deck(known, body, markup)
    body = [p for p in body if deck is None or not is_copy(p.words, deck)]
    if sum(len(letters_of(p.words)) for p in body) < FEWEST_LETTERS:
        raise NoArticle(page.name, "no article was found in it; check that it is one article's page, saved whole")
    text, offsets = write_out(markup, body)
    return Draft(
        source, text, offsets, known.title, deck, known.byline, known.outlet,
        known.published, "page" if known.published else None, known.url, known.dateline,
    )  # fmt: skip


def _deck(known: Metadata, body: Sequence[Paragraph], markup: Markup) -> str | None:
    """The deck among the wordings that may be it: one that stands below the headline and above the body.

    A description that only the head of the page holds is none, nor is one that repeats the beginning of the body.
    """
    begin = next((p.stretches[0].start for p in body if p.stretches), None)
    if begin is None:
        return None
    opening = letters_of(body[0].words)[:OPENING]
    above = markup.letters[:begin]
    title = letters_of(known.title)
    for deck in known.decks:
        letters = letters_of(deck)
        if not len(deck.split()) >= FEWEST_DECK_WORDS or len(deck) > LONGEST_DECK or deck.endswith(("...", "…")):
            continue
        if any(is_copy(deck, t) for t in known.titles) or opening in letters or letters[:OPENING] in opening:
            continue
        place = above.rfind(letters)
        if place >= 0 and title and title in above[max(0, place - len(title) - NEAR_TITLE) : place]:
            return deck
    return None
