"""Where an event happens: the place that hangs on its predicate with "in", "at", "near" or, for a visit, "to"."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.base.records import Place
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word

_PLACED = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "into", "throughout", "from"})
_REACHED = frozenset({"to", "for"})
_CLIMB = 5


def scene(parsed: Parsed, predicate: Span, places: Sequence[Place], *, goes_there: bool) -> Place | None:
    """The nearest place tied to the event; ``goes_there``: "to Ankara" counts, as with visits."""
    word = parsed.head_of(predicate)
    if word is None:
        return None
    cases = _PLACED | _REACHED if goes_there else _PLACED
    best: tuple[int, Place] | None = None
    for place in places:
        head = parsed.head_of(place.span)
        if place.metonym or head is None or head.sentence != word.sentence:
            continue
        steps = _steps(parsed, head, word, cases)
        if steps is not None and (best is None or steps < best[0]):
            best = (steps, place)
    return best[1] if best else None


def _steps(parsed: Parsed, place: Word, predicate: Word, cases: frozenset[str]) -> int | None:
    """Steps from the place up to the predicate or the verb that carries it, by a preposition of place."""
    carriers = {predicate.index}
    if predicate.upos != "VERB" and not predicate.is_root and predicate.relation in ("obj", "obl", "nsubj", "conj"):
        carriers.add(predicate.head)
    current = place
    placed = False
    for step in range(_CLIMB):
        if current.index in carriers:
            return step if placed else None
        case = parsed.child(current, "case")
        placed = placed or (case is not None and case.lower in cases)
        if current.is_root or (step and current.upos == "VERB"):
            return None
        current = parsed.words[current.head]
    return None
