"""How much of what careful readers marked the dictionary of predicates knows: ``python -m quality.predicates``.

Reads the gold readings of agency reports under $DEMARCHE_DATA. Two thirds of them (sorted by name, those whose place is
not divisible by three) served to build the dictionary; the figures that count are those on the other third. The last
lines tell how often a word of the dictionary, met anywhere in a text, is an event there: what `weak` separates.
``--misses`` lists the words of the building part that are unknown or coded otherwise; it never shows the other third.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from demarche.base.predicates import predicates
from demarche.base.spans import Span

DATA = Path(os.environ.get("DEMARCHE_DATA", Path(__file__).parents[2] / "shared" / "data"))
TELLING = frozenset({"say", "tell", "add"})  # what their content does, the cue does not show


@dataclass(slots=True)
class Tally:
    """Marked words seen; known; first sense right; some sense right; and what was missed, with what it should be."""

    seen: int = 0
    known: int = 0
    first: int = 0
    some: int = 0
    misses: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def count(self, words: str, gold: str, found: list[str]) -> None:
        self.seen += 1
        self.known += bool(found)
        self.first += found[:1] == [gold]
        self.some += gold in found
        if found[:1] != [gold]:
            self.misses[(words, gold, " ".join(found) or "unknown")] += 1

    def line(self, name: str) -> str:
        shares = (self.known / self.seen, self.first / self.seen, self.first / self.known, self.some / self.seen)
        return f"{name:<34}{self.seen:>6}" + "".join(f"{share:>12.3f}" for share in shares)


@dataclass(slots=True)
class Rate:
    """Words of the dictionary met in the texts, and those of them that lie within a marked predicate."""

    met: int = 0
    events: int = 0

    def line(self, name: str) -> str:
        return f"{name:<34}{self.met:>6}{self.events / self.met:>12.3f}"


@dataclass(frozen=True, slots=True)
class Part:
    """The tallies over one part of the readings."""

    roots: Tally = field(default_factory=Tally)
    acts: Tally = field(default_factory=Tally)
    speaking: Tally = field(default_factory=Tally)
    plain: Rate = field(default_factory=Rate)
    weak: Rate = field(default_factory=Rate)


@dataclass(frozen=True, slots=True)
class Reading:
    """One gold reading: its text, (predicate span, root) and (cue words, act); ``held`` if no one built on it."""

    held: bool
    text: str
    roots: tuple[tuple[Span, str], ...]
    acts: tuple[tuple[str, str], ...]


def readings(folder: Path) -> Iterator[Reading]:
    """The gold readings of agency reports, sorted by name."""
    with gzip.open(folder / "wire" / "afp.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {report["id"]: report["text"] for report in map(json.loads, lines)}
    for index, path in enumerate(sorted((folder / "gold" / "afp").glob("*.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = texts[gold["id"]]
        roots = tuple((Span(*event["predicate"]), event["root"]) for event in gold["events"])
        acts = tuple((text[slice(*said["cue"])], said["act"]) for said in gold["statements"])
        yield Reading(index % 3 == 0, text, roots, acts)


def measure(folder: Path) -> tuple[Part, Part]:
    """Tallies over the building part and over the part that was held back."""
    dictionary = predicates()
    building, held = Part(), Part()
    for reading in readings(folder):
        part = held if reading.held else building
        for span, root in reading.roots:
            words = span.of(reading.text)
            part.roots.count(words.casefold(), root, [entry.root for entry in dictionary.find(words)])
        for words, act in reading.acts:
            said = [str(a) for a in dictionary.acts(words)]
            part.acts.count(words.casefold(), act, said)
            if dictionary.lemma(words) not in TELLING:
                part.speaking.count(words.casefold(), act, said)
        for word in re.finditer(r"\w+(?:[-'’]\w+)*", reading.text):
            found = dictionary.find(word[0])
            if found:
                rate = part.weak if found[0].weak else part.plain
                rate.met += 1
                rate.events += any(span.overlaps(Span(*word.span())) for span, _ in reading.roots)
    return building, held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list what is missed in the building part")
    options = parser.parse_args()
    building, held = measure(DATA)
    print(f"{'':<34}{'marked':>6}{'known':>12}{'right':>12}{'of known':>12}{'some sense':>12}")
    for name, part in (("building", building), ("held back", held)):
        print(part.roots.line(f"{name}: predicates, root"))
        print(part.acts.line(f"{name}: cues, act"))
        print(part.speaking.line(f"{name}: cues but say, tell, add"))
    print(f"\n{'':<34}{'met':>6}{'events':>12}")
    for name, part in (("building", building), ("held back", held)):
        print(part.plain.line(f"{name}: single words"))
        print(part.weak.line(f"{name}: weak single words"))
    if options.misses:
        for tally in (building.roots, building.acts):
            print()
            for (words, gold, found), times in sorted(tally.misses.items()):
                print(f"{times:>3}  {words:<40}{gold:<12}{found}")


if __name__ == "__main__":
    main()
