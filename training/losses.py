"""The sum of all heads' losses over one batch of windows, each head only where the corpus labels it."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from demarche.extract.heads import FRAMES, TAGGERS
from training.network import Reader
from training.windows import IGNORED, Batch

# A batch with three labelled words of a rare head must not outweigh one with three thousand.
_FEWEST = {"bio": 400, "word": 60}
_ARC_WEIGHT, _RELATION_WEIGHT, _CERTAINTY_WEIGHT, _PAIR_WEIGHT = 2.0, 1.0, 0.5, 1.0


def _mean(total: Tensor, count: int, fewest: int) -> Tensor:
    return total / max(count, fewest)


def losses(reader: Reader, hidden: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Weighted losses by head; ``hidden`` is [B, T, H]."""
    hidden = reader.dropout(hidden)
    out: dict[str, Tensor] = {}
    length = hidden.shape[1]
    for tagger in TAGGERS:
        rows = [i for i, w in enumerate(batch.windows) if tagger.name in w.tags]
        if not rows:
            continue
        gold = torch.full((len(rows), length), IGNORED)
        for k, i in enumerate(rows):
            labels = batch.windows[i].tags[tagger.name]
            gold[k, : len(labels)] = torch.from_numpy(labels)
        taught = gold != IGNORED
        logits = reader.taggers[tagger.name](hidden[rows][taught]).float()
        total = functional.cross_entropy(logits, gold[taught], reduction="sum")
        out[tagger.name] = tagger.weight * _mean(total, int(taught.sum()), _FEWEST[tagger.form])
    out |= _tree_losses(reader, hidden, batch)
    for frame in FRAMES:
        found = [
            (i, anchor, labels)
            for i, w in enumerate(batch.windows)
            for name, anchor, labels in w.frames
            if name == frame.name
        ]
        if not found:
            continue
        rows_ = torch.tensor([i for i, _, _ in found])
        anchors = torch.tensor([a for _, a, _ in found])
        gold = torch.full((len(found), length), IGNORED)
        for k, (_, _, labels) in enumerate(found):
            gold[k, : len(labels)] = torch.from_numpy(labels)
        distance = torch.arange(-frame.reach, frame.reach + 1)[None]
        places = anchors[:, None] + distance
        inside = (places >= 0) & (places < length)
        places = places.clamp(0, length - 1)
        gold = gold.gather(1, places).masked_fill(~inside, IGNORED)
        head = reader.frames[frame.name]
        pieces = head.piece(hidden)[rows_[:, None], places]
        logits = head(hidden[rows_, anchors], pieces, distance, gold != IGNORED).float()
        total = functional.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=IGNORED, reduction="sum")
        out[f"frame:{frame.name}"] = frame.weight * _mean(total, int((gold != IGNORED).sum()), 1000)
    out |= _certainty_loss(reader, hidden, batch)
    coded = []
    labels_ = []
    for i, window in enumerate(batch.windows):
        for source, target, label in window.pairs:
            coded.append(reader.pair(hidden[i, 1 : len(window) - 1], *_moved(source, target)))
            labels_.append(label)
    if coded:
        total = functional.cross_entropy(torch.stack(coded).float(), torch.tensor(labels_), reduction="sum")
        out["pair"] = _PAIR_WEIGHT * _mean(total, len(coded), 8)
    return out


def _moved(source: tuple[int, int], target: tuple[int, int] | None) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Ranges counted without [CLS]."""
    return (source[0] - 1, source[1] - 1), (target[0] - 1, target[1] - 1) if target else None


def _tree_losses(reader: Reader, hidden: Tensor, batch: Batch) -> dict[str, Tensor]:
    rows = [i for i, w in enumerate(batch.windows) if w.heads is not None]
    if not rows:
        return {}
    length = hidden.shape[1]
    heads = torch.full((len(rows), length), IGNORED)
    relations = torch.full((len(rows), length), IGNORED)
    for k, i in enumerate(rows):
        window = batch.windows[i]
        assert window.heads is not None
        assert window.relations is not None
        heads[k, : len(window)] = torch.from_numpy(window.heads)
        relations[k, : len(window)] = torch.from_numpy(window.relations)
    words = heads != IGNORED
    sentence = batch.sentence[rows]
    allowed = (sentence[:, :, None] == sentence[:, None, :]) & words[:, None, :]
    scores = reader.arcs(hidden[rows]).float().masked_fill(~allowed, -1e4)
    count = int(words.sum())
    arc = functional.cross_entropy(scores[words], heads[words], reduction="sum")
    k, dependent = words.nonzero(as_tuple=True)
    states = hidden[rows]
    logits = reader.relations(states[k, dependent], states[k, heads[words]]).float()
    relation = functional.cross_entropy(logits, relations[words], reduction="sum")
    return {"arc": _ARC_WEIGHT * _mean(arc, count, 200), "relation": _RELATION_WEIGHT * _mean(relation, count, 200)}


def _certainty_loss(reader: Reader, hidden: Tensor, batch: Batch) -> dict[str, Tensor]:
    found = []
    for i, window in enumerate(batch.windows):
        if window.certainty is not None:
            found += [(i, int(p), float(window.certainty[p])) for p in np.flatnonzero(~np.isnan(window.certainty))]
    if not found:
        return {}
    rows, places, values = (torch.tensor(column) for column in zip(*found, strict=True))
    said = reader.certainty(hidden[rows, places]).float().squeeze(-1)
    total = functional.smooth_l1_loss(said, values.float(), reduction="sum")
    return {"certainty": _CERTAINTY_WEIGHT * _mean(total, len(found), 30)}
