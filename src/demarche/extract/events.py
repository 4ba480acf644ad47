"""What happens, or is said to: predicates with PLOVER root and status, and the words for those on both sides.

The reader's taggers find and code the predicates; who acts and who is acted upon is chosen among the phrases around each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from demarche.base.drafts import Attribution, EventMention
from demarche.base.predicates import Entry, predicates
from demarche.base.syntax import Parsed, Word
from demarche.extract.conditions import conditions, in_condition
from demarche.extract.heads import ROOTS, STATUSES
from demarche.extract.participants import Participants, ranker
from demarche.extract.reader import Floats, Seen

FOUND = 0.5
"""A predicate is reported when its probability of being an event is at least this."""


def find_events(
    seen: Seen, parsed: Parsed, attributions: Sequence[Attribution], least: float = FOUND
) -> list[EventMention]:
    """All event mentions in text order. ``least``: the probability of being one from which a predicate is taken."""
    if not len(seen.pieces):
        return []
    root = seen.probabilities("root")
    places = [(int(i), w) for i, w in _predicates(seen, parsed, root, least)]
    around, known = Participants(seen, parsed, attributions), ranker()
    frames = seen.frame("participants", [i for i, _ in places], [around.reach(word) for _, word in places])
    status = seen.probabilities("status")
    background = seen.probabilities("background")
    out = []
    for (piece, word), (offset, probabilities) in zip(places, frames, strict=True):
        coded = root[piece].copy()
        coded[0] = 0.0
        ranked = np.argsort(coded)[::-1]
        name = ROOTS[int(ranked[0]) - 1]
        kind = int(status[piece].argmax())
        actors, recipients, (acting, receiving) = around.of(word, name, offset, probabilities, known)
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
                (
                    ("event", round(sure, 3)),
                    ("root", round(float(coded[ranked[0]]) / max(sure, 1e-6), 3)),
                    ("status", round(float(status[piece, kind]), 3)),
                    ("actor", round(acting, 3)),
                    ("recipient", round(receiving, 3)),
                ),
                why + (("in an if-clause",) if in_condition(parsed, word) else ()),
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
    part = "verb" if word.upos in ("VERB", "AUX") else "noun"
    particles = [c.text for c in parsed.children(word) if c.relation == "compound:prt"]
    for text in (" ".join([word.text, *particles]), word.text):
        found = [entry for entry in predicates().find(text) if entry.root == root]
        if found:
            return min(found, key=lambda entry: entry.part != part)
    return None
