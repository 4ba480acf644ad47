"""Agency reports read by hand: statements with their acts, events with root, status and participants.

Two sources of one shape: ``gold/afp`` of the data folder, and this project's own ``training/labels/wire`` (ids, offsets and
labels; the texts stay in ``wire/afp.jsonl.gz``, checked by their sha256). ``training/labels/gold_participants`` adds to the
first the words that stand for each event's actors and recipients.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from demarche.base.spans import Span
from demarche.extract.sentences import split_sentences
from training.corpora.own_pairs import FOLDED
from training.labelled import Frame, Labelled, Pair, data_folder

OWN_LABELS = Path(__file__).parents[1] / "labels" / "wire"
LATER_LABELS = Path(__file__).parents[1] / "labels" / "wire_later"
TUNING_LABELS = Path(__file__).parents[1] / "labels" / "wire_tuning"
GOLD_PARTICIPANTS = Path(__file__).parents[1] / "labels" / "gold_participants"


@cache
def reports() -> dict[str, dict[str, Any]]:
    """The wire's rows by id: outlet, published, dateline, title, text."""
    with gzip.open(data_folder() / "wire" / "afp.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def gold_paths(part: str) -> list[Path]:
    """The hand-read reports of ``part``: of the gold set train and dev (every third); of this project's further readings
    own, later (which the first training stage leaves out) and tuning (which no stage sees, for thresholds and the
    calibration of confidence)."""
    own = {"own": OWN_LABELS, "later": LATER_LABELS, "tuning": TUNING_LABELS}
    if part in own:
        return sorted(own[part].glob("*.json"))
    paths = sorted((data_folder() / "gold" / "afp").glob("*.json"))
    return [p for i, p in enumerate(paths) if (i % 3 == 0) == (part == "dev")]


def labelled(part: str) -> Iterator[Labelled]:
    """Cues, statements, acts; events with root, status, background and, where marked, participants."""
    for path in gold_paths(part):
        gold = with_participants(json.loads(path.read_text("utf-8")))
        text = reports()[gold["id"]]["text"]
        if hashlib.sha256(text.encode()).hexdigest() != gold["text_sha256"]:
            raise ValueError(f"{path}: was read on another text than the one in wire/afp.jsonl.gz")
        doc = Labelled(gold["id"], text, split_sentences(text))
        doc.tags = {k: [] for k in ("said", "act", "root", "status", "background")}
        doc.frames = {"statement": []}
        for row in gold["statements"]:
            cue = Span(*row["cue"])
            doc.tags["said"].append((cue, "CUE"))
            doc.tags["act"].append((cue, row["act"]))
            spans = [(Span(*row["content"]), "CONTENT")]
            if row["source"]:
                spans.append((Span(*row["source"]), "SOURCE"))
            doc.frames["statement"].append(Frame(cue, spans))
        for row in gold["events"]:
            predicate = Span(*row["predicate"])
            doc.tags["root"].append((predicate, row["root"]))
            doc.tags["status"].append((predicate, row["status"]))
            doc.tags["background"].append((predicate, "background" if row["background"] else "new"))
            if "actor_spans" in row:
                actors = {Span(*s) for s in row["actor_spans"]}
                recipients = {Span(*s) for s in row["recipient_spans"]}
                spans = [(s, "BOTH" if s in recipients else "ACTOR") for s in sorted(actors)]
                spans += [(s, "RECIPIENT") for s in sorted(recipients - actors)]
                doc.frames.setdefault("participants", []).append(Frame(predicate, spans))
        yield doc


def pairs(part: str) -> Iterator[Labelled]:
    """The events of ``labelled`` whose actor and recipient stand in one sentence, each sentence a document of its own."""
    for doc in labelled(part):
        roots = dict(doc.tags["root"])
        found: dict[Span, list[Pair]] = {}
        for frame in doc.frames.get("participants", ()):
            sides = [[span for span, role in frame.spans if role == side] for side in ("ACTOR", "RECIPIENT")]
            sentence = next((s for s in doc.sentences if s.contains(frame.anchor)), None)
            if sentence and all(len(side) == 1 and sentence.contains(side[0]) for side in sides):
                source, target = (side[0].shifted(-sentence.start) for side in sides)
                root = roots[frame.anchor]
                pair = Pair(source, target, FOLDED.get(root, root), Span(0, sentence.length))
                found.setdefault(sentence, []).append(pair)
        for sentence, rows in found.items():
            # one pair coded in two ways (at two predicates) would teach neither
            codes = {
                (r.source, r.target): {q.label for q in rows if (q.source, q.target) == (r.source, r.target)}
                for r in rows
            }
            clear = {(r.source, r.target): r for r in rows if len(codes[r.source, r.target]) == 1}
            if clear:
                whole = Span(0, sentence.length)
                yield Labelled(
                    f"{doc.name}:{sentence.start}", sentence.of(doc.text), [whole], pairs=list(clear.values())
                )


def with_participants(gold: dict[str, Any]) -> dict[str, Any]:
    """A reading whose events have ``actor_spans`` and ``recipient_spans``, where anybody has pointed at them."""
    path = GOLD_PARTICIPANTS / f"{gold['id']}.json"
    if path.exists():
        rows = json.loads(path.read_text("utf-8"))["participants"]
        pointed = {tuple(row.pop("predicate")): row for row in rows}
        for row in gold["events"]:
            row |= pointed.get(tuple(row["predicate"]), {})
    return gold
