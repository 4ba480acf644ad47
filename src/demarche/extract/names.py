"""Names of people, organizations and places (CoNLL-2003's four kinds), from the reader's tagger."""

from __future__ import annotations

import numpy as np

from demarche.base.spans import Span
from demarche.base.syntax import Name
from demarche.extract.heads import TAGGERS
from demarche.extract.reader import Seen
from demarche.extract.tags import best_path, stretches

_LABELS = next(t.labels for t in TAGGERS if t.name == "name")


def find_names(seen: Seen) -> tuple[Name, ...]:
    """Names in text order, each widened to whole words."""
    probabilities = seen.probabilities("name")
    path = best_path(probabilities, _LABELS)
    out: list[Name] = []
    for first, last, kind in stretches(path, _LABELS):
        span = _whole_words(seen.text, seen.pieces.span(first, last))
        sure = float(np.mean([probabilities[i, path[i]] for i in range(first, last + 1)]))
        if out and out[-1].span.end > span.start:
            continue
        out.append(Name(span, kind, round(sure, 3)))  # type: ignore[arg-type]
    return tuple(out)


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)
