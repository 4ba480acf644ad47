"""Names compared and found: folding of spelling, and one linear scan of a text for many names at once.

The scan is case-sensitive, because case is what tells "US" from "us" and "Turkey" from "turkey"; look-ups by
``folded`` are not. Both ignore accents and the shapes of quotes and dashes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from demarche.base.spans import Span

Reading = TypeVar("Reading")
_Node = dict[str, Any]  # a word -> the next node; "" -> the readings of the name that ends here

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_INITIAL = re.compile(r"\b(\w)\.")
_AFTER_HYPHEN = re.compile(r"-[a-z]")
_SHORT_CAPITALS = 3  # "us", "un", "eu" in lower case are other words: so short a name keeps its case


def _plain_letters() -> dict[int, str]:
    """Letters with marks -> the letter alone, one for one, so that offsets hold; quotes and dashes -> ASCII."""
    plain = {ord(a): b for a, b in zip("ıłøđħŁØĐİ’‘ʼ`–—‐‑", "ilodhLODI''''----", strict=True)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if code not in plain and base.isascii() and base.isalpha():
            plain[code] = base
    return plain


_PLAIN = _plain_letters()


def plain(text: str) -> str:
    """``text`` without accents, offset for offset."""
    return text if text.isascii() else text.translate(_PLAIN)


def folded(name: str) -> str:
    """The key under which a name is looked up: no accents, case, points, hyphens or leading article.

    Names of up to three capitals ("US", "UN") keep their case: "us" is another word.
    """
    bare = name.isascii() and name.replace(" ", "").isalnum()
    words = name.split() if bare else [t for t in _TOKEN.findall(plain(name)) if t not in ".'-,"]
    if len(words) > 1 and words[0].lower() == "the":
        del words[0]
    key = " ".join(words)
    return key if len(key) <= _SHORT_CAPITALS and key.isupper() else key.casefold()


class NameIndex(Generic[Reading]):
    """Many names, each with its readings, found in a text by one pass over a tree of words.

    The longest name wins; a name with no readings takes its words out of play ("South China Sea" hides "China").
    """

    __slots__ = ("_root", "_waiting")

    def __init__(self) -> None:
        self._root: _Node = {}
        self._waiting: list[tuple[str, tuple[Reading, ...]]] = []  # the tree is grown when it is first needed

    def add(self, name: str, *readings: Reading) -> None:
        """Adds a name, with the spellings that differ only in hyphens, initials' points and a first capital."""
        self._waiting.append((name, readings))

    def _grow(self, name: str, readings: tuple[Reading, ...]) -> None:
        written = plain(name)
        shapes = [written]
        if "-" in written:
            shapes.append(written.replace("-", " "))
            shapes.append(_AFTER_HYPHEN.sub(lambda found: found[0].upper(), written))  # "Kim Jong-il", "Kim Jong-Il"
        if "." in written:
            shapes.append(_INITIAL.sub(r"\1 ", written))
        if written[:1].islower():
            shapes.append(written[:1].upper() + written[1:])
        for shape in shapes:
            node = self._root
            for token in _TOKEN.findall(shape):
                node = node.setdefault(token, {})
            held = node.get("", ())
            node[""] = (*held, *(r for r in readings if r not in held))

    def scan(self, text: str) -> Iterator[tuple[Span, tuple[Reading, ...]]]:
        """Every known name from left to right, the longest at each place. Linear in the length of the text."""
        for name, waiting in self._waiting:
            self._grow(name, waiting)
        self._waiting.clear()
        found = list(_TOKEN.finditer(plain(text)))
        words = [match[0] for match in found]
        root, count, at = self._root, len(words), 0
        while at < count:
            node = root.get(words[at]) or _lowered(root, words[at])
            if node is None:
                at += 1
                continue
            last, step = at, at
            readings: tuple[Reading, ...] | None = None
            while node is not None:
                if "" in node:
                    last, readings = step, node[""]
                step += 1
                word = words[step] if step < count else ""
                node = (node.get(word) or _lowered(node, word)) if word else None
            if readings is not None:
                span = Span(found[at].start(), found[last].end())
                if "\n\n" not in text[span.start : span.end]:
                    yield span, readings
                    at = last
            at += 1


def _lowered(node: _Node, word: str) -> _Node | None:
    """The branch for a word that headlines and datelines set in capitals ("KIEV")."""
    if len(word) > _SHORT_CAPITALS and word.isupper():
        return node.get(word.capitalize())
    return None
