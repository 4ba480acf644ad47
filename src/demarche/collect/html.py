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
    deck, body = _without_deck(known, read_body(tree, markup, known.titles, page.url or known.url), markup)
    if sum(len(letters_of(p.words)) for p in body) < FEWEST_LETTERS:
        raise NoArticle(page.name, "no article was found in it; check that it is one article's page, saved whole")
    text, offsets = write_out(markup, body)
    return Draft(
        source, text, offsets, known.title, deck, known.byline, known.outlet,
        known.published, "page" if known.published else None, known.url, known.dateline,
    )  # fmt: skip


def _without_deck(known: Metadata, body: Sequence[Paragraph], markup: Markup) -> tuple[str | None, Sequence[Paragraph]]:
    """The deck, and the body without it.

    A deck stands below the headline and above the body, where an extractor may have taken it for the first paragraph.
    A description that only the head of the page holds is none, nor is one that repeats the beginning of the body.
    """
    for deck in known.decks:
        rest = [p for p in body if not is_copy(p.words, deck)]
        if _is_deck(deck, known, rest, markup):
            return deck, rest
    return next((d for d in known.descriptions if _is_deck(d, known, body, markup)), None), body


def _is_deck(words: str, known: Metadata, body: Sequence[Paragraph], markup: Markup) -> bool:
    begin = next((p.stretches[0].start for p in body if p.stretches), None)
    title, letters = letters_of(known.title), letters_of(words)
    if begin is None or not title or len(words) > LONGEST_DECK or len(words.split()) < FEWEST_DECK_WORDS:
        return False
    if words.endswith(("...", "…")) or any(is_copy(words, t) for t in known.titles):
        return False
    opening = letters_of(body[0].words)[:OPENING]
    if opening in letters or letters[:OPENING] in opening:
        return False
    place = markup.letters.rfind(letters, 0, begin)
    return place >= 0 and title in markup.letters[max(0, place - len(title) - NEAR_TITLE) : place]
