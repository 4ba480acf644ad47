"""The phrase around a head, as far as it names somebody: "Turkish President Recep Tayyip Erdogan"."""

from __future__ import annotations

from demarche.base.spans import Span, hull
from demarche.base.syntax import Parsed, Word

_PART = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "flat", "det", "nummod"})


def phrase(parsed: Parsed, head: Word) -> Span:
    """The head with what stands before it and its flat parts, without its clauses and what is joined to it."""
    inside = [head]
    for child in parsed.children(head):
        if child.relation in _PART:
            inside += parsed.subtree(child)
    return hull(w.span for w in inside)
