"""Plain text -> article: a clean text stays as it is; of a page's dump, the furniture before and after it goes.

A dump is read as head, body, foot. The head ends with the last line of furniture (icons, date, byline, headline said
twice) that comes before the article's first paragraphs; the foot starts at a heading such as "Related stories" after
which little prose comes. A text without furniture has no head but, it may be, a headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from demarche.base.errors import NoArticle, UnreadableInput
from demarche.collect.dateline import is_dateline
from demarche.collect.draft import Draft
from demarche.collect.furniture import (
    byline_of, is_chrome, is_credits, is_footer, is_link_out, is_notice, signature_of,
)  # fmt: skip
from demarche.collect.headlines import FEWEST_TITLE_WORDS, LONGEST_HEADLINE, is_copy, is_heading
from demarche.collect.lines import Line, assemble, split_lines
from demarche.collect.published import date_line

MOST_CHARACTERS: Final = 2_000_000
"""A long newspaper report has 30,000 characters; a text above this is a collection, to be given as JSON Lines."""
LONGEST_DECK: Final = 400
HEAD_LINES: Final = 80
HEAD_PROSE: Final = 2
"""Sentences that a head may hold before its last furniture: a deck and the caption of a picture."""
LONG_PROSE: Final = 120
FOOT_PROSE: Final = 3


@dataclass(frozen=True, slots=True)
class Head:
    """What was said before the body; ``end`` is the number of the body's first line."""

    end: int
    title: str = ""
    subtitle: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    dateline: str | None = None


def read_dump(name: str, source: str) -> Draft:
    """The article in a plain text. NoArticle when only furniture is left, UnreadableInput when it is far too long."""
    if len(source) > MOST_CHARACTERS:
        raise UnreadableInput(name, f"holds {len(source):,} characters of text, more than one article; give JSON Lines")
    lines = split_lines(source)
    head = read_head(lines)
    kept, credited = _body(lines, head)
    text, offsets = assemble(source, lines, kept)
    if not any(map(str.isalpha, text)):
        raise NoArticle(name, "no article was found in it; check that the page was saved whole")
    return Draft(
        source, text, offsets, head.title, head.subtitle, head.byline or credited, None,
        head.published, "text" if head.published else None, None, head.dateline,
    )  # fmt: skip


def read_head(lines: Sequence[Line]) -> Head:
    """Headline, deck, byline and date from the lines before the body."""
    last, seen, prose, headings = 0, list[str](), 0, 0
    for index, line in enumerate(lines[:HEAD_LINES]):
        words = line.text
        if _is_furniture(words) or any(is_copy(words, earlier) for earlier in seen):
            last = index + 1
        elif not is_heading(words):
            prose += 1
            if prose > HEAD_PROSE or len(words) > LONGEST_DECK:
                break
        elif headings and signature_of(words):
            last = index + 1
        else:
            headings += 1
        if len(words) <= LONGEST_HEADLINE and not _is_furniture(words):
            seen.append(words)
    return _parts(lines, _after_headings(lines, last))


def _is_furniture(line: str) -> bool:
    return bool(
        is_chrome(line)
        or is_notice(line)
        or date_line(line)
        or byline_of(line)
        or is_dateline(line)
        or is_link_out(line)
    )


def _after_headings(lines: Sequence[Line], start: int) -> int:
    """``start`` moved past the headline and the deck that stand between the last furniture and the first paragraph."""
    end = start
    while end < min(len(lines), start + 2) and is_heading(lines[end].text):
        end += 1
    more_comes = end < len(lines) and not is_heading(lines[end].text)
    return end if more_comes else start


def _parts(lines: Sequence[Line], end: int) -> Head:
    published = dateline = title = subtitle = None
    byline: tuple[str, ...] = ()
    said: list[str] = []
    for line in lines[:end]:
        words = line.text
        if moment := date_line(words):
            published = published or moment
        elif names := byline_of(words):
            byline = byline or names
        elif is_dateline(words):
            dateline = words.rstrip(" -–—_:")
        elif not _is_furniture(words):
            said.append(words)
    title = _title(said)
    if title is not None:
        place = said.index(title)
        for words in said[place + 1 :]:
            if is_copy(words, title):
                continue
            if names := signature_of(words):
                byline = byline or names
            elif subtitle is None and len(words.split()) >= FEWEST_TITLE_WORDS and len(words) <= LONGEST_DECK:
                subtitle = words
    return Head(end, title or "", subtitle, byline, published, dateline)


def _title(said: Sequence[str]) -> str | None:
    """The headline among the lines of a head that are no furniture: the one said twice, else the first long enough."""
    for index, words in enumerate(said):
        copies = [other for other in said[index + 1 :] if is_copy(words, other)]
        if copies and len(words.split()) > 1:
            return min([words, *copies], key=len)
    headings = [w for w in said if is_heading(w)]
    long = [w for w in headings if len(w.split()) >= FEWEST_TITLE_WORDS]
    return long[0] if long else headings[-1] if headings else None


def _body(lines: Sequence[Line], head: Head) -> tuple[list[int], tuple[str, ...]]:
    """The numbers of the body's lines, and the names in the credits below it."""
    end = _foot(lines, head.end)
    credited: tuple[str, ...] = ()
    kept: list[int] = []
    for index in range(head.end, end):
        words = lines[index].text
        if is_credits(words):
            credited = credited or _credited(words)
        elif is_link_out(words) or (head.title and index < head.end + 3 and is_copy(words, head.title)):
            continue
        elif not (is_chrome(words) or is_notice(words)):
            kept.append(index)
    return kept, credited


def _credited(words: str) -> tuple[str, ...]:
    """The reporters named in a line of credits."""
    found = re.match(r"\(?reporting by ([^;.)]{3,100})", words, re.IGNORECASE)
    return byline_of(f"By {found[1].strip()}") if found else ()


def _foot(lines: Sequence[Line], start: int) -> int:
    """Where the foot begins: at a heading of links or comments after which little prose comes."""
    long = [len(line.text) >= LONG_PROSE and not is_heading(line.text) for line in lines]
    after = sum(long[start:])
    before = 0
    for index in range(start, len(lines)):
        if before and is_footer(lines[index].text) and after <= min(FOOT_PROSE, before):
            return index
        before, after = before + long[index], after - long[index]
    return len(lines)
