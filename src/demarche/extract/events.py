"""What happens, or is said to: predicates with PLOVER root and status, and the words for those on both sides.

The reader's taggers find and code the predicates; its participants head, asked at each predicate, marks who acts and who
is acted upon; the tree fills in where that head is silent.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from demarche.base.drafts import Attribution, EventMention
from demarche.base.predicates import Entry, predicates
from demarche.base.spans import Span, hull
from demarche.base.syntax import Parsed, Word
from demarche.extract.arguments import arguments
from demarche.extract.conditions import conditions, in_condition
from demarche.extract.heads import FRAMES, ROOTS, STATUSES
from demarche.extract.reader import Floats, Seen

FOUND = 0.5
"""A predicate is reported when its probability of being an event is at least this."""
_PARTICIPANTS = next(f.labels for f in FRAMES if f.name == "participants")
SURE, LIKELY = 0.5, 0.15
"""Shares of a role that make a participant, and that make the only one where nobody is sure. Of five settings compared on
the held-back hand-read reports (``python -m quality.gold``) this one had the best actors, recipients and whole events."""


def find_events(
    seen: Seen, parsed: Parsed, attributions: Sequence[Attribution], least: float = FOUND
) -> list[EventMention]:
    """All event mentions in text order. ``least``: the probability of being one from which a predicate is taken."""
    if not len(seen.pieces):
        return []
    root = seen.probabilities("root")
    places = [(int(i), w) for i, w in _predicates(seen, parsed, root, least)]
    frames = seen.frame("participants", [i for i, _ in places])
    status = seen.probabilities("status")
    background = seen.probabilities("background")
    out = []
    for (piece, word), (offset, probabilities) in zip(places, frames, strict=True):
        coded = root[piece].copy()
        coded[0] = 0.0
        ranked = np.argsort(coded)[::-1]
        name = ROOTS[int(ranked[0]) - 1]
        kind = int(status[piece].argmax())
        actors, recipients = _participants(seen, parsed, word, offset, probabilities)
        condition = conditions(parsed, word)
        entry = _entry(parsed, word, name)
        sure = float(1 - root[piece, 0])
        why = (
            f"“{word.text}” is {name} ({coded[ranked[0]] / max(sure, 1e-6):.2f}),"
            f" next {ROOTS[int(ranked[1]) - 1]} ({coded[ranked[1]] / max(sure, 1e-6):.2f})",
            f"status {STATUSES[kind]} ({status[piece, kind]:.2f})",
        )
        out.append(
            EventMention(
                word.span,
                name,
                entry.mode if entry else None,
                STATUSES[kind],  # type: ignore[arg-type]
                tuple(actors),
                tuple(recipients),
                condition if STATUSES[kind] in ("conditional", "offered", "planned", "hypothetical") else (),
                _asserted_by(word, attributions),
                bool(background[piece].argmax()),
                entry is not None and entry.direction == "mutual",
                round(float(sure * coded[ranked[0]] / max(sure, 1e-6) * status[piece, kind]), 3),
                why + (("in an if-clause",) if in_condition(parsed, word) else ()),
                sure,
            )
        )
    return out


def _predicates(seen: Seen, parsed: Parsed, root: Floats, least: float) -> list[tuple[int, Word]]:
    """(piece, word) of each predicate: first pieces of words that the tagger takes for an event."""
    found: list[tuple[int, Word]] = []
    for piece in np.flatnonzero(1 - root[:, 0] >= least):
        words = parsed.words_in(seen.pieces.span(int(piece), int(piece)))
        if words and words[0].upos != "PUNCT" and (not found or found[-1][1].index != words[0].index):
            found.append((int(piece), words[0]))
    return found


def _participants(
    seen: Seen, parsed: Parsed, predicate: Word, offset: int, probabilities: Floats
) -> tuple[list[Span], list[Span]]:
    """Words for actors and recipients; each role that the head leaves open is asked of the tree."""
    both = probabilities[:, _PARTICIPANTS.index("BOTH")]
    actors, recipients = (
        _stretches_of(seen, parsed, predicate, offset, probabilities[:, _PARTICIPANTS.index(role)] + both)
        for role in ("ACTOR", "RECIPIENT")
    )
    if not actors or not recipients:
        by_tree = arguments(parsed, predicate)
        actors = actors or [s for s in by_tree[0] if s not in recipients]
        recipients = recipients or [s for s in by_tree[1] if s not in actors]
    return actors, recipients


def _stretches_of(seen: Seen, parsed: Parsed, predicate: Word, offset: int, shares: Floats) -> list[Span]:
    """Stretches of pieces with a share of a role of at least ``SURE``; failing that, the one best above ``LIKELY``."""
    least = SURE if len(shares) and shares.max() >= SURE else LIKELY
    taken = np.concatenate(([False], shares >= least, [False]))
    edges = np.flatnonzero(taken[1:] != taken[:-1]).reshape(-1, 2)
    if least == LIKELY and len(edges) > 1:
        edges = edges[[int(np.argmax([shares[a:b].max() for a, b in edges]))]]
    found = (_as_phrase(parsed, seen.pieces.span(offset + int(a), offset + int(b) - 1), predicate) for a, b in edges)
    return list(dict.fromkeys(found))


def _as_phrase(parsed: Parsed, span: Span, predicate: Word) -> Span:
    """The words of ``span``, whole."""
    words = [w for w in parsed.words_in(span) if w.index != predicate.index]
    return hull(w.span for w in words) if words else span


def _asserted_by(word: Word, attributions: Sequence[Attribution]) -> int | None:
    """The statement whose content holds the predicate most closely."""
    holders = [
        (sum(s.length for s in a.content), number)
        for number, a in enumerate(attributions)
        if any(s.contains(word.span) for s in a.content)
    ]
    return min(holders)[1] if holders else None


def _entry(parsed: Parsed, word: Word, root: str) -> Entry | None:
    """The dictionary's sense of the predicate that agrees with the root, for its mode and CAMEO code."""
    particles = [c.text for c in parsed.children(word) if c.relation == "compound:prt"]
    for text in (" ".join([word.text, *particles]), word.text):
        for entry in predicates().find(text):
            if entry.root == root:
                return entry
    return None
