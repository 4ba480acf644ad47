"""The reader's tree heads -> words with tags, heads and relations.

Scores of all arcs of a sentence, then the best tree with one root: greedy where the greedy choice is a tree, else
Chu-Liu/Edmonds (Dozat & Manning 2017).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from demarche.base.spans import Span
from demarche.base.syntax import Word
from demarche.extract.heads import RELATIONS, UPOS, XPOS
from demarche.extract.reader import Floats, Seen

_ROOT = RELATIONS.index("root")


def parse(seen: Seen, sentences: Sequence[Span], tokens: Sequence[Sequence[Span]]) -> list[Word]:
    """Words of all sentences with their trees; ``tokens`` are the word spans of each sentence."""
    flat = [(number, span) for number, spans in enumerate(tokens) for span in spans]
    if not flat:
        return []
    starts = np.fromiter((span.start for _, span in flat), dtype=np.int64, count=len(flat))
    ends = np.fromiter((span.end for _, span in flat), dtype=np.int64, count=len(flat))
    places = np.searchsorted(seen.pieces.starts, starts)
    last = len(seen.pieces) - 1
    own = (places <= last) & (seen.pieces.starts[np.minimum(places, last)] < ends)
    # a word without a piece of its own ("not" in "cannot") shares the piece that it lies in
    places = np.where(own, places, np.maximum(places - 1, 0)).clip(0, last)
    hidden = seen.hidden[places]
    dependent, head = seen.heads.arcs(hidden)
    heads = np.arange(len(flat))
    position = 0
    for spans in tokens:
        size = len(spans)
        if size:
            block = slice(position, position + size)
            heads[block] = position + best_tree(dependent[block] @ head[block].T)
            position += size
    logits = seen.heads.relations(hidden, hidden[heads])
    is_root = heads == np.arange(len(flat))
    logits[:, _ROOT] = -np.inf
    relations = logits.argmax(axis=1)
    relations[is_root] = _ROOT
    upos = seen.tagger("upos")[places].argmax(axis=1)
    xpos = seen.tagger("xpos")[places].argmax(axis=1)
    return [
        Word(
            index,
            span,
            span.of(seen.text),
            UPOS[upos[index]],
            XPOS[xpos[index]],
            int(heads[index]),
            RELATIONS[relations[index]],
            number,
        )
        for index, (number, span) in enumerate(flat)
    ]


def best_tree(scores: Floats) -> NDArray[np.int64]:
    """scores [n, n] of dependent (row) under head (column), own column for the root -> head of each, one root."""
    n = len(scores)
    if n == 1:
        return np.zeros(1, dtype=np.int64)
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    roots = np.flatnonzero(heads == np.arange(n))
    if len(roots) == 1 and not _has_cycle(heads):
        return heads
    # each root tried costs a maximum spanning tree; on EWT (dev) trying three finds .0000 more LAS
    own = np.diagonal(scores)
    others = np.where(np.eye(n, dtype=bool), -np.inf, scores).max(axis=1)
    best, best_total = heads, -np.inf
    for root in np.argsort(others - own)[: 1 if len(roots) == 1 else 2]:
        rooted = scores.astype(np.float64).copy()
        np.fill_diagonal(rooted, -np.inf)
        found = _spanning_tree(rooted, int(root))
        rows = np.arange(n) != root
        total = float(own[root] + scores[np.arange(n)[rows], found[rows]].sum())
        if total > best_total:
            best, best_total = found, total
    return best


def _has_cycle(heads: NDArray[np.int64]) -> bool:
    return bool(_cycle(heads, int(np.flatnonzero(heads == np.arange(len(heads)))[0])))


def _cycle(heads: NDArray[np.int64], root: int) -> list[int]:
    state = [0] * len(heads)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _spanning_tree(scores: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Chu-Liu/Edmonds: contracts one cycle at a time; the depth is at most the number of cycles."""
    n = len(scores)
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if not cycle:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    members = np.asarray(cycle)
    size = len(rest) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, members)]
    small[:-1, -1] = leaving.max(axis=1)
    via = members[leaving.argmax(axis=1)]
    entering = scores[np.ix_(members, rest)] - scores[members, heads[members]][:, None]
    small[-1, :-1] = entering.max(axis=0)
    entry = members[entering.argmax(axis=0)]
    new_root = int(np.flatnonzero(rest == root)[0])
    found = _spanning_tree(small, new_root)
    out = heads.copy()
    for i, node in enumerate(rest):
        out[node] = via[i] if found[i] == size - 1 else rest[found[i]]
    opened = entry[found[-1]]
    out[opened] = rest[found[-1]]
    out[root] = root
    return out
