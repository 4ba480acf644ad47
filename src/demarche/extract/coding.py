"""Coding of given pairs: what the source is said to do to the target of a sentence, in PLOVER and CAMEO.

The reader's pair head is asked once for each pair; all pairs of a text share its one forward pass. Mode, CAMEO code and
status come from the predicate that speaks most clearly for the root.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from demarche.base import codebook
from demarche.base.predicates import Entry, predicates
from demarche.base.records import OwnCoding, Status
from demarche.base.spans import Span
from demarche.extract import reader
from demarche.extract.heads import PLV_ROOTS, ROOTS, STATUSES
from demarche.extract.own_coding import Coder, case
from demarche.extract.own_patterns import Party
from demarche.extract.reader import Floats, Seen, softmax
from demarche.extract.sentences import split_sentences

_NAMES_A_PREDICATE = 0.1
"""A word whose share of the root is lower is no reason for it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One pair to code. ``target`` is None when nobody is named; ``id`` is the caller's and comes back with the code."""

    id: object
    text: str
    source: Span
    target: Span | None


@dataclass(frozen=True, slots=True)
class Coding:
    """The code of one pair, and why. ``predicate`` is None when no single word stands out."""

    id: object
    root: str
    mode: str | None
    cameo: str
    quad: int
    goldstein: float
    status: Status
    confidence: float
    predicate: Span | None
    why: tuple[str, ...]
    own: OwnCoding | None = None


def code(tasks: Sequence[Task], own: Coder | None = None) -> list[Coding]:
    """Codes in the order of ``tasks``; the model sees each different text once. ``own``: the user's codebook."""
    texts = list(dict.fromkeys(task.text for task in tasks))
    seen = dict(zip(texts, reader.load().see([(t, [Span(0, len(t))]) for t in texts]), strict=True))
    codings = [_code(task, seen[task.text]) for task in tasks]
    if own is None:
        return codings
    return [replace(c, own=_own(own, t, c, seen[t.text])) for t, c in zip(tasks, codings, strict=True)]


def _own(coder: Coder, task: Task, coding: Coding, seen: Seen) -> OwnCoding | None:
    found = case(seen, split_sentences(task.text), coding.predicate, coding.root)
    if found is None:
        return None
    actors = (Party.of_words(task.source.of(task.text)),)
    recipients = (Party.of_words(task.target.of(task.text)),) if task.target else ()
    return coder.code(replace(found, actors=actors, recipients=recipients))


def _code(task: Task, seen: Seen) -> Coding:
    source = seen.piece_range(task.source)
    target = seen.piece_range(task.target) if task.target else None
    shares = softmax(seen.heads.pair(seen.hidden, source, target if target and target[0] < target[1] else None))
    ranked = np.argsort(shares)[::-1]
    folded, runner_up = PLV_ROOTS[int(ranked[0])], PLV_ROOTS[int(ranked[1])]
    tagged = seen.probabilities("root")
    root, piece = _unfolded(folded, tagged, (source, target))
    status: Status = "done"
    why = [f"the pair reads as {folded} ({shares[ranked[0]]:.2f}), next {runner_up} ({shares[ranked[1]]:.2f})"]
    predicate = entry = None
    if piece is not None:
        predicate = seen.pieces.span(piece, piece)
        status_shares = seen.probabilities("status")[piece]
        status = STATUSES[int(status_shares.argmax())]  # type: ignore[assignment]
        entry = _sense(task.text, predicate, root)
        why.append(f"“{predicate.of(task.text)}” carries it; status {status} ({status_shares.max():.2f})")
    book = codebook.load()
    mode = entry.mode if entry else None
    return Coding(
        task.id,
        root,
        mode,
        entry.cameo if entry else book.plover_to_cameo(root, mode),
        book.root(root).quad,
        book.root(root).goldstein,
        status,
        round(float(shares[ranked[0]]), 3),
        predicate,
        tuple(why),
    )


def _unfolded(folded: str, tagged: Floats, taken: Sequence[tuple[int, int] | None]) -> tuple[str, int | None]:
    """The root, "YIELD" told apart into CONCEDE and RETREAT, and the piece that speaks most clearly for it."""
    wanted = ("CONCEDE", "RETREAT") if folded == "YIELD" else (folded,)
    columns = [1 + ROOTS.index(root) for root in wanted]
    shares = tagged[:, columns].copy()
    for span in taken:
        if span:
            shares[span[0] : span[1]] = 0.0
    if not len(shares):
        return wanted[0], None
    piece, column = np.unravel_index(int(shares.argmax()), shares.shape)
    clear = shares[piece, column] >= _NAMES_A_PREDICATE
    return wanted[int(column) if clear else 0], int(piece) if clear else None


def _sense(text: str, predicate: Span, root: str) -> Entry | None:
    end = predicate.end
    while end < len(text) and text[end].isalpha():
        end += 1
    word = text[predicate.start : end]
    after = text[end : end + 12].split()[:1]
    for candidate in (" ".join([word, *after]), word):
        for entry in predicates().find(candidate):
            if entry.root == root:
                return entry
    return None
