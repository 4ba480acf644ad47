"""The words of HTML source, and where in the source each of their letters stands.

``Markup.letters`` is the page's visible text without white space; looking for a paragraph in it, also without white
space, is blind to tags, entities and line breaks between and within words. All steps are linear in the source.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from demarche.base.spans import Span


class Run(NamedTuple):
    """Letters that stand together in the source: ``letters[start:start + length] == source[at:at + length]``.

    An entity is a run of what it stands for, with ``at`` None. ``spaced``: white space or a line break comes before.
    """

    start: int
    length: int
    at: int | None
    spaced: bool


class Link(NamedTuple):
    """A stretch of the letters that stands within ``<a>``, and where it leads ("" when it says nothing)."""

    start: int
    end: int
    href: str


_MARKUP: Final = re.compile(
    r"(?P<text>[^<]++)"
    r"|<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|title|noscript|template|textarea|svg|iframe)\b(?P<rest>[^<>]*+)>"
    # A quoted value may hold ">". Each alternative stops at the next "<", so no attempt reads what another has read.
    r"""|<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]*+)(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+>"""
    r"|<[a-zA-Z/!?][^<>]*+>?"
    r"|<",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_HREF: Final = re.compile(r"""\shref\s{0,3}=\s{0,3}("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'>]{1,2000})""", re.IGNORECASE)
_NO_LETTERS: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters without a width: extractors drop them, so they are no letters here."""
_WORD: Final = re.compile(rf"[^\s{_NO_LETTERS}]+")
_BREAKING: Final = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol option p pre section table td th tr ul".split(" ")
)


def letters_of(words: str) -> str:
    """``words`` without white space and without characters that have no width."""
    return "".join(_WORD.findall(words))


class Markup:
    """The letters of one page, its runs and links in the order of the page, and the number of its tags."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.links: list[Link] = []
        self.tags = 0
        self._runs: list[Run] = []
        self._parts: list[str] = []
        self._size = 0
        self._spaced = False
        self._scan()
        self.letters = "".join(self._parts)
        self._starts = [run.start for run in self._runs]
        self._link_starts = [link.start for link in self.links]

    def _scan(self) -> None:
        at, link, href = 0, None, ""
        while (token := _MARKUP.match(self.source, at)) is not None:
            at = token.end()
            tag = (token["tag"] or token["raw"] or "").lower()
            self.tags += bool(tag)
            self._spaced = self._spaced or tag in _BREAKING
            if token["text"]:
                self._add(token.start(), token["text"])
            elif token["raw"]:
                at = self._after_raw(tag, token["rest"], at)
            elif tag == "a":
                if link is not None and self._size > link:
                    self.links.append(Link(link, self._size, href))
                link = None if token["close"] else self._size
                leads = _HREF.search(token[0])
                href = html.unescape(leads[1].strip("\"'")) if leads else ""
        if link is not None and self._size > link:
            self.links.append(Link(link, self._size, href))

    def _after_raw(self, tag: str, rest: str, at: int) -> int:
        """Where the words begin again after an element whose content is not text."""
        if rest.endswith("/"):
            return at
        ends = [end for name in (tag, tag.upper()) if (end := self.source.find(f"</{name}", at)) >= 0]
        return min(ends, default=len(self.source))

    def _add(self, start: int, text: str) -> None:
        done = 0
        if "&" in text:
            for entity in _ENTITY.finditer(text):
                self._add_words(start + done, text[done : entity.start()])
                decoded = html.unescape(entity[0])
                if letters := letters_of(decoded):
                    self._append(letters, None)
                self._spaced = self._spaced or decoded.isspace()
                done = entity.end()
        self._add_words(start + done, text[done:])

    def _add_words(self, start: int, text: str) -> None:
        last = 0
        for word in _WORD.finditer(text):
            self._spaced = self._spaced or (not text[last : word.start()].strip() and word.start() > last)
            self._append(word[0], start + word.start())
            last = word.end()
        self._spaced = self._spaced or text[last:].isspace()

    def _append(self, letters: str, at: int | None) -> None:
        self._runs.append(Run(self._size, len(letters), at, self._spaced))
        self._parts.append(letters)
        self._size += len(letters)
        self._spaced = False

    def runs(self, stretch: Span) -> Iterator[Run]:
        """The runs within a stretch of the letters, the first and the last cut to it."""
        index = max(0, bisect_right(self._starts, stretch.start) - 1)
        # By number: a slice, or islice, would walk through the page for every paragraph.
        for number in range(index, len(self._runs)):
            run = self._runs[number]
            if run.start >= stretch.end:
                return
            first, last = max(run.start, stretch.start), min(run.start + run.length, stretch.end)
            if first < last:
                at = None if run.at is None else run.at + first - run.start
                yield Run(first, last - first, at, run.spaced and first == run.start)

    def links_in(self, stretch: Span) -> list[Link]:
        """The links of which a part lies in a stretch of the letters."""
        index = max(0, bisect_right(self._link_starts, stretch.start) - 1)
        out: list[Link] = []
        while index < len(self.links) and self.links[index].start < stretch.end:
            if self.links[index].end > stretch.start:
                out.append(self.links[index])
            index += 1
        return out
