"""What an HTML page says about itself: schema.org JSON-LD first, then meta tags, then its visible parts."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from lxml.html import HtmlElement

from demarche.collect.furniture import byline_of, without_role
from demarche.collect.headlines import is_copy, without_outlet
from demarche.collect.published import date_line, parse_published

DEEPEST: Final = 8
MOST_NODES: Final = 5_000
LONGEST_NAME: Final = 60
MOST_STAMPS: Final = 10
"""Elements of a class like "date" that are looked at, from the top: further down are those of other stories."""
_ARTICLE_TYPE: Final = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)$")
_PUBLISHED_META: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "date.issued", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date", "dcterms.issued", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_NOBODY: Final = frozenset(
    {"admin", "administrator", "staff", "staff reports", "editor", "editorial", "newsroom", "webmaster"}
)
_DATE_CLASS: Final = "//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'timestamp')]"
_DECK: Final = (
    "standfirst|sub-?title|sub-?head(?:line|ing)?|deck|dek|article-?(?:summary|intro|lead)|lead-?text|strapline"
)
_DECK_CLASS: Final = re.compile(rf"(?:^|[\s_-])(?:{_DECK})(?:$|[\s_-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """``titles`` are all wordings of the headline; ``published`` is ISO 8601.

    ``decks`` are shown in elements that are marked as such; ``descriptions`` are told to search engines, and may repeat
    a deck or the body's first words.
    """

    title: str
    titles: tuple[str, ...]
    decks: tuple[str, ...]
    descriptions: tuple[str, ...]
    byline: tuple[str, ...]
    outlet: str | None
    published: str | None
    url: str | None
    dateline: str | None


def read_metadata(tree: HtmlElement, base: str | None = None) -> Metadata:
    """The page's own account of itself. ``base`` is its address, if known, against which relative ones are read."""
    meta = _meta(tree)
    linked = _article_node(tree)
    headings = [words for e in tree.iter("h1") if (words := _words(e.text_content()))][:5]
    outlet = _named(linked.get("publisher")) or meta.get("og:site_name") or meta.get("application-name")
    head_title = _words(tree.findtext(".//head/title") or "")
    claimed = [_text(linked.get("headline")), meta.get("og:title"), meta.get("twitter:title"), head_title]
    titles = [t for t in claimed if t]
    shown = next((h for h in headings if any(is_copy(h, t) for t in titles)), None)
    title = shown or (without_outlet(titles[0], outlet) if titles else headings[0] if headings else "")
    return Metadata(
        title=title,
        titles=tuple(dict.fromkeys([title, *titles, *(h for h in headings if len(headings) == 1 or h == shown)])),
        decks=tuple(dict.fromkeys(_decks(tree))),
        descriptions=tuple(w for w in (_text(linked.get("description")), meta.get("og:description")) if w),
        byline=_byline(tree, linked, meta),
        outlet=(outlet or "").split(" | ")[0] or None,
        published=_best(_dates(tree, linked, meta)),
        url=_address(tree, meta, base),
        dateline=_text(linked.get("dateline")) or None,
    )


def _words(text: str) -> str:
    """Words on one line; some programs escape entities twice."""
    return " ".join(html.unescape(text).split())


def _text(value: Any) -> str:
    """A JSON value as words, "" when it is no text."""
    return _words(re.sub(r"<[^<>]{0,200}>", "", value)) if isinstance(value, str) else ""


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The page's meta tags by their names in small letters; the first of a name wins."""
    out: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if (content := _words(tag.get("content") or "")) and name:
            out.setdefault(name.strip().lower(), content)
    return out


def _article_node(tree: HtmlElement) -> dict[str, Any]:
    """The first JSON-LD object that describes an article, else an empty one."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                value = json.loads(script.text.strip().removeprefix("<![CDATA[").rstrip("]>; \n"), strict=False)
            except ValueError:
                try:
                    value = json.loads(script.text, strict=False)
                except (ValueError, RecursionError):
                    continue
            except RecursionError:
                continue
            for node in _objects(value):
                if any(_ARTICLE_TYPE.fullmatch(str(kind)) for kind in _listed(node.get("@type"))):
                    return node
    return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects within a JSON value, from the outside in, down to DEEPEST."""
    level, seen = [value], 0
    for _ in range(DEEPEST):
        below: list[Any] = []
        for item in level:
            seen += 1
            if seen > MOST_NODES:
                return
            if isinstance(item, dict):
                yield item
                below.extend(v for v in item.values() if isinstance(v, dict | list))
            elif isinstance(item, list):
                below.extend(item)
        level = below


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _named(value: Any) -> str:
    """The name of a JSON-LD organization or person, given as an object or as words."""
    for item in _listed(value):
        if name := _text(item.get("name") if isinstance(item, dict) else item):
            return name
    return ""


def _byline(tree: HtmlElement, linked: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    """The authors' names; addresses and logins, which some pages give in their place, are none."""
    names = [_named(author) for author in _listed(linked.get("author"))]
    if not any(map(_is_name, names)):
        names = re.split(r", | and |; ", meta.get("author") or meta.get("article:author") or meta.get("byl") or "")
    if not any(map(_is_name, names)):
        shown = tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]")[:3]
        lines = [_words(e.text_content()) for e in shown]
        names = [n for line in lines for n in (byline_of(line) or byline_of(f"By {line}"))]
    clean = (without_role(re.sub(r"^by[: ]+", "", name, flags=re.IGNORECASE).strip(" ,;|")) for name in names)
    return tuple(dict.fromkeys(name for name in clean if _is_name(name)))


def _is_name(words: str) -> bool:
    return (
        2 < len(words) <= LONGEST_NAME
        and words.lower() not in _NOBODY
        and "/" not in words
        and "@" not in words
        and any(map(str.isalpha, words))
    )


def _dates(tree: HtmlElement, linked: dict[str, Any], meta: dict[str, str]) -> Iterator[str]:
    """When the page says that it was published, the most trusted saying first."""
    said = [_text(linked.get("datePublished")), *(meta.get(name, "") for name in _PUBLISHED_META)]
    for element in tree.iter("time"):
        stamp = element.get("datetime") or element.text_content()
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            said.append(stamp)
    marked = tree.xpath("//*[@itemprop='datePublished']")[:3]
    said.extend(e.get("content") or e.get("datetime") or e.text_content() for e in marked)
    times = tree.xpath("//article//time | //main//time | //header//time") or tree.xpath("//time")
    said.extend((e.get("datetime") or e.text_content()) for e in times[:1])
    said.extend(e.text_content() for e in tree.xpath(_DATE_CLASS)[:MOST_STAMPS])
    for words in said:
        if moment := parse_published(words) or date_line(words):
            yield moment


def _best(dates: Iterable[str]) -> str | None:
    """The first date; with its time, where a later saying of the same day has one."""
    found = list(dates)
    if not found:
        return None
    return next((d for d in found if len(d) > 10 and d[:10] == found[0][:10]), found[0])


def _address(tree: HtmlElement, meta: dict[str, str], base: str | None) -> str | None:
    """The page's own address: canonical link or og:url."""
    hrefs = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for href in [*hrefs, meta.get("og:url")]:
        try:
            url: str = urljoin(base or "", (href or "").strip())
        except ValueError:
            continue
        if url.startswith(("http://", "https://")):
            return url
    return None


def _decks(tree: HtmlElement) -> Iterator[str]:
    """The words of elements whose class says that they are a deck; whether one is this article's is for ``html``."""
    for element in tree.xpath("//h2[@class] | //h3[@class] | //p[@class] | //div[@class]"):
        if _DECK_CLASS.search(element.get("class") or "") and (words := _words(element.text_content())):
            yield words
