"""Who the words stand for, measured on reports read by hand: the speaker's country, and the codes of actors and recipients.

``python -m quality.actors [tune|check|all] [afp|wire] [--errors]``: of every third report by id the rules have learnt
nothing (check).
Speakers: gold sources of the hand-read reports; right as ``gold/score.py`` counts it. Actors and recipients: the marked
words of the events in ``training/labels/wire``; the codes of each side, as a set, right or not.
"""

from __future__ import annotations

import gzip
import json
import os
import pickle
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from demarche.base import world as worlds
from demarche.base.records import Actor
from demarche.base.spans import Span
from demarche.base.syntax import Parsed
from demarche.link.actors import link_actors

_ROOT = Path(__file__).parents[1]
_DATA = Path(os.environ.get("DEMARCHE_DATA", _ROOT.parent / "shared" / "data"))
_ORGANIZATIONS = {
    "UNO": ("united nations", "u.n.", "un ", "security council", "unhcr", "unicef", "uno"),
    "EU": ("european union", "european commission", "european parliament", "eu"),
    "NATO": ("nato", "north atlantic"),
    "AU": ("african union", "au"),
    "IAEA": ("iaea", "atomic energy"),
    "ASEAN": ("asean",),
    "LAS": ("arab league", "league of arab"),
    "WTO": ("wto", "world trade"),
    "G8": ("g8", "group of eight"),
    "OSCE": ("osce",),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Words of a report, and the codes that a reader gave them."""

    spans: tuple[Span, ...]
    codes: tuple[str, ...]
    side: str


@dataclass(frozen=True, slots=True)
class Report:
    id: str
    text: str
    published: date
    dateline: str | None
    questions: tuple[Question, ...]
    speakers: tuple[tuple[Span, Span], ...]


def reports(folder: Path, part: str) -> Iterator[Report]:
    """The hand-read reports of a folder; ``part`` "check" is every third, "tune" the rest."""
    with gzip.open(_DATA / "wire" / "afp.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows: dict[str, Any] = {row["id"]: row for row in map(json.loads, lines)}
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        if part != "all" and (part == "check") != (number % 3 == 0):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        row = rows[gold["id"]]
        yield Report(gold["id"], row["text"], date.fromisoformat(gold["published"]), row.get("dateline"),
                     tuple(_questions(gold)), tuple(_speakers(gold)))  # fmt: skip


def _speakers(gold: Any) -> Iterator[tuple[Span, Span]]:
    for said in gold["statements"]:
        if said["source"] and said["content"]:
            yield Span(*said["content"]), Span(*said["source"])


def _questions(gold: Any) -> Iterator[Question]:
    for said in gold["statements"]:
        if said["source"]:
            codes = tuple(said["country"].split("/")) if said["country"] else ()
            yield Question((Span(*said["source"]),), codes, "speaker")
    for event in gold["events"]:
        for side in ("actor", "recipient"):
            spans = tuple(Span(*s) for s in event.get(f"{side}_spans", ()))
            if spans and event[side]:
                yield Question(spans, tuple(event[side]), side)


def meets(code: str, actor: Actor) -> bool:
    """Whether an actor is what a reader meant by a code (as ``gold/score.py`` has it)."""
    if actor.country == code:
        return True
    name = f" {actor.name.lower()} "
    if any(part in name for part in _ORGANIZATIONS.get(code, ())):
        return True
    return len(code) > 3 and (code.lower() in name or name.strip() in code.lower())


def right(question: Question, found: list[Actor]) -> bool:
    """Every code met, and every actor meant; of speakers only those with a country or an organization count."""
    if question.side == "speaker":
        found = [a for a in found if a.country or a.kind == "igo"]
    if not question.codes:
        return not found
    every = all(any(meets(c, a) for a in found) for c in question.codes)
    return every and all(any(meets(c, a) for c in question.codes) for a in found)


def _parsed(report: Report) -> Parsed:
    kept = Path(os.environ["DEMARCHE_PARSES"]) / f"{report.id}.pkl" if "DEMARCHE_PARSES" in os.environ else None
    if kept is not None and kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]
    from demarche.extract.parsing import parse_text

    return parse_text(report.text)


def main(arguments: list[str]) -> None:
    part = next((a for a in arguments if a in ("tune", "check", "all")), "check")
    world = worlds.load()
    for folder in (_DATA / "gold" / "afp", _ROOT / "training" / "labels" / "wire"):
        if folder.name not in arguments and {"afp", "wire"} & set(arguments):
            continue
        counts: dict[str, list[int]] = {}
        sure: dict[float, list[bool]] = {}
        seconds = characters = 0.0
        for report in reports(folder, part):
            parsed = _parsed(report)
            asked = [s for q in report.questions for s in q.spans]
            start = time.process_time()
            linked = link_actors(
                parsed, asked, world, report.published, speakers=report.speakers, dateline=report.dateline
            )
            seconds += time.process_time() - start
            characters += len(report.text)
            actors = {a.id: a for a in linked.actors}
            for question in report.questions:
                found = [actors[i] for s in question.spans for i in linked.who(s)]
                tally = counts.setdefault(question.side, [0] * 5)
                good = right(question, found)
                given = any(a.country or a.kind == "igo" or question.side != "speaker" for a in found)
                if question.codes and len(found) == 1 and (found[0].country or found[0].kind == "igo"):
                    sure.setdefault(int(10 * found[0].confidence) / 10, []).append(good)
                tally[0] += 1
                tally[1] += good
                tally[2] += bool(question.codes)
                tally[3] += bool(question.codes) and given
                tally[4] += bool(question.codes) and given and good
                if not good and "--errors" in arguments:
                    words = " + ".join(s.of(report.text) for s in question.spans)
                    got = "; ".join(f"{a.name} [{a.country} {a.kind} {a.confidence} {a.why}]" for a in found)
                    print(
                        f"{report.id} {question.side} {question.spans[0].start} {words[:90]!r}: {question.codes} <- {got}"
                    )
        print(f"{folder.name}, {part}: {1000 * seconds / max(1, characters / 3000):.1f} ms per 3,000 characters")
        for side, (n, well, coded, shown, right_given) in counts.items():
            print(f"  {side:10} {n:5} right {well / n:.3f} | with a code {coded}: given {shown / max(1, coded):.3f}, "
                  f"right where given {right_given / max(1, shown):.3f}")  # fmt: skip
        for said, goods in sorted(sure.items()):
            print(f"  said with {said:.1f}..: {len(goods):4}, right {sum(goods) / len(goods):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
