"""The one small model: windows of pieces in, hidden states and tag probabilities out. The only file that knows onnxruntime.

One forward pass over each text; all heads share it. Shapes: n pieces of one text, H = 384 hidden units.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from demarche.base.errors import ModelError
from demarche.base.spans import Span
from demarche.extract.heads import DILATIONS, FRAMES, NEAR, TAGGERS
from demarche.extract.pieces import CLS, SEP, Pieces, cut, windows

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Floats = NDArray[np.float32]

_BATCH_PIECES = 4096
"""Padded pieces in one call of the model: more gains nothing on a CPU and costs memory."""


@dataclass(frozen=True)
class Seen:
    """One text as the model saw it: pieces, hidden states [n, H], tag logits [n, all labels]."""

    text: str
    pieces: Pieces
    hidden: Floats
    logits: Floats
    heads: Heads

    def tagger(self, name: str) -> Floats:
        """Logits [n, labels] of one tagger."""
        start, end = _COLUMNS[name]
        return self.logits[:, start:end]

    def probabilities(self, name: str) -> Floats:
        """Probabilities [n, labels] of one tagger."""
        return softmax(self.tagger(name))

    @cached_property
    def certainty(self) -> Floats:
        """How certain the author is that what a piece names happened [n], -3 to 3."""
        return self.logits[:, -1]

    def first_piece(self, span: Span) -> int | None:
        """The first piece that begins inside ``span``."""
        index = int(np.searchsorted(self.pieces.starts, span.start))
        return index if index < len(self.pieces) and self.pieces.starts[index] < span.end else None

    def piece_range(self, span: Span) -> tuple[int, int]:
        """Pieces ``[first, last)`` that overlap ``span``."""
        first = int(np.searchsorted(self.pieces.ends, span.start, side="right"))
        return first, int(np.searchsorted(self.pieces.starts, span.end))

    def frame(
        self, name: str, anchors: Sequence[int], within: Sequence[tuple[int, int]] | None = None
    ) -> list[tuple[int, Floats]]:
        """For each anchor: the first piece in reach, and the label probabilities [pieces in reach, labels]. ``within``:
        pieces [first, last) beyond which an anchor's frame is not asked for."""
        if not anchors:
            return []
        return self.heads.frame(name, self.hidden, anchors, within or [(0, len(self.hidden))] * len(anchors))


def softmax(logits: Floats) -> Floats:
    """Over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    out: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return out


def gelu(x: Floats) -> Floats:
    """The tanh form of the Gaussian error linear unit (Hendrycks & Gimpel 2016); 1e-3 from the exact one at most."""
    inner = x * x
    inner *= 0.044715 * 0.7978845608
    inner += 0.7978845608
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1.0
    inner *= 0.5
    inner *= x
    return inner


_SMOOTH = frozenset(f.name for f in FRAMES if f.smooth)
_COLUMNS: dict[str, tuple[int, int]] = {}
_width = 0
for _tagger in TAGGERS:
    _COLUMNS[_tagger.name] = (_width, _width + len(_tagger.labels))
    _width += len(_tagger.labels)


class Heads:
    """The small matrices that look at pairs of pieces."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._w = weights
        self._reach = {f.name: f.reach for f in FRAMES}

    def linear(self, name: str, x: Floats) -> Floats:
        out = x @ self._w[name + ".weight"].T
        bias = self._w.get(name + ".bias")
        if bias is not None:
            out += bias
        return out

    def arcs(self, hidden: Floats) -> tuple[Floats, Floats]:
        """Vectors whose dot product scores a dependent (rows of the first) under a head (rows of the second)."""
        dependent = gelu(self.linear("arc_dependent", hidden))
        head = gelu(self.linear("arc_head", hidden))
        match = self._w["arc_match.weight"]
        scaled = (dependent @ match[:, :-1].T + match[:, -1]) / np.float32(np.sqrt(head.shape[1]))
        return scaled, head

    def relations(self, dependents: Floats, heads: Floats) -> Floats:
        """Relation logits [N, R] of N arcs, given the hidden states at both ends."""
        d, h = self.linear("relation_dependent", dependents), self.linear("relation_head", heads)
        match: Floats = self._w["relation_match.weight"]
        mixed = (d + h + (d * h) @ match.T).astype(np.float32, copy=False)
        return self.linear("relation", gelu(mixed))

    def frame(
        self, name: str, hidden: Floats, anchors: Sequence[int], within: Sequence[tuple[int, int]]
    ) -> list[tuple[int, Floats]]:
        """See ``Seen.frame``."""
        prefix = f"frames.{name}."
        reach = self._reach[name]
        match, near = self._w[prefix + "match.weight"].T, self._w[prefix + "near.weight"]
        lowest, highest = max(0, min(anchors) - reach), min(len(hidden), max(anchors) + reach + 1)
        pieces = self.linear(prefix + "piece", hidden[lowest:highest])
        around = self.linear(prefix + "anchor", hidden[list(anchors)])
        out = []
        for row, (anchor, (floor, ceiling)) in enumerate(zip(anchors, within, strict=True)):
            first, last = max(floor, anchor - reach), min(ceiling, anchor + reach + 1)
            p, a = pieces[first - lowest : last - lowest], around[row]
            distance = np.clip(np.arange(first - anchor, last - anchor), -NEAR, NEAR) + NEAR
            summed: Floats = p + a + near[distance] + (p * a) @ match
            mixed = gelu(summed)
            logits = self.linear(prefix + "label", mixed)
            if name in _SMOOTH:
                logits += self.linear(prefix + "correction", self._smooth(prefix, mixed))
            out.append((first, softmax(logits)))
        return out

    def _smooth(self, prefix: str, mixed: Floats) -> Floats:
        """What the dilated convolutions of a frame tagger make of its hidden layer [pieces, width]; zeros beyond the ends."""
        state = self.linear(prefix + "down", mixed)
        for number, reach in enumerate(DILATIONS):
            weight = self._w[f"{prefix}smooth.{number}.weight"]  # [out, in, 3]
            seen: Floats = state @ weight[:, :, 1].T + self._w[f"{prefix}smooth.{number}.bias"]
            seen[reach:] += state[:-reach] @ weight[:, :, 0].T
            seen[:-reach] += state[reach:] @ weight[:, :, 2].T
            state = state + gelu(seen)
        return state

    def pair(self, hidden: Floats, source: tuple[int, int], target: tuple[int, int] | None) -> Floats:
        """Root logits of what ``source`` does to ``target``, given the hidden states [m, H] of their sentence."""
        w = self._w
        s = hidden[source[0] : source[1]].mean(0)
        t = hidden[target[0] : target[1]].mean(0) if target else w["pair.nobody"]
        place = np.zeros(len(hidden), dtype=np.int64)
        place[source[0] : source[1]] = 1
        if target:
            place[target[0] : target[1]] = 2
        both = np.concatenate([s, t])
        query = self.linear("pair.query", both)
        keys = self.linear("pair.key", hidden) + w["pair.place.weight"][place]
        heads, width = 4, keys.shape[1] // 4
        scores = (keys.reshape(-1, heads, width) * query.reshape(heads, width)).sum(-1) / np.float32(np.sqrt(width))
        values = self.linear("pair.value", hidden).reshape(-1, heads, width)
        mixed = (softmax(scores.T).T[..., None] * values).sum(0).reshape(-1)
        return self.linear("pair.label", gelu(self.linear("pair.mix", np.concatenate([mixed, both]))))


class Reader:
    """A loaded model. Make it with ``load()``; reading is thread-safe."""

    def __init__(self, folder: Traversable, threads: int | None = None) -> None:
        import onnxruntime

        try:
            about = json.loads(folder.joinpath("reader.json").read_text("utf-8"))
            model = folder.joinpath("reader.onnx").read_bytes()
            heads = folder.joinpath("heads.npz").read_bytes()
        except OSError as error:
            raise ModelError(f"the reader's model is missing from the package ({error}); install it again") from None
        for name, data in (("reader.onnx", model), ("heads.npz", heads)):
            if hashlib.sha256(data).hexdigest() != about["sha256"][name]:
                raise ModelError(f"{name} is not the file that the package was built with; install it again")
        self.digest: str = about["sha256"]["reader.onnx"]
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        if threads is not None:
            options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.heads = Heads(_arrays(heads))

    def see(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> list[Seen]:
        """Read texts, each with its sentences, windows of all texts batched by length."""
        cuts = [cut(text) for text, _ in texts]
        jobs = [
            (number, start, end)
            for number, (_, sentences) in enumerate(texts)
            for start, end in windows(cuts[number], sentences)
        ]
        jobs.sort(key=lambda job: job[2] - job[1], reverse=True)
        hidden: list[Floats | None] = [None] * len(texts)
        logits: list[Floats | None] = [None] * len(texts)
        for group in _groups(jobs):
            states, tags = self._run(cuts, group)
            for row, (number, start, end) in enumerate(group):
                size = end - start
                if hidden[number] is None:
                    hidden[number] = np.empty((len(cuts[number]), states.shape[2]), dtype=np.float32)
                    logits[number] = np.empty((len(cuts[number]), tags.shape[2]), dtype=np.float32)
                hidden[number][start:end] = states[row, 1 : size + 1]  # type: ignore[index]
                logits[number][start:end] = tags[row, 1 : size + 1]  # type: ignore[index]
        empty = np.zeros((0, 1), dtype=np.float32)
        return [
            Seen(
                text,
                cuts[i],
                empty if (h := hidden[i]) is None else h,
                empty if (g := logits[i]) is None else g,
                self.heads,
            )
            for i, (text, _) in enumerate(texts)
        ]

    def _run(self, cuts: Sequence[Pieces], group: Sequence[tuple[int, int, int]]) -> tuple[Floats, Floats]:
        longest = max(end - start for _, start, end in group) + 2
        ids = np.zeros((len(group), longest), dtype=np.int64)
        shapes = np.zeros_like(ids)
        mask = np.zeros(ids.shape, dtype=np.float32)
        for row, (number, start, end) in enumerate(group):
            size = end - start
            ids[row, 0], ids[row, size + 1] = CLS, SEP
            ids[row, 1 : size + 1] = cuts[number].ids[start:end]
            shapes[row, 1 : size + 1] = cuts[number].shapes[start:end]
            mask[row, : size + 2] = 1.0
        out: Any = self._session.run(None, {"ids": ids, "shapes": shapes, "mask": mask})
        return out[0], out[1]


def _groups(jobs: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    out: list[list[tuple[int, int, int]]] = []
    for job in jobs:
        longest = out[-1][0][2] - out[-1][0][1] if out else 0
        if out and (len(out[-1]) + 1) * (longest + 2) <= _BATCH_PIECES:
            out[-1].append(job)
        else:
            out.append([job])
    return out


def _arrays(data: bytes) -> dict[str, Floats]:
    from io import BytesIO

    with np.load(BytesIO(data), allow_pickle=False) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


@cache
def load(threads: int | None = None) -> Reader:
    """The reader that the package ships, loaded once."""
    return Reader(files("demarche.data.reader"), threads)
