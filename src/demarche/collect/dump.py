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
    byline_of,
    has_role,
    is_chrome,
    is_credits,
    is_footer,
    is_link_out,
    is_notice,
    is_update,
    signature_of,
)  # fmt: skip
from demarche.collect.headlines import FEWEST_TITLE_WORDS, LONGEST_HEADLINE, is_copy, is_heading
from demarche.collect.lines import Line, assemble, split_lines
from demarche.collect.published import date_line

MOST_CHARACTERS: Final = 1_000_000
MOST_LINES: Final = 20_000
"""A long newspaper report has 30,000 characters; a text above this is a collection, to be given as JSON Lines."""
LONGEST_PLAIN_HEADLINE: Final = 110
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
    furnished: bool = False
    """Whether there was more before the body than a headline and a deck."""


def read_dump(name: str, source: str) -> Draft:
    """The article in a plain text. NoArticle when only furniture is left, UnreadableInput when it is far too long."""
    if len(source) > MOST_CHARACTERS or source.count("\n") > MOST_LINES:
        size = f"{len(source):,} characters in {source.count(chr(10)) + 1:,} lines"
        raise UnreadableInput(name, f"holds {size}, more than one article; give JSON Lines")
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
    """Headline, deck, byline and date from the lines before the body.

    Sentences may stand above a date, a byline or the headline's second copy, as deck or caption. Above buttons and
    links they are the body, and so are those that come when headline and date, or byline, have been seen.
    """
    last, prose, headings, is_signed = 0, 0, 0, False
    seen: list[str] = []
    for index, line in enumerate(lines[:HEAD_LINES]):
        words = line.text
        if _says_who_or_when(lines, index, headings) or (is_heading(words) and any(is_copy(words, s) for s in seen)):
            last = index + 1
            is_signed = is_signed or headings > 0
        elif _is_furniture(words):
            last = last if prose else index + 1
        elif is_heading(words):
            headings += 1
        else:
            prose += 1
            if is_signed or prose > HEAD_PROSE or len(words) > LONGEST_DECK:
                break
        if len(words) <= LONGEST_HEADLINE:
            seen.append(words)
    return _parts(lines, _after_headings(lines, last), furnished=last > 0)


def _says_who_or_when(lines: Sequence[Line], index: int, headings: int) -> bool:
    """Whether a line is a date, a byline, or a dateline alone."""
    words = lines[index].text
    if date_line(words) or byline_of(words) or is_dateline(words):
        return True
    return headings > 0 and bool(signature_of(words)) and (has_role(words) or _beside_date(lines, index))


def _beside_date(lines: Sequence[Line], index: int) -> bool:
    """Whether the line before or after is a date."""
    return any(0 <= i < len(lines) and date_line(lines[i].text) is not None for i in (index - 1, index + 1))


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
    """``start`` moved past the headline and the deck that stand between the last furniture and the first paragraph.

    In a text without furniture a first line longer than LONGEST_PLAIN_HEADLINE is no headline, but an unfinished
    sentence or a list: of 1,127 clean agency texts 9 began so, and of their headlines none is longer.
    """
    end = start
    while end < min(len(lines), start + 2) and is_heading(lines[end].text):
        if start == end == 0 and len(lines[end].text) > LONGEST_PLAIN_HEADLINE:
            return start
        end += 1
    if end < len(lines) and not is_heading(lines[end].text):
        return end
    # Of two lines that are both no sentences, a headline and its text cut short, the second is the body.
    return start + 1 if end == len(lines) == start + 2 and len(lines[-1].text) > len(lines[start].text) else start


def _parts(lines: Sequence[Line], end: int, *, furnished: bool) -> Head:
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
    return Head(end, title or "", subtitle, byline, published, dateline, furnished)


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
    is_dump = head.furnished or end < len(lines)
    credited: tuple[str, ...] = ()
    kept: list[int] = []
    for index in range(head.end, end):
        words = lines[index].text
        if is_credits(words):
            credited = credited or _credited(words)
        elif is_link_out(words) or (head.title and index < head.end + 3 and is_copy(words, head.title)):
            continue
        elif not (is_dump and (is_chrome(words) or is_notice(words) or is_update(words))):
            kept.append(index)
    return kept, credited


def _credited(words: str) -> tuple[str, ...]:
    """The reporters named in a line of credits."""
    found = re.match(r"\(?reporting by ([^;.)]{3,100})", words, re.IGNORECASE)
    return byline_of(f"By {found[1].strip()}") if found else ()


def _foot(lines: Sequence[Line], start: int) -> int:
    """Where the foot begins: at a heading of links or comments after which little prose comes."""
    long = [len(line.text) >= LONG_PROSE and not is_heading(line.text) for line in lines]
    after, before = sum(long[start:]), 0
    for index in range(start, len(lines)):
        if before and is_footer(lines[index].text) and after <= min(FOOT_PROSE, before):
            return index
        before, after = before + long[index], after - long[index]
    return len(lines)
