"""How often the days of an event are right, on agency reports read by hand.

Shares of events: of those that have a first day, the ones that get this day; of those without one, the ones that get
none; and of the days that are given, the right ones. Predicate and status are the reading's own, so the figures are of
the days alone; the trees are the reader's. The rules were written on ``own`` (``training/labels/wire``), ``gold`` was
looked at afterwards. ``python -m quality.moments [own|gold] [--errors]`` prints the figures.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from demarche.base.spans import Span
from demarche.extract.parsing import parse_text
from demarche.extract.times import find_times
from demarche.link.dates import anchor
from demarche.link.moments import Moments
from training.corpora.wire import gold_paths, reports

_PARTS: Final = {"own": ("own",), "gold": ("train", "dev")}


@dataclass(frozen=True, slots=True)
class Dated:
    """One event with the first day that it was read to have and the one that it got."""

    words: str
    status: str
    wanted: str | None
    got: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of events; ``given`` counts the days that were given."""

    dated: float
    undated: float
    precision: float
    given: int


def events(part: str) -> Iterator[Dated]:
    """The events of a part of the hand-read reports, in order."""
    for path in (path for name in _PARTS[part] for path in gold_paths(name)):
        reading = json.loads(path.read_text("utf-8"))
        row = reports()[reading["id"]]
        text, published = row["text"], date.fromisoformat(row["published"][:10])
        parsed = parse_text(text)
        moments = Moments(parsed, anchor(find_times(text, parsed.sentences), published, text), published)
        for event in reading["events"]:
            span = Span(*event["predicate"])
            when = moments.of(span, event["status"])
            words = f"{text[max(0, span.start - 60) : span.start]}[[{span.of(text)}]]{text[span.end : span.end + 60]}"
            got = when.from_.isoformat() if when.from_ else None
            yield Dated(" ".join(words.split()), event["status"], event["from"], got)


def measure(part: str, *, errors: bool = False) -> Figures:
    """The figures of one part; with ``errors`` every wrong day is printed."""
    found = list(events(part))
    if errors:
        for one in found:
            if one.wanted != one.got:
                print(f"{one.status:12} {one.wanted or '-':10} got {one.got or '-':10} {one.words}")
    right = sum(one.wanted == one.got for one in found if one.wanted)
    given = sum(one.got is not None for one in found)
    dated = sum(one.wanted is not None for one in found)
    empty = sum(one.got is None for one in found if one.wanted is None)
    return Figures(right / dated, empty / (len(found) - dated), right / given, given)


def main() -> None:
    parts = [part for part in _PARTS if part in sys.argv] or list(_PARTS)
    for part in parts:
        figures = measure(part, errors="--errors" in sys.argv)
        print(
            f"{part:5} right day of those with one {figures.dated:.3f}  none of those without {figures.undated:.3f}"
            f"  right of {figures.given} days given {figures.precision:.3f}"
        )


if __name__ == "__main__":
    main()
