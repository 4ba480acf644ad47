"""How well time expressions are found and anchored, on TimeBank and AQUAINT, as TempEval-3 measures it.

Strict: the same extent. Relaxed: an overlap, each expression matched once. Value: a relaxed match with the same TIMEX3
value. Documents fall in two halves by the sha1 of their name: rules were written on ``tune``; ``check`` is for looking
now and then whether they hold. ``python -m quality.times [tune|check] [--errors]`` prints the figures.
"""

from __future__ import annotations

import hashlib
import html
import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from demarche.base.records import Time
from demarche.base.spans import Span, trimmed
from demarche.extract.times import find_times
from demarche.link.dates import anchor

Part = Literal["tune", "check"]
_DATA: Final = Path(os.environ.get("DEMARCHE_DATA", Path(__file__).parents[2] / "shared" / "data")) / "time"
_PIECE: Final = re.compile(r"<([^>]*)>|([^<]+)")
_ATTRIBUTE: Final = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated expression."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """One TimeML document: its text, the day it was made, and its annotated expressions."""

    name: str
    text: str
    published: date
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 by extent, by overlap, and by overlap and value; share of right types among overlaps; articles a second."""

    strict: float
    relaxed: float
    value: float
    type: float
    strict_precision: float
    strict_recall: float
    characters_per_second: float


def documents(part: Part) -> Iterator[Document]:
    """The documents of one half, by name."""
    for path in sorted(_DATA.rglob("*.tml")):
        even = int(hashlib.sha1(path.stem.encode()).hexdigest(), 16) % 2 == 0
        if even == (part == "tune"):
            yield _document(path)


def _document(path: Path) -> Document:
    raw = path.read_text(encoding="utf-8")
    made = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    if made is None or body is None:
        raise ValueError(f"{path}: not a TimeML document with a creation time and a text")
    text, open_tags, gold = "", list[tuple[int, dict[str, str]]](), list[Gold]()
    for tag, words in _PIECE.findall(body.group(1)):
        if words:
            text += html.unescape(words)
        elif tag.startswith("TIMEX3"):
            open_tags.append((len(text), dict(_ATTRIBUTE.findall(tag))))
        elif tag == "/TIMEX3":
            start, said = open_tags.pop()
            if span := trimmed(text, Span(start, len(text))):
                gold.append(Gold(span, said.get("type", ""), said.get("value", "")))
    kept = tuple(sorted((one for one in gold if one.span.length), key=lambda one: one.span))
    return Document(path.stem, text, date.fromisoformat(made.group(1)), kept)


def matched(gold: tuple[Gold, ...], found: tuple[Time, ...]) -> list[tuple[Gold, Time]]:
    """Pairs that overlap, each used once; pairs with the same extent first."""
    pairs = [(g, f) for g in gold for f in found if g.span.overlaps(f.span)]
    taken: list[tuple[Gold, Time]] = []
    for one, other in sorted(pairs, key=lambda pair: pair[0].span != pair[1].span):
        if all(one is not g and other is not f for g, f in taken):
            taken.append((one, other))
    return taken


def measure(part: Part) -> Figures:
    """The figures of one half of the annotated documents."""
    wanted = got = strict = relaxed = value = kind = characters = 0
    seconds = 0.0
    for document in documents(part):
        began = time.process_time()
        found = anchor(find_times(document.text), document.published, document.text)
        seconds += time.process_time() - began
        characters += len(document.text)
        pairs = matched(document.gold, found)
        wanted += len(document.gold)
        got += len(found)
        relaxed += len(pairs)
        strict += sum(g.span == f.span for g, f in pairs)
        value += sum(g.value == f.value for g, f in pairs)
        kind += sum(g.type == f.type for g, f in pairs)
    both = wanted + got
    return Figures(
        strict=2 * strict / both,
        relaxed=2 * relaxed / both,
        value=2 * value / both,
        type=kind / relaxed,
        strict_precision=strict / got,
        strict_recall=strict / wanted,
        characters_per_second=characters / seconds,
    )


def errors(part: Part) -> Iterator[str]:
    """Every difference, one line each: missed, spurious, other extent, other value."""
    for document in documents(part):
        found = anchor(find_times(document.text), document.published, document.text)
        pairs = matched(document.gold, found)
        seen = {id(one) for pair in pairs for one in pair}
        for gold in document.gold:
            if id(gold) not in seen:
                yield f"missed   {_shown(document, gold.span)} {gold.type} {gold.value}"
        for time_ in found:
            if id(time_) not in seen:
                yield f"spurious {_shown(document, time_.span)} {time_.value}"
        for gold, time_ in pairs:
            if gold.span != time_.span:
                yield f"extent   {_shown(document, gold.span)} found [{time_.text!r}]"
            if gold.value != time_.value:
                yield f"value    {_shown(document, gold.span)} {gold.value} found {time_.value} ({document.published})"


def _shown(document: Document, span: Span) -> str:
    text = document.text
    words = f"{text[max(0, span.start - 45) : span.start]}[[{span.of(text)}]]{text[span.end : span.end + 30]}"
    return " ".join(words.split())


def main() -> None:
    parts: list[Part] = [p for p in ("tune", "check") if p in sys.argv] or ["tune", "check"]
    for part in parts:
        if "--errors" in sys.argv:
            print("\n".join(sorted(errors(part))))
        figures = measure(part)
        print(
            f"{part:6} strict F1 {figures.strict:.3f} (P {figures.strict_precision:.3f} R {figures.strict_recall:.3f})"
            f"  relaxed F1 {figures.relaxed:.3f}  value F1 {figures.value:.3f}  type {figures.type:.3f}"
            f"  {figures.characters_per_second / 3000:.0f} articles of 3,000 characters a second"
        )


if __name__ == "__main__":
    main()
