"""Labelled documents -> windows of pieces with the labels of every head, and batches of windows as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray

from demarche.base.spans import Span
from demarche.extract.heads import FRAMES, PLV_ROOTS, RELATIONS, TAGGERS, Tagger
from demarche.extract.pieces import CLS, SEP, Pieces, cut, windows
from training.labelled import Labelled

IGNORED = -100
_FRAME_LABELS = {frame.name: frame.labels for frame in FRAMES}


@dataclass(slots=True)
class Window:
    """One stretch of pieces, position 0 being [CLS]; arrays are [T]. Labels that teach nothing are ``IGNORED``."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    tags: dict[str, NDArray[np.int64]]
    sentence: NDArray[np.int64]
    heads: NDArray[np.int64] | None = None
    relations: NDArray[np.int64] | None = None
    certainty: NDArray[np.float32] | None = None
    frames: list[tuple[str, int, NDArray[np.int64]]] = field(default_factory=list)
    pairs: list[tuple[tuple[int, int], tuple[int, int] | None, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.ids)


class Encoded:
    """A document cut once; its windows differ from pass to pass by where the first one ends."""

    def __init__(self, doc: Labelled) -> None:
        self.doc = doc
        self.pieces = cut(doc.text)
        self.tags = {t.name: _tag(t, doc.tags[t.name], self.pieces) for t in TAGGERS if t.name in doc.tags}
        starts = np.asarray([s.start for s in doc.sentences], dtype=np.int64)
        self.sentence = np.searchsorted(starts, self.pieces.starts, side="right")
        self.firsts = [_first(w.span, self.pieces) for w in doc.words]
        self.frames = [
            (name, _first(frame.anchor, self.pieces), _frame(name, frame.spans, self.pieces))
            for name, frames in doc.frames.items()
            for frame in frames
        ]

    def windows(self, shift: int) -> Iterator[Window]:
        for start, end in windows(self.pieces, self.doc.sentences, first=shift):
            yield self._window(start, end)

    def _window(self, start: int, end: int) -> Window:
        def padded(values: NDArray[np.int64], edge: int) -> NDArray[np.int64]:
            return np.concatenate(([edge], values[start:end], [edge]))

        ids = np.concatenate(([CLS], self.pieces.ids[start:end], [SEP]))
        window = Window(
            ids,
            padded(self.pieces.shapes, 0),
            {name: padded(labels, IGNORED) for name, labels in self.tags.items()},
            padded(self.sentence, -1),
        )
        inside = range(start, end)
        if self.doc.words:
            heads = np.full(len(ids), IGNORED)
            relations = np.full(len(ids), IGNORED)
            for word, first in zip(self.doc.words, self.firsts, strict=True):
                head = self.firsts[word.head]
                if first in inside and head in inside and heads[first - start + 1] == IGNORED:
                    heads[first - start + 1] = head - start + 1
                    relations[first - start + 1] = RELATIONS.index(word.relation)
            window.heads, window.relations = heads, relations
        if self.doc.certainty:
            window.certainty = np.full(len(ids), np.nan, dtype=np.float32)
            for span, value in self.doc.certainty:
                first = _first(span, self.pieces)
                if first in inside:
                    window.certainty[first - start + 1] = value
        for name, anchor, labels in self.frames:
            if anchor in inside:
                window.frames.append((name, anchor - start + 1, padded(labels, IGNORED)))
        for pair in self.doc.pairs:
            source = _range(pair.source, self.pieces)
            target = _range(pair.target, self.pieces) if pair.target else None
            if source[0] in inside and source[1] <= end and (target is None or target[1] <= end):
                move = 1 - start
                moved = (target[0] + move, target[1] + move) if target else None
                window.pairs.append(((source[0] + move, source[1] + move), moved, PLV_ROOTS.index(pair.label)))
        return window


def _first(span: Span, pieces: Pieces) -> int:
    """The first piece that begins inside ``span``, else -1."""
    index = int(np.searchsorted(pieces.starts, span.start))
    return index if index < len(pieces) and pieces.starts[index] < span.end else -1


def _range(span: Span, pieces: Pieces) -> tuple[int, int]:
    """Pieces ``[first, last)`` that overlap ``span``; at least one."""
    first = int(np.searchsorted(pieces.ends, span.start, side="right"))
    last = int(np.searchsorted(pieces.starts, span.end))
    return min(first, len(pieces) - 1), max(last, first + 1)


def _tag(tagger: Tagger, spans: Sequence[tuple[Span, str]], pieces: Pieces) -> NDArray[np.int64]:
    labels = np.full(len(pieces), 0 if tagger.detects or tagger.name == "boundary" else IGNORED)
    index = {label: i for i, label in enumerate(tagger.labels)}
    for span, label in spans:
        if tagger.form == "bio":
            if f"B-{label}" not in index:
                continue
            first, last = _range(span, pieces)
            labels[first:last] = index[f"I-{label}"]
            labels[first] = index[f"B-{label}"]
        else:
            first = _first(span, pieces)
            if first >= 0 and label in index:
                labels[first] = index[label]
    return labels


def _frame(name: str, spans: Sequence[tuple[Span, str]], pieces: Pieces) -> NDArray[np.int64]:
    index = {label: i for i, label in enumerate(_FRAME_LABELS[name])}
    labels = np.zeros(len(pieces), dtype=np.int64)
    for span, label in spans:
        first, last = _range(span, pieces)
        if label in index:
            labels[first:last] = index[label]
        else:
            labels[first:last] = index[f"I-{label}"]
            labels[last - 1] = index.get(f"E-{label}", index[f"I-{label}"])
            labels[first] = index[f"B-{label}"]
    return labels


def passes(docs: Sequence[Encoded], times: int, rng: random.Random) -> Iterator[list[Window]]:
    """The windows of ``docs``, once for each of ``times`` passes, cut at other sentences each time."""
    for _ in range(times):
        yield [w for doc in docs for w in doc.windows(rng.randrange(0, 6)) if len(w) > 3]


@dataclass(slots=True)
class Batch:
    """Padded windows as tensors: B windows of T pieces."""

    ids: torch.Tensor
    shapes: torch.Tensor
    mask: torch.Tensor
    sentence: torch.Tensor
    windows: list[Window]


def collate(group: list[Window]) -> Batch:
    longest = max(len(w) for w in group)

    def stack(rows: list[NDArray[np.int64]], fill: int) -> torch.Tensor:
        out = np.full((len(rows), longest), fill, dtype=np.int64)
        for i, row in enumerate(rows):
            out[i, : len(row)] = row
        return torch.from_numpy(out)

    ids = stack([w.ids for w in group], 0)
    return Batch(ids, stack([w.shapes for w in group], 0), ids != 0, stack([w.sentence for w in group], -2), group)


def batches(all_windows: list[Window], budget: int, rng: random.Random) -> list[list[Window]]:
    """Groups of similar length whose padded size is at most ``budget`` pieces, in random order."""
    rng.shuffle(all_windows)
    out: list[list[Window]] = []
    chunk = 640
    for k in range(0, len(all_windows), chunk):
        group: list[Window] = []
        for window in sorted(all_windows[k : k + chunk], key=len, reverse=True):
            if group and (len(group) + 1) * len(group[0]) > budget:
                out.append(group)
                group = []
            group.append(window)
        if group:
            out.append(group)
    rng.shuffle(out)
    return out
