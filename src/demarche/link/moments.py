"""When an event happens: the time expression that hangs on its predicate in the tree."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.base.records import Time, When
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word

_CLIMB = 8
_LIGHT = frozenset({"obj", "obl", "nsubj", "nsubj:pass", "xcomp", "nmod", "acl", "conj"})


def moment(parsed: Parsed, predicate: Span, times: Sequence[Time]) -> When:
    """The days of the event at ``predicate`` and the words that say so; empty where none are tied to it."""
    word = parsed.head_of(predicate)
    if word is None:
        return When()
    sentence = parsed.sentences[word.sentence]
    best: tuple[int, int, Time] | None = None
    for time in times:
        if time.type in ("DURATION", "SET") or not sentence.contains(time.span):
            continue
        distance = _distance(parsed, parsed.head_of(time.span), word)
        if distance is not None:
            rank = (distance, abs(time.span.start - predicate.start), time)
            if best is None or rank[:2] < best[:2]:
                best = rank
    if best is None:
        return When()
    return When(best[2].from_, best[2].to, best[2].span)


def _distance(parsed: Parsed, time: Word | None, predicate: Word) -> int | None:
    """Steps from the time up to the predicate, or to the verb that carries it; None when another verb lies between."""
    if time is None:
        return None
    carriers = {predicate.index: 0}
    current = predicate
    for step in range(1, 4):
        if current.is_root or current.relation not in _LIGHT:
            break
        current = parsed.words[current.head]
        carriers[current.index] = step
        if current.upos == "VERB":
            break
    current = time
    for step in range(_CLIMB):
        if current.index in carriers:
            return step + carriers[current.index]
        if current.is_root or (step and current.upos == "VERB"):
            return None
        current = parsed.words[current.head]
    return None
