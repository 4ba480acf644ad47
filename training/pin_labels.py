"""Turns readings that quote words into readings that point at offsets, so that no text is kept with the labels.

    python -m training pin-labels WORDS_FOLDER [--out LABELS_FOLDER]
    python -m training pin-participants WORDS_FOLDER

Each ``WORDS_FOLDER/<id>.json`` follows the gold set's GUIDELINES.md, and may name for each event the words that stand for
its actors and recipients. What cannot be found, or is not unique, is dropped and counted. The gold set itself says who acts
but not in which words: ``pin-participants`` takes readings that add just the words, event by event.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from demarche.base.spans import Span
from demarche.extract.sentences import split_sentences
from training.corpora.wire import GOLD_PARTICIPANTS, OWN_LABELS, gold_paths, reports


def pin(folder: Path, out: Path = OWN_LABELS) -> tuple[int, int, int]:
    """(reports, labels kept, labels dropped); the pinned readings replace those of the same id in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    kept = dropped = count = 0
    for path in sorted(folder.glob("*.json")):
        reading = json.loads(path.read_text("utf-8"))
        row = reports()[reading["id"]]
        pinned, good, bad = _pinned(reading, row["text"], row["published"])
        (out / path.name).write_text(json.dumps(pinned, separators=(",", ":")) + "\n", "utf-8")
        count, kept, dropped = count + 1, kept + good, dropped + bad
    return count, kept, dropped


def pin_participants(folder: Path) -> tuple[int, int, int]:
    """(reports, words kept, words dropped) of ``<id>.json``: ``events``, each with ``i`` (its number in the gold reading),
    ``actor_words`` and ``recipient_words``."""
    GOLD_PARTICIPANTS.mkdir(parents=True, exist_ok=True)
    kept = dropped = count = 0
    for path in gold_paths("train"):
        if not (folder / path.name).exists():
            continue
        gold, reading = (json.loads(p.read_text("utf-8")) for p in (path, folder / path.name))
        text = reports()[gold["id"]]["text"]
        sentences = split_sentences(text)
        rows = []
        for row in sorted(reading["events"], key=lambda row: row["i"]):
            predicate = Span(*gold["events"][row["i"]]["predicate"])
            pinned: dict[str, Any] = {"predicate": predicate}
            for role in ("actor", "recipient"):
                spans = [_nearest(text, words, predicate, sentences) for words in row[f"{role}_words"]]
                pinned[f"{role}_spans"] = [span for span in spans if span is not None]
                kept += len(pinned[f"{role}_spans"])
                dropped += spans.count(None)
            rows.append(pinned)
        out = {"id": gold["id"], "text_sha256": gold["text_sha256"], "participants": rows}
        (GOLD_PARTICIPANTS / path.name).write_text(json.dumps(out, separators=(",", ":")) + "\n", "utf-8")
        count += 1
    return count, kept, dropped


def _find(text: str, words: str | None, within: str | None = None) -> Span | None:
    if not words:
        return None
    if within and words in within and text.count(within) == 1:
        start = text.index(within) + within.index(words)
        return Span(start, start + len(words))
    if text.count(words) == 1:
        start = text.index(words)
        return Span(start, start + len(words))
    return None


def _nearest(text: str, words: str, predicate: Span, sentences: list[Span]) -> Span | None:
    """The occurrence in the predicate's sentence that is nearest to it, else the last one before it."""
    sentence = next((s for s in sentences if s.contains(predicate)), predicate)
    found = []
    start = text.find(words)
    while start >= 0:
        span = Span(start, start + len(words))
        before = text[start - 1 : start]
        after = text[span.end : span.end + 1]
        if not (before.isalnum() or after.isalnum()):
            found.append(span)
        start = text.find(words, start + 1)
    inside = [s for s in found if sentence.contains(s)]
    if inside:
        return min(inside, key=lambda s: max(predicate.start - s.end, s.start - predicate.end))
    earlier = [s for s in found if s.end <= predicate.start]
    return earlier[-1] if earlier else None


def _pinned(reading: dict[str, Any], text: str, published: str) -> tuple[dict[str, Any], int, int]:
    sentences = split_sentences(text)
    out: dict[str, Any] = {
        "id": reading["id"],
        "published": published,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "statements": [],
        "events": [],
        "meetings": [],
    }
    dropped = 0
    for row in reading["statements"]:
        cue = _find(text, row["cue"], row.get("cue_in"))
        first = _find(text, row["content_start"], row.get("content_start_in"))
        last = _find(text, row["content_end"], row.get("content_end_in"))
        if not (cue and first and last and first.start < last.end):
            dropped += 1
            continue
        out["statements"].append(
            {"source": _find(text, row.get("source"), row.get("source_in")), "speaker": row.get("speaker")}
            | {"country": row.get("country"), "cue": cue, "content": Span(first.start, last.end)}
            | {"form": row["form"], "act": row["act"]}
        )
    for row in reading["events"]:
        predicate = _find(text, row["predicate"], row.get("predicate_in"))
        if predicate is None:
            dropped += 1
            continue
        event = {"predicate": predicate, "actor": row["actor"], "recipient": row["recipient"], "root": row["root"]}
        event |= {"status": row["status"], "from": row.get("from"), "to": row.get("to")}
        event |= {"condition": _find(text, row.get("condition")), "background": bool(row.get("background"))}
        for role in ("actor", "recipient"):
            words = [_nearest(text, w, predicate, sentences) for w in row.get(f"{role}_words") or []]
            event[f"{role}_spans"] = [w for w in words if w is not None]
        out["events"].append(event)
    for row in reading["meetings"]:
        place = {"participants": row["participants"], "from": row.get("from"), "to": row.get("to")}
        place |= {"place": row.get("place"), "status": row["status"]}
        place["predicate"] = _find(text, row.get("predicate"), row.get("predicate_in"))
        out["meetings"].append(place)
    return out, sum(len(out[k]) for k in ("statements", "events", "meetings")), dropped
